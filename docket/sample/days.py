"""Days as the fixtures write them: a date, or an offset from the day of loading."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from docket.errors import FieldError, Invalid
from docket.law.calendar import Calendar

_OFFSET = re.compile(r"T(?:([+-])(\d{1,3}))?")


@dataclass(frozen=True, slots=True)
class Days:
    """Reads days relative to ``today``, and keeps them on days on which offices work.

    A past offset falls back to the last working day, a coming one moves on to the next, so that the
    order of what happened stays as it is written, whatever weekday the sample is loaded on.
    """

    today: date
    calendar: Calendar

    def read(self, text: str) -> date:
        """The day that ``2023-05-08``, ``T``, ``T-12`` or ``T+5`` stands for.

        Raises:
            Invalid: It is neither a date nor an offset.
        """
        offset = _OFFSET.fullmatch(text)
        if offset is None:
            return _date(text)
        sign, length = offset.groups()
        day = self.today + timedelta(days=int(f"{sign or ''}{length or 0}"))
        if sign == "+":
            return self.calendar.next_working(day)
        return self.calendar.last_working(day)


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Invalid.of(
            FieldError("", f"“{text}”不是日期。", "请写成 2023-05-08，或者 T、T-12、T+5。")
        ) from error
