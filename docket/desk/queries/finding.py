"""The matters that people look for: by what they remember of them, in the order they need."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from msgspec.structs import replace

from docket import db
from docket.accounts.rules import Viewer
from docket.desk.queries.rows import an_id, grouped, read
from docket.desk.schemas.listing import ProceedingLine
from docket.desk.schemas.screens import FoundMatter, FoundPage, NextDue
from docket.errors import FieldError, Invalid
from docket.matters.queries import visible
from docket.rulebook.queries import load_book
from docket.terms import DeadlineState, Level, Procedure

NEVER = date(9999, 12, 31)
Day = Literal["opened", "accepted", "decided"]
Sort = Literal["newest", "due", "number"]

_NEXT = (
    "(SELECT MIN(COALESCE(d.alarm_on, d.due_statutory)) FROM deadline d WHERE d.matter = m.id "
    "AND d.state = 'open' AND NOT (d.due_statutory < {} AND (NOT d.duty OR d.binds <> 'us')))"
)
_TEXT = (
    "(m.number LIKE {} ESCAPE '!' OR m.cause LIKE {} ESCAPE '!' "
    "OR EXISTS (SELECT 1 FROM party y WHERE y.matter = m.id AND y.name LIKE {} ESCAPE '!') "
    "OR EXISTS (SELECT 1 FROM challenged_act c WHERE c.matter = m.id "
    "AND c.number LIKE {} ESCAPE '!') "
    "OR EXISTS (SELECT 1 FROM proceeding p WHERE p.matter = m.id "
    "AND p.docket_number LIKE {} ESCAPE '!'))"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """What is sought; whatever is empty asks for nothing in particular.

    Args:
        text: Part of a number, a cause, a name, or the number of an act.
        level: With a proceeding at this level.
        open_only: True for those with a proceeding that is not decided, False for the others.
        unit: Of this unit.
        handler: Handled by this person.
        forum: With a proceeding before this court or organ.
        field: Of this field of administration.
        outcome: With an outcome of this code.
        by: On which day the period is asked for.
        since: First day of the period.
        until: Last day of the period.
    """

    text: str = ""
    level: Level | None = None
    open_only: bool | None = None
    unit: int | None = None
    handler: str = ""
    forum: str = ""
    field: str = ""
    outcome: str = ""
    by: Day = "opened"
    since: date | None = None
    until: date | None = None

    def conditions(self) -> Iterator[tuple[str, list[object]]]:
        """The SQL condition of each wish, with its values."""
        if self.text:
            yield _TEXT, [_like(self.text)] * 5
        if self.unit is not None:
            yield "m.unit = {}", [an_id(self.unit)]
        for column, value in (("m.handler", self.handler), ("m.field", self.field)):
            if value:
                yield f"{column} = {{}}", [value]
        yield from self._of_proceedings()
        yield from self._period()

    def _of_proceedings(self) -> Iterator[tuple[str, list[object]]]:
        wishes: list[str] = []
        values: list[object] = []
        if self.level is not None:
            members = [one.value for one in Procedure if one.level is self.level]
            wishes.append(f"p.procedure IN ({', '.join('{}' for _ in members)})")
            values += members
        if self.open_only:
            wishes.append("p.decided_on IS NULL")
        if self.forum:
            wishes.append("p.forum LIKE {} ESCAPE '!'")
            values.append(_like(self.forum))
        if self.outcome:
            wishes.append(
                "EXISTS (SELECT 1 FROM outcome_item o WHERE o.proceeding = p.id "
                "AND o.code = {} AND NOT o.struck)"
            )
            values.append(self.outcome)
        if wishes:
            yield _some_proceeding(wishes), values
        if self.open_only is False:
            yield f"NOT {_some_proceeding(['p.decided_on IS NULL'])}", []

    def _period(self) -> Iterator[tuple[str, list[object]]]:
        column = {"accepted": "p.accepted_on", "decided": "p.decided_on"}.get(self.by)
        days = [(">=", self.since), ("<=", self.until)]
        asked = [(sign, day) for sign, day in days if day is not None]
        if not asked:
            return
        values: list[object] = [day for _, day in asked]
        if column is None:
            yield " AND ".join(f"m.opened_on {sign} {{}}" for sign, _ in asked), values
        else:
            yield _some_proceeding([f"{column} {sign} {{}}" for sign, _ in asked]), values


async def find_matters(
    viewer: Viewer,
    sought: Sought,
    *,
    today: date,
    sort: Sort = "newest",
    cursor: str | None = None,
    limit: int = 30,
) -> FoundPage:
    """The matters a viewer seeks, a page of them, in five statements whatever their number."""
    wishes = [visible(viewer), *sought.conditions()]
    text = " AND ".join(f"({condition})" for condition, _ in wishes)
    values = [value for _, found in wishes for value in found]
    [counted] = await db.rows(f"SELECT COUNT(*) AS n FROM matter m WHERE {text}", *values)
    order = _order(sort, today)
    after, more = _after(order, cursor) if cursor else ("TRUE", [])
    lines = await read(
        FoundMatter,
        f"SELECT * FROM (SELECT m.*, u.name AS unit_name, {order.key} AS sorted "
        f"FROM matter m JOIN unit u ON u.id = m.unit WHERE {text}) AS x WHERE {after} "
        f"ORDER BY x.sorted {order.direction}, x.id {order.direction} LIMIT {{}}",
        *order.values,
        *values,
        *more,
        limit + 1,
    )
    shown = await _filled(lines[:limit], today)
    following = _cursor(order, shown[-1]) if len(lines) > limit else None
    return FoundPage(shown, following, int(counted["n"]))


@dataclass(frozen=True, slots=True)
class _Order:
    name: Sort
    key: str
    values: list[object]
    direction: Literal["ASC", "DESC"]


def _order(sort: Sort, today: date) -> _Order:
    if sort == "due":
        return _Order("due", f"COALESCE({_NEXT}, {{}})", [today, NEVER], "ASC")
    column = "m.number" if sort == "number" else "m.opened_on"
    return _Order(sort, column, [], "DESC")


def _cursor(order: _Order, last: FoundMatter) -> str:
    keys = {
        "due": _rings_on(last.next) or NEVER,
        "number": last.number,
        "newest": last.opened_on,
    }
    return f"{last.id}.{keys[order.name]}"


def _rings_on(one: NextDue | None) -> date | None:
    return None if one is None else one.alarm_on or one.due_statutory


def _after(order: _Order, cursor: str) -> tuple[str, list[object]]:
    """What comes after the page before."""
    number, _, key = cursor.partition(".")
    try:
        last: object = key if order.name == "number" else date.fromisoformat(key)
        last_id = an_id(int(number))
    except ValueError:
        remedy = "请从第一页重新开始。"
        raise Invalid.of(FieldError("cursor", "不是有效的游标。", remedy)) from None
    sign = "<" if order.direction == "DESC" else ">"
    return f"(x.sorted {sign} {{}} OR (x.sorted = {{}} AND x.id {sign} {{}}))", [
        last,
        last,
        last_id,
    ]


async def _filled(lines: tuple[FoundMatter, ...], today: date) -> tuple[FoundMatter, ...]:
    """With their parties, their proceedings and what is due next: one statement each."""
    if not lines:
        return ()
    ids = [line.id for line in lines]
    marks = ", ".join("{}" for _ in ids)
    parties: dict[int, list[str]] = {}
    for row in await db.rows(
        f"SELECT y.matter, y.name FROM party y WHERE y.matter IN ({marks}) ORDER BY y.id", *ids
    ):
        parties.setdefault(int(row["matter"]), []).append(str(row["name"]))
    proceedings = grouped(
        await read(
            ProceedingLine, f"SELECT * FROM proceeding WHERE matter IN ({marks}) ORDER BY id", *ids
        ),
        "matter",
    )
    due = await _next_due(ids, today)
    return tuple(
        replace(
            line,
            parties=tuple(parties.get(line.id, ())),
            proceedings=proceedings.get(line.id, ()),
            next=due.get(line.id),
        )
        for line in lines
    )


async def _next_due(ids: list[int], today: date) -> dict[int, NextDue]:
    """Of each matter the deadline that rings first, leaving out what lapsed."""
    marks = ", ".join("{}" for _ in ids)
    found = await read(
        NextDue,
        f"SELECT d.* FROM deadline d WHERE d.matter IN ({marks}) AND d.state = {{}} "
        "AND NOT (d.due_statutory < {} AND (NOT d.duty OR d.binds <> 'us')) "
        "ORDER BY COALESCE(d.alarm_on, d.due_statutory, {}) DESC, d.id DESC",
        *ids,
        DeadlineState.OPEN.value,
        today,
        NEVER,
    )
    book = await load_book()
    first = {one.matter: one for one in found}
    return {
        matter: replace(one, name_zh=book.name_zh(one.rule, one.rule_version))
        for matter, one in first.items()
    }


def _some_proceeding(wishes: list[str]) -> str:
    return f"EXISTS (SELECT 1 FROM proceeding p WHERE p.matter = m.id AND {' AND '.join(wishes)})"


def _like(text: str) -> str:
    """The text anywhere; its own wildcards are plain signs."""
    plain = text.strip().replace("!", "!!").replace("%", "!%").replace("_", "!_")
    return f"%{plain}%"
