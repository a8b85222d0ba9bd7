"""Facts of an invented bureau, for tests: each builder names only what a test is about."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

import msgspec

from docket.accounts.rules import Viewer
from docket.docketing import service
from docket.docketing.schemas import AnyFact
from docket.history.rules import Actor
from docket.terms import ActorKind

COUNSEL = Actor(ActorKind.USER, "counsel", "顾问律师甲")
SECOND = Actor(ActorKind.USER, "second", "公职律师乙")
NOON = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)

BUREAU: list[dict[str, Any]] = [
    {
        "fact": "register_authority",
        "ref": "bureau",
        "code": "qd",
        "name": "云澜市公安局青渡分局",
        "short_name": "我局",
        "organ_word": "公安机关",
    },
    {
        "fact": "register_unit",
        "ref": "unit",
        "authority": "@bureau",
        "code": "fz",
        "name": "法制大队",
    },
]
MATTER: list[dict[str, Any]] = [
    {
        "fact": "open_matter",
        "ref": "matter",
        "cause": "不服行政处罚",
        "field": "public_security",
        "act_kind": "administrative_penalty",
        "unit": "@unit",
        "opened_on": "2023-03-01",
    },
    {
        "fact": "add_challenged_act",
        "ref": "act",
        "matter": "@matter",
        "authority": "@bureau",
        "kind": "administrative_penalty",
        "number": "青公（澄）行罚决字〔2023〕10号",
        "made_on": "2023-02-10",
    },
    {"fact": "add_party", "ref": "citizen", "matter": "@matter", "name": "柏溪某"},
]


def suit(number: str | None = "(2023)浙9901行初7号", **more: object) -> dict[str, Any]:
    """A first instance against the bureau."""
    return {
        "fact": "open_proceeding",
        "ref": "suit",
        "matter": "@matter",
        "procedure": "first_instance",
        "forum": "青渡区人民法院",
        "docket_number": number,
        "standings": [{"authority": "@bureau", "role": "defendant"}],
        "parties": [{"party": "@citizen", "role": "plaintiff"}],
        **more,
    }


def reconsideration(**more: object) -> dict[str, Any]:
    """A reconsideration of the bureau's act."""
    return {
        "fact": "open_proceeding",
        "ref": "recon",
        "matter": "@matter",
        "procedure": "reconsideration",
        "forum": "青渡区人民政府",
        "standings": [{"authority": "@bureau", "role": "respondent"}],
        "parties": [{"party": "@citizen", "role": "applicant"}],
        **more,
    }


def event(proceeding: str | int, kind: str, on: str, **more: object) -> dict[str, Any]:
    """An event; whose it is comes as ``authority`` or ``party``."""
    return {
        "fact": "record_event",
        "proceeding": proceeding,
        "kind": kind,
        "happened_on": on,
        **more,
    }


def outcome(proceeding: str | int, code: str, on: str, **more: object) -> dict[str, Any]:
    """A decision with one holding for each of ours."""
    return {
        "fact": "record_outcome",
        "proceeding": proceeding,
        "decided_on": on,
        "items": [{"code": code}],
        **more,
    }


def hearing(proceeding: str | int, on: str, **more: object) -> dict[str, Any]:
    """A court sitting that was held."""
    return {
        "fact": "record_hearing",
        "proceeding": proceeding,
        "kind": "court_hearing",
        "held_on": on,
        "state": "held",
        **more,
    }


async def file(
    *facts: Mapping[str, Any],
    why: str = "收到文书",
    today: date = TODAY,
    by: Actor = COUNSEL,
    at: datetime = NOON,
) -> service.Filed:
    """File facts as they would arrive in JSON."""
    return await service.file(
        msgspec.convert(list(facts), list[AnyFact]),
        viewer=Viewer.everything(),
        actor=by,
        why=why,
        today=today,
        at=at,
    )


def on_deadline(deadline: int, verb: str, **more: object) -> dict[str, Any]:
    """What a person does to a deadline today."""
    return {
        "fact": "act_on_deadline",
        "deadline": deadline,
        "verb": verb,
        "happened_on": TODAY.isoformat(),
        **more,
    }
