"""The contract of our SQLite engine: each defect of Piccolo's own, and that we have it not."""

import asyncio
import sqlite3
import stat
import threading
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from docket import db
from docket.db import SQLiteEngine
from docket.db.statements import is_read, surely_short
from docket.errors import Conflict, Unavailable
from tests.db.rows import count

INSERT = "INSERT INTO note (text) VALUES ('收到')"


@pytest.fixture
async def engine(tmp_path: Path) -> AsyncIterator[SQLiteEngine]:
    """A running engine on a new file, which waits for others 50 ms only."""
    made = SQLiteEngine(tmp_path / "docket" / "docket.sqlite", wait_seconds=0.05)
    async with db.running(made):
        await db.execute(
            "CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL,"
            " of INTEGER REFERENCES note (id) ON DELETE RESTRICT)"
        )
        yield made


@pytest.fixture
def other(engine: SQLiteEngine) -> Iterator[sqlite3.Connection]:
    """Another program that has the same file open."""
    connection = sqlite3.connect(engine.path, isolation_level=None, timeout=0)
    yield connection
    connection.close()


async def test_file_and_folder_are_the_owners_alone(engine: SQLiteEngine) -> None:
    """Personal data lies in them; the stock engine made them readable by all."""
    await db.execute(INSERT)
    folder = Path(engine.path).parent

    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {0o600}
    assert {file.suffix for file in folder.iterdir()} >= {".sqlite", ".sqlite-wal"}


@pytest.mark.parametrize("inside", [True, False], ids=["writer", "reader"])
async def test_every_connection_has_the_pragmas(engine: SQLiteEngine, *, inside: bool) -> None:
    async def pragmas() -> dict[str, object]:
        return {name: (await db.rows(f"PRAGMA {name}"))[0][name] for name in expected}

    expected = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "recursive_triggers": 1,
        "trusted_schema": 0,
        "temp_store": 2,
        "cache_size": -16000,
        "mmap_size": 268435456,
        "query_only": 0 if inside else 1,
    }

    if inside:
        async with db.transaction():
            found = await pragmas()
    else:
        found = await pragmas()

    assert found == expected


async def test_a_query_opens_no_thread(engine: SQLiteEngine) -> None:
    """The stock engine opened one, with a connection, for every query."""
    await asyncio.gather(*(count("note") for _ in range(20)))
    before = threading.active_count()

    for _ in range(50):
        await count("note")
        await db.execute(INSERT)

    assert threading.active_count() <= before + 1


async def test_a_failed_begin_leaks_no_thread_and_no_lock(
    engine: SQLiteEngine, other: sqlite3.Connection
) -> None:
    """The stock engine kept a connection and its thread for each failure."""
    await db.execute(INSERT)
    other.execute("BEGIN IMMEDIATE")
    before = threading.active_count()

    for _ in range(5):
        with pytest.raises(Unavailable, match="正忙"):
            async with db.transaction():
                pytest.fail("it began while another writes")
    other.execute("ROLLBACK")
    async with db.transaction():
        await db.execute(INSERT)

    assert threading.active_count() <= before
    assert not engine.transaction_exists()
    assert await count("note") == 2


async def test_a_write_by_itself_says_busy_too(
    engine: SQLiteEngine, other: sqlite3.Connection
) -> None:
    other.execute("BEGIN IMMEDIATE")

    with pytest.raises(Unavailable, match="正忙"):
        await db.execute(INSERT)


async def test_a_failed_commit_leaks_no_lock_and_no_transaction(
    engine: SQLiteEngine, other: sqlite3.Connection
) -> None:
    """On the stock engine every later query of the task went to the dead transaction."""
    with pytest.raises(Conflict):
        async with db.transaction():
            await db.execute("PRAGMA defer_foreign_keys = ON")
            await db.execute("INSERT INTO note (text, of) VALUES ('收到', 99)")

    assert not engine.transaction_exists()
    other.execute("BEGIN IMMEDIATE")
    other.execute("ROLLBACK")
    async with db.transaction():
        await db.execute(INSERT)
    assert await count("note") == 1


async def test_a_full_disk_writes_nothing_and_says_so(engine: SQLiteEngine) -> None:
    """SQLite ends the transaction itself here; undoing it twice must not hide the reason."""
    (pages,) = (await db.rows("PRAGMA page_count"))[0].values()
    async with db.transaction():
        await db.execute(f"PRAGMA max_page_count = {pages + 2}")

    with pytest.raises(Unavailable, match="磁盘已满"):
        async with db.transaction():
            for _ in range(100):
                await db.execute("INSERT INTO note (text) VALUES ({})", "答复书" * 2000)

    assert await count("note") == 0
    async with db.transaction():
        await db.execute("PRAGMA max_page_count = 100000")
        await db.execute(INSERT)
    assert await count("note") == 1


async def test_a_cancelled_read_gives_its_connection_back(engine: SQLiteEngine) -> None:
    """The statement is interrupted first; a connection still at work serves nobody else."""
    endless = (
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT COUNT(*) FROM n"
    )
    for _ in range(6):
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.02):
                await db.rows(endless)

    async with asyncio.timeout(2):
        assert await count("note") == 0


async def test_reading_goes_on_while_another_writes(engine: SQLiteEngine) -> None:
    inside, leave = asyncio.Event(), asyncio.Event()

    async def writer() -> None:
        async with db.transaction():
            await db.execute(INSERT)
            inside.set()
            await leave.wait()

    task = asyncio.create_task(writer())
    await inside.wait()
    seen = await asyncio.gather(*(count("note") for _ in range(8)))
    leave.set()
    await task

    assert seen == [0] * 8


async def test_without_a_pool_it_works_and_leaves_nothing_open(tmp_path: Path) -> None:
    """Piccolo's own command line starts no pool; here too no stock connection is used."""
    engine = SQLiteEngine(tmp_path / "docket.sqlite")
    before, bound = threading.active_count(), db.bound()
    db.bind(engine)
    try:
        await db.execute("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)")
        async with db.transaction():
            await db.execute(INSERT)
        with pytest.raises(ZeroDivisionError):
            async with db.transaction():
                await db.execute(INSERT)
                raise ZeroDivisionError
        assert await count("note") == 1
    finally:
        db.bind(bound)

    assert threading.active_count() <= before
    assert {file.name for file in tmp_path.iterdir()} == {"docket.sqlite"}  # noqa: ASYNC240


async def test_closing_waits_for_the_transaction_under_way(tmp_path: Path) -> None:
    engine = SQLiteEngine(tmp_path / "docket.sqlite")
    inside = asyncio.Event()

    async def writer() -> None:
        async with db.transaction():
            await db.execute("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)")
            inside.set()
            await asyncio.sleep(0.05)
            await db.execute(INSERT)

    async with db.running(engine):
        task = asyncio.create_task(writer())
        await inside.wait()
        await engine.close_connection_pool()
        await task
    async with db.running(engine):
        assert await count("note") == 1


@pytest.mark.parametrize(
    ("sql", "reads"),
    [
        ("SELECT 1", True),
        ("\n  select id FROM act", True),
        ("WITH open AS (SELECT 1) SELECT * FROM open", True),
        ("WITH old AS (SELECT 1) DELETE FROM tally", False),
        ("PRAGMA table_info(act)", True),
        ("PRAGMA user_version = 3", False),
        ("EXPLAIN QUERY PLAN SELECT 1", True),
        ("INSERT INTO act DEFAULT VALUES RETURNING id", False),
        ("UPDATE matter SET version = 2", False),
        ("REPLACE INTO matter VALUES (1)", False),
        ("VACUUM", False),
    ],
)
def test_only_what_surely_reads_goes_to_a_reader(sql: str, *, reads: bool) -> None:
    assert is_read(sql) is reads


@pytest.mark.parametrize(
    ("sql", "short"),
    [
        pytest.param("INSERT INTO note (text) VALUES (?)", True, id="values at hand"),
        pytest.param("INSERT INTO note (text) SELECT text FROM note", False, id="a copy of rows"),
        pytest.param(
            "INSERT INTO note (text) VALUES (?) ON CONFLICT (id) DO UPDATE SET text = ''",
            False,
            id="an upsert",
        ),
        pytest.param("UPDATE note SET text = ? WHERE id = ?", True, id="one row by its id"),
        pytest.param("UPDATE note SET text = ?", False, id="every row"),
        pytest.param("UPDATE note SET text = ? WHERE id = ? OR text = ?", False, id="a search"),
        pytest.param("DELETE FROM note WHERE id = ?", False, id="a deletion"),
    ],
)
def test_what_is_surely_short(sql: str, short: bool) -> None:
    assert surely_short(sql) is short


async def test_a_long_read_in_a_transaction_lets_the_others_go_on(engine: SQLiteEngine) -> None:
    """It is stopped on the loop and begun again in a thread, with every row that it has."""
    turns = 0

    async def others() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    going_on = asyncio.create_task(others())
    async with db.transaction():
        await db.execute(INSERT)
        before = turns
        [row] = await db.rows(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200000)"
            " SELECT COUNT(*) AS n FROM n"
        )
        during = turns - before
    going_on.cancel()

    assert row == {"n": 200_000}
    assert during > 0
    assert await count("note") == 1


async def test_many_short_statements_let_the_others_have_their_turn(engine: SQLiteEngine) -> None:
    turns = 0

    async def others() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    going_on = asyncio.create_task(others())
    async with db.transaction():
        before = turns
        for _ in range(200):
            await db.execute(INSERT)
        during = turns - before
    going_on.cancel()

    assert during >= 10
