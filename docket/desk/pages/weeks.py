"""The days of a count as weeks, for the panel that says why a deadline ends on its day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from docket.law.answers import DayOut

WHOLE = 42
"""Cells up to this many are all shown; of a longer count the middle is left out."""
_KEPT = 14
_CLASSES = {"trigger": "t", "counted": "", "skipped": "k", "end": "e", "roll": ""}


@dataclass(frozen=True, slots=True)
class Cell:
    """One day of the grid.

    Args:
        day: The day.
        look: Its classes: start, rest, end, today, and the column where a row begins.
        number: Which day of the period it is.
        name: The festival, 周末, or what else it is called.
        kind: As the engine says: trigger, counted, skipped, end, roll.
        working: Whether offices work.
        left_out: Days of the count that are left out before this one.
    """

    day: date
    look: str
    number: int | None
    name: str
    kind: str
    working: bool
    left_out: int


def weeks(counted: Sequence[DayOut], *, due: date, today: date) -> tuple[Cell, ...]:
    """The days from the start to the end, oldest first; the last is the day it is due."""
    days = sorted(counted, key=lambda one: one.day)
    if len(days) <= WHOLE:
        return tuple(_cells(days, due, today, left_out=0))
    tail = days[-_KEPT:]
    left_out = len(days) - 2 * _KEPT
    return (
        *_cells(days[:_KEPT], due, today, left_out=0),
        *_cells(tail, due, today, left_out=left_out),
    )


def _cells(days: Sequence[DayOut], due: date, today: date, *, left_out: int) -> Iterator[Cell]:
    for n, one in enumerate(days):
        looks = [_CLASSES[one.kind]]
        if one.day == due:
            looks = ["e"]
        elif not one.working and one.kind in ("counted", "end", "roll"):
            looks = ["k"]
        looks += ["now"] if one.day == today else []
        looks += [f"c{one.day.isoweekday()}"] if n == 0 else []
        yield Cell(
            day=one.day,
            look=" ".join(filter(None, looks)),
            number=one.number,
            name=one.name or "",
            kind="due" if one.day == due and one.kind == "roll" else one.kind,
            working=one.working,
            left_out=left_out if n == 0 else 0,
        )
