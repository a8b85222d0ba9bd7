"""Single facts, to those who may see what they belong to."""

from typing import Any

import msgspec

from docket import db
from docket.accounts.rules import Viewer
from docket.desk.queries.noting import note_reads
from docket.desk.queries.registers import seen_in
from docket.desk.queries.rows import an_id
from docket.desk.schemas import FactOut
from docket.docketing.rules.corrections import amendable, as_fact
from docket.errors import NotFound
from docket.matters.queries import visible

_OF_PROCEEDING = "JOIN proceeding p ON p.id = t.proceeding JOIN matter m ON m.id = p.matter"
_OF_MATTER = "JOIN matter m ON m.id = t.matter"

_MATTER: dict[str, str] = {
    "matter": "JOIN matter m ON m.id = t.id",
    "challenged_act": _OF_MATTER,
    "party": _OF_MATTER,
    "proceeding": _OF_MATTER,
    "standing": _OF_PROCEEDING,
    "event": _OF_PROCEEDING,
    "hearing": _OF_PROCEEDING,
    "outcome_item": _OF_PROCEEDING,
    "gap_dismissal": _OF_PROCEEDING,
    "unit_request": _OF_PROCEEDING,
    "appearance": "JOIN hearing h ON h.id = t.hearing JOIN proceeding p ON p.id = h.proceeding "
    "JOIN matter m ON m.id = p.matter",
}
"""How a fact hangs on its matter; those that are not here belong to the registers of all."""


async def recorded_fact(viewer: Viewer, what: str, fact_id: int) -> FactOut:
    """One fact as it is recorded now.

    Raises:
        Invalid: No fact is of this kind.
        NotFound: There is none with this id, or it is not for this viewer.
    """
    kind = amendable(what)
    row = await _row(viewer, what, an_id(fact_id))
    if row is None:
        raise NotFound(f"没有编号为 {fact_id} 的{kind.zh}，或者无权查看。")
    values: dict[str, Any] = msgspec.to_builtins(as_fact(kind, row, {}))
    return FactOut(
        what=what,
        id=fact_id,
        version=row["version"],
        struck=bool(row.get("struck", False)),
        values={name: values[name] for name in kind.fields},
    )


async def _row(viewer: Viewer, what: str, fact_id: int) -> dict[str, Any] | None:
    """The row, if the viewer sees the matter or the register that it belongs to."""
    if what not in _MATTER:
        seen, values = seen_in(viewer, what)
        found = await db.rows(
            f'SELECT t.* FROM "{what}" t WHERE t.id = {{}} AND {seen}', fact_id, *values
        )
        return found[0] if found else None
    seen, values = visible(viewer)
    found = await db.rows(
        f'SELECT t.*, m.id AS "_matter" FROM "{what}" t {_MATTER[what]} '
        f"WHERE t.id = {{}} AND {seen}",
        fact_id,
        *values,
    )
    if not found:
        return None
    await note_reads(viewer, int(found[0]["_matter"]))
    return found[0]
