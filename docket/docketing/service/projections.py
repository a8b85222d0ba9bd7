"""Write what follows from a matter's facts: dates of its proceedings, tallies, sittings, deadlines.

Projections only: every row here can be deleted and comes back with ``docket rebuild``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

import msgspec

from docket import db
from docket.deadlines.rules import deadlines
from docket.deadlines.schemas import DeadlineRow
from docket.docketing import queries
from docket.docketing.rules.files import MatterFile
from docket.docketing.rules.projecting import (
    deadline_files,
    proceeding_dates,
    sitting_rows,
    tally_rows,
)
from docket.hearings.schemas import SittingRow
from docket.law import library
from docket.law.calendar import Calendar
from docket.proceedings.schemas import TallyRow

P = TypeVar("P", TallyRow, SittingRow, DeadlineRow)


@dataclass(frozen=True, slots=True)
class DeadlineMove:
    """A deadline that arose, moved, changed its state, or fell away.

    Args:
        id: Of the deadline; 0 when it fell away.
        rule: Rule key.
        name_zh: Its Chinese name.
        rule_version: Id of the version of the rule.
        matter: The matter it belongs to.
        proceeding: The proceeding it belongs to.
        authority: One of ours that it binds.
        party: One of the others that it binds.
        root_event: The event from which it runs.
        root_hearing: The hearing from which it runs.
        before: Statutory date and state before, None when it is new.
        after: Statutory date, safe date and state now, None when it fell away.
    """

    id: int
    rule: str
    name_zh: str
    rule_version: str
    matter: int
    proceeding: int
    authority: int | None
    party: int | None
    root_event: int | None
    root_hearing: int | None
    before: "DeadlineView | None"
    after: "DeadlineView | None"


@dataclass(frozen=True, slots=True)
class DeadlineView:
    """A deadline at one moment."""

    due_statutory: date | None
    due_safe: date | None
    alarm_on: date | None
    state: str
    provisional: bool
    not_computable: str | None
    binds: str
    awaiting: str | None
    confirmed_by: str | None


async def project(matter_id: int, calendar: Calendar) -> list[DeadlineMove]:
    """Derive everything of one matter anew and write what changed. Joins the open transaction."""
    file = await queries.load_matter(matter_id)
    if file is None:
        return []
    file = await _write_dates(file)
    derived = derive_matter(file, calendar)
    await _sync("tally", matter_id, TallyRow, derived.tallies)
    await _sync("sitting", matter_id, SittingRow, derived.sittings)
    changes = await _sync("deadline", matter_id, DeadlineRow, derived.deadlines)
    return _moves(changes)


async def foresee(matter_id: int, calendar: Calendar) -> list[DeadlineMove]:
    """What ``project`` would move by another calendar; nothing is written."""
    file = await queries.load_matter(matter_id)
    if file is None:
        return []
    derived = derive_matter(with_dates(file), calendar)
    stored = await queries.projected("deadline", matter_id, DeadlineRow)
    return _moves(_compare(stored, derived.deadlines))


@dataclass(frozen=True, slots=True)
class Derived:
    """Everything that follows from one matter's facts."""

    tallies: list[TallyRow]
    sittings: list[SittingRow]
    deadlines: list[DeadlineRow]


def derive_matter(file: MatterFile, calendar: Calendar) -> Derived:
    """Derive, write nothing."""
    outcomes, book, kinds = library.outcomes(), library.rulebook(), library.event_kinds()
    return Derived(
        tallies=tally_rows(file, outcomes),
        sittings=sitting_rows(file),
        deadlines=[
            row
            for proceeding in deadline_files(file, outcomes)
            for row in deadlines(proceeding, book, kinds, calendar)
        ],
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
    written: list[tuple[int, P | None, P | None]] = []
    for _, before, after in _compare(await queries.projected(table, matter_id, kind), wanted):
        if before is None and after is not None:
            written.append((await _insert(table, _columns(after)), None, after))
        elif before is not None and after is not None:
            old = _columns(before)
            changed = {k: v for k, v in _columns(after).items() if v != old[k]}
            await _update(table, before.id, changed)
            written.append((before.id, before, after))
        elif before is not None:
            await db.execute(f"DELETE FROM {table} WHERE id = {{}}", before.id)
            written.append((0, before, None))
    return written


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


def _moves(
    changes: Sequence[tuple[int, DeadlineRow | None, DeadlineRow | None]],
) -> list[DeadlineMove]:
    """Of what changed, what people watch."""
    return [m for m in (_move(*change) for change in changes) if m.before != m.after]


def _columns(row: P) -> dict[str, Any]:
    """The row as columns, without its id."""
    return {name: getattr(row, name) for name in row.__struct_fields__ if name != "id"}


async def _insert(table: str, row: Mapping[str, Any]) -> int:
    """Insert one projection row; table and columns are our own names, never input."""
    names, marks = ", ".join(row), ", ".join("{}" for _ in row)
    found = await db.rows(
        f"INSERT INTO {table} ({names}) VALUES ({marks}) RETURNING id",
        *(_plain(v) for v in row.values()),
    )
    return int(found[0]["id"])


async def _update(table: str, row_id: int, changed: Mapping[str, Any]) -> None:
    """Update the changed columns of one projection row."""
    sets = ", ".join(f"{name} = {{}}" for name in changed)
    await db.execute(
        f"UPDATE {table} SET {sets} WHERE id = {{}}", *(_plain(v) for v in changed.values()), row_id
    )


def _plain(value: object) -> object:
    """A value as the drivers take it: codes as plain text."""
    return str(value) if isinstance(value, str) else value


def _move(row_id: int, before: DeadlineRow | None, after: DeadlineRow | None) -> DeadlineMove:
    """What happened to one deadline."""
    row = after or before
    if row is None:
        msg = "a move needs a deadline before or after it"
        raise ValueError(msg)
    return DeadlineMove(
        id=row_id,
        rule=row.rule,
        name_zh=library.rulebook().name_zh(row.rule, row.rule_version),
        rule_version=row.rule_version,
        matter=row.matter,
        proceeding=row.proceeding,
        authority=row.authority,
        party=row.party,
        root_event=row.root_event,
        root_hearing=row.root_hearing,
        before=_view(before),
        after=_view(after),
    )


def _view(row: DeadlineRow | None) -> DeadlineView | None:
    """The part of a deadline that people watch."""
    if row is None:
        return None
    return DeadlineView(
        due_statutory=row.due_statutory,
        due_safe=row.due_safe,
        alarm_on=row.alarm_on,
        state=row.state,
        provisional=row.provisional,
        not_computable=row.not_computable,
        binds=row.binds,
        awaiting=row.awaiting,
        confirmed_by=row.confirmed_by,
    )
