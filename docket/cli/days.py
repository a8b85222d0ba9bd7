"""Days on the command line, as people write them."""

import re
import unicodedata
from contextlib import suppress
from datetime import date, time
from typing import NamedTuple

import click

from docket import clock
from docket.errors import FieldError, Invalid

_DAY = re.compile(r"(\d{4})(?:(\d{2})(\d{2})|[-/.年](\d{1,2})[-/.月](\d{1,2})日?)", re.ASCII)

_TIME = re.compile(r"(?:[Tt ]\s*|(?<=日))(\d{1,2})[:时](\d{2})?分?$", re.ASCII)


def parse_day(text: str, *, today: date) -> date:
    """Read a day as people write it: 2024-09-27, 20240927, 2024/9/27, 2024年9月27日, 今天.

    Raises:
        Invalid: It is none of these, or no day of the calendar.
    """
    plain = unicodedata.normalize("NFKC", text).replace(" ", "")
    if plain in ("今天", "今日", "today"):
        return today
    if found := _DAY.fullmatch(plain):
        with suppress(ValueError):
            return date(*(int(part) for part in found.groups() if part))
    remedy = "请写成 2024-09-27、20240927、2024/9/27、2024年9月27日 或 今天。"
    raise Invalid.of(FieldError("日期", f"“{text}”不是一个日期。", remedy))


class Day(click.ParamType[date]):
    """A legal day; today is that of this moment."""

    name = "日期"

    def convert(
        self,
        value: object,
        param: click.Parameter | None,  # noqa: ARG002 -- click's signature
        ctx: click.Context | None,  # noqa: ARG002
    ) -> date:
        """Read it, or refuse with the forms that are understood."""
        return value if isinstance(value, date) else parse_day(str(value), today=clock.today())


class DayAndTime(NamedTuple):
    """A legal day and, where somebody said it, the time of day."""

    on: date
    at: time | None


class Moment(click.ParamType[DayAndTime]):
    """A legal day, with or without the time of day: 2026-03-02T15:30, 2026年3月2日15时30分."""

    name = "日期"

    def convert(
        self,
        value: object,
        param: click.Parameter | None,  # noqa: ARG002 -- click's signature
        ctx: click.Context | None,  # noqa: ARG002
    ) -> DayAndTime:
        """Read it, or refuse with the forms that are understood."""
        if isinstance(value, DayAndTime):
            return value
        plain = unicodedata.normalize("NFKC", str(value)).strip()
        found = _TIME.search(plain)
        if found is None:
            return DayAndTime(parse_day(str(value), today=clock.today()), None)
        day = parse_day(plain[: found.start()], today=clock.today())
        return DayAndTime(day, _time(str(value), int(found[1]), int(found[2] or 0)))


def _time(text: str, hour: int, minute: int) -> time:
    try:
        return time(hour, minute)
    except ValueError:
        remedy = "请写成 2026-03-02T15:30。"
        raise Invalid.of(FieldError("日期", f"“{text}”里的时刻不对。", remedy)) from None


DAY = Day()
MOMENT = Moment()
