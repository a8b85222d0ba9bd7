"""What msgspec says of a wrong value, in Chinese, with its remedy."""

import enum
import re
from collections.abc import Iterable
from datetime import date, datetime
from difflib import get_close_matches

KINDS: dict[type, tuple[str, str]] = {
    int: ("应为整数", "请填不带引号的整数，如 12。"),
    str: ("应为文字", "请填带引号的文字。"),
    bool: ("应为 true 或 false", "请填 true 或 false，不带引号。"),
    float: ("应为数字", "请填数字。"),
    date: ("不是一个日期", "请写成 2024-09-27 这样的日期。"),
    datetime: ("不是一个时刻", "请写成 2024-09-27T09:30:00+08:00 这样带时区的时刻。"),
    list: ("应为列表", "请用 [ ] 括起各项。"),
    dict: ("应为对象", "请用 { } 写成字段与值。"),
}
_NAMES = {
    "int": int,
    "str": str,
    "bool": bool,
    "float": float,
    "date": date,
    "datetime": datetime,
    "array": list,
    "object": dict,
}
_EXPECTED = re.compile(r"Expected `([a-z]+)[^`]*`")
_FORMAT = re.compile(r"Invalid RFC3339 encoded (date|datetime)")
_BOUND = re.compile(r"Expected `int` ([<>]=?) (-?\d+)")
_BOUNDS = {">=": "不得小于", "<=": "不得大于", ">": "应大于", "<": "应小于"}
_LONGEST = 40


def shown(value: object) -> str:
    """A wrong value as it is quoted back: JSON's words, and not too long."""
    match value:
        case None:
            return "null"
        case bool():
            return str(value).lower()
        case dict():
            return "对象"
        case list():
            return "列表"
        case str():
            return f"“{value[:_LONGEST]}…”" if len(value) > _LONGEST else f"“{value}”"
        case _:
            return str(value)[:_LONGEST]


def not_a(kind: type, value: object) -> tuple[str, str]:
    """Message and remedy for a value that is not of a plain kind."""
    message, remedy = KINDS[kind]
    return f"{shown(value)}{message}。" if message.startswith(
        "不"
    ) else f"{message}，不是{shown(value)}。", remedy


def not_among(choices: type[enum.Enum], value: object) -> tuple[str, str]:
    """Message and remedy for a value outside a closed vocabulary."""
    codes = {str(member.value): str(getattr(member, "zh", "")) for member in choices}
    listed = "、".join(f"{code}({zh})" if zh else code for code, zh in codes.items())
    return f"{shown(value)}不在可选值之内。", f"{nearest(value, codes)}可选：{listed}。"


def nearest(value: object, names: Iterable[str]) -> str:
    """“是否想写 …？” when a wrong name is close to a right one; nothing otherwise."""
    close = get_close_matches(value, list(names), n=1) if isinstance(value, str) else []
    return f"是否想写 {close[0]}？" if close else ""


def in_chinese(text: str, value: object = None) -> tuple[str, str]:
    """Message and remedy for what msgspec said; its own words when there are none of ours."""
    if found := _BOUND.search(text):
        return f"{_BOUNDS[found[1]]} {found[2]}。", ""
    if found := _FORMAT.search(text):
        return not_a(_NAMES[found[1]], value)
    if found := _EXPECTED.search(text):
        kind = _NAMES.get(found[1])
        return (KINDS[kind][0] + "。", KINDS[kind][1]) if kind else (text, "")
    if text.startswith("Invalid enum value"):
        return "不在可选值之内。", "可选值见 /schema/openapi.json。"
    if "issing required" in text:
        return "缺少这一项。", "请补上。"
    return text, ""
