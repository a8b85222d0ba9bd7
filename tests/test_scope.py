"""Nobody sees or changes a matter outside their scope, by any route, whoever they are.

Random worlds of people and matters; what each may see is told by ``worlds.sees``, a few lines of
Python that know nothing of the SQL. Every route of the API is asked about every matter by everybody.
"""

from pathlib import Path
from typing import Any

import httpx
import pytest
from litestar.routes import HTTPRoute

from docket import db as database
from docket.accounts.rules import Right, rights_of
from docket.accounts.schemas import AccountRow
from docket.app import create_app
from docket.settings import Settings
from docket.terms import DeadlineState
from tests.clients import stranger
from tests.facts import event, hearing, outcome
from tests.people import bearer
from tests.worlds import Dispute, World, sees, world

SEEDS = range(3)
EVERY_STATE = "&".join(f"state={state.value}" for state in DeadlineState)
OF_A_MATTER = {
    ("GET", "/api/v1/matters"),
    ("GET", "/api/v1/matters/{matter_id:int}"),
    ("GET", "/api/v1/matters/{matter_id:int}/history"),
    ("GET", "/api/v1/matters/{matter_id:int}/people"),
    ("PUT", "/api/v1/matters/{matter_id:int}/people/{user_id:int}"),
    ("DELETE", "/api/v1/matters/{matter_id:int}/people/{user_id:int}"),
    ("GET", "/api/v1/proceedings/{proceeding_id:int}"),
    ("GET", "/api/v1/deadlines"),
    ("GET", "/api/v1/deadlines/{deadline_id:int}/why"),
    ("GET", "/api/v1/papers/{paper_id:int}"),
    ("GET", "/api/v1/statistics"),
    ("GET", "/api/v1/reports/annual/{year:int}"),
    ("POST", "/api/v1/filings"),
    ("POST", "/api/v1/calendar/preview"),
    ("GET", "/api/v1/moves"),
    ("GET", "/api/v1/news"),
    ("GET", "/api/v1/register/{day:date}"),
    ("GET", "/api/v1/requests"),
    ("GET", "/api/v1/gaps"),
    ("GET", "/api/v1/papers"),
    ("GET", "/api/v1/series"),
    ("GET", "/api/v1/matters/{matter_id:int}/finality"),
    ("GET", "/api/v1/proceedings/{proceeding_id:int}/finality"),
    ("GET", "/api/v1/receipts/{code:str}"),
    ("GET", "/api/v1/facts/{what:str}/{fact_id:int}"),
    ("PATCH", "/api/v1/facts/{what:str}/{fact_id:int}"),
    ("DELETE", "/api/v1/facts/{what:str}/{fact_id:int}"),
    ("POST", "/api/v1/filings/preview"),
    ("POST", "/api/v1/matters/{matter_id:int}/what-if"),
}
"""Routes that speak of matters: each is asked below."""
OF_NONE = (
    "/api/v1/setup",
    "/api/v1/session",
    "/api/v1/account",
    "/api/v1/tokens",
    "/api/v1/users",
    "/api/v1/rules",
    "/api/v1/codes",
    "/api/v1/calendar",
    "/api/v1/history/",
    "/api/v1/derived/",
    "/api/v1/authorities",
    "/api/v1/units",
    "/api/v1/papers",
    "/api/v1/news/seen",
    "/api/v1/policies",
    "/api/v1/milestones",
)
"""Routes that speak of no matter: one's own account, users, the law, the calendar, bytes handed in."""


def test_every_route_of_the_api_is_asked_about_scope() -> None:
    """A new route is put into one of the two lists, and if it speaks of matters it is asked."""
    app = create_app(Settings.from_environment({}, Path("/nonexistent")))
    found = {
        (str(method), route.path)
        for route in app.routes
        if isinstance(route, HTTPRoute) and route.path.startswith("/api/")
        for handler in route.route_handlers
        for method in handler.http_methods
        if method != "OPTIONS"
    }

    assert found >= OF_A_MATTER
    assert {one for one in found - OF_A_MATTER if not one[1].startswith(OF_NONE)} == set()


def told(answer: httpx.Response, dispute: Dispute) -> bool:
    """Whether an answer says anything of a matter."""
    return dispute.mark in answer.text


async def people(made: World) -> list[tuple[AccountRow, dict[str, str]]]:
    """Everybody with the header of a token that carries all they can do."""
    return [(one, {"authorization": await bearer(one)}) for one in made.people]


async def code_of(deadline_id: int) -> str:
    """The code of a deadline's receipt."""
    [row] = await database.rows("SELECT receipt_code FROM deadline WHERE id = {}", deadline_id)
    return str(row["receipt_code"])


@pytest.mark.parametrize("seed", SEEDS)
async def test_nobody_reads_a_matter_outside_their_scope(db: database.Engine, seed: int) -> None:
    made = await world(seed)
    async with stranger(DOCKET_RATE="0") as client:
        for account, header in await people(made):
            rights = rights_of(account.held, subtree=account.subtree)
            for dispute in made.disputes:
                ids, seen = dispute.ids, sees(made, account, dispute)
                asked = {
                    f"/api/v1/matters/{ids['matter']}": Right.READ_MATTERS,
                    f"/api/v1/matters/{ids['matter']}/history": Right.READ_HISTORY,
                    f"/api/v1/matters/{ids['matter']}/people": Right.READ_MATTERS,
                    f"/api/v1/proceedings/{ids['suit']}": Right.READ_MATTERS,
                    f"/api/v1/deadlines/{ids['deadline']}/why": Right.READ_MATTERS,
                    f"/api/v1/matters/{ids['matter']}/finality": Right.READ_MATTERS,
                    f"/api/v1/proceedings/{ids['suit']}/finality": Right.READ_MATTERS,
                    f"/api/v1/receipts/{await code_of(ids['deadline'])}": Right.READ_MATTERS,
                    f"/api/v1/facts/matter/{ids['matter']}": Right.READ_MATTERS,
                    f"/api/v1/facts/event/{ids['copy']}": Right.READ_MATTERS,
                    f"/api/v1/facts/appearance/{ids['appearance']}": Right.READ_MATTERS,
                }
                for path, right in asked.items():
                    answer = await client.get(path, headers=header)
                    expected = 403 if right not in rights else 200 if seen else 404
                    assert answer.status_code == expected, (seed, account, dispute, path)
                    assert seen or not told(answer, dispute)
                paper = await client.get(f"/api/v1/papers/{ids['paper']}", headers=header)
                assert ("或者无权查看" in paper.text) is (
                    not seen and Right.READ_MATTERS in rights
                ), (account, dispute)
                assert seen or not told(paper, dispute)


@pytest.mark.parametrize("seed", SEEDS)
async def test_lists_figures_and_reports_name_what_one_sees(db: database.Engine, seed: int) -> None:
    made = await world(seed)
    year = "from=2023-01-01&to=2023-12-31"
    async with stranger(DOCKET_RATE="0") as client:
        for account, header in await people(made):
            seen = [one for one in made.disputes if sees(made, account, one)]
            hidden = [one for one in made.disputes if one not in seen]
            rights = rights_of(account.held, subtree=account.subtree)
            answers = {
                path: await client.get(path, headers=header)
                for path in (
                    "/api/v1/matters",
                    f"/api/v1/deadlines?{EVERY_STATE}&lapsed=true&limit=200",
                    f"/api/v1/statistics?{year}&ids=true",
                    "/api/v1/reports/annual/2023",
                    "/api/v1/moves?all=true&limit=200",
                    "/api/v1/register/2026-11-23",
                    "/api/v1/requests?answered=true",
                    "/api/v1/gaps?limit=200",
                    "/api/v1/papers?limit=200",
                    "/api/v1/series?limit=200",
                    *(f"/api/v1/news?name={one.full_name}" for one in made.people),
                )
            }
            for path, answer in answers.items():
                assert not any(told(answer, one) for one in hidden), (seed, account, path)
                assert not any(
                    f"行初{made.disputes.index(one) + 100}号" in answer.text for one in hidden
                ), (seed, account, path)
            matters, deadlines, figures, report, *_ = answers.values()
            if Right.READ_MATTERS in rights:
                listed = {one["id"] for one in matters.json()["items"]}
                assert listed == {one.ids["matter"] for one in seen}
                ringing = {one["matter"] for one in deadlines.json()["items"]}
                assert ringing == {one.ids["matter"] for one in seen}
            if Right.READ_STATISTICS in rights:
                suits = {one.ids["suit"] for one in hidden}
                assert not _proceedings(figures.json()) & suits
                assert not _proceedings(report.json().get("figures", [])) & suits
                assert not set(_ids(report.json())) & suits


def _proceedings(measures: list[dict[str, Any]]) -> set[int]:
    """The proceedings that figures list."""
    found: set[int] = set()
    for measure in measures:
        if measure["unit_counted"].startswith("期限"):
            continue
        for side in (measure["numerator"], measure["denominator"] or {}):
            found.update(side.get("ids") or ())
        found.update(one["id"] for one in measure["excluded"])
    return found


def _ids(report: dict[str, Any]) -> list[int]:
    """The cases that passages and checks of a report name."""
    segments = [one for passage in report.get("passages", []) for one in passage["segments"]]
    return [
        id_ for one in [*segments, *report.get("reconciliation", [])] for id_ in one["ids"] or ()
    ]


def attempts(dispute: Dispute, other: Dispute) -> list[dict[str, Any]]:
    """One fact of every kind about a matter, and references into it from another one."""
    ids, mine = dispute.ids, other.ids
    amend = {"fact": "amend", "version": 1}
    return [
        {"fact": "add_party", "matter": ids["matter"], "name": "闯入者"},
        {"fact": "add_challenged_act", "matter": ids["matter"], "kind": "administrative_penalty"},
        {
            "fact": "open_proceeding",
            "matter": ids["matter"],
            "procedure": "reconsideration",
            "forum": "青渡区人民政府",
            "standings": [
                {"authority": a, "role": "respondent", "unit": u} for a, u in dispute.places
            ][:1],
        },
        {
            "fact": "join_proceeding",
            "proceeding": ids["suit"],
            "parties": [{"party": ids["party"], "role": "third_party"}],
        },
        event(ids["suit"], "served", "2023-06-05", party=ids["party"]),
        hearing(ids["suit"], "2023-05-01"),
        outcome(ids["suit"], "f_dismiss_claims", "2023-06-02"),
        {
            "fact": "record_appearance",
            "hearing": ids["hearing"],
            "authority": next(iter(dispute.places))[0],
            "rank": "deputy",
        },
        {
            "fact": "act_on_deadline",
            "deadline": ids["deadline"],
            "verb": "confirmed",
            "happened_on": "2023-06-05",
        },
        *(
            {**amend, "what": what, "id": ids[ref], "changes": {name: "闯入"}}
            for what, ref, name in (
                ("matter", "matter", "note"),
                ("party", "party", "agent"),
                ("challenged_act", "act", "description"),
                ("proceeding", "suit", "note"),
                ("event", "accepted", "note"),
                ("hearing", "hearing", "note"),
                ("appearance", "appearance", "note"),
            )
        ),
        {"fact": "strike", "what": "appearance", "id": ids["appearance"], "version": 1},
        event(mine["suit"], "files_sent", "2023-06-20", paper=ids["paper"]),
        {**amend, "what": "event", "id": mine["accepted"], "changes": {"paper": ids["paper"]}},
        {
            "fact": "join_proceeding",
            "proceeding": mine["suit"],
            "parties": [{"party": ids["party"], "role": "third_party"}],
        },
    ]


async def facts_of(dispute: Dispute) -> object:
    """All that is recorded of a matter."""
    matter = dispute.ids["matter"]
    hanging = "SELECT p.id FROM proceeding p WHERE p.matter = {}"
    return [
        await database.rows("SELECT * FROM matter WHERE id = {}", matter),
        await database.rows("SELECT * FROM party WHERE matter = {} ORDER BY id", matter),
        await database.rows("SELECT * FROM challenged_act WHERE matter = {} ORDER BY id", matter),
        await database.rows("SELECT * FROM proceeding WHERE matter = {} ORDER BY id", matter),
        await database.rows("SELECT * FROM matter_person WHERE matter = {} ORDER BY id", matter),
        *[
            await database.rows(
                f"SELECT * FROM {table} WHERE proceeding IN ({hanging}) ORDER BY id",  # noqa: S608
                matter,
            )
            for table in (
                "event",
                "hearing",
                "outcome_item",
                "deadline_act",
                "standing",
                "proceeding_party",
            )
        ],
        await database.rows("SELECT * FROM appearance ORDER BY id"),
    ]


@pytest.mark.parametrize("seed", SEEDS)
async def test_nobody_changes_a_matter_outside_their_scope(db: database.Engine, seed: int) -> None:
    """Every kind of fact, corrections, references from a matter one sees, and naming people."""
    made = await world(seed)
    async with stranger(DOCKET_RATE="0") as client:
        for account, header in await people(made):
            mine = [one for one in made.disputes if sees(made, account, one)]
            for dispute in made.disputes:
                if dispute in mine:
                    continue
                before = await facts_of(dispute)
                for fact in attempts(dispute, next(iter(mine), dispute)):
                    answer = await client.post(
                        "/api/v1/filings", json={"why": "闯入", "facts": [fact]}, headers=header
                    )
                    assert answer.status_code in (403, 404, 409, 422), (account, fact, answer.text)
                    assert not told(answer, dispute), (account, fact)
                path = f"/api/v1/matters/{dispute.ids['matter']}/people/{account.id}"
                acts = await database.rows(
                    "SELECT c.act FROM change c WHERE c.table_name = 'appearance' AND c.row_id = {}",
                    dispute.ids["appearance"],
                )
                for door in ("filings", "filings/preview"):
                    undo = {"fact": "undo_act", "act": acts[0]["act"]}
                    answer = await client.post(
                        f"/api/v1/{door}", json={"why": "闯入", "facts": [undo]}, headers=header
                    )
                    assert answer.status_code in (403, 422), answer.text
                    assert not told(answer, dispute)
                whatif = await client.post(
                    f"/api/v1/matters/{dispute.ids['matter']}/what-if",
                    json={"event": dispute.ids["copy"], "later": 3},
                    headers=header,
                )
                assert whatif.status_code in (403, 404)
                assert not told(whatif, dispute)
                for method, fields in (("PATCH", {"changes": {"note": "闯入"}}), ("DELETE", {})):
                    answer = await client.request(
                        method,
                        f"/api/v1/facts/event/{dispute.ids['copy']}",
                        json={"why": "闯入", **fields},
                        headers={**header, "if-match": '"1"'},
                    )
                    assert answer.status_code in (403, 404), answer.text
                    assert not told(answer, dispute)
                named = await client.put(path, json={"why": "闯入"}, headers=header)
                unnamed = await client.delete(path, headers=header)
                assert {named.status_code, unnamed.status_code} <= {403, 404}
                assert await facts_of(dispute) == before, (seed, account, dispute)


@pytest.mark.parametrize("seed", SEEDS)
async def test_what_is_hidden_is_refused_in_the_words_for_what_is_not_there(
    db: database.Engine, seed: int
) -> None:
    """So nobody learns by asking which ids there are."""
    made = await world(seed)
    async with stranger(DOCKET_RATE="0") as client:
        for account, header in await people(made):
            for dispute in made.disputes:
                if sees(made, account, dispute):
                    continue
                for fact in attempts(dispute, dispute)[:-4]:
                    gone = _elsewhere(fact, dispute)
                    answers = [
                        await client.post(
                            "/api/v1/filings", json={"why": "试探", "facts": [one]}, headers=header
                        )
                        for one in (fact, gone)
                    ]
                    assert answers[0].status_code == answers[1].status_code, (account, fact)
                    hidden, absent = (_without_numbers(answer) for answer in answers)
                    assert hidden == absent, (account, fact)


def _elsewhere(fact: dict[str, Any], dispute: Dispute) -> dict[str, Any]:
    """The same fact about something that does not exist."""
    first = next(
        key for key in ("id", "matter", "proceeding", "hearing", "deadline") if key in fact
    )
    return {**fact, first: 900_000 + dispute.ids["matter"]}


def _without_numbers(answer: httpx.Response) -> str:
    return "".join(char for char in answer.text if not char.isdigit())


async def test_a_filing_like_a_hidden_matter_does_not_tell_of_it(db: database.Engine) -> None:
    """Neither the likeness of a matter nor its docket number lets a stranger read its number."""
    made = await world(1)
    seen_by_none = [
        (one, dispute)
        for one in made.people
        for dispute in made.disputes
        if Right.OPEN_MATTERS in rights_of(one.held) and not sees(made, one, dispute)
    ]
    assert seen_by_none
    async with stranger(DOCKET_RATE="0") as client:
        for account, dispute in seen_by_none:
            header = {"authorization": await bearer(account)}
            again = _again(dispute, made)
            answer = await client.post(
                "/api/v1/filings", json={"why": "立卷", "facts": again}, headers=header
            )
            assert f"2023-{dispute.mark}" not in answer.text
            assert f"程序{dispute.ids['suit']}" not in answer.text


def _again(dispute: Dispute, made: World) -> list[dict[str, Any]]:
    n = made.disputes.index(dispute)
    authority, unit = next(iter(dispute.places))
    return [
        {
            "fact": "open_matter",
            "ref": "matter",
            "cause": "不服处罚",
            "field": "public_security",
            "act_kind": "administrative_penalty",
            "unit": dispute.unit,
            "opened_on": "2023-03-01",
        },
        {
            "fact": "add_challenged_act",
            "matter": "@matter",
            "kind": "administrative_penalty",
            "number": f"罚字{dispute.mark}",
        },
        {"fact": "add_party", "matter": "@matter", "name": f"原告{dispute.mark}"},
        {
            "fact": "open_proceeding",
            "matter": "@matter",
            "procedure": "first_instance",
            "forum": "青渡区人民法院",
            "docket_number": f"(2023)浙9901行初{n + 100}号",
            "standings": [{"authority": authority, "role": "defendant", "unit": unit}],
        },
    ]
