"""Deadlines that a change of calendar or rule book can reach: in which matters, whose they are."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta

import msgspec

from docket import db
from docket.accounts.rules import Viewer
from docket.deadlines.schemas import ReceiptInputs, ReceiptRow
from docket.matters.queries import visible

LONGEST_REST = timedelta(days=20)
"""No run of rest days is longer: a period may end on the one side of it and look to the other."""

LONGEST_NOTICE = timedelta(days=60)
"""As long as a public notice ran before it counted as served."""

LONGEST_FIXED = timedelta(days=3660)
"""As many days as a paper may be recorded to fix."""

_AT_ONCE = 500  # ids in one statement

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


class Owner(msgspec.Struct, frozen=True):
    """Whose a deadline is: the matter's number, who handles it, the forum's number."""

    id: int
    matter: int
    matter_number: str
    handler: str | None
    docket_number: str | None
    manual: bool


async def owners(viewer: Viewer, deadline_ids: Sequence[int]) -> dict[int, Owner]:
    """Of these deadlines, those of matters that the viewer may see, each with whose it is."""
    condition, values = visible(viewer)
    found: dict[int, Owner] = {}
    for start in range(0, len(deadline_ids), _AT_ONCE):
        part = deadline_ids[start : start + _AT_ONCE]
        rows = await db.rows(
            "SELECT d.id, d.matter, m.number AS matter_number, d.manual, p.docket_number,"
            " COALESCE(d.assignee, m.handler) AS handler FROM deadline d"
            " JOIN matter m ON m.id = d.matter JOIN proceeding p ON p.id = d.proceeding"
            f" WHERE d.id IN ({', '.join('{}' for _ in part)}) AND {condition}",
            *part,
            *values,
        )
        found |= {one.id: one for one in msgspec.convert(rows, list[Owner], strict=False)}
    return found


async def proceeding_owners(viewer: Viewer, proceedings: Sequence[int]) -> dict[int, Owner]:
    """Of these proceedings, those of matters that the viewer may see, each with whose it is."""
    condition, values = visible(viewer)
    found: dict[int, Owner] = {}
    for start in range(0, len(proceedings), _AT_ONCE):
        part = proceedings[start : start + _AT_ONCE]
        rows = await db.rows(
            "SELECT p.id, p.matter, m.number AS matter_number, m.handler, p.docket_number,"
            " FALSE AS manual FROM proceeding p JOIN matter m ON m.id = p.matter"
            f" WHERE p.id IN ({', '.join('{}' for _ in part)}) AND {condition}",
            *part,
            *values,
        )
        found |= {one.id: one for one in msgspec.convert(rows, list[Owner], strict=False)}
    return found


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


class Closure(msgspec.Struct, frozen=True):
    """A day on which the office of the authority bound is closed, and why."""

    day: date
    name: str
    source: str


class Kept(msgspec.Struct, frozen=True):
    """That a person keeps a version of the rule for a deadline: who, when, why."""

    rule: str
    value: str
    reason: str
    name: str
    at: datetime


async def version_kept(deadline_id: int) -> Kept | None:
    """What a person last decided on the version for a deadline, if the deadline stands in it."""
    found = await db.rows(
        "SELECT a.rule, a.value, a.reason, h.actor_name AS name, h.happened_at AS at"
        " FROM deadline d JOIN deadline_act a ON a.proceeding = d.proceeding AND a.rule = d.rule"
        " AND coalesce(a.authority, 0) = coalesce(d.authority, 0)"
        " AND coalesce(a.party, 0) = coalesce(d.party, 0)"
        " JOIN change c ON c.table_name = 'deadline_act' AND c.row_id = a.id AND c.before IS NULL"
        " JOIN act h ON h.id = c.act"
        " WHERE d.id = {} AND a.verb = 'version_kept' AND NOT a.struck"
        " AND a.value = d.rule_version"
        " ORDER BY CASE WHEN coalesce(a.root_event, 0) = coalesce(d.root_event, 0)"
        " THEN 0 ELSE 1 END, a.id DESC LIMIT 1",
        deadline_id,
    )
    return next(iter(msgspec.convert(found, list[Kept], strict=False)), None)


async def closures_after(deadline_id: int, alarm_on: date | None) -> list[Closure]:
    """停止办公日 that made a deadline ring before its safe day."""
    found = await db.rows(
        "SELECT r.day, r.name, r.source FROM local_rest_day r"
        " JOIN deadline d ON d.authority = r.authority"
        " WHERE d.id = {} AND NOT r.struck AND r.day > {} AND r.day <= d.due_safe ORDER BY r.day",
        deadline_id,
        alarm_on or date.max,
    )
    return msgspec.convert(found, list[Closure], strict=False)


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


async def digests_of(matter_id: int) -> frozenset[str]:
    """The digests of the receipts that a matter has."""
    found = await db.rows("SELECT digest FROM receipt WHERE matter = {}", matter_id)
    return frozenset(str(row["digest"]) for row in found)


async def receipts_of(matter_id: int) -> dict[str, ReceiptRow]:
    """The receipts of a matter, by digest."""
    found = await db.rows("SELECT * FROM receipt WHERE matter = {} ORDER BY id", matter_id)
    rows = msgspec.convert(found, list[ReceiptRow], strict=False)
    return {row.digest: row for row in rows}


async def receipt_of(deadline_id: int) -> ReceiptRow | None:
    """The receipt of a deadline as it stands."""
    found = await db.rows(
        "SELECT r.* FROM receipt r JOIN deadline d ON d.inputs_hash = r.digest WHERE d.id = {}",
        deadline_id,
    )
    return next(iter(msgspec.convert(found, list[ReceiptRow], strict=False)), None)


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
