"""What is recorded about a matter, a proceeding, a hearing, a deadline, as honest types."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any, TypeVar

import msgspec

from docket import db
from docket.deadlines.schemas import DeadlineActRow
from docket.docketing.rules.files import MatterFile
from docket.hearings.schemas import AppearanceRow, HearingRow
from docket.matters.schemas import MatterRow
from docket.policies import queries as policies
from docket.policies.rules import four_eyes
from docket.proceedings.schemas import (
    Brief,
    EventRow,
    OutcomeItemRow,
    ProceedingRow,
    StandingRow,
    UnitRequestRow,
)

T = TypeVar("T")


class _Closed(msgspec.Struct, frozen=True):
    authority: int
    day: date


async def load_matter(matter_id: int) -> MatterFile | None:
    """The whole file of a matter, or None if there is no such matter."""
    found = await db.rows("SELECT * FROM matter WHERE id = {}", matter_id)
    if not found:
        return None
    appearances = await db.rows(
        "SELECT a.* FROM appearance a JOIN hearing h ON h.id = a.hearing "
        "JOIN proceeding p ON p.id = h.proceeding "
        "WHERE p.matter = {} AND NOT a.struck ORDER BY a.id",
        matter_id,
    )
    closed = await closed_days(matter_id)
    standings = _grouped(StandingRow, await _of_matter("standing", matter_id), "proceeding")
    ours = sorted({one.authority for some in standings.values() for one in some})
    values = await policies.recorded(ours)
    milestones = await policies.milestones_of(ours)
    return MatterFile(
        closed=closed,
        matter=msgspec.convert(found[0], MatterRow, strict=False),
        proceedings=tuple(
            _typed(
                ProceedingRow,
                await db.rows("SELECT * FROM proceeding WHERE matter = {} ORDER BY id", matter_id),
            )
        ),
        standings=standings,
        four_eyes={authority: four_eyes(recorded) for authority, recorded in values.items()},
        milestones=milestones,
        requests=await _requests(matter_id) if any(one.asks_unit for one in milestones) else {},
        events=_grouped(
            EventRow, await _of_matter("event", matter_id, unless_struck=True), "proceeding"
        ),
        hearings=_grouped(
            HearingRow, await _of_matter("hearing", matter_id, unless_struck=True), "proceeding"
        ),
        appearances=_grouped(AppearanceRow, appearances, "hearing"),
        items=_grouped(
            OutcomeItemRow,
            await _of_matter("outcome_item", matter_id, unless_struck=True),
            "proceeding",
        ),
        acts=_grouped(
            DeadlineActRow,
            await _of_matter("deadline_act", matter_id, unless_struck=True),
            "proceeding",
        ),
    )


async def _requests(matter_id: int) -> dict[int, tuple[UnitRequestRow, ...]]:
    """What units were asked for, by proceeding; only milestones follow from it."""
    found = await _of_matter("unit_request", matter_id, unless_struck=True)
    return _grouped(UnitRequestRow, found, "proceeding")


async def closed_days(matter_id: int) -> dict[int, frozenset[date]]:
    """停止办公日 of each of our authorities that stands in a matter."""
    found = await db.rows(
        "SELECT r.authority, r.day FROM local_rest_day r WHERE NOT r.struck AND r.authority IN "
        "(SELECT s.authority FROM standing s JOIN proceeding p ON p.id = s.proceeding "
        "WHERE p.matter = {})",
        matter_id,
    )
    days = msgspec.convert(found, list[_Closed], strict=False)
    return {
        authority: frozenset(one.day for one in days if one.authority == authority)
        for authority in {one.authority for one in days}
    }


async def projected(table: str, matter_id: int, kind: type[T]) -> list[T]:
    """One projection of a matter as it stands in the database."""
    found = await db.rows(f"SELECT * FROM {table} WHERE matter = {{}} ORDER BY id", matter_id)
    return list(_typed(kind, found))


async def load_hearing(hearing_id: int) -> HearingRow | None:
    """One hearing, unless it was struck."""
    found = await db.rows("SELECT * FROM hearing WHERE id = {} AND NOT struck", hearing_id)
    return next(iter(_typed(HearingRow, found)), None)


async def load_request(request_id: int) -> UnitRequestRow | None:
    """One request to a unit, unless it was struck."""
    found = await db.rows("SELECT * FROM unit_request WHERE id = {} AND NOT struck", request_id)
    return next(iter(_typed(UnitRequestRow, found)), None)


async def load_brief(proceeding_id: int) -> Brief | None:
    """What a check needs to know of one proceeding, or None if there is no such proceeding."""
    found = await db.rows("SELECT * FROM proceeding WHERE id = {}", proceeding_id)
    if not found:
        return None
    standings = await db.rows("SELECT * FROM standing WHERE proceeding = {}", proceeding_id)
    events = await db.rows(
        "SELECT * FROM event WHERE proceeding = {} AND NOT struck ORDER BY id", proceeding_id
    )
    parties = await db.rows(
        "SELECT party FROM proceeding_party WHERE proceeding = {}", proceeding_id
    )
    return Brief(
        proceeding=msgspec.convert(found[0], ProceedingRow, strict=False),
        standings=tuple(_typed(StandingRow, standings)),
        events=tuple(_typed(EventRow, events)),
        parties=frozenset(int(row["party"]) for row in parties),
    )


async def last_sitting(proceeding_id: int) -> date | None:
    """The day of the last sitting held in a proceeding."""
    held = [
        row.held_on
        for row in _typed(
            HearingRow,
            await db.rows(
                "SELECT * FROM hearing WHERE proceeding = {} AND state = 'held' AND NOT struck",
                proceeding_id,
            ),
        )
    ]
    return max(held, default=None)


async def items_of(proceeding_id: int) -> list[OutcomeItemRow]:
    """The holdings recorded in a proceeding."""
    found = await db.rows(
        "SELECT * FROM outcome_item WHERE proceeding = {} AND NOT struck ORDER BY id", proceeding_id
    )
    return list(_typed(OutcomeItemRow, found))


async def all_matters() -> list[int]:
    """Every matter's id, for a rebuild."""
    return [int(row["id"]) for row in await db.rows("SELECT id FROM matter ORDER BY id")]


async def _of_matter(
    table: str, matter_id: int, *, unless_struck: bool = False
) -> list[dict[str, Any]]:
    """The rows of one table that hang on the proceedings of a matter, oldest first."""
    condition = " AND NOT t.struck" if unless_struck else ""
    return await db.rows(
        f"SELECT t.* FROM {table} t JOIN proceeding p ON p.id = t.proceeding "
        f"WHERE p.matter = {{}}{condition} ORDER BY t.id",
        matter_id,
    )


def _typed(kind: type[T], rows: Iterable[dict[str, Any]]) -> Iterable[T]:
    """Database rows as structs of honest types; columns the struct does not name are left out."""
    return msgspec.convert(list(rows), list[kind], strict=False)  # type: ignore[valid-type]


def _grouped(kind: type[T], rows: Iterable[dict[str, Any]], key: str) -> dict[int, tuple[T, ...]]:
    """Structs gathered under the value of one column."""
    groups: defaultdict[int, list[T]] = defaultdict(list)
    for row in _typed(kind, rows):
        groups[getattr(row, key)].append(row)
    return {group: tuple(members) for group, members in groups.items()}
