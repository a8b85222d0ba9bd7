"""The table of rights: closed, documented, and asked for by every route."""

import re
from pathlib import Path

import httpx
import pytest
from litestar import Litestar
from litestar.routes import HTTPRoute

from docket.accounts.rules import (
    PUBLIC,
    ROLES,
    TOKENLESS,
    UNREADY,
    Reach,
    Right,
    Role,
    Viewer,
    reach_of,
    rights_of,
    roles_in,
)
from docket.app import create_app
from docket.docketing.rules.permits import NEEDED, check_permits
from docket.docketing.schemas import Amend, AnyFact, RecordEvent, Strike
from docket.errors import Forbidden
from docket.settings import Settings
from tests import rights_page

READS = {Right.READ_MATTERS, Right.READ_HISTORY, Right.READ_STATISTICS}
WRITES = {
    Right.FILE,
    Right.OPEN_MATTERS,
    Right.RECORD_FACTS,
    Right.CORRECT_FACTS,
    Right.ADD_PAPERS,
    Right.NAME_PEOPLE,
    Right.MANAGE_REGISTERS,
    Right.MANAGE_CALENDAR,
    Right.MANAGE_RULES,
    Right.MANAGE_USERS,
}
_EXAMPLES = {
    "key:str": "recon_reply",
    "day:date": "2026-11-23",
    "what:str": "event",
    "code:str": "BFQKND7EFVZD",
}
OPEN = {
    "/healthz",
    "/readyz",
    "/schema",
    "/api/v1/setup",
    "/api/v1/session",
    "/login",
    "/setup",
    "/help",
    "/accessibility",
    "/language",
    "/static/{digest:str}/{name:path}",
}
"""What anybody reaches: health, the description of the API, the door itself, and what explains it."""


def routes(app: Litestar) -> list[tuple[str, str, dict[str, object]]]:
    """Every route of the application: method, path, and what it declares."""
    return [
        (str(method), route.path, dict(handler.opt))
        for route in app.routes
        if isinstance(route, HTTPRoute)
        for handler in route.route_handlers
        for method in handler.http_methods
        if method != "OPTIONS"
    ]


def application() -> Litestar:
    return create_app(Settings.from_environment({}, Path("/nonexistent")))


def test_every_route_declares_the_right_it_needs() -> None:
    """One that forgets is refused when it is called, and fails here before."""
    found = routes(application())

    assert len(found) > 30
    assert [(method, path) for method, path, opt in found if "right" not in opt] == []
    assert {opt["right"] for _, _, opt in found} <= {None, *Right}


def test_only_the_door_is_open_to_everybody() -> None:
    public = {(method, path) for method, path, opt in routes(application()) if opt["right"] is None}

    assert {path for _, path in public if not path.startswith("/schema")} == OPEN - {"/schema"}
    assert {method for method, path in public if path == "/api/v1/session"} == {"POST"}
    assert PUBLIC == {"right": None}


def _address(path: str) -> str:
    """A path with something in each of its places."""
    address = re.sub(r"\{\w+:int\}", "1", path)
    for name, value in _EXAMPLES.items():
        address = address.replace(f"{{{name}}}", value)
    return address


async def test_a_stranger_is_told_to_sign_in_everywhere_else(client: httpx.AsyncClient) -> None:
    """401 with the way to sign in, as problem details, before anything else is looked at."""
    for method, path, opt in routes(application()):
        if opt["right"] is None:
            continue
        answer = await client.request(method, _address(path))
        assert answer.status_code == 401, (method, path, answer.text)
        assert answer.headers["www-authenticate"].startswith("Bearer")
        assert answer.json()["type"] == "urn:docket:problem:unauthenticated"


async def test_every_address_tells_its_methods(client: httpx.AsyncClient) -> None:
    """OPTIONS is answered by the framework, for which no right is declared: never a fault of ours."""
    for _, path, _ in routes(application()):
        answer = await client.options(_address(path))
        assert answer.status_code in {204, 401}, (path, answer.text)


def test_every_right_is_some_roles_and_an_auditor_and_a_leader_write_nothing() -> None:
    given = frozenset[Right]().union(*ROLES.values())

    assert given | {Right.READ_SUBTREE} == frozenset(Right)
    assert ROLES.keys() == set(Role)
    for role in (Role.AUDITOR, Role.LEADER):
        assert not ROLES[role] & WRITES
    assert ROLES[Role.HANDLER] & WRITES == {Right.ADD_PAPERS}


def test_who_keeps_the_users_reads_no_matter() -> None:
    assert not ROLES[Role.ADMIN] & READS
    assert reach_of([Role.ADMIN]) is Reach.NOTHING


def test_roles_add_up_in_rights_and_in_reach() -> None:
    both = rights_of([Role.COUNSEL, Role.LEADER])

    assert both == ROLES[Role.COUNSEL] | ROLES[Role.LEADER]
    assert reach_of([Role.COUNSEL, Role.LEADER]) is Reach.AUTHORITY
    assert reach_of([Role.COUNSEL, Role.HANDLER]) is Reach.UNIT
    assert (rights_of([]), reach_of([])) == (frozenset(), Reach.NOTHING)


def test_the_subtree_is_no_right_of_somebody_who_reads_no_matter() -> None:
    assert Right.READ_SUBTREE not in rights_of([Role.ADMIN], subtree=True)
    assert Right.READ_SUBTREE in rights_of([Role.LAWYER], subtree=True)


def test_what_is_no_role_gives_no_right() -> None:
    assert roles_in("lawyer,root,,Admin") == (Role.LAWYER,)


def test_no_token_reaches_the_account_behind_it() -> None:
    assert UNREADY | {Right.ISSUE_TOKENS, Right.MANAGE_USERS} <= TOKENLESS


def test_every_fact_asks_for_a_right() -> None:
    facts = set(AnyFact.__args__) - {Amend, Strike}

    assert NEEDED.keys() == facts


@pytest.mark.parametrize(
    ("what", "right"),
    [
        pytest.param("event", Right.CORRECT_FACTS, id="a fact of a matter"),
        pytest.param("authority", Right.MANAGE_REGISTERS, id="a register"),
        pytest.param("local_rest_day", Right.MANAGE_CALENDAR, id="the calendar"),
    ],
)
def test_a_correction_asks_for_the_right_of_what_it_corrects(what: str, right: Right) -> None:
    fact = Amend(what=what, id=1, version=1, changes={})

    check_permits(Viewer("某", rights=frozenset({right})), [fact])
    with pytest.raises(Forbidden):
        check_permits(Viewer("某", rights=frozenset(Right) - {right}), [fact])


def test_every_fact_that_is_not_permitted_is_named() -> None:
    facts: list[AnyFact] = [
        RecordEvent(proceeding=1, kind="accepted", happened_on=rights_page.DAY),
        Strike(what="event", id=1, version=1),
    ]

    with pytest.raises(Forbidden) as refusal:
        check_permits(Viewer("某", rights=frozenset({Right.FILE})), facts)

    assert [error.field for error in refusal.value.fields] == ["facts[0]", "facts[1]"]
