"""Reading a file of rules and judging whether its versions may join the book; pure."""

import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from docket.errors import FieldError, Invalid
from docket.law import editions
from docket.law.admission import Placed, miscounted, place, refusals
from docket.law.calendar import Calendar
from docket.law.events import EventKind
from docket.law.provisions import Rule, Rulebook

_FILE = "FILE"
_SHAPE = "文件应为 TOML，每个版本一节 [[rule]]；或者 JSON：{“rule”: [...]}。"


def read_rules(text: str) -> list[Placed]:
    """The versions that a file gives: TOML as docket's own files are written, or JSON.

    Raises:
        Invalid: It is neither, or a field is missing, unknown or mistyped; every fault is named.
    """
    plain = text.lstrip("\ufeff").strip()
    table = _json(plain) if plain[:1] == "{" else _toml(plain)
    further = sorted(table.keys() - {"rule"})
    rows = table.get("rule")
    faults = [FieldError(f"{_FILE}.{name}", "没有这个字段", _SHAPE) for name in further]
    if not isinstance(rows, list) or not rows or not all(isinstance(row, dict) for row in rows):
        faults.append(FieldError(f"{_FILE}.rule", "没有规则版本", _SHAPE))
        raise Invalid.of(*faults)
    faults += _unkept(table)
    if faults:
        raise Invalid.of(*faults)
    return place(_FILE, rows)


def _unkept(table: dict[str, Any]) -> Iterator[FieldError]:
    """Half of a character pair, which no database keeps."""
    try:
        json.dumps(table, ensure_ascii=False, default=str).encode()
    except UnicodeEncodeError:
        yield FieldError(_FILE, "含有无法保存的字符。", "请删去不可见的字符后重试。")


def _toml(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as fault:
        raise Invalid.of(FieldError(_FILE, f"不是TOML：{fault}。", _SHAPE)) from fault


def _json(text: str) -> dict[str, Any]:
    try:
        return dict(json.loads(text))
    except (json.JSONDecodeError, RecursionError) as fault:
        raise Invalid.of(FieldError(_FILE, f"不是JSON：{fault}。", _SHAPE)) from fault


def unknown_to(placed: Sequence[Placed], standing: Sequence[Rule]) -> list[Placed]:
    """Those that the book does not have word for word."""
    known = {editions.content(rule) for rule in standing}
    return [one for one in placed if editions.content(one.rule) not in known]


def faults_of(
    placed: Sequence[Placed],
    standing: Sequence[Rule],
    *,
    event_kinds: Mapping[str, EventKind],
    calendar: Calendar,
) -> list[FieldError]:
    """Why these versions may not join the versions that stand: every reason.

    Args:
        placed: What a file gives.
        standing: The versions that count, as they were adopted.
        event_kinds: The kinds of events there are.
        calendar: By which the worked examples are counted.
    """
    book = editions.bound(standing)
    faults = [fault for one in placed for fault in _own(one, book)]
    known = {rule.id for rule in standing}
    new = [one for one in placed if one.rule.id not in known]
    faults += refusals(new, event_kinds=event_kinds, beside=standing)
    beyond = {fault.field for fault in faults}
    for one in placed:
        if f"{one.at}.length" not in beyond:
            faults += miscounted(one, calendar)
    return faults


def _own(placed: Placed, book: Rulebook) -> Iterator[FieldError]:
    """What only concerns a version that people bring, not one that docket is delivered with."""
    at, rule = placed
    if not rule.source.strip():
        remedy = "请写明公布正式文本的公报、号令或者网址。"
        yield FieldError(f"{at}.source", "没有写明来源", remedy)
    if rule.status != "verified":
        remedy = "只载入已与正式文本逐字核对的版本，status 为 verified。"
        yield FieldError(f"{at}.status", f"“{rule.status}”不是已核对的文本", remedy)
    if book.version(rule.key, rule.id) is not None:
        remedy = "已采用的版本不改写：请另立新版本；确属误载的，先用 docket rules strike 撤回。"
        yield FieldError(f"{at}.id", "这一版本已采用，内容不同", remedy)
        return
    later = [one for one in book.named(rule.key) if one.in_force_from >= rule.in_force_from]
    if later:
        why = f"早于已采用的{later[-1].id}，或者同日施行"
        yield FieldError(f"{at}.in_force_from", why, "请核对施行日。")
