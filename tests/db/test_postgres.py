"""The contract of our PostgreSQL engine."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from docket import db
from docket.db import PostgresEngine, postgres
from docket.errors import Conflict, Unavailable
from tests.databases import Databases
from tests.db.rows import count

INSERT = "INSERT INTO note (text) VALUES ('收到')"
KILL_OTHERS = (
    "SELECT COUNT(pg_terminate_backend(pid)) AS n FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


@pytest.fixture
async def engine(databases: Databases, anyio_backend: str) -> AsyncIterator[PostgresEngine]:
    """A running engine on a new database."""
    url = await databases.empty("postgres")
    made = db.engine_from_url(url)
    assert isinstance(made, PostgresEngine)
    async with db.running(made):
        await db.execute("CREATE TABLE note (id SERIAL PRIMARY KEY, text TEXT NOT NULL)")
        yield made
    await databases.drop(url)


def idle(engine: PostgresEngine) -> tuple[int, int]:
    """How many of its connections are idle, of how many."""
    assert engine.pool is not None
    return engine.pool.get_idle_size(), engine.pool.get_size()


async def drop_connections(engine: PostgresEngine) -> None:
    """Fill the pool, then let the server drop every connection in it."""
    await asyncio.gather(*(db.rows("SELECT pg_sleep(0.02)") for _ in range(postgres.POOL_SIZE)))
    assert idle(engine) == (postgres.POOL_SIZE, postgres.POOL_SIZE)
    other = await engine.get_new_connection()
    assert (await other.fetchrow(KILL_OTHERS))["n"] == postgres.POOL_SIZE
    await other.close()


async def test_the_session_has_its_limits_and_is_in_utc(engine: PostgresEngine) -> None:
    names = ("statement_timeout", "lock_timeout", "TimeZone", "application_name")
    found = {name: (await db.rows(f"SHOW {name}"))[0][name] for name in names}

    assert found == {
        "statement_timeout": "30s",
        "lock_timeout": "10s",
        "TimeZone": "UTC",
        "application_name": "docket",
    }


async def test_reads_survive_a_server_that_dropped_every_connection(
    engine: PostgresEngine,
) -> None:
    """Without the second try 2 of 10 failed."""
    await db.execute(INSERT)
    await drop_connections(engine)

    assert await asyncio.gather(*(count("note") for _ in range(10))) == [1] * 10


async def test_a_transaction_begins_after_the_server_dropped_every_connection(
    engine: PostgresEngine,
) -> None:
    await drop_connections(engine)

    async with db.transaction():
        await db.execute(INSERT)

    assert await count("note") == 1


async def test_a_write_is_never_tried_twice(engine: PostgresEngine) -> None:
    """Whether the first try was carried out nobody knows, so the person decides."""
    sleeping = asyncio.create_task(
        db.execute("INSERT INTO note (text) SELECT '收到' FROM pg_sleep(5)")
    )
    await asyncio.sleep(0.1)
    other = await engine.get_new_connection()
    await other.fetchrow(KILL_OTHERS)
    await other.close()

    with pytest.raises(Unavailable):
        await sleeping
    assert await count("note") == 0


async def test_a_transaction_whose_connection_drops_fails_and_gives_it_back(
    engine: PostgresEngine,
) -> None:
    async def interrupted() -> None:
        async with db.transaction():
            await db.execute(INSERT)
            other = await engine.get_new_connection()
            await other.fetchrow(KILL_OTHERS)
            await other.close()
            await db.execute(INSERT)

    with pytest.raises(Unavailable, match="连接不上"):
        await interrupted()

    assert not engine.transaction_exists()
    assert await count("note") == 0


async def test_a_failed_commit_gives_the_connection_back(engine: PostgresEngine) -> None:
    """The stock engine kept it, and the task went on in the dead transaction."""
    await db.execute(
        "ALTER TABLE note ADD CONSTRAINT once UNIQUE (text) DEFERRABLE INITIALLY DEFERRED"
    )

    for _ in range(postgres.POOL_SIZE + 1):
        with pytest.raises(Conflict):
            async with db.transaction():
                await db.execute(INSERT)
                await db.execute(INSERT)

    assert not engine.transaction_exists()
    assert idle(engine)[0] == idle(engine)[1]


async def test_errors_and_cancellation_give_the_connection_back(engine: PostgresEngine) -> None:
    for _ in range(postgres.POOL_SIZE + 1):
        with pytest.raises(Conflict):
            await db.execute("INSERT INTO note (text) VALUES (NULL)")
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.01):
                await db.rows("SELECT pg_sleep(5)")

    async with asyncio.timeout(2):
        assert await count("note") == 0
    assert idle(engine)[0] == idle(engine)[1]


async def test_a_statement_that_takes_too_long_is_ended(engine: PostgresEngine) -> None:
    with pytest.raises(Unavailable, match="规定时间"):
        async with db.transaction():
            await db.execute("SET LOCAL statement_timeout = 50")
            await db.execute("SELECT pg_sleep(5)")


async def test_a_row_that_another_holds_is_busy(engine: PostgresEngine) -> None:
    await db.execute(INSERT)
    other = await engine.get_new_connection()
    await other.execute("BEGIN; UPDATE note SET text = '审理中'")

    with pytest.raises(Unavailable, match="正忙"):
        async with db.transaction():
            await db.execute("SET LOCAL lock_timeout = 50")
            await db.execute("UPDATE note SET text = '中止'")
    await other.close()


async def test_a_migration_has_no_time_limit(engine: PostgresEngine) -> None:
    """A large docket takes its time; the limits are for requests."""
    async with engine.patient_transaction():
        limits = await db.rows(
            "SELECT current_setting('statement_timeout') AS s, current_setting('lock_timeout') AS l"
        )

    assert limits == [{"s": "0", "l": "0"}]


async def test_a_wrong_argument_is_a_fault_of_the_program(engine: PostgresEngine) -> None:
    """It must not be reported as a database that is away."""
    with pytest.raises(Exception, match="invalid input") as raised:
        await db.rows("SELECT * FROM note WHERE id = {}", "one")

    assert not isinstance(raised.value, Unavailable)


async def test_works_without_a_pool(engine: PostgresEngine) -> None:
    await engine.close_connection_pool()

    await db.execute(INSERT)
    async with db.transaction():
        await db.execute(INSERT)

    assert await count("note") == 2
    await engine.start_connection_pool()
