"""Everything recorded about one matter, read in a fixed number of statements."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, TypeVar

import msgspec

from docket import db
from docket.deadlines.schemas import DeadlineActRow, DeadlineRow
from docket.docketing.rules.files import MatterFile
from docket.hearings.schemas import AppearanceRow, HearingRow
from docket.matters.schemas import MatterRow
from docket.proceedings.schemas import Brief, EventRow, OutcomeItemRow, ProceedingRow, StandingRow
from docket.terms import Rank

T = TypeVar("T")


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
    return MatterFile(
        matter=msgspec.convert(found[0], MatterRow, strict=False),
        proceedings=tuple(
            _typed(
                ProceedingRow,
                await db.rows("SELECT * FROM proceeding WHERE matter = {} ORDER BY id", matter_id),
            )
        ),
        standings=_grouped(StandingRow, await _of_matter("standing", matter_id), "proceeding"),
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


async def projected(table: str, matter_id: int, kind: type[T]) -> list[T]:
    """One projection of a matter as it stands in the database."""
    found = await db.rows(f"SELECT * FROM {table} WHERE matter = {{}} ORDER BY id", matter_id)
    return list(_typed(kind, found))


async def outcome_codes(proceeding_id: int) -> frozenset[str]:
    """The outcome codes recorded for a proceeding."""
    found = await db.rows(
        "SELECT DISTINCT code FROM outcome_item WHERE proceeding = {} AND NOT struck", proceeding_id
    )
    return frozenset(row["code"] for row in found)


async def unit_of_matter(matter_id: int) -> int:
    """The unit that handles a matter."""
    found = await db.rows("SELECT unit FROM matter WHERE id = {}", matter_id)
    return int(found[0]["unit"])


async def load_hearing(hearing_id: int) -> HearingRow | None:
    """One hearing, unless it was struck."""
    found = await db.rows("SELECT * FROM hearing WHERE id = {} AND NOT struck", hearing_id)
    return next(iter(_typed(HearingRow, found)), None)


async def ranks_at(hearing_id: int, authority: int, *, besides: int = 0) -> list[Rank]:
    """Who is recorded to have sat for an authority at a hearing, one record left out if asked."""
    found = await db.rows(
        "SELECT rank FROM appearance "
        "WHERE hearing = {} AND authority = {} AND id <> {} AND NOT struck",
        hearing_id,
        authority,
        besides,
    )
    return [Rank(row["rank"]) for row in found]


async def load_deadline(deadline_id: int) -> DeadlineRow | None:
    """One deadline of the projection."""
    found = await db.rows("SELECT * FROM deadline WHERE id = {}", deadline_id)
    return next(iter(_typed(DeadlineRow, found)), None)


async def docketed_as(number: Mapping[str, int | str | None]) -> dict[str, Any] | None:
    """The proceeding that already carries this court case number, with its matter's number."""
    found = await db.rows(
        "SELECT p.id, m.number, p.docket_number FROM proceeding p JOIN matter m ON m.id = p.matter "
        "WHERE p.number_year = {} AND p.number_court = {} "
        "AND p.number_type = {} AND p.number_seq = {}",
        *(number[name] for name in ("number_year", "number_court", "number_type", "number_seq")),
    )
    return found[0] if found else None


async def numbered_at(docket_number: str, forum: str) -> dict[str, Any] | None:
    """The proceeding that already carries this number of this forum (reconsideration numbers)."""
    found = await db.rows(
        "SELECT p.id, m.number, p.docket_number FROM proceeding p JOIN matter m ON m.id = p.matter "
        "WHERE p.docket_number = {} AND p.forum = {}",
        docket_number,
        forum,
    )
    return found[0] if found else None


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


async def like_matters(matter_id: int) -> list[dict[str, Any]]:
    """Other matters of the same unit with the same challenged act and a party of the same name."""
    return await db.rows(
        "SELECT DISTINCT m.id, m.number, m.cause FROM matter m "
        "JOIN challenged_act a ON a.matter = m.id JOIN party t ON t.matter = m.id "
        "JOIN matter n ON n.id = {} AND n.unit = m.unit AND n.id <> m.id "
        "JOIN challenged_act b ON b.matter = n.id AND b.number = a.number "
        "JOIN party u ON u.matter = n.id AND u.name = t.name ORDER BY m.id",
        matter_id,
    )


async def last_number(year: int) -> int:
    """The highest serial of our own numbers of a year (``2026-0017`` is 17), else 0."""
    found = await db.rows(
        "SELECT MAX(number) AS last FROM matter WHERE number LIKE {}", f"{year}-____"
    )
    last = found[0]["last"]
    return int(last.split("-")[1]) if last else 0


async def count(sql: str, *args: object) -> int:
    """The number ``n`` that a counting query gives."""
    return int((await db.rows(sql, *args))[0]["n"])


async def authority_of_unit(unit_id: int) -> int | None:
    """The authority that a unit belongs to."""
    found = await db.rows("SELECT authority FROM unit WHERE id = {}", unit_id)
    return int(found[0]["authority"]) if found else None


async def known(table: str, row_id: int) -> bool:
    """Whether a row of a fact table exists. ``table`` is one of our own names, never input."""
    return bool(await db.rows(f"SELECT 1 AS one FROM {table} WHERE id = {{}}", row_id))


async def matters_with_open_deadlines_after(day: date) -> list[int]:
    """Matters some of whose deadlines end after a day: those that a new calendar can move."""
    found = await db.rows(
        "SELECT DISTINCT matter FROM deadline WHERE raw_end > {} ORDER BY matter", day
    )
    return [int(row["matter"]) for row in found]


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
