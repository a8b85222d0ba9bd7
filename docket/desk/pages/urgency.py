"""How urgent a deadline is today: as a shape, in words, and with its day; never by colour alone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, Protocol, TypeVar

from docket.terms import Binds, DeadlineState
from docket.web.texts import marked

Look = Literal["over", "today", "soon", "ok", "done", "gone"]
Kind = Literal["over", "last", "act", "passed", "left", "ahead", "none", "lapsed", "state"]
SOON = 3
"""Days left at which a deadline is pointed out."""

_SETTLED: dict[DeadlineState, Look] = {
    DeadlineState.DONE: "done",
    DeadlineState.DONE_LATE: "done",
    DeadlineState.MISSED: "over",
    DeadlineState.WAIVED: "gone",
    DeadlineState.VOID: "gone",
}


class Due(Protocol):
    """What of a deadline decides it."""

    @property
    def state(self) -> DeadlineState:
        """As projected."""

    @property
    def binds(self) -> Binds:
        """Whom it binds."""

    @property
    def duty(self) -> bool:
        """No mere right."""

    @property
    def trigger_on(self) -> date:
        """The day from which it runs."""

    @property
    def alarm_on(self) -> date | None:
        """The day on which we should be ready."""

    @property
    def due_statutory(self) -> date | None:
        """Its last day by law."""


DueT = TypeVar("DueT", bound=Due)


@dataclass(frozen=True, slots=True)
class Urgency:
    """How urgent it is.

    Args:
        look: The shape and colour.
        kind: Which words say it.
        days: How many days over, or left.
        on: The day to work towards: the alarm; the last day by law once that has come.
        state: As projected, for what is settled.
    """

    look: Look
    kind: Kind
    days: int
    on: date | None
    state: DeadlineState


def urgency(one: Due, *, today: date) -> Urgency:
    """How urgent a deadline is."""
    on = one.alarm_on or one.due_statutory
    last = one.due_statutory or one.alarm_on
    if one.state is not DeadlineState.OPEN:
        return Urgency(_SETTLED[one.state], "state", 0, on, one.state)
    if on is None or last is None:
        return Urgency("gone", "none", 0, None, one.state)
    look, kind, days = _open(one, on, last, today)
    return Urgency(look, kind, days, last if last <= today else on, one.state)


def _open(one: Due, on: date, last: date, today: date) -> tuple[Look, Kind, int]:
    if last < today:
        owed = one.duty and one.binds in (Binds.US, Binds.EITHER)
        return ("over", "over", (today - last).days) if owed else ("gone", "lapsed", 0)
    if today < one.trigger_on < last:
        return "gone", "ahead", 0
    if last == today:
        return "today", "last", 0
    if on <= today:
        return ("today", "act", 0) if on == today else ("soon", "passed", (last - today).days)
    left = (on - today).days
    return ("soon" if left <= SOON else "ok"), "left", left


@dataclass(frozen=True, slots=True)
class Group:
    """Deadlines of one stretch of days, under one heading."""

    id: str
    label: str
    since: date | None
    until: date | None
    lines: tuple[tuple[Urgency, object], ...]


def week_of(day: date) -> tuple[date, date]:
    """Monday and Sunday of the week of a day."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def groups(lines: Iterable[DueT], *, today: date) -> Sequence[Group]:
    """逾期, 今天, 本周, 下周: what rings until the end of next week, most urgent first."""
    _, sunday = week_of(today)
    next_sunday = sunday + timedelta(days=7)
    tomorrow = today + timedelta(days=1)
    bounds = (
        ("over", marked("逾期"), None, None),
        ("today", marked("今天"), today, today),
        ("week", marked("本周"), tomorrow, sunday),
        ("next", marked("下周"), sunday + timedelta(days=1), next_sunday),
        ("undated", marked("不能计算"), None, None),
    )
    placed: dict[str, list[tuple[Urgency, object]]] = {id_: [] for id_, *_ in bounds}
    for line in lines:
        found = urgency(line, today=today)
        if (where := _group(found, today, sunday, next_sunday)) is not None:
            placed[where].append((found, line))
    return [Group(id_, label, a, b, tuple(placed[id_])) for id_, label, a, b in bounds]


def _group(one: Urgency, today: date, sunday: date, next_sunday: date) -> str | None:
    if one.kind == "over":
        return "over"
    if one.on is None:
        return "undated"
    for name, last in (("today", today), ("week", sunday), ("next", next_sunday)):
        if one.on <= last:
            return name
    return None
