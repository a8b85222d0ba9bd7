"""In which matters a change of calendar, rule book or policy can reach a deadline."""

from datetime import date, timedelta

from docket import db

LONGEST_REST = timedelta(days=20)
"""No run of rest days is longer: a period may end on the one side of it and look to the other."""


LONGEST_NOTICE = timedelta(days=60)
"""As long as a public notice ran before it counted as served."""


LONGEST_FIXED = timedelta(days=3660)
"""As many days as a paper may be recorded to fix."""


_TOUCHED = (
    "(d.trigger_on <= {} AND (d.due_statutory >= {} OR d.raw_end >= {} OR d.alarm_on >= {}))"
    " OR (d.raw_end < d.trigger_on AND d.trigger_on >= {} AND d.alarm_on <= {})"
)


async def matters_within(first: date, last: date, *, lock: bool = False) -> list[int]:
    """Matters with a deadline that is counted over one of these days.

    A period that runs from an expiry may have begun right after them, because the expiry moved over
    them; what others may do can be counted up to their latest reading, which the alarm follows.

    When they reach back to the beginning, the first holiday notice is another than before, and so
    may be what could not be computed at all: then every deadline without a date belongs to them.

    Args:
        first: The first of the days.
        last: The last of them.
        lock: Keep others from filing in these matters until the transaction ends.
    """
    undated = " OR d.raw_end IS NULL" if first == date.min else ""
    since = _before(first, LONGEST_REST)
    found = await db.rows(
        f"SELECT m.id FROM matter m WHERE EXISTS (SELECT 1 FROM deadline d WHERE d.matter = m.id"
        f" AND ({_TOUCHED}{undated})) ORDER BY m.id{db.for_update() if lock else ''}",
        last + LONGEST_REST if date.max - last > LONGEST_REST else date.max,
        since,
        since,
        since,
        since,
        last,
    )
    return [int(row["id"]) for row in found]


async def matters_governed(rule: str, since: date, *, lock: bool = False) -> list[int]:
    """Matters with a deadline of this rule that runs on a day or after, or has no date."""
    found = await db.rows(
        "SELECT m.id FROM matter m WHERE m.id IN (SELECT d.matter FROM deadline d"
        " WHERE d.rule = {} AND (d.trigger_on >= {} OR d.due_statutory >= {}"
        f" OR d.raw_end >= {{}} OR d.raw_end IS NULL)) ORDER BY m.id{_locked(lock=lock)}",
        rule,
        since,
        since,
        since,
    )
    return [int(row["id"]) for row in found]


async def matters_with_event(kind: str, since: date, *, lock: bool = False) -> list[int]:
    """Matters in which an event of a kind starts a period on a day or after.

    It may have happened before that day: a public notice counts as served when its days have
    passed, and a paper may fix a later day.
    """
    found = await db.rows(
        "SELECT m.id FROM matter m WHERE m.id IN (SELECT p.matter FROM event e"
        " JOIN proceeding p ON p.id = e.proceeding WHERE e.kind = {} AND NOT e.struck"
        " AND (e.happened_on >= {} OR e.until_on >= {}"
        " OR (e.days IS NOT NULL AND e.happened_on >= {})))"
        f" ORDER BY m.id{_locked(lock=lock)}",
        kind,
        _before(since, LONGEST_NOTICE),
        since,
        _before(since, LONGEST_FIXED),
    )
    return [int(row["id"]) for row in found]


async def matters_with_hearing(kind: str, since: date, *, lock: bool = False) -> list[int]:
    """Matters with a sitting of a kind on a day or after."""
    found = await db.rows(
        "SELECT m.id FROM matter m WHERE m.id IN (SELECT p.matter FROM hearing h"
        " JOIN proceeding p ON p.id = h.proceeding WHERE h.kind = {} AND NOT h.struck"
        f" AND h.held_on >= {{}}) ORDER BY m.id{_locked(lock=lock)}",
        kind,
        since,
    )
    return [int(row["id"]) for row in found]


def _before(day: date, span: timedelta) -> date:
    """So long before a day, as far as there are days."""
    return day - span if day - date.min > span else date.min


def _locked(*, lock: bool) -> str:
    """The clause that keeps others from filing in these matters until the transaction ends."""
    return db.for_update() if lock else ""


async def matters_ringing(authority: int, day: date) -> list[int]:
    """Matters with a deadline of this authority that rings on a day, or would without a closure.

    They are locked against other filings until the transaction ends.
    """
    found = await db.rows(
        "SELECT m.id FROM matter m WHERE EXISTS (SELECT 1 FROM deadline d WHERE d.matter = m.id"
        " AND d.authority = {} AND d.trigger_on <= {} AND d.due_safe >= {})"
        f" ORDER BY m.id{db.for_update()}",
        authority,
        day,
        day,
    )
    return [int(row["id"]) for row in found]


async def matters_waiting(authority: int) -> list[int]:
    """Matters of one of our authorities with a deadline that is open, locked against filings."""
    return await _of_authority(
        authority, "EXISTS (SELECT 1 FROM deadline d WHERE d.matter = m.id AND d.state = 'open')"
    )


async def matters_since(authority: int, day: date) -> list[int]:
    """Matters of one of our authorities in which anything happened, or runs, from a day on.

    They are locked against other filings until the transaction ends.
    """
    return await _of_authority(
        authority,
        "(EXISTS (SELECT 1 FROM event e JOIN proceeding q ON q.id = e.proceeding"
        " WHERE q.matter = m.id AND e.happened_on >= {})"
        " OR EXISTS (SELECT 1 FROM hearing h JOIN proceeding q ON q.id = h.proceeding"
        " WHERE q.matter = m.id AND h.held_on >= {})"
        " OR EXISTS (SELECT 1 FROM deadline d WHERE d.matter = m.id AND d.trigger_on >= {}))",
        day,
        day,
        day,
    )


async def _of_authority(authority: int, condition: str, *values: object) -> list[int]:
    found = await db.rows(
        "SELECT m.id FROM matter m WHERE EXISTS (SELECT 1 FROM standing s"
        " JOIN proceeding p ON p.id = s.proceeding WHERE p.matter = m.id AND s.authority = {})"
        f" AND {condition} ORDER BY m.id{db.for_update()}",
        authority,
        *values,
    )
    return [int(row["id"]) for row in found]
