"""Write what follows from a matter's facts: dates of its proceedings, tallies, sittings, deadlines.

Projections only: every row here can be deleted and comes back with ``docket rebuild``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import msgspec

from docket import db
from docket.deadlines.rules import deadlines
from docket.deadlines.schemas import Computed, DeadlineRow
from docket.docketing import queries
from docket.docketing.rules.files import MatterFile
from docket.docketing.rules.projecting import (
    deadline_files,
    proceeding_dates,
    sitting_rows,
    tally_rows,
)
from docket.docketing.service.moving import DeadlineMove, moves_of
from docket.docketing.service.receipts import keep_receipts
from docket.hearings.schemas import SittingRow
from docket.law import library
from docket.law.calendar import Calendar
from docket.law.provisions import Rulebook
from docket.proceedings.schemas import TallyRow

P = TypeVar("P", TallyRow, SittingRow, DeadlineRow)

_ROWS_A_STATEMENT = 500  # some 25 values each; both engines take some 32,000 a statement


async def project(matter_id: int, calendar: Calendar, book: Rulebook) -> list[DeadlineMove]:
    """Derive everything of one matter anew and write what changed. Joins the open transaction."""
    file = await queries.load_matter(matter_id)
    if file is None:
        return []
    file = await _write_dates(file)
    derived = derive_matter(file, calendar, book)
    await _sync("tally", matter_id, TallyRow, derived.tallies)
    await _sync("sitting", matter_id, SittingRow, derived.sittings)
    changes = await _sync("deadline", matter_id, DeadlineRow, derived.deadlines)
    await keep_receipts(matter_id, derived.receipts, calendar)
    return moves_of(file, changes, book)


async def foresee(matter_id: int, calendar: Calendar, book: Rulebook) -> list[DeadlineMove]:
    """What ``project`` would move by another calendar or rule book; nothing is written."""
    file = await queries.load_matter(matter_id)
    if file is None:
        return []
    derived = derive_matter(with_dates(file), calendar, book)
    stored = await queries.projected("deadline", matter_id, DeadlineRow)
    return moves_of(file, _compare(stored, derived.deadlines), book)


@dataclass(frozen=True, slots=True)
class Derived:
    """Everything that follows from one matter's facts, and the receipts of the dates."""

    tallies: list[TallyRow]
    sittings: list[SittingRow]
    deadlines: list[DeadlineRow]
    receipts: list[Computed]


def derive_matter(file: MatterFile, calendar: Calendar, book: Rulebook) -> Derived:
    """Derive, write nothing."""
    outcomes, kinds = library.outcomes(), library.event_kinds()
    found = [
        row
        for proceeding in deadline_files(file, outcomes)
        for row in deadlines(proceeding, book, kinds, calendar)
    ]
    computed = [row for row in found if isinstance(row, Computed)]
    return Derived(
        tallies=tally_rows(file, outcomes),
        sittings=sitting_rows(file),
        deadlines=[row.as_row() if isinstance(row, Computed) else row for row in found],
        receipts=computed,
    )


def with_dates(file: MatterFile) -> MatterFile:
    """The file with the projected columns of its proceedings as they follow from the events."""
    return replace(
        file,
        proceedings=tuple(
            msgspec.structs.replace(p, **proceeding_dates(file.events.get(p.id, ())))
            for p in file.proceedings
        ),
    )


async def _write_dates(file: MatterFile) -> MatterFile:
    """Bring the projected columns of each proceeding up to date."""
    dated = with_dates(file)
    for before, now in zip(file.proceedings, dated.proceedings, strict=True):
        if now != before:
            await db.execute(
                "UPDATE proceeding "
                "SET accepted_on = {}, decided_on = {}, suspended = {} WHERE id = {}",
                now.accepted_on,
                now.decided_on,
                now.suspended,
                now.id,
            )
    return dated


async def _sync(
    table: str, matter_id: int, kind: type[P], wanted: Sequence[P]
) -> list[tuple[int, P | None, P | None]]:
    """Make one projection of a matter equal to what is wanted; ids stay while the identity does.

    Returns:
        What changed: (id, before, after), the id being 0 for a row that fell away.
    """
    changes = _compare(await queries.projected(table, matter_id, kind), wanted)
    ids = await _insert(table, kind, [now for _, before, now in changes if now and not before])
    for row_id, before, after in changes:
        if before is not None and after is not None:
            old = _columns(before)
            changed = {k: v for k, v in _columns(after).items() if v != old[k]}
            await _update(table, row_id, changed)
        elif before is not None:
            await db.execute(f"DELETE FROM {table} WHERE id = {{}}", before.id)
    return [
        (ids[after.identity] if after and not before else row_id, before, after)
        for row_id, before, after in changes
    ]


def _compare(stored: Sequence[P], wanted: Sequence[P]) -> list[tuple[int, P | None, P | None]]:
    """What would change, as (id, before, after); the id is 0 for a row that is new or falls away."""
    left = {row.identity: row for row in stored}
    changes: list[tuple[int, P | None, P | None]] = []
    for row in wanted:
        before = left.pop(row.identity, None)
        if before is None:
            changes.append((0, None, row))
        elif msgspec.structs.replace(before, id=0) != row:
            changes.append((before.id, before, row))
    return changes + [(0, gone, None) for gone in left.values()]


def _columns(row: P) -> dict[str, Any]:
    """The row as columns, without its id."""
    return {name: getattr(row, name) for name in row.__struct_fields__ if name != "id"}


async def _insert(table: str, kind: type[P], rows: Sequence[P]) -> dict[tuple[object, ...], int]:
    """Insert projection rows, many at once; table and columns are our own names, never input.

    Returns:
        The id that each received, by its identity.
    """
    ids: dict[tuple[object, ...], int] = {}
    for start in range(0, len(rows), _ROWS_A_STATEMENT):
        part = [_columns(row) for row in rows[start : start + _ROWS_A_STATEMENT]]
        marks = f"({', '.join('{}' for _ in part[0])})"
        found = await db.rows(
            f"INSERT INTO {table} ({', '.join(part[0])}) VALUES {', '.join([marks] * len(part))}"
            " RETURNING *",
            *(_plain(value) for columns in part for value in columns.values()),
        )
        written: list[P] = msgspec.convert(found, list[kind], strict=False)  # type: ignore[valid-type]
        ids |= {row.identity: row.id for row in written}
    return ids


async def _update(table: str, row_id: int, changed: Mapping[str, Any]) -> None:
    """Update the changed columns of one projection row."""
    sets = ", ".join(f"{name} = {{}}" for name in changed)
    await db.execute(
        f"UPDATE {table} SET {sets} WHERE id = {{}}", *(_plain(v) for v in changed.values()), row_id
    )


def _plain(value: object) -> object:
    """A value as the drivers take it: codes as plain text."""
    return str(value) if isinstance(value, str) else value
