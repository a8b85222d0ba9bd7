"""What a person reads when the database refuses: the same on both engines."""

import re
import sqlite3

import asyncpg
import pytest

from docket import db as database
from docket.db.constraints import DOCKET_NUMBERS, UNIQUE
from docket.db.faults import as_ours
from docket.errors import Conflict, Refused, Unavailable
from tests.db.rows import fill


async def unique_indexes() -> dict[str, str]:
    """Every unique index of the schema, with its columns as SQLite names them when it breaks."""
    found = await database.rows(
        "SELECT name, tbl_name FROM sqlite_master WHERE sql LIKE 'CREATE UNIQUE INDEX%'"
    )
    return {row["name"]: await columns(row["tbl_name"], row["name"]) for row in found}


async def columns(table: str, index: str) -> str:
    names = [row["name"] for row in await database.rows(f"PRAGMA index_info({index})")]
    return ", ".join(f"{table}.{name}" for name in names) if all(names) else f"index '{index}'"


async def test_every_unique_index_has_its_sentence(db: database.Engine) -> None:
    """A person reads what is there twice, not the name of an index."""
    meant = {name: broken for name, (broken, _) in UNIQUE.items()} | DOCKET_NUMBERS
    if db.dialect == "sqlite":
        assert await unique_indexes() == meant
    else:
        found = await database.rows(
            "SELECT indexname FROM pg_indexes WHERE indexdef LIKE 'CREATE UNIQUE%'"
            " AND indexname NOT LIKE '%_pkey' AND schemaname = 'public'"
        )
        assert {row["indexname"] for row in found} == set(meant)


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        pytest.param("UPDATE matter SET cause = NULL", "缺少必填内容:matter.cause", id="missing"),
        pytest.param("UPDATE matter SET unit = 99999", "引用的记录不存在", id="dangling"),
        pytest.param("UPDATE party SET kind = 'robot'", "不在允许的范围内:.*kind", id="wrong code"),
        pytest.param("UPDATE event SET kind = 'slept'", "引用的记录不存在", id="unknown kind"),
        pytest.param("UPDATE event SET days = -1", "不在允许的范围内:.*days", id="out of range"),
        pytest.param(
            "UPDATE matter SET handler = '{name}'", "不在允许的范围内", id="longer than its column"
        ),
    ],
)
async def test_a_broken_rule_is_a_conflict_that_names_the_place(
    db: database.Engine, statement: str, says: str
) -> None:
    await fill()

    with pytest.raises(Conflict, match=says):
        await database.execute(statement.format(name="承" * 81))


async def test_a_kept_record_says_to_correct_it_instead(db: database.Engine) -> None:
    await fill()

    with pytest.raises(Refused, match=r"\(event\).*更正或者划除"):
        await database.execute("DELETE FROM event")


def coded(code: int, text: str) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError(text)
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("error", "says"),
    [
        pytest.param(coded(sqlite3.SQLITE_BUSY, "database is locked"), "正忙", id="busy"),
        pytest.param(coded(sqlite3.SQLITE_BUSY_SNAPSHOT, "locked"), "正忙", id="busy, extended"),
        pytest.param(coded(sqlite3.SQLITE_FULL, "disk is full"), "磁盘已满", id="full"),
        pytest.param(coded(sqlite3.SQLITE_IOERR_WRITE, "disk I/O error"), "磁盘", id="i/o"),
        pytest.param(coded(sqlite3.SQLITE_READONLY, "readonly"), "权限", id="read-only file"),
        pytest.param(asyncpg.DiskFullError("no space left"), "磁盘已满", id="server's disk"),
        pytest.param(asyncpg.DeadlockDetectedError("deadlock"), "正忙", id="deadlock"),
        pytest.param(asyncpg.TooManyConnectionsError("too many"), "正忙", id="connections"),
        pytest.param(asyncpg.CannotConnectNowError("starting up"), "连接不上", id="starting"),
        pytest.param(asyncpg.InvalidPasswordError("password"), "DATABASE_URL", id="password"),
        pytest.param(asyncpg.InvalidCatalogNameError("name"), "DATABASE_URL", id="no database"),
        pytest.param(ConnectionRefusedError(111, "refused"), "连接不上", id="no server"),
        pytest.param(TimeoutError(), "规定时间", id="too slow"),
    ],
)
def test_a_database_that_cannot_now_is_unavailable(error: BaseException, says: str) -> None:
    ours = as_ours(error)

    assert isinstance(ours, Unavailable)
    assert re.search(says, ours.message)


@pytest.mark.parametrize(
    "error",
    [
        pytest.param(coded(sqlite3.SQLITE_ERROR, "no such table: matters"), id="no such table"),
        pytest.param(sqlite3.ProgrammingError("Incorrect number of bindings"), id="bindings"),
        pytest.param(asyncpg.UndefinedColumnError("no column"), id="no such column"),
        pytest.param(asyncpg.InterfaceError("the server expects 1 argument"), id="arguments"),
        pytest.param(asyncpg.InFailedSQLTransactionError("aborted"), id="after an error"),
    ],
)
def test_a_fault_of_the_program_stays_one(error: Exception) -> None:
    """It must be found and mended, not shown to a person as bad luck."""
    assert as_ours(error) is None
