"""The migrated schema is the tables' own, and the database keeps the rules of the record itself."""

import re
from datetime import date
from typing import Any

import asyncpg
import pytest
from piccolo.columns import Column, ForeignKey, OnDelete, Varchar

from docket import db as database
from docket.calendars.tables import CalendarDay, Notice
from docket.errors import AlreadyDocketed, Conflict, DocketError, Refused
from docket.matters.tables import Matter
from docket.piccolo_app import APP_CONFIG
from docket.proceedings.tables import Proceeding
from docket.terms import Term
from tests.db.rows import fill

TYPE_ERRORS: dict[str, tuple[type[Exception], ...]] = {
    "sqlite": (),
    "postgres": (
        asyncpg.DatatypeMismatchError,
        asyncpg.DatetimeFieldOverflowError,
        asyncpg.InvalidTextRepresentationError,
    ),
}
PROJECTIONS = {"tally", "sitting", "deadline"}
LOOKUPS = {"event_kind", "outcome_code"}
BOOKMARKS = {"news_seen"}
PASSING = {"kept_answer"}
"""What is deleted when its time is over."""
PROOFS = {
    "account_secret",
    "recovery_code",
    "session",
    "sign_in_failure",
    "token_secret",
}
"""What proves somebody, or counts their tries: never in the history."""
TABLES = {table._meta.tablename: table for table in APP_CONFIG.table_classes}
CHOICES = [
    (name, column._meta.db_column_name, column._meta.choices)
    for name, table in TABLES.items()
    for column in table._meta.columns
    if column._meta.choices is not None
]


def described(column: Column) -> tuple[str, str, bool, str | None]:
    """Name, type, nullability and reference of a column, as the table class states them."""
    kind = column.column_type.upper().replace("SERIAL", "INTEGER")
    reference = None
    if isinstance(column, ForeignKey):
        assert column._foreign_key_meta.on_delete is OnDelete.restrict
        reference = column._foreign_key_meta.resolved_references._meta.tablename
    return column._meta.db_column_name, kind, column._meta.null, reference


async def in_sqlite(table: str) -> list[tuple[str, str, bool, str | None]]:
    references = {
        row["from"]: row["table"]
        for row in await database.rows(f"PRAGMA foreign_key_list({table})")
        if row["on_delete"] == "RESTRICT"
    }
    return [
        (
            row["name"],
            row["type"],
            not row["notnull"] and not row["pk"],
            references.get(row["name"]),
        )
        for row in await database.rows(f"PRAGMA table_info({table})")
    ]


async def in_postgres(table: str) -> list[tuple[str, str, bool, str | None]]:
    found = await database.rows(
        """
        SELECT a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type,
            NOT a.attnotnull AS nullable, c.confrelid::regclass::text AS reference
        FROM pg_attribute a
        LEFT JOIN pg_constraint c ON c.conrelid = a.attrelid AND c.contype = 'f'
            AND c.conkey = ARRAY[a.attnum] AND c.confdeltype = 'r'
        WHERE a.attrelid = {}::text::regclass AND a.attnum > 0 ORDER BY a.attnum
        """,
        table,
    )
    spelled = {"character varying": "VARCHAR", "timestamp with time zone": "TIMESTAMPTZ"}
    for row in found:
        for theirs, ours in spelled.items():
            row["type"] = row["type"].replace(theirs, ours)
    return [(row["name"], row["type"].upper(), row["nullable"], row["reference"]) for row in found]


@pytest.mark.parametrize("table", TABLES)
async def test_the_migrated_table_is_the_table(db: database.Engine, table: str) -> None:
    """Same columns in the same order, types, nullability; every reference refuses deletion."""
    found = await (in_sqlite if db.dialect == "sqlite" else in_postgres)(table)
    codes = {"event.kind": "event_kind", "outcome_item.code": "outcome_code"}
    codes |= {"tally.code": "outcome_code"}

    expected = [described(column) for column in TABLES[table]._meta.columns]
    assert found == [
        (name, kind, null, reference or codes.get(f"{table}.{name}"))
        for name, kind, null, reference in expected
    ]


async def allowed(dialect: str, table: str, column: str) -> set[str]:
    """The codes that the database lets into a column."""
    if dialect == "sqlite":
        sql = "SELECT sql AS text FROM sqlite_master WHERE type = 'table' AND name = {}"
        (row,) = await database.rows(sql, table)
        found = re.search(rf"\b{column} IN \(('[^)]*)\)", row["text"])
    else:
        sql = "SELECT pg_get_constraintdef(oid) AS text FROM pg_constraint WHERE conname = {}"
        (row,) = await database.rows(sql, f"{table}_{column}_check")
        found = re.search("ARRAY(.*)", row["text"])
    assert found is not None
    return set(re.findall(r"'(\w+)'", found.group(1)))


@pytest.mark.parametrize(("table", "column", "choices"), CHOICES)
async def test_the_database_knows_the_vocabulary(
    db: database.Engine, table: str, column: str, choices: type[Term]
) -> None:
    """A term added to ``docket.terms`` needs a migration, or nobody can record it."""
    assert await allowed(db.dialect, table, column) == {str(term.value) for term in choices}


def test_every_code_fits_its_column() -> None:
    for name, column, choices in CHOICES:
        kind = TABLES[name]._meta.get_column_by_name(column)
        assert isinstance(kind, Varchar)
        assert kind.length is not None
        assert max(len(term.value) for term in choices) <= kind.length, (name, column)


async def refused(sql: str) -> bool:
    """Whether a statement is turned away because the record is kept."""
    try:
        async with database.transaction():
            await database.execute(sql)
    except Refused as error:
        return "只能更正" in error.message
    return False


async def test_nothing_recorded_can_be_deleted(db: database.Engine) -> None:
    """The triggers keep facts and history; projections, lookups and bookmarks may go."""
    ids = await fill()

    kept = {table for table in ids if await refused(f"DELETE FROM {table}")}

    assert kept == set(TABLES) - PROJECTIONS - LOOKUPS - BOOKMARKS - PASSING - PROOFS


async def test_history_cannot_be_rewritten(db: database.Engine) -> None:
    await fill()

    assert await refused("UPDATE act SET why = 'another reason'")
    assert await refused("UPDATE change SET after = '{{}}'")


async def test_nothing_recorded_can_be_replaced_wholesale(db: database.Engine) -> None:
    """INSERT OR REPLACE on SQLite and TRUNCATE on PostgreSQL fire no DELETE trigger."""
    ids = await fill()

    sql = {
        "sqlite": "INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
        "postgres": "TRUNCATE {table} CASCADE",
    }[db.dialect]
    kept = {table for table in ids if await refused(sql.format(table=table))}

    assert kept >= set(TABLES) - PROJECTIONS - LOOKUPS - BOOKMARKS - PASSING - PROOFS


async def test_replace_is_refused_even_without_recursive_triggers(fresh: database.Engine) -> None:
    """The pragma is a setting of one connection; the guard is in the file."""
    async with fresh.transaction():
        await fill()
    if fresh.dialect == "sqlite":
        await database.execute("PRAGMA recursive_triggers = OFF")

    with pytest.raises(DocketError):
        await database.execute("INSERT INTO act SELECT * FROM act")
    if fresh.dialect == "sqlite":
        with pytest.raises(Refused):
            await database.execute("INSERT OR REPLACE INTO act SELECT * FROM act")


async def test_a_kind_outside_the_vocabulary_is_refused(db: database.Engine) -> None:
    notice = Notice(year=2031, title="国务院办公厅关于2031年部分节假日安排的通知", source="国办")
    await notice.save()
    day = CalendarDay(day=date(2031, 1, 23), name="春节", notice=notice.id, kind="holiday")

    with pytest.raises(Conflict, match=r"kind"):
        await day.save()


async def test_a_matter_number_is_used_once(db: database.Engine) -> None:
    ids = await fill()
    twin = Matter(
        number="甲",
        cause="公安行政处罚",
        field="public_security",
        act_kind="penalty",
        unit=ids["unit"],
        opened_on=date(2024, 3, 1),
    )

    with pytest.raises(Conflict, match="内部编号"):
        await twin.save()


@pytest.mark.parametrize(
    "second",
    [
        pytest.param({"forum": "青川市海棠区人民法院"}, id="the same number in the same court"),
        pytest.param({"forum": "海棠区法院"}, id="the court spelled otherwise: its code decides"),
    ],
)
async def test_a_docket_number_stands_in_one_proceeding(
    db: database.Engine, second: dict[str, Any]
) -> None:
    """A court number is unique in the country: year, court code, type and sequence."""
    ids = await fill()
    number: dict[str, Any] = {
        "docket_number": "(2024)青0102行初15号",
        "number_year": 2024,
        "number_court": "青0102",
        "number_type": "行初",
        "number_seq": 15,
    }
    base: dict[str, Any] = {"matter": ids["matter"], "procedure": "first_instance"}
    await Proceeding(**base, **number, forum="青川市海棠区人民法院").save()

    with pytest.raises(AlreadyDocketed, match="案号"):
        await Proceeding(**base, **number, **second).save()


async def test_reconsideration_numbers_are_unique_for_each_organ(db: database.Engine) -> None:
    """Organs number as they like, so two may use the same; one organ does not use it twice."""
    ids = await fill()
    base: dict[str, Any] = {"matter": ids["matter"], "procedure": "reconsideration"}
    number: dict[str, Any] = {"docket_number": "青政复〔2024〕7号"}
    await Proceeding(**base, **number, forum="青川市人民政府").save()
    await Proceeding(**base, **number, forum="海棠区人民政府").save()
    await Proceeding(**base, forum="海棠区人民政府").save()
    await Proceeding(**base, forum="海棠区人民政府").save()

    with pytest.raises(AlreadyDocketed):
        await Proceeding(**base, **number, forum="海棠区人民政府").save()


async def test_a_deadline_has_one_identity_whatever_of_it_is_empty(db: database.Engine) -> None:
    """NULLs count as equal: the organ's own deadline exists once, too."""
    await fill()
    columns = "proceeding, matter, rule, ordinal, binds, rule_version, trigger_on, due_statutory"
    columns += ", state, inputs_hash, receipt_code"

    with pytest.raises(Conflict):
        await database.execute(f"INSERT INTO deadline ({columns}) SELECT {columns} FROM deadline")


async def test_a_year_of_figures_reads_an_index_only(db: database.Engine) -> None:
    """The covering index answers an authority's year without touching the table."""
    sql = (
        "SELECT level, category, wln, COUNT(*) FROM tally WHERE authority = 1"
        " AND accepted_on <= '2023-12-31' AND (decided_on IS NULL OR decided_on >= '2023-01-01')"
        " GROUP BY level, category, wln"
    )
    if db.dialect == "sqlite":
        plan = await database.rows("EXPLAIN QUERY PLAN " + sql)
        assert "COVERING INDEX tally_figures" in str(plan)
    else:
        await database.execute("SET LOCAL enable_seqscan = off")
        await database.execute("SET LOCAL enable_bitmapscan = off")
        assert "Index Only Scan using tally_figures" in str(await database.rows("EXPLAIN " + sql))


@pytest.mark.parametrize(
    ("table", "column", "wrong"),
    [
        pytest.param("matter", "opened_on", "'2024-02-30'", id="a day that does not exist"),
        pytest.param("matter", "confidential", "2", id="neither yes nor no"),
        pytest.param("matter", "unit", "'one'", id="not a number"),
        pytest.param("matter", "cause", f"'{'案' * 301}'", id="longer than its column"),
        pytest.param("proceeding", "number_seq", "0", id="there is no number 0"),
        pytest.param("outcome_item", "amount_fen", "-1", id="a negative amount"),
        pytest.param("proceeding", "previous", "id", id="its own predecessor"),
    ],
)
async def test_sqlite_refuses_what_postgresql_types_refuse(
    db: database.Engine, table: str, column: str, wrong: str
) -> None:
    await fill()

    with pytest.raises((Conflict, *TYPE_ERRORS[db.dialect])):
        await database.execute(f"UPDATE {table} SET {column} = {wrong}")
