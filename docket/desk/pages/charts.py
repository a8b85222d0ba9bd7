"""Bars of charts as plain rectangles: the template draws what is computed here."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

_LEFT, _TOP, _BOTTOM = 28, 10, 26
_MOST_LINES = 5


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle: where it stands, how large it is, and what it stands for."""

    x: float
    y: float
    width: float
    height: float
    value: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the scale."""

    y: float
    value: int


@dataclass(frozen=True, slots=True)
class Chart:
    """Two series side by side.

    Args:
        width: Of the drawing.
        height: Of the drawing.
        lines: The scale.
        first: Bars of the first series.
        second: Bars of the second.
        labels: Where each pair's label stands.
    """

    width: int
    height: int
    lines: tuple[Line, ...]
    first: tuple[Bar, ...]
    second: tuple[Bar, ...]
    labels: tuple[float, ...]

    @property
    def base(self) -> float:
        """Where the bars stand."""
        return self.height - _BOTTOM


def pairs(first: Sequence[int], second: Sequence[int], *, width: int, height: int) -> Chart:
    """A chart of two series of the same length."""
    top = _scale(max([*first, *second, 1]))
    base, room = height - _BOTTOM, height - _BOTTOM - _TOP
    step = (width - _LEFT) / len(first)
    thick = round(step * 0.32, 1)
    gap = step * 0.08

    def bar(n: int, value: int, place: int) -> Bar:
        tall = round(room * value / top, 1)
        left = _LEFT + n * step + step / 2 - thick - gap / 2 + place * (thick + gap)
        return Bar(round(left, 1), round(base - tall, 1), thick, tall, value)

    every = max(1, ceil(top / _MOST_LINES))
    return Chart(
        width=width,
        height=height,
        lines=tuple(
            Line(round(base - room * value / top, 1), value) for value in range(0, top + 1, every)
        ),
        first=tuple(bar(n, value, 0) for n, value in enumerate(first)),
        second=tuple(bar(n, value, 1) for n, value in enumerate(second)),
        labels=tuple(round(_LEFT + n * step + step / 2, 1) for n in range(len(first))),
    )


def share(value: int, most: int) -> float:
    """How long a bar is, of 100."""
    return round(100 * value / most, 1) if most else 0


def _scale(most: int) -> int:
    """The end of the scale: the next number that the lines divide evenly."""
    every = max(1, ceil(most / _MOST_LINES))
    return every * ceil(most / every)
