"""Single answers that the checks of a filing ask for."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec

from docket import db
from docket.accounts.rules import Viewer
from docket.matters.queries import visible
from docket.terms import Rank


class EventAt(msgspec.Struct, frozen=True):
    """An event as it can be corrected: its day and the version that was read."""

    id: int
    happened_on: date
    version: int


_LARGEST_ID = 2**31 - 1  # no row has a higher one, and neither engine would compare it


async def unit_of_matter(matter_id: int) -> int:
    """The unit that handles a matter."""
    found = await db.rows("SELECT unit FROM matter WHERE id = {}", matter_id)
    return int(found[0]["unit"])


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


async def docketed_as(number: Mapping[str, int | str | None]) -> dict[str, Any] | None:
    """The proceeding that already carries this court case number, with its matter's number."""
    found = await db.rows(
        "SELECT p.id, p.matter, m.number, p.docket_number FROM proceeding p JOIN matter m ON m.id = p.matter "
        "WHERE p.number_year = {} AND p.number_court = {} "
        "AND p.number_type = {} AND p.number_seq = {}",
        *(number[name] for name in ("number_year", "number_court", "number_type", "number_seq")),
    )
    return found[0] if found else None


async def numbered_at(docket_number: str, forum: str) -> dict[str, Any] | None:
    """The proceeding that already carries this number of this forum (reconsideration numbers)."""
    found = await db.rows(
        "SELECT p.id, p.matter, m.number, p.docket_number FROM proceeding p JOIN matter m ON m.id = p.matter "
        "WHERE p.docket_number = {} AND p.forum = {}",
        docket_number,
        forum,
    )
    return found[0] if found else None


async def like_matters(viewer: Viewer, matter_id: int) -> list[dict[str, Any]]:
    """Other matters of the same unit with the same challenged act and a party of the same name.

    Those that the viewer does not see are not told.
    """
    condition, values = visible(viewer)
    return await db.rows(
        "SELECT DISTINCT m.id, m.number, m.cause FROM matter m "
        "JOIN challenged_act a ON a.matter = m.id JOIN party t ON t.matter = m.id "
        "JOIN matter n ON n.id = {} AND n.unit = m.unit AND n.id <> m.id "
        "JOIN challenged_act b ON b.matter = n.id AND b.number = a.number "
        "JOIN party u ON u.matter = n.id AND u.name = t.name "
        f"WHERE {condition} ORDER BY m.id",
        matter_id,
        *values,
    )


async def last_number(year: int) -> int:
    """The highest serial of our own numbers of a year (``2026-0017`` is 17), else 0.

    Numbers that people gave in another form (``2026-专1``) have no serial.
    """
    head = f"{year}-"
    # SQLite's LIKE knows no case and so no index; its GLOB does.
    like, tail = ("GLOB", "*") if db.dialect() == "sqlite" else ("LIKE", "%")
    found = await db.rows(
        "SELECT MAX(CAST(SUBSTR(number, {}) AS INTEGER)) AS last FROM matter "
        f"WHERE number {like} {{}} AND LENGTH(number) BETWEEN {{}} AND {{}} "
        "AND LTRIM(SUBSTR(number, {}), '0123456789') = ''",
        len(head) + 1,
        f"{head}{tail}",
        len(head) + 1,
        len(head) + 8,
        len(head) + 1,
    )
    return int(found[0]["last"] or 0)


async def matter_numbered(number: str) -> int | None:
    """The matter that carries one of our own numbers."""
    found = await db.rows("SELECT id FROM matter WHERE number = {}", number)
    return int(found[0]["id"]) if found else None


async def matter_of(table: str, row_id: int) -> int | None:
    """The matter that a party or an act belongs to; ``table`` is one of our own names."""
    found = await db.rows(f"SELECT matter FROM {table} WHERE id = {{}}", row_id)
    return int(found[0]["matter"]) if found else None


async def ancestors(authority: int) -> set[int]:
    """The authorities above one of ours, itself included."""
    seen: set[int] = set()
    above: int | None = authority
    while above is not None and above not in seen:
        seen.add(above)
        found = await db.rows("SELECT parent FROM authority WHERE id = {}", above)
        above = found[0]["parent"] if found else None
    return seen


async def count(sql: str, *args: object) -> int:
    """The number ``n`` that a counting query gives."""
    return int((await db.rows(sql, *args))[0]["n"])


async def authority_of_unit(unit_id: int) -> int | None:
    """The authority that a unit belongs to."""
    found = await db.rows("SELECT authority FROM unit WHERE id = {}", unit_id)
    return int(found[0]["authority"]) if found else None


async def hold(matter_id: int) -> bool:
    """Lock a matter against other filings until the transaction ends; whether there is one."""
    found = await db.rows(f"SELECT id FROM matter WHERE id = {{}}{db.for_update()}", matter_id)
    return bool(found)


async def numbers() -> dict[int, str]:
    """Our numbers of all matters, by id."""
    found = await db.rows("SELECT id, number FROM matter")
    return {int(row["id"]): str(row["number"]) for row in found}


async def seen_by(viewer: Viewer, matter_id: int) -> bool:
    """Whether there is such a matter and it is for this viewer."""
    seen, values = visible(viewer)
    return 0 < matter_id <= _LARGEST_ID and bool(
        await db.rows(f"SELECT m.id FROM matter m WHERE m.id = {{}} AND {seen}", matter_id, *values)
    )


async def event_of(matter_id: int, event_id: int) -> EventAt | None:
    """An event of a matter, unless it was struck."""
    found = await db.rows(
        "SELECT e.id, e.happened_on, e.version FROM event e "
        "JOIN proceeding p ON p.id = e.proceeding "
        "WHERE e.id = {} AND p.matter = {} AND NOT e.struck",
        event_id,
        matter_id,
    )
    return msgspec.convert(found[0], EventAt, strict=False) if found else None
