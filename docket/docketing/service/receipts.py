"""Keeping the receipts of computed dates: written once, when a date is first given, never again."""

from collections.abc import Sequence

from docket import db
from docket.deadlines.queries import digests_of
from docket.deadlines.schemas import Computed
from docket.law.calendar import Calendar

_AT_ONCE = 200  # five values each


async def keep_receipts(matter_id: int, computed: Sequence[Computed], calendar: Calendar) -> None:
    """Keep the receipt of every date of a matter that has none yet. Joins the open transaction."""
    known = await digests_of(matter_id)
    new = [row for row in computed if row.inputs_hash not in known]
    for start in range(0, len(new), _AT_ONCE):
        part = new[start : start + _AT_ONCE]
        await db.execute(
            "INSERT INTO receipt (matter, code, digest, inputs, calendar_version) VALUES "
            + ", ".join(["({}, {}, {}, {}, {})"] * len(part)),
            *(
                value
                for row in part
                for value in (
                    matter_id,
                    row.receipt_code,
                    row.inputs_hash,
                    row.inputs,
                    calendar.version,
                )
            ),
        )
