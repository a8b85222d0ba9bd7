"""期限登记簿: what an act did to deadlines, written down with it.

The dates follow from facts, law and calendar, and all three may be other ones later; what was signed
for a day must not change with them. So the register is kept as it was written.
"""

from collections.abc import Sequence
from datetime import datetime

import msgspec

from docket import db
from docket.deadlines.schemas import Entered
from docket.docketing.service.moving import DeadlineMove, DeadlineView

_COLUMNS = (
    "act",
    "recorded_at",
    "matter",
    "proceeding",
    "authority",
    "party",
    "rule",
    "rule_version",
    "root_event",
    "root_hearing",
    "before",
    "after",
)
_AT_ONCE = 500  # rows in one statement


async def enter(moves: Sequence[DeadlineMove], *, act: int | None, at: datetime) -> None:
    """Keep each deadline that arose, moved, changed its state or waits; one statement as a rule.

    Args:
        moves: What changed, as the act's filing answers with it.
        act: Number of the act; None for a recalculation, which is no act.
        at: The moment of recording, UTC.
    """
    kept = [(move, *views) for move in moves if (views := _views(move))]
    marks = f"({', '.join('{}' for _ in _COLUMNS)})"
    for start in range(0, len(kept), _AT_ONCE):
        part = kept[start : start + _AT_ONCE]
        await db.execute(
            f"INSERT INTO deadline_entry ({', '.join(_COLUMNS)})"
            f" VALUES {', '.join(marks for _ in part)}",
            *(value for one in part for value in _values(*one, act=act, at=at)),
        )


def _views(move: DeadlineMove) -> tuple[str | None, str | None] | None:
    """The two sides as the register keeps them; None where nothing of it differs."""
    before, after = _entered(move.before), _entered(move.after)
    return None if before == after else (before, after)


def _values(
    move: DeadlineMove,
    before: str | None,
    after: str | None,
    *,
    act: int | None,
    at: datetime,
) -> tuple[object, ...]:
    return (
        act,
        at,
        move.matter,
        move.proceeding,
        move.authority,
        move.party,
        move.rule,
        move.rule_version,
        move.root_event,
        move.root_hearing,
        before,
        after,
    )


def _entered(view: DeadlineView | None) -> str | None:
    if view is None:
        return None
    return msgspec.json.encode(msgspec.convert(view, Entered, from_attributes=True)).decode()
