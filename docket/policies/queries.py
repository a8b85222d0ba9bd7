"""How authorities work: what they recorded, and what holds where they recorded nothing."""

from collections.abc import Collection
from typing import Any

import msgspec

from docket import db
from docket.accounts.rules import Viewer
from docket.policies.rules import POLICIES
from docket.policies.schemas import MilestoneLine, MilestoneRow, PolicyLine


async def recorded(authorities: Collection[int]) -> dict[int, dict[str, str]]:
    """What each of these authorities recorded, by key."""
    found = await db.rows(
        f"SELECT authority, key, value FROM policy WHERE authority IN ({_marks(authorities)})",
        *authorities,
    )
    values: dict[int, dict[str, str]] = {authority: {} for authority in authorities}
    for row in found:
        values[int(row["authority"])][row["key"]] = row["value"]
    return values


async def milestones_of(authorities: Collection[int]) -> tuple[MilestoneRow, ...]:
    """内部节点 of these authorities, oldest first."""
    found = await db.rows(
        f"SELECT * FROM milestone WHERE authority IN ({_marks(authorities)})"
        " AND NOT struck ORDER BY id",
        *authorities,
    )
    return tuple(map(_milestone, found))


async def milestone(milestone_id: int) -> MilestoneRow | None:
    """One of them, also when it was struck."""
    found = await db.rows("SELECT * FROM milestone WHERE id = {}", milestone_id)
    return _milestone(found[0]) if found else None


async def policies(viewer: Viewer) -> tuple[PolicyLine, ...]:
    """Every policy of every authority that the viewer sees."""
    seen = await _authorities(viewer)
    values = await recorded([int(one["id"]) for one in seen])
    return tuple(
        PolicyLine(
            authority=one["id"],
            authority_code=one["code"],
            authority_name=one["name"],
            key=kind.key,
            zh=kind.zh,
            value=values[one["id"]].get(kind.key, kind.default),
            value_zh=kind.said(values[one["id"]].get(kind.key, kind.default)),
            recorded=kind.key in values[one["id"]],
            meaning=kind.meaning,
        )
        for one in seen
        for kind in POLICIES.values()
    )


async def milestones(viewer: Viewer) -> tuple[MilestoneLine, ...]:
    """内部节点 of every authority that the viewer sees."""
    seen = {int(one["id"]): one for one in await _authorities(viewer)}
    return tuple(
        MilestoneLine(
            **msgspec.structs.asdict(row),
            authority_code=seen[row.authority]["code"],
            authority_name=seen[row.authority]["name"],
        )
        for row in await milestones_of(list(seen))
    )


def _milestone(row: dict[str, Any]) -> MilestoneRow:
    procedures = row["procedures"].split()
    return msgspec.convert({**row, "procedures": procedures}, MilestoneRow, strict=False)


async def _authorities(viewer: Viewer) -> list[dict[str, Any]]:
    found = await db.rows("SELECT a.id, a.code, a.name FROM authority a ORDER BY a.id")
    return [one for one in found if viewer.authorities is None or one["id"] in viewer.authorities]


def _marks(ids: Collection[int]) -> str:
    """Placeholders of an IN list; an empty one matches nothing."""
    return ", ".join("{}" for _ in ids) or "NULL"
