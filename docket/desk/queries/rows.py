"""Rows of the database as structs, for the reads of the desk."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any, TypeVar

import msgspec

from docket import db
from docket.db.ids import an_id as an_id  # noqa: PLC0414 -- handed on to the reads of the desk
from docket.errors import FieldError, Invalid

T = TypeVar("T")


async def read(shape: type[T], sql: str, *values: object) -> tuple[T, ...]:
    """The rows of a query; columns that the struct does not name are left out."""
    return tuple(one(shape, row) for row in await db.rows(sql, *values))


def one(shape: type[T], row: dict[str, Any]) -> T:
    """One row as a struct of honest types."""
    return msgspec.convert(row, shape, strict=False)


def grouped(rows: Iterable[T], key: str) -> dict[int, tuple[T, ...]]:
    """Structs gathered under the value of one of their fields."""
    groups: defaultdict[int, list[T]] = defaultdict(list)
    for row in rows:
        groups[getattr(row, key)].append(row)
    return {group: tuple(members) for group, members in groups.items()}


def place(day: date, row_id: int) -> str:
    """The cursor of a row in a list that is ordered by a day."""
    return f"{day}.{row_id}"


def after(cursor: str) -> tuple[date, int]:
    """Where the page before ended.

    Raises:
        Invalid: It is no cursor.
    """
    day, _, number = cursor.partition(".")
    try:
        return date.fromisoformat(day), an_id(int(number))
    except ValueError:
        remedy = "请原样使用上一页的 next。"
        raise Invalid.of(FieldError("cursor", "不是有效的游标。", remedy)) from None
