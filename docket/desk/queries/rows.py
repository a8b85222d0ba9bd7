"""Rows of the database as structs, for the reads of the desk."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, TypeVar

import msgspec

from docket import db

T = TypeVar("T")

LARGEST_ID = 2**31 - 1
"""No row has a higher id; PostgreSQL would not even compare it."""


def an_id(number: int) -> int:
    """An id as a number that every engine can compare; one that cannot exist matches nothing."""
    return number if 0 < number <= LARGEST_ID else 0


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
