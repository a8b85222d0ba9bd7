"""The migrations: both ways, and what they leave."""

import sqlite3
import sys
from importlib import import_module
from pathlib import Path

import asyncpg
import pytest

from docket import db
from docket.db import SQLiteEngine
from docket.db.readiness import known
from docket.errors import Refused
from tests.db.rows import count, fill

MIGRATIONS = list(known())


async def test_forwards_backwards_forwards(empty: str) -> None:
    async with db.running(db.engine_from_url(empty)):
        first = await db.migrate()
        again = await db.migrate()
        await fill()
        back = await db.unmigrate()
        second = await db.migrate()

        assert first == second == list(known())
        assert sorted(back) == list(known())
        assert again == []
        assert await count("matter") == 0


async def test_backwards_leaves_nothing_of_ours(empty: str) -> None:
    async with db.running(db.engine_from_url(empty)):
        await db.migrate()
        await db.unmigrate()

        names = {
            "sqlite": "SELECT name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'",
            "postgres": "SELECT relname AS name FROM pg_class WHERE relkind IN ('r', 'i')"
            " AND relnamespace = 'public'::regnamespace"
            " UNION SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace",
        }[db.dialect()]
        left = {row["name"] for row in await db.rows(names)} - {"migration", "migration_pkey"}
        assert left == set()


async def test_history_starts_at_zero(empty: str) -> None:
    async with db.running(db.engine_from_url(empty)):
        await db.migrate()

        assert await db.rows("SELECT id, seq, hash FROM history_head") == [
            {"id": 1, "seq": 0, "hash": "0" * 64}
        ]


async def test_a_migration_that_fails_leaves_neither_tables_nor_record(empty: str) -> None:
    """Piccolo records a migration after its transaction; here both are one."""
    async with db.running(db.engine_from_url(empty)):
        await db.execute("CREATE TABLE deadline_act (id INTEGER PRIMARY KEY)")
        with pytest.raises((sqlite3.OperationalError, asyncpg.DuplicateTableError)):
            await db.migrate()
        await db.execute("DROP TABLE deadline_act")

        assert await db.migrate() == list(known())


async def test_it_says_nothing_and_leaves_the_import_path_alone(
    empty: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = list(sys.path)

    async with db.running(db.engine_from_url(empty)):
        await db.migrate()

    assert capsys.readouterr().out == ""
    assert sys.path == path


async def test_the_lock_beside_the_file_is_the_owners_alone(tmp_path: Path) -> None:
    async with db.running(SQLiteEngine(tmp_path / "docket.sqlite")):
        await db.migrate()

    (lock,) = tmp_path.glob("*.migrate-lock")  # noqa: ASYNC240
    assert lock.stat().st_mode & 0o777 == 0o600


async def test_what_people_did_to_deadlines_outlives_a_new_verb(empty: str) -> None:
    """On SQLite the table is made anew for it: same rows, and its guards are at work again."""
    async with db.running(db.engine_from_url(empty)):
        await db.migrate()
        await fill()
        kept = await db.rows("SELECT * FROM deadline_act")
        made = await names_of("deadline_act")
        rulebook = import_module("docket_2026_11_25t08_03_00_rulebook")

        await rulebook.widen("tried_for_test")
        await rulebook.widen("tried_for_test")

        assert await db.rows("SELECT * FROM deadline_act") == kept
        assert await names_of("deadline_act") == made
        await db.execute("UPDATE deadline_act SET verb = 'tried_for_test'")
        await db.execute("UPDATE deadline_act SET verb = 'waived'")
        with pytest.raises(Refused):
            await db.execute("DELETE FROM deadline_act")


async def names_of(table: str) -> list[str]:
    """The indexes and triggers of a table."""
    sql = {
        "sqlite": "SELECT name FROM sqlite_master WHERE tbl_name = {} AND type <> 'table'",
        "postgres": "SELECT indexname AS name FROM pg_indexes WHERE tablename = {}",
    }[db.dialect()]
    return sorted(row["name"] for row in await db.rows(sql, table))
