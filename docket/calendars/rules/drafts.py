"""What a file says before it is held against the calendar: a year, and days with their words."""

from dataclasses import dataclass
from datetime import date

from docket.errors import FieldError, Invalid
from docket.law.calendar import NoticeDay

DECEMBER = 12


@dataclass(frozen=True, slots=True)
class Lengthened:
    """延长: a holiday goes on, from wherever the calendar ends it, to this day."""

    festival: str
    until: date
    sentence: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A notice as it was read.

    Args:
        year: Whose arrangement it is.
        title: As published.
        source: Where it was published, or what was handed in.
        days: What it names, in order; no day twice.
        amends: It changes an earlier notice and says nothing of other festivals.
        withdrawn: It takes back all that was loaded for the year, which is open again.
        lengthened: Holidays it makes longer.
        warnings: What a person should look at.
    """

    year: int
    title: str
    source: str
    days: tuple[NoticeDay, ...]
    amends: bool = False
    withdrawn: bool = False
    lengthened: tuple[Lengthened, ...] = ()
    warnings: tuple[str, ...] = ()


def belongs(day: date, year: int) -> bool:
    """The December before belongs too: New Year's days off often begin in it."""
    return day.year == year or (day.year == year - 1 and day.month == DECEMBER)


def official_title(year: int) -> str:
    """As the State Council titles it every year."""
    return f"国务院办公厅关于{year}年部分节假日安排的通知"


def refuse(errors: list[FieldError]) -> None:
    """Refuse a notice with every fault at once.

    Raises:
        Invalid: There is a fault.
    """
    if errors:
        raise Invalid.of(*errors)
