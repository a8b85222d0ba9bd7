"""Rows of a data file become values; every faulty row is named, none is skipped."""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar, get_type_hints

import msgspec

from docket.errors import FieldError, Invalid

T = TypeVar("T")


def read_rows(source: str, table: str, rows: Iterable[Mapping[str, Any]], into: type[T]) -> list[T]:
    """The rows of ``[[table]]`` in the file ``source`` as values of ``into``.

    A missing, unknown or mistyped field refuses the whole file, all faults at once: law that is
    half loaded would give dates nobody can trust.
    """
    values: list[T] = []
    faults: list[FieldError] = []
    for index, row in enumerate(rows):
        where = f"{source}:{table}[{index}]"
        faults += [FieldError(f"{where}.{name}", "没有这个字段") for name in _unknown(row, into)]
        try:
            values.append(msgspec.convert(row, into))
        except msgspec.ValidationError as fault:
            named = list(_faults(where, row, into))
            faults += named or [FieldError(where, f"数据不合要求：{fault}")]
    if faults:
        raise Invalid.of(*faults)
    return values


def _unknown(row: Mapping[str, Any], into: type) -> list[str]:
    known = {field.name for field in dataclasses.fields(into)}
    return sorted(set(row) - known)


def _faults(where: str, row: Mapping[str, Any], into: type) -> Iterator[FieldError]:
    """Each field that is missing or of another type; the conversion of a row stops at the first."""
    kinds = get_type_hints(into)
    for field in dataclasses.fields(into):
        if field.name not in row:
            if (
                field.default is dataclasses.MISSING
                and field.default_factory is dataclasses.MISSING
            ):
                yield FieldError(f"{where}.{field.name}", "缺少这个字段")
            continue
        try:
            msgspec.convert(row[field.name], kinds[field.name])
        except msgspec.ValidationError as fault:
            yield FieldError(f"{where}.{field.name}", f"数据不合要求：{fault}")
