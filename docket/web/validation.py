"""Reading what was sent: every wrong field at once, each with its path and its remedy.

msgspec stops at the first error. Here the value is walked along its type first, and every error is
collected; a value without any is then converted by msgspec itself, which keeps the last word.
"""

import json
import re
from collections.abc import Hashable, Iterator
from datetime import date, datetime
from functools import cache
from itertools import islice
from typing import TypeVar, cast

import msgspec
from msgspec import inspect

from docket.errors import FieldError, Invalid, Malformed
from docket.web.wording import in_chinese, nearest, not_a, not_among, shown

T = TypeVar("T")

MOST_ERRORS = 100
DEEPEST = 20
WHOLE = "最外层"
"""The path of the whole value."""
_LARGEST = 2**63 - 1
_BYTE = re.compile(r"\(byte (\d+)\)")
_AT = re.compile(r"^(.*?)(?: - at `\$\.?(.*)`)?$", re.DOTALL)

_LEAVES: dict[type[inspect.Type], type] = {
    inspect.IntType: int,
    inspect.StrType: str,
    inspect.BoolType: bool,
    inspect.FloatType: float,
    inspect.DateType: date,
    inspect.DateTimeType: datetime,
    inspect.DictType: dict,
}


def read(raw: bytes, shape: type[T]) -> T:
    """Decode JSON into a value of this shape, or refuse with every error."""
    return convert(decode(raw), shape)


def decode(raw: bytes) -> object:
    """Decode JSON into plain values; refuse what is not JSON, and what no database can keep."""
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    try:
        value: object = msgspec.json.decode(raw)
    except RecursionError:
        message = "JSON 嵌套过深。请减少层次。"
        raise Malformed(message) from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        message = (
            f"不是有效的 JSON：{_place(raw, str(error))}。请检查引号、逗号和括号，并以 UTF-8 编码。"
        )
        raise Malformed(message) from None
    errors = tuple(islice(_unstorable(value, "", DEEPEST), MOST_ERRORS))
    if errors:
        raise Invalid.of(*map(_named, errors))
    return value


def convert(value: object, shape: type[T]) -> T:
    """Turn plain values into this shape, or refuse with every error."""
    errors = tuple(islice(_errors(_described(cast("Hashable", shape)), value, ""), MOST_ERRORS))
    if errors:
        raise Invalid.of(*map(_named, errors))
    try:
        return msgspec.convert(value, shape)
    except msgspec.ValidationError as error:
        raise Invalid.of(_named(_translated(str(error)))) from None


def _named(error: FieldError) -> FieldError:
    """What is wrong with the whole has a name too."""
    return error if error.field else FieldError(WHOLE, error.message, error.remedy)


@cache
def _described(shape: Hashable) -> inspect.Type:
    return inspect.type_info(shape)


def _place(raw: bytes, said: str) -> str:
    if found := _BYTE.search(said):
        before = raw[: int(found[1])].decode(errors="replace")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        return f"第 {line} 行第 {column} 个字符处有误"
    return "内容为空" if not raw.strip() else "内容不完整或编码不对"


def _unstorable(value: object, path: str, depth: int) -> Iterator[FieldError]:
    """What is JSON but cannot be kept: a NUL character, a number beyond 64 bits, endless depth."""
    match value:
        case dict() | list() if depth == 0:
            yield FieldError(path, "嵌套过深。", f"请不要超过 {DEEPEST} 层。")
        case dict():
            for key, below in value.items():
                yield from _unstorable(key, _join(path, key), 0)
                yield from _unstorable(below, _join(path, key), depth - 1)
        case list():
            for at, below in enumerate(value):
                yield from _unstorable(below, f"{path}[{at}]", depth - 1)
        case str() if "\0" in value:
            yield FieldError(path, "含有空字符（U+0000）。", "请删去这一字符。")
        case int() if abs(value) > _LARGEST:
            yield FieldError(path, "数值过大。", "请检查这一数字。")


def _errors(kind: inspect.Type, value: object, path: str) -> Iterator[FieldError]:
    """Every error of one value, seen along its type."""
    match kind:
        case inspect.StructType():
            yield from _struct_errors(kind, value, path)
        case inspect.ListType():
            yield from _list_errors(kind, value, path)
        case inspect.UnionType():
            yield from _union_errors(kind, value, path)
        case inspect.EnumType(cls=choices):
            if not _accepted(value, choices):
                yield FieldError(path, *not_among(choices, value))
        case inspect.IntType() if _accepted(value, int):
            yield from _bound_errors(kind, value, path)
        case _:
            leaf = _LEAVES.get(type(kind))
            if leaf is not None and not _accepted(value, leaf):
                yield FieldError(path, *not_a(leaf, value))


def _struct_errors(kind: inspect.StructType, value: object, path: str) -> Iterator[FieldError]:
    if not isinstance(value, dict):
        yield FieldError(path, *not_a(dict, value))
        return
    known = {field.encode_name: field for field in kind.fields}
    for name, field in known.items():
        if name in value:
            yield from _errors(field.type, value[name], _join(path, name))
        elif field.required:
            yield FieldError(_join(path, name), "缺少这一项。", "请补上。")
    if kind.forbid_unknown_fields:
        for name in value:
            if name in known or name == kind.tag_field:
                continue
            yield FieldError(_join(path, name), "没有这一项。", _field_remedy(name, list(known)))


def _field_remedy(name: str, known: list[str]) -> str:
    return nearest(name, known) or f"可用的有：{'、'.join(known)}。"


def _list_errors(kind: inspect.ListType, value: object, path: str) -> Iterator[FieldError]:
    if not isinstance(value, list):
        yield FieldError(path, *not_a(list, value))
        return
    for at, item in enumerate(value):
        yield from _errors(kind.item_type, item, f"{path}[{at}]")


def _union_errors(kind: inspect.UnionType, value: object, path: str) -> Iterator[FieldError]:
    structs = [member for member in kind.types if isinstance(member, inspect.StructType)]
    if value is None and kind.includes_none:
        return
    if len(structs) > 1 and isinstance(value, dict):
        yield from _tagged_errors(structs, value, path)
        return
    found = [list(_errors(member, value, path)) for member in kind.types if not _is_none(member)]
    if all(found):
        yield from found[0] if len(found) == 1 else [_no_alternative(kind, value, path)]


def _tagged_errors(
    structs: list[inspect.StructType], value: dict[str, object], path: str
) -> Iterator[FieldError]:
    """One of several structs, told apart by its tag."""
    field = structs[0].tag_field or ""
    tags = {str(struct.tag): struct for struct in structs}
    tag = value.get(field)
    if isinstance(tag, str) and tag in tags:
        yield from _struct_errors(tags[tag], value, path)
        return
    said = f"没有{shown(tag)}这一种。" if field in value else "缺少这一项。"
    yield FieldError(_join(path, field), said, f"{nearest(tag, tags)}可选：{'、'.join(tags)}。")


def _bound_errors(kind: inspect.IntType, value: object, path: str) -> Iterator[FieldError]:
    number = value if isinstance(value, int) else 0
    if kind.ge is not None and number < kind.ge:
        yield FieldError(path, f"不得小于 {kind.ge}。", "请检查这一数字。")
    if kind.le is not None and number > kind.le:
        yield FieldError(path, "数值过大。", "请检查这一数字。")


def _no_alternative(kind: inspect.UnionType, value: object, path: str) -> FieldError:
    if {type(member) for member in kind.types} >= {inspect.IntType, inspect.StrType}:
        if _accepted(value, int):
            return FieldError(path, f"没有编号为 {value} 的记录。", "请核对编号。")
        return FieldError(
            path, f"应为编号，不是{shown(value)}。", "请填整数编号，或同一次登记中的 @标签。"
        )
    return FieldError(path, f"{shown(value)}不合要求。", "可选的写法见 /schema/openapi.json。")


def _is_none(kind: inspect.Type) -> bool:
    return isinstance(kind, inspect.NoneType)


def _accepted(value: object, leaf: type) -> bool:
    try:
        msgspec.convert(value, leaf)
    except msgspec.ValidationError:
        return False
    return True


def _join(path: str, name: object) -> str:
    plain = str(name) if str(name).isidentifier() else json.dumps(name, ensure_ascii=False)
    return f"{path}.{plain}" if path else plain


def _translated(said: str) -> FieldError:
    """What msgspec itself refused, which the walk did not see."""
    found = _AT.match(said)
    what, where = (found[1], found[2] or "") if found else (said, "")
    return FieldError(where, *in_chinese(what))
