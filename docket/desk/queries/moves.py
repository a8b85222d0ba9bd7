"""Dates that moved, as they were kept: which are to be confirmed, whose, and why they moved."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from docket import db
from docket.accounts.rules import Viewer
from docket.desk.queries.rows import an_id, one
from docket.desk.schemas import Dates, MoveOut, MovesPage
from docket.errors import NotFound
from docket.law.provisions import Rulebook
from docket.matters.queries import visible
from docket.rulebook.queries import load_book
from docket.terms import MoveState

SAME = (
    "d.proceeding = v.proceeding AND d.rule = v.rule AND d.ordinal = v.ordinal"
    " AND COALESCE(d.authority, 0) = COALESCE(v.authority, 0)"
    " AND COALESCE(d.party, 0) = COALESCE(v.party, 0)"
    " AND COALESCE(d.root_event, 0) = COALESCE(v.root_event, 0)"
    " AND COALESCE(d.root_hearing, 0) = COALESCE(v.root_hearing, 0)"
)
"""The deadline ``d`` that a move ``v`` is of, by its identity, as its unique index has it."""

_FROM = (
    "SELECT v.*, m.number AS matter_number, p.docket_number, d.id AS deadline,"
    " d.state AS state_now FROM deadline_move v JOIN matter m ON m.id = v.matter"
    f" JOIN proceeding p ON p.id = v.proceeding LEFT JOIN deadline d ON {SAME}"
)


@dataclass(frozen=True, slots=True)
class WantedMoves:
    """Which moves are asked for.

    Args:
        state: Those in this state; to be confirmed are only those of deadlines still open, or which
            fell away. None is every one that was ever kept.
        whom: Those that concern this person.
        matter: Those of this matter.
        act: Those that this act caused.
    """

    state: MoveState | None = MoveState.PENDING
    whom: str | None = None
    matter: int | None = None
    act: int | None = None

    def conditions(self) -> Iterator[tuple[str, list[object]]]:
        """The SQL condition of each wish, with its values."""
        if self.state is not None:
            yield f"v.state = '{self.state.value}'", []
        if self.state is MoveState.PENDING:
            yield "(d.state = 'open' OR (d.id IS NULL AND v.gone))", []
        if self.whom is not None:
            yield "(v.whom = {} OR m.handler = {} OR d.assignee = {})", [self.whom] * 3
        for column, number in (("v.matter", self.matter), ("v.act", self.act)):
            if number is not None:
                yield f"{column} = {{}}", [an_id(number)]


TO_CONFIRM = WantedMoves()
"""Whatever nobody confirmed or undid yet."""


async def moves_page(
    viewer: Viewer,
    wanted: WantedMoves = TO_CONFIRM,
    *,
    cursor: int | None = None,
    limit: int = 50,
) -> MovesPage:
    """Moves, the newest first.

    Args:
        viewer: Who looks.
        wanted: Which of them.
        cursor: ``next`` of the page before.
        limit: How many at most.
    """
    conditions = [visible(viewer), *wanted.conditions()]
    if cursor is not None:
        conditions.append(("v.id < {}", [an_id(cursor)]))
    text = " AND ".join(condition for condition, _ in conditions)
    values = [value for _, found in conditions for value in found]
    found = await db.rows(f"{_FROM} WHERE {text} ORDER BY v.id DESC LIMIT {{}}", *values, limit + 1)
    book = await load_book()
    shown = tuple(_move(row, book) for row in found[:limit])
    return MovesPage(shown, shown[-1].id if len(found) > limit else None)


async def move(viewer: Viewer, move_id: int) -> MoveOut:
    """One move.

    Raises:
        NotFound: There is none, or it is not for this viewer.
    """
    seen, values = visible(viewer)
    found = await db.rows(f"{_FROM} WHERE v.id = {{}} AND {seen}", an_id(move_id), *values)
    if not found:
        message = f"没有编号为 {move_id} 的期限变动，或者无权查看。"
        raise NotFound(message)
    return _move(found[0], await load_book())


def _move(row: Mapping[str, Any], book: Rulebook) -> MoveOut:
    sides = {side: one(Dates, _dates(row, side)) for side in ("before", "after")}
    name = book.name_zh(str(row["rule"]))
    return one(MoveOut, {**row, **sides, "name_zh": name})


def _dates(row: Mapping[str, Any], side: str) -> dict[str, Any]:
    columns = {"due_statutory": "statutory", "due_safe": "safe", "alarm_on": "alarm"}
    return {name: row[f"{side}_{column}"] for name, column in columns.items()}
