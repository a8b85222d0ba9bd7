"""A definition applied to cells gives a figure: what counts, of what, and what is left out."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Generic, Protocol, TypeVar

from docket.statistics.rules.periods import Basis

NOTHING_COUNTED = "—"
"""What is shown for 0 of 0: no rate, never 100%."""


class Countable(Protocol):
    """What every cell has."""

    @property
    def count(self) -> int:
        """How many things the cell stands for."""

    @property
    def ids(self) -> tuple[int, ...]:
        """Which they are, once each; empty where no list was asked for."""

    @property
    def confidential(self) -> bool:
        """涉密: counted only for readers with that right."""


CellT = TypeVar("CellT", bound=Countable)


def _nothing_left_out(_: object) -> str | None:
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition(Generic[CellT]):
    """One figure, defined once.

    Args:
        id: Its published id; part of the API.
        name_zh: Its name.
        text: What it counts, of what, and what it leaves out, in Chinese.
        source: Where the definition comes from.
        whole: Which cells it is about, on a basis.
        part: Which of them are the numerator of a rate; None makes the figure a count.
        left_out: Why a cell it is about is not counted; None when it is.
        basis: The only basis it has; None leaves the choice to the reader.
        unit_counted: What one is.
        version: Raised when the definition changes.
    """

    id: str
    name_zh: str
    text: str
    source: str
    whole: Callable[[CellT, Basis], bool]
    part: Callable[[CellT], bool] | None = None
    left_out: Callable[[CellT], str | None] = _nothing_left_out
    basis: Basis | None = None
    unit_counted: str = "案号×本机关"
    version: str = "1"


@dataclass(frozen=True, slots=True)
class Side:
    """Numerator or denominator; ``ids``, when asked for, has one entry a thing counted."""

    count: int
    ids: tuple[int, ...] | None
    hidden: int


@dataclass(frozen=True, slots=True, order=True)
class LeftOut:
    """A thing the figure is about and does not count, and why."""

    id: int
    reason: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that keeps its lists, so that a reader can check it.

    ``unnamed`` tells that something is left out which the cells could not name.
    """

    numerator: Side
    denominator: Side | None
    left_out: tuple[LeftOut, ...]
    unnamed: bool

    @property
    def value(self) -> Fraction | None:
        """The share, or None for a count and for 0 of 0."""
        if self.denominator is None or not self.denominator.count:
            return None
        return Fraction(self.numerator.count, self.denominator.count)

    @property
    def display(self) -> str:
        """As it is printed."""
        if self.denominator is None:
            return str(self.numerator.count)
        return percent(self.value)


def percent(share: Fraction | None) -> str:
    """A share as a percentage with at most one decimal; only all is 100%, only none is 0%."""
    if share is None:
        return NOTHING_COUNTED
    if share in (0, 1):
        return f"{int(share * 100)}%"
    exact = Decimal(share.numerator) * 100 / Decimal(share.denominator)
    shown = exact.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
    shown = min(max(shown, Decimal("0.1")), Decimal("99.9"))
    return f"{shown.normalize():f}%"


def count(
    definition: Definition[CellT],
    cells: Iterable[CellT],
    *,
    basis: Basis,
    confidential: bool,
    listed: bool = False,
) -> Figure:
    """Apply a definition to cells.

    Args:
        definition: What is counted.
        cells: What there is in the scope asked for.
        basis: The basis chosen; a definition with one of its own keeps that.
        confidential: Whether the reader has the right to confidential matters.
        listed: Whether the cells know which things they stand for, so that lists can be given.
    """
    chosen, part = definition.basis or basis, definition.part
    reasons = [(c, definition.left_out(c)) for c in cells if definition.whole(c, chosen)]
    kept = [c for c, reason in reasons if reason is None]
    seen = [(c, reason) for c, reason in reasons if reason and (confidential or not c.confidential)]
    counted = kept if part is None else [c for c in kept if part(c)]
    return Figure(
        numerator=_side(counted, confidential=confidential, listed=listed),
        denominator=None if part is None else _side(kept, confidential=confidential, listed=listed),
        left_out=tuple(sorted(LeftOut(id_, reason) for c, reason in seen for id_ in c.ids)),
        unnamed=any(not c.ids for c, _ in seen),
    )


def _side(cells: Iterable[Countable], *, confidential: bool, listed: bool) -> Side:
    """The things a reader may count, and how many are kept from them."""
    cells = list(cells)
    seen = [c for c in cells if confidential or not c.confidential]
    ids = tuple(sorted(id_ for c in seen for id_ in c.ids)) if listed else None
    total = sum(c.count for c in seen)
    return Side(total, ids, sum(c.count for c in cells) - total)
