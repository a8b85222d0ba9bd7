"""The four statements that figures are counted from, and their rows as cells.

Each has an inner text of one row a thing counted, with its ``id``; grouped it gives how many there
are of what no figure tells apart, ungrouped the things themselves.
"""

from collections.abc import Sequence
from datetime import date
from typing import Literal

import msgspec

from docket import db
from docket.law import library
from docket.matters.queries import secret
from docket.statistics.queries.scopes import Scope
from docket.statistics.rules.cells import AppearanceCell, DeadlineCell, DutyCell, ProceedingCell
from docket.statistics.rules.periods import Period
from docket.statistics.schemas import AppearanceRow, DeadlineRow, DutyRow, ProceedingRow

_PLACED = (
    "CASE WHEN {column} IS NULL THEN 'unknown' WHEN {column} < {{}} THEN 'before' "
    "WHEN {column} <= {{}} THEN 'within' ELSE 'after' END AS {name}"
)
_ACCEPTED = _PLACED.format(column="t.accepted_on", name="accepted")
_DECIDED = _PLACED.format(column="t.decided_on", name="decided")


_KEYS = {"unit": "t.unit", "month": "SUBSTR(CAST(t.accepted_on AS VARCHAR(10)), 1, 7)"}
"""By what figures can be set side by side: the unit, or the month of acceptance (2023-03)."""

By = Literal["unit", "month"]

_COUNTED = (
    "procedure",
    "role",
    "wln",
    "category",
    "merits",
    "attendance",
    "code",
    "confidential",
)


async def proceedings(scope: Scope, period: Period, *, listed: bool) -> list[ProceedingCell]:
    """What ``tally`` holds of the period: not decided before it, not accepted after it."""
    inner, values = _tallied(scope, period)
    rows = await _rows(inner, (*_COUNTED, "accepted", "decided"), values, listed=listed)
    return _cells(rows)


async def proceedings_by(scope: Scope, period: Period, by: By) -> dict[str, list[ProceedingCell]]:
    """The same, apart for each unit or month of acceptance; a day that is missing is month ""."""
    inner, values = _tallied(scope, period, by)
    rows = await _rows(inner, ("key", *_COUNTED, "accepted", "decided"), values, listed=False)
    apart: dict[str, list[dict[str, object]]] = {}
    for row in rows:
        apart.setdefault(str(row["key"] or ""), []).append(row)
    return {key: _cells(some) for key, some in sorted(apart.items())}


def _tallied(scope: Scope, period: Period, by: By | None = None) -> tuple[str, list[object]]:
    """One row a proceeding and authority of the period, with the values of its placeholders."""
    condition, values = scope.condition("t")
    key = f", {_KEYS[by]} AS key" if by else ""
    inner = (
        f"SELECT t.proceeding AS id, {_list(_COUNTED[:-1], 't')}, {scope.secret('t')}, "
        f"{_ACCEPTED}, {_DECIDED}{key} "
        "FROM tally t WHERE (t.decided_on IS NULL OR t.decided_on >= {}) "
        f"AND (t.accepted_on IS NULL OR t.accepted_on <= {{}}) AND {condition}"
    )
    return inner, [*(period.from_on, period.to_on) * 3, *values]


def _cells(rows: list[dict[str, object]]) -> list[ProceedingCell]:
    outcomes = library.outcomes()
    return [row.cell(outcomes) for row in msgspec.convert(rows, list[ProceedingRow], strict=False)]


_FLAGS = {
    "met": "MAX(CASE WHEN s.attended THEN 1 ELSE 0 END)",
    "missed_again": "MAX(CASE WHEN s.renotified AND s.recorded AND NOT s.attended "
    "AND NOT s.excused THEN 1 ELSE 0 END)",
    "silent_again": "MAX(CASE WHEN s.renotified AND NOT s.recorded THEN 1 ELSE 0 END)",
    "represented": "MAX(CASE WHEN s.represented THEN 1 ELSE 0 END)",
    "silent": "MAX(CASE WHEN s.recorded THEN 0 ELSE 1 END)",
    "excused": "MIN(CASE WHEN s.attended OR s.excused THEN 1 ELSE 0 END)",
    "notified": "MAX(CASE WHEN s.notified OR s.renotified THEN 1 ELSE 0 END)",
}
"""What the sittings of one case number add up to for one authority (``rules.attendance.Sat``)."""


async def duties(scope: Scope, period: Period, *, listed: bool) -> list[DutyCell]:
    """Case numbers heard in the period, judged by all their sittings up to its end."""
    (condition, values), (again, _) = scope.condition("s"), scope.condition("h")
    names = (*_FLAGS, "confidential")
    flags = ", ".join(f"{summed} AS {name}" for name, summed in _FLAGS.items())
    kept = f"MAX(CASE WHEN {secret(scope.viewer, 's')} THEN 1 ELSE 0 END) AS confidential"
    inner = (
        f"SELECT g.proceeding AS id, g.level, t.role, {_list(names, 'g')} FROM ("
        f"SELECT s.proceeding, s.authority, s.level, {flags}, {kept} FROM sitting s "
        f"WHERE s.kind = 'court_hearing' AND s.held_on <= {{}} AND {condition} "
        "AND s.proceeding IN (SELECT h.proceeding FROM sitting h WHERE h.kind = 'court_hearing' "
        f"AND h.held_on >= {{}} AND h.held_on <= {{}} AND {again}) "
        "GROUP BY s.proceeding, s.authority, s.level HAVING MAX(s.held_on) >= {}) AS g "
        "LEFT JOIN tally t ON t.proceeding = g.proceeding AND t.authority = g.authority"
    )
    first, last = period.from_on, period.to_on
    values = [last, *values, first, last, *values, first]
    rows = await _rows(inner, ("level", "role", *names), values, listed=listed)
    return [row.cell() for row in msgspec.convert(rows, list[DutyRow], strict=False)]


async def appearances(scope: Scope, period: Period, *, listed: bool) -> list[AppearanceCell]:
    """Principal leaders who sat in court in the period; two in one sitting are two."""
    condition, values = scope.condition("s")
    inner = (
        f"SELECT s.proceeding AS id, {scope.secret('s')}, s.principals AS counted FROM sitting s "
        "WHERE s.kind = 'court_hearing' AND s.held_on >= {} AND s.held_on <= {} "
        f"AND s.principals > 0 AND {condition}"
    )
    values = [period.from_on, period.to_on, *values]
    rows = await _rows(inner, ("confidential",), values, listed=listed, each="x.counted")
    return [row.cell() for row in msgspec.convert(rows, list[AppearanceRow], strict=False)]


async def deadlines(
    scope: Scope, period: Period, *, as_of: date, listed: bool
) -> list[DeadlineCell]:
    """Duties that bind us and were due in the period; ``as_of`` tells which are over."""
    condition, values = scope.condition("t")
    inner = (
        "SELECT d.id, d.rule, d.state, d.due_statutory < {} AS past, "
        f"{scope.secret('t')} "
        "FROM deadline d JOIN tally t ON t.proceeding = d.proceeding AND t.authority = d.authority "
        "WHERE d.binds = 'us' AND d.duty AND NOT d.internal "
        "AND d.due_statutory >= {} AND d.due_statutory <= {} "
        f"AND {condition}"
    )
    values = [as_of, period.from_on, period.to_on, *values]
    rows = await _rows(inner, ("rule", "state", "past", "confidential"), values, listed=listed)
    return [row.cell() for row in msgspec.convert(rows, list[DeadlineRow], strict=False)]


def _list(columns: Sequence[str], alias: str) -> str:
    return ", ".join(f"{alias}.{column}" for column in columns)


async def _rows(
    inner: str,
    columns: Sequence[str],
    values: Sequence[object],
    *,
    listed: bool,
    each: str = "1",
) -> list[dict[str, object]]:
    """How many things of the inner text there are of each kind and, if listed, which.

    Args:
        inner: One row a thing, with its ``id``.
        columns: What tells one kind from another.
        values: For the placeholders of the inner text.
        listed: Whether the ids are wanted.
        each: How often a row counts.
    """
    kinds = _list(columns, "x")
    if not listed:
        text = f"SELECT {kinds}, SUM({each}) AS counted FROM ({inner}) AS x GROUP BY {kinds}"
        return await db.rows(text, *values)
    found = await db.rows(f"SELECT x.id, {kinds}, {each} AS counted FROM ({inner}) AS x", *values)
    ids: dict[tuple[object, ...], list[int]] = {}
    for row in found:
        kind = tuple(row[column] for column in columns)
        ids.setdefault(kind, []).extend([row["id"]] * row["counted"])
    return [
        dict(zip(columns, kind, strict=True)) | {"counted": len(them), "ids": them}
        for kind, them in ids.items()
    ]
