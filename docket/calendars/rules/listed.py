"""Reading a notice as JSON: our own shape, that of a holiday-cn year, or of our data file."""

import json
from collections import Counter
from datetime import date
from typing import Any

from docket.calendars.rules.drafts import Draft, belongs, official_title, refuse
from docket.errors import FieldError, Invalid
from docket.law.calendar import NoticeDay
from docket.terms import DayKind

_SHAPE = (
    '请写成 {"year": 2027, "title": "…", "source": "…", "days": '
    '[{"day": "2027-01-01", "kind": "rest", "name": "元旦"}]}，'
    "kind 为 rest(放假)、make_up(上班)或 ordinary(恢复平常)。"
)


def read_json(text: str) -> Draft:
    """A notice from JSON.

    ``amends`` marks one that changes single festivals only, ``withdrawn`` one that takes back what
    was loaded for the year. Days may say ``day`` and ``kind``, or ``date`` and ``isOffDay``.

    Raises:
        Invalid: It has another shape, or names a day that is none, twice, or of another year.
    """
    try:
        data = json.loads(text)
    except RecursionError:
        raise Invalid.of(FieldError("通知", "JSON 嵌套过深。", _SHAPE)) from None
    except ValueError as error:
        raise Invalid.of(FieldError("通知", f"不是有效的 JSON：{error}。", _SHAPE)) from error
    data = _one_year(data)
    errors: list[FieldError] = []
    rows = data.get("days", [])
    if not isinstance(rows, list):
        raise Invalid.of(FieldError("days", "不是列表。", _SHAPE))
    days = [day for n, row in enumerate(rows) if (day := _day(row, f"days[{n}]", errors))]
    year = _year(data, days, errors)
    errors += [
        FieldError(f"{day.day}", f"不属于{year}年的通知。", "请核对年份。")
        for day in days
        if not belongs(day.day, year)
    ]
    counted = Counter(day.day for day in days)
    errors += [
        FieldError(f"{day}", "写了不止一次。", "每天只写一行。")
        for day, n in counted.items()
        if n > 1
    ]
    refuse(errors)
    papers = data.get("papers") or data.get("sources") or []
    return Draft(
        year=year,
        title=_text(data, "title") or official_title(year),
        source=_text(data, "source") or "\n".join(map(str, papers)) or "载入的 JSON 文件",
        days=tuple(sorted(days, key=lambda day: day.day)),
        amends=bool(data.get("amends", False)),
        withdrawn=bool(data.get("withdrawn", False)),
    )


def _one_year(data: Any) -> dict[str, Any]:  # noqa: ANN401 -- any JSON
    """The object of one year; a collection of several years is loaded one by one."""
    if isinstance(data, dict) and isinstance(data.get("years"), dict):
        years = data["years"]
        if len(years) != 1:
            remedy = "请把要载入的那一年单独存成一个文件。"
            raise Invalid.of(FieldError("years", f"文件含有{len(years)}个年份。", remedy))
        ((year, inner),) = years.items()
        data = {"year": int(year) if year.isdecimal() else year, **inner}
    if not isinstance(data, dict):
        raise Invalid.of(FieldError("通知", "不是一份通知的 JSON 对象。", _SHAPE))
    return data


def _year(data: dict[str, Any], days: list[NoticeDay], errors: list[FieldError]) -> int:
    """The year written, else the one that most of its days have."""
    year = data.get("year")
    if isinstance(year, int) and date.min.year < year < date.max.year:
        return year
    if year is None and days:
        return Counter(day.day.year for day in days).most_common(1)[0][0]
    errors.append(FieldError("year", "没有写明是哪一年的安排。", _SHAPE))
    return 0


def _day(row: Any, where: str, errors: list[FieldError]) -> NoticeDay | None:  # noqa: ANN401
    """One day, or None with the fault noted."""
    if not isinstance(row, dict):
        errors.append(FieldError(where, "不是一天的 JSON 对象。", _SHAPE))
        return None
    off = row.get("isOffDay")
    kind = ("rest" if off else "make_up") if isinstance(off, bool) else row.get("kind")
    try:
        on = date.fromisoformat(str(row.get("day", row.get("date"))))
        return NoticeDay(on, DayKind(str(kind)), _named(row.get("name")))
    except ValueError:
        said = json.dumps(row, ensure_ascii=False)
        errors.append(FieldError(where, f"{said}不是完整的一天。", _SHAPE))
        return None


def _named(name: object) -> str:
    if not isinstance(name, str) or not name.strip():
        raise ValueError(name)
    return name.strip()


def _text(data: dict[str, Any], key: str) -> str:
    value = data.get(key)
    return value.strip() if isinstance(value, str) else ""
