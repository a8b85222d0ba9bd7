"""统计期: the period a figure is asked for, and where a day stands to it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Self

from docket.errors import FieldError, Invalid
from docket.terms import Term


class When(StrEnum):
    """Where a day stands to the period. The SQL of ``queries`` gives the same four codes."""

    UNKNOWN = "unknown"
    BEFORE = "before"
    WITHIN = "within"
    AFTER = "after"


class Basis(Term):
    """口径: which proceedings belong to the period."""

    HANDLED = "handled", "办理口径(期初未结加期内受理)", "open before or accepted in it"
    ACCEPTED = "accepted", "受理口径(期内受理)", "accepted in the period"
    CONCLUDED = "concluded", "审结口径(期内结案)", "decided in the period"
    HEARD = "heard", "开庭口径(期内开庭)", "heard in the period"
    DUE = "due", "届满口径(期内届满)", "due in the period"

    @classmethod
    def chosen(cls, code: str) -> "Basis":
        """The basis a reader asks for by its code, or a refusal that lists the three."""
        found = next((basis for basis in CHOICES if basis.value == code), None)
        if found is None:
            known = "、".join(f"{basis.value}({basis.zh})" for basis in CHOICES)
            raise Invalid.of(FieldError("basis", f"没有“{code}”这种口径。", f"请选用 {known}。"))
        return found


CHOICES = (Basis.HANDLED, Basis.ACCEPTED, Basis.CONCLUDED)
"""What a reader may choose; appearances and deadlines have one basis each."""


FIRST_YEAR, LAST_YEAR = 1990, 2999
"""行政诉讼法 has been in force since 1990-10-01; there is nothing to count before that year."""


@dataclass(frozen=True, slots=True)
class Period:
    """From one day to another, both counted."""

    from_on: date
    to_on: date

    @classmethod
    def of(cls, from_on: date, to_on: date) -> Self:
        """The period between two days, or a refusal when it ends before it begins."""
        if to_on < from_on:
            raise Invalid.of(
                FieldError(
                    "to",
                    f"统计期的截止日 {to_on} 早于起始日 {from_on}。",
                    "请把两个日期对调，或改正其中一个。",
                )
            )
        return cls(from_on, to_on)

    @classmethod
    def year(cls, year: int) -> Self:
        """The calendar year of an annual report."""
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise Invalid.of(
                FieldError("year", f"年度“{year}”不在可统计的范围内。", "请填四位年份，如 2023。")
            )
        return cls(date(year, 1, 1), date(year, 12, 31))

    def place(self, day: date | None) -> When:
        """Whether the day lies before, within or after the period."""
        if day is None:
            return When.UNKNOWN
        if day < self.from_on:
            return When.BEFORE
        return When.WITHIN if day <= self.to_on else When.AFTER
