"""Whose a deadline is, and what people decided about it."""

from collections.abc import Sequence
from datetime import date, datetime

import msgspec

from docket import db
from docket.accounts.rules import Viewer
from docket.matters.queries import visible

_AT_ONCE = 500  # ids in one statement


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
