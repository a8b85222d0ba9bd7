"""The receipts of deadlines."""

from collections.abc import Collection

import msgspec

from docket import db
from docket.accounts.rules import Viewer
from docket.deadlines.schemas import ReceiptInputs, ReceiptRow
from docket.matters.queries import visible

_AT_ONCE = 500  # ids in one statement


async def digests_of(matter_id: int) -> frozenset[str]:
    """The digests of the receipts that a matter has."""
    found = await db.rows("SELECT digest FROM receipt WHERE matter = {}", matter_id)
    return frozenset(str(row["digest"]) for row in found)


async def receipts_of(matter_id: int) -> dict[str, ReceiptRow]:
    """The receipts of a matter, by digest."""
    found = await db.rows("SELECT * FROM receipt WHERE matter = {} ORDER BY id", matter_id)
    rows = msgspec.convert(found, list[ReceiptRow], strict=False)
    return {row.digest: row for row in rows}


async def deadline_like(inputs: ReceiptInputs) -> int | None:
    """The deadline that a receipt speaks of, by its identity, if there still is one."""
    found = await db.rows(
        "SELECT id FROM deadline WHERE proceeding = {} AND rule = {} AND ordinal = {}"
        " AND COALESCE(authority, 0) = {} AND COALESCE(party, 0) = {}"
        " AND COALESCE(root_event, 0) = {} AND COALESCE(root_hearing, 0) = {}",
        inputs.proceeding,
        inputs.rule,
        inputs.ordinal,
        inputs.authority or 0,
        inputs.party or 0,
        inputs.root_event or 0,
        inputs.root_hearing or 0,
    )
    return int(found[0]["id"]) if found else None


async def receipts_coded(viewer: Viewer, codes: Collection[str]) -> list[ReceiptRow]:
    """The receipts with one of these codes, of matters that the viewer may see."""
    condition, values = visible(viewer)
    found: list[ReceiptRow] = []
    wanted = sorted(codes)
    for start in range(0, len(wanted), _AT_ONCE):
        part = wanted[start : start + _AT_ONCE]
        rows = await db.rows(
            "SELECT r.* FROM receipt r JOIN matter m ON m.id = r.matter"
            f" WHERE r.code IN ({', '.join('{}' for _ in part)}) AND {condition} ORDER BY r.id",
            *part,
            *values,
        )
        found += msgspec.convert(rows, list[ReceiptRow], strict=False)
    return found
