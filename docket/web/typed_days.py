"""Days as people type them: 2026-11-23, 20261123, 11-23, 今天, +15, 二〇二六年十一月二十三日."""

import re
import unicodedata
from datetime import date, timedelta

_WORDS = {"今天": 0, "今日": 0, "昨天": -1, "昨日": -1, "前天": -2, "明天": 1, "明日": 1, "后天": 2}
_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")}
_DIGITS |= {"零": 0, "○": 0, "O": 0, "元": 1}

_AHEAD = re.compile(r"([+-])\s*(\d{1,4})(?:\s*[天日])?")
_WHOLE = re.compile(r"(\d{4})(\d{2})(\d{2})")
_PARTS = re.compile(r"(?:(\d{4})\s*[-/.年]\s*)?(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?")
_CHINESE = re.compile(r"(?:([^年月日]{4})年)?([^年月日]{1,3})月([^年月日]{1,3})[日号]")
_TEN = "十"


def read_day(text: str, *, today: date) -> date | None:
    """The day that was typed, or None where it is none.

    A month and a day without a year are those of this year; ``+15`` is fifteen days from today.
    """
    plain = unicodedata.normalize("NFKC", text).strip()  # full-width digits and signs
    if plain in _WORDS:
        return _from_today(_WORDS[plain], today)
    if found := _AHEAD.fullmatch(plain):
        return _from_today(int(found[1] + found[2]), today)
    if found := _WHOLE.fullmatch(plain) or _PARTS.fullmatch(plain):
        return _day(int(found[1] or today.year), int(found[2]), int(found[3]))
    if found := _CHINESE.fullmatch(plain.replace(" ", "")):
        return _in_chinese(found[1], found[2], found[3], today)
    return None


def as_iso(text: str, *, today: date) -> str:
    """The day that was typed as ISO 8601; what is no day stays as it was, to be refused by name."""
    found = read_day(text, today=today)
    return found.isoformat() if found is not None else text.strip()


def _from_today(days: int, today: date) -> date | None:
    try:
        return today + timedelta(days=days)
    except OverflowError:
        return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _in_chinese(year: str | None, month: str, day: str, today: date) -> date | None:
    numbers = (_year(year) if year else today.year, _number(month), _number(day))
    if None in numbers:
        return None
    return _day(*(number or 0 for number in numbers))


def _year(text: str) -> int | None:
    """二〇二六, digit by digit."""
    digits = [_DIGITS.get(sign) for sign in text]
    if None in digits:
        return None
    return int("".join(str(digit) for digit in digits))


def _number(text: str) -> int | None:
    """十一, 二十三, 三十, 廿三: one to ninety-nine."""
    plain = text.replace("廿", "二十").replace("卅", "三十")
    if plain.isdecimal():
        return int(plain)
    tens, ten, ones = plain.partition(_TEN)
    if not ten:
        return _DIGITS.get(plain)
    high = _DIGITS.get(tens) if tens else 1
    low = _DIGITS.get(ones) if ones else 0
    return None if high is None or low is None else high * 10 + low
