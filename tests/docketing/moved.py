"""A suit whose dates move, and the moves that were kept of it."""

from typing import Any

from docket import db as database
from docket.accounts.rules import Viewer
from docket.desk.queries.moves import WantedMoves, moves_page
from docket.desk.schemas import MoveOut
from tests.facts import BUREAU, MATTER, event, file, suit

OURS = [*BUREAU, MATTER[0] | {"handler": "林某"}, *MATTER[1:]]
EVERY = WantedMoves(state=None)


def amend(row_id: int, version: int = 1, what: str = "event", **changes: object) -> dict[str, Any]:
    return {"fact": "amend", "what": what, "id": row_id, "version": version, "changes": changes}


def on_deadline(deadline: int, verb: str, **more: object) -> dict[str, Any]:
    return {
        "fact": "act_on_deadline",
        "deadline": deadline,
        "verb": verb,
        "happened_on": "2026-11-23",
        **more,
    }


async def a_suit(received: str = "2024-09-27") -> dict[str, int]:
    """A suit whose copy was received; 管辖异议 and the answer hang on that day."""
    filed = await file(
        *OURS,
        suit("(2024)浙9901行初7号"),
        event("@suit", "accepted", "2024-09-24", ref="accepted"),
        event("@suit", "copy_received", received, authority="@bureau", ref="copy"),
    )
    return filed.created


async def another_suit(number: int) -> dict[str, int]:
    """The same of another bureau, for tests that need several."""
    bureau = {"code": f"qd{number}"}
    filed = await file(
        *(fact | bureau if fact["fact"] == "register_authority" else fact for fact in OURS),
        suit(f"(2024)浙9901行初{number + 100}号"),
        event("@suit", "copy_received", "2024-09-27", authority="@bureau", ref="copy"),
    )
    return filed.created


async def kept(wanted: WantedMoves = EVERY) -> list[MoveOut]:
    """The moves that were kept, oldest first."""
    return list(reversed((await moves_page(Viewer.everything(), wanted)).items))


async def days_of(rule: str) -> tuple[str, str]:
    """Old and new statutory day of the only move of a rule."""
    (one,) = [one for one in await kept() if one.rule == rule]
    return str(one.before.due_statutory), str(one.after.due_statutory)


async def deadline(rule: str) -> dict[str, Any]:
    (row,) = await database.rows("SELECT * FROM deadline WHERE rule = {}", rule)
    return row
