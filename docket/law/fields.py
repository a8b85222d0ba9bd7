"""What a dispute is about: the field of administration and the kind of act, as forms count them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from docket.errors import FieldError, Invalid
from docket.law.rows import read_rows

_FIRST_COLUMN, _OTHER_COLUMN = 21, 30


@dataclass(frozen=True, slots=True)
class Field:
    """行政管理领域: a row of the national form 国法复统字1号 (its last row, 合计, is a sum).

    Args:
        code: Stored code.
        zh: The form's own word.
        en: English name.
        row: Row number of the form.
    """

    code: str
    zh: str
    en: str
    row: int


@dataclass(frozen=True, slots=True)
class ActKind:
    """行政行为种类: the matter applied for, columns 21 to 30 of the same form.

    Args:
        code: Stored code.
        zh: Chinese name, shown.
        en: English name.
        column: The column that counts it; 30 (其他) where the form has none of its own.
    """

    code: str
    zh: str
    en: str
    column: int


Coded = TypeVar("Coded", Field, ActKind)


def parse(rows: Iterable[Mapping[str, Any]]) -> Mapping[str, Field]:
    """The fields by code, in the form's order; rows are numbered without a gap."""
    fields = read_rows("fields.toml", "field", rows, Field)
    return _by_code("fields.toml", fields, _row_fault)


def parse_act_kinds(rows: Iterable[Mapping[str, Any]]) -> Mapping[str, ActKind]:
    """The kinds of act by code, in the form's order."""
    kinds = read_rows("act_kinds.toml", "act_kind", rows, ActKind)
    return _by_code("act_kinds.toml", kinds, _column_fault)


def _row_fault(place: int, value: Field) -> str | None:
    return None if value.row == place + 1 else f"应当是第{place + 1}行，写的是第{value.row}行"


def _column_fault(_place: int, value: ActKind) -> str | None:
    within = _FIRST_COLUMN <= value.column <= _OTHER_COLUMN
    return None if within else f"申请复议事项在第21至30栏，写的是第{value.column}栏"


def _by_code(
    source: str, values: Sequence[Coded], fault: Callable[[int, Coded], str | None]
) -> Mapping[str, Coded]:
    faults: list[FieldError] = []
    found: dict[str, Coded] = {}
    for place, value in enumerate(values):
        why = f"代码“{value.code}”重复" if value.code in found else fault(place, value)
        if why:
            faults.append(FieldError(f"{source}:{value.code}", why))
        found[value.code] = value
    if faults:
        raise Invalid.of(*faults)
    return found
