"""One row in every table, made from the tables' own descriptions."""

from datetime import UTC, date, datetime
from typing import Any

from piccolo.columns import BigInt, Boolean, Column, Date, ForeignKey, Integer, Timestamptz
from piccolo.table import Table

from docket import db
from docket.piccolo_app import APP_CONFIG
from docket.proceedings.tables import EventKind, OutcomeCode

_CODES = {"event.kind": "received_for_test", "outcome_item.code": "upheld_for_test"}
_ONE_OF_SEVERAL: dict[str, dict[str, Any]] = {
    "deadline": {"due_statutory": date(2024, 3, 15)},
    "deadline_entry": {"after": "{}"},
}
"""Columns that may be empty, but not all of them at once."""
_HASH_LENGTH = 64
OUR_ID = 700
"""Beyond the rows that a migrated database already has."""


async def fill() -> dict[str, int]:
    """Insert one row into every table; returns the id of each, by table name."""
    await EventKind.insert(EventKind(code=_CODES["event.kind"]))
    await OutcomeCode.insert(OutcomeCode(code=_CODES["outcome_item.code"]))
    ids: dict[str, int] = {"history_head": 1, "access_head": 1}
    for table in APP_CONFIG.table_classes:
        name = table._meta.tablename
        if name not in {"event_kind", "outcome_code", "history_head", "access_head"}:
            row = table(id=OUR_ID, **_values(table, ids))
            await row.save()
            ids[name] = row.to_dict()["id"]
    return ids


def _values(table: type[Table], ids: dict[str, int]) -> dict[str, Any]:
    columns = [column for column in table._meta.columns if column._meta.name != "id"]
    return {
        column._meta.name: _value(table, column, ids) for column in columns if not column._meta.null
    } | _ONE_OF_SEVERAL.get(table._meta.tablename, {})


def _value(table: type[Table], column: Column, ids: dict[str, int]) -> object:
    name = f"{table._meta.tablename}.{column._meta.name}"
    if isinstance(column, ForeignKey):
        return ids[column._foreign_key_meta.resolved_references._meta.tablename]
    if column._meta.choices is not None:
        return next(iter(column._meta.choices)).value
    for kind, value in (
        (Boolean, False),
        (Date, date(2024, 3, 1)),
        (Timestamptz, datetime(2024, 3, 1, 9, 30, tzinfo=UTC)),
        ((Integer, BigInt), 700),
    ):
        if isinstance(column, kind):
            return value
    length = getattr(column, "length", None)
    return _CODES.get(name, "0" * _HASH_LENGTH if length == _HASH_LENGTH else "甲")


async def count(table: str) -> int:
    """How many rows a table has."""
    (row,) = await db.rows(f"SELECT COUNT(*) AS n FROM {table}")
    return int(row["n"])
