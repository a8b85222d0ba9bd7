"""Dates and times as papers write them, with the place they stand at."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time

from docket.intake.rules.numerals import number

_Y = r"(?P<y>[0-9]{4}|[12一二][0-9零〇○Ｏ◯OoО一二三四五六七八九]{3}|(?P<damaged>[一三工〇]?[〇○零][12一二][〇一二三四五六七八九]|二二[〇一二三四五六七八九]))"
_N = r"[0-9零〇○Ｏ◯一二三四五六七八九十廿卅元]{1,3}"
_DATE = re.compile(
    rf"{_Y}\s*年\s*(?P<m>{_N})\s*月\s*(?P<d>{_N})\s*[日号]"
    rf"|(?P<same>同年|当年|次年)\s*(?P<m3>{_N})\s*月\s*(?P<d3>{_N})\s*[日号]"
    r"|(?P<y2>(?:19|20)[0-9]{2})[-./](?P<m2>[0-9]{1,2})[-./](?P<d2>[0-9]{1,2})(?![0-9])"
)
_TIME = re.compile(
    r"(?P<half>上午|下午|早上|中午|晚上|晚|早)?\s*"
    rf"(?:(?P<h>[0-9]{{1,2}})\s*[:：]\s*(?P<min>[0-5][0-9])"
    rf"|(?P<h2>{_N})\s*[时点]\s*(?:(?P<m2>{_N})\s*分?|(?P<half2>半)|(?P<whole>整))?)"
)
_YEARS = range(1950, 2100)
_NOON = 12


@dataclass(frozen=True, slots=True)
class Found:
    """A date and where it stands in the text; ``mended`` if a sign of its year was lost or misread."""

    day: date
    start: int
    end: int
    mended: bool = False


def dates(text: str, start: int = 0, end: int | None = None) -> Iterator[Found]:
    """Every date in a stretch of text, in order; what cannot be one is passed over.

    同年 and 次年 take the year from the date before.
    """
    last: date | None = None
    for match in _DATE.finditer(text, start, len(text) if end is None else end):
        day = _day(match, last)
        if day is not None:
            last = day
            yield Found(day, match.start(), match.end(), mended=match["damaged"] is not None)


def time_after(text: str, start: int, within: int = 14) -> tuple[time, int] | None:
    """The time of day that follows a date: 上午9时30分, 14:30, 下午二时半; with its end."""
    match = _TIME.search(text, start, min(len(text), start + within))
    if match is None or re.search("[一-龥]{6,}", text[start : match.start()]):
        return None
    hour = number(match["h"] or match["h2"])
    minute = _minute(match)
    if hour is None or minute is None:
        return None
    if match["half"] in ("下午", "晚上", "晚") and hour < _NOON:
        hour += _NOON
    try:
        return time(hour, minute), match.end()
    except ValueError:
        return None


def _minute(match: re.Match[str]) -> int | None:
    if match["min"]:
        return int(match["min"])
    if match["half2"]:
        return 30
    return number(match["m2"]) if match["m2"] else 0


def _day(match: re.Match[str], last: date | None) -> date | None:
    if match["same"]:
        year = None if last is None else last.year + (match["same"] == "次年")
    elif match["damaged"]:  # under a seal 二〇二六 becomes 三〇二六, 〇二六 or 二二六
        year = number(f"二〇{match['damaged'][-2:]}")
    else:
        year = number(match["y"] or match["y2"])
    month = number(match["m"] or match["m2"] or match["m3"])
    day = number(match["d"] or match["d2"] or match["d3"])
    if year is None or month is None or day is None or year not in _YEARS:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
