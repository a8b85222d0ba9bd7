"""What figures are asked for: the period, whose, on which basis; read from the address."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated
from urllib.parse import urlencode

from dateutil.relativedelta import relativedelta
from litestar.di import NamedDependency
from litestar.params import FromQuery, QueryParameter

from docket.errors import FieldError, Invalid
from docket.statistics.rules.periods import Basis, Period
from docket.web.typed_days import read_day

FromText = Annotated[str, QueryParameter(name="from")]
ToText = Annotated[str, QueryParameter(name="to")]


@dataclass(frozen=True, slots=True)
class Asked:
    """A period, one of our authorities or units by code, and a basis."""

    period: Period
    authority: str
    unit: str
    basis: Basis

    def address(self, path: str, /, **changed: str | None) -> str:
        """An address that asks for the same; with these parameters changed, None removes one."""
        asked = {
            "from": self.period.from_on.isoformat(),
            "to": self.period.to_on.isoformat(),
            "authority": self.authority,
            "unit": self.unit,
            "basis": "" if self.basis is Basis.HANDLED else self.basis.value,
            **changed,
        }
        return f"{path}?{urlencode({name: value for name, value in asked.items() if value})}"

    def figure(self, measure: str, side: str = "") -> str:
        """The cases of a figure, or of one side of it."""
        return self.address(f"/figures/{measure}", side=side or None)

    def before(self) -> Period:
        """上年同期."""
        year = relativedelta(years=1)
        return Period(self.period.from_on - year, self.period.to_on - year)

    @property
    def year(self) -> int | None:
        """The calendar year that it is, if it is one."""
        first = self.period.from_on
        return first.year if self.period == Period.year(first.year) else None


def asked_of(
    today: NamedDependency[date],
    from_on: FromText = "",
    to_on: ToText = "",
    authority: FromQuery[str] = "",
    unit: FromQuery[str] = "",
    basis: FromQuery[str] = "",
) -> Asked:
    """What an address asks for; the year so far when it names no days.

    Raises:
        Invalid: A day that is none, a period that ends before it begins, an unknown basis.
    """
    days = {"from": (from_on, date(today.year, 1, 1)), "to": (to_on, date(today.year, 12, 31))}
    read = {
        name: read_day(text, today=today) if text else default
        for name, (text, default) in days.items()
    }
    wrong = [name for name, day in read.items() if day is None]
    if wrong:
        raise Invalid.of(*(_not_a_day(name, days[name][0]) for name in wrong))
    first, last = (day or today for day in read.values())
    return Asked(
        Period.of(first, last), authority, unit, Basis.chosen(basis or Basis.HANDLED.value)
    )


def years(today: date, count: int = 4) -> Sequence[int]:
    """The years that a reader is offered, the newest first."""
    return range(today.year, today.year - count, -1)


def _not_a_day(name: str, text: str) -> FieldError:
    return FieldError(name, f"“{text[:20]}”不是日期。", "请写成 2023-12-31 这样的日期。")
