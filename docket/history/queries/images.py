"""Tables and rows of Piccolo as the history sees them: names, columns, images.

The one place here that reads ``Table._meta``, Piccolo's description of a table.
"""
# ruff: noqa: SLF001

from functools import cache
from typing import Any

from piccolo.columns import Boolean, Column, Date, Text, Timestamptz, Varchar
from piccolo.table import TABLE_REGISTRY, Table
from piccolo.utils.sql_values import convert_to_sql_value

from docket import db
from docket.history import rules
from docket.history.rules import Image, Kind

_TEXTUAL = (Text, Varchar, Date, Timestamptz)


def name_of(table: type[Table]) -> str:
    """The name of a table in the database."""
    return str(table._meta.tablename)


@cache
def kinds(table: type[Table]) -> dict[str, Kind]:
    """How each column of a table is written in an image."""
    return {column._meta.db_column_name: _kind(column) for column in table._meta.columns}


def _kind(column: Column) -> Kind:
    if isinstance(column, Boolean):
        return "truth"
    return "moment" if isinstance(column, Timestamptz) else "plain"


def defaults(table: type[Table]) -> Image:
    """What a column that was added to a table later means in images made before it."""
    values = {
        column._meta.db_column_name: column.get_default_value() for column in table._meta.columns
    }
    return rules.image(name_of(table), values, kinds(table))


def values_of(row: Table) -> dict[str, Any]:
    """The stored values of a row object, by column; a row that it refers to by its key."""
    return {
        column._meta.db_column_name: stored(getattr(row, column._meta.name))
        for column in row._meta.columns
    }


def columns_of(row: Table) -> dict[str, Any]:
    """The values of a row that is to be inserted, as the drivers take them; not its key."""
    return {
        column._meta.db_column_name: convert_to_sql_value(getattr(row, column._meta.name), column)
        for column in row._meta.columns
        if not column._meta.primary_key
    }


def stored(value: object) -> Any:  # noqa: ANN401 (whatever the column holds)
    """A value as it is stored: of a row that is referred to, its key."""
    return getattr(value, value._meta.primary_key._meta.name) if isinstance(value, Table) else value


def image_of(row: Table) -> Image:
    """The image of a row object: its facts, without what is derived."""
    table = type(row)
    return rules.image(name_of(table), values_of(row), kinds(table))


def fact_tables() -> list[type[Table]]:
    """Every table of facts, by name. All of them must be there: none may escape a verification."""
    known = {
        name_of(table): table
        for table in TABLE_REGISTRY
        if table.__module__.startswith("docket.")  # migrations define passing ones
    }
    return [known[name] for name in rules.FACT_TABLES]


def raw(table: type[Table], alias: str = "") -> str:
    """The columns of a table for a verification: as they lie there, converted by nobody.

    Whoever alters a file need not keep to the types of its columns. On SQLite a text that is not
    UTF-8, or a date that is none, would otherwise end the reading instead of being named.
    """
    return ", ".join(
        _column(column, f"{alias}." if alias else "") for column in table._meta.columns
    )


def _column(column: Column, prefix: str) -> str:
    name = f'{prefix}"{column._meta.db_column_name}"'
    if db.dialect() == "postgres":
        return name
    if isinstance(column, _TEXTUAL):
        return f'{text(name)} AS "{column._meta.db_column_name}"'
    return f'+{name} AS "{column._meta.db_column_name}"'


def text(expression: str) -> str:
    """A text as it lies there: on SQLite its bytes."""
    return expression if db.dialect() == "postgres" else f"CAST({expression} AS BLOB)"
