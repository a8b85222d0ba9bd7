"""What ``transaction()`` promises, on both engines."""

import asyncio
import contextlib

import pytest
from piccolo.engine.exceptions import TransactionError

from docket import db as database
from docket.errors import Conflict, Unavailable
from tests.db.rows import count

ENDLESS = {
    "sqlite": "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
    " SELECT COUNT(*) FROM n",
    "postgres": "SELECT pg_sleep(60)",
}


@pytest.fixture
async def notes(fresh: database.Engine) -> database.Engine:
    """A fresh database with a scratch table."""
    await database.execute("CREATE TABLE note (id INTEGER PRIMARY KEY, text VARCHAR(20) NOT NULL)")
    return fresh


async def note(number: int) -> None:
    await database.execute("INSERT INTO note (id, text) VALUES ({}, {})", number, "收到申请书副本")


async def test_what_is_done_inside_is_kept(notes: database.Engine) -> None:
    async with database.transaction():
        await note(1)
        await note(2)

    assert await count("note") == 2


async def test_an_error_undoes_all_of_it(notes: database.Engine) -> None:
    with pytest.raises(ZeroDivisionError):
        async with database.transaction():
            await note(1)
            raise ZeroDivisionError

    assert await count("note") == 0
    assert not notes.transaction_exists()


async def test_a_block_inside_joins(notes: database.Engine) -> None:
    with pytest.raises(ZeroDivisionError):
        async with database.transaction():
            async with database.transaction():
                await note(1)
            raise ZeroDivisionError

    assert await count("note") == 0


async def test_an_inner_error_ends_the_outer_block_even_if_it_is_swallowed(
    notes: database.Engine,
) -> None:
    """Half a use case is never committed; the caller hears the error it tried to swallow."""

    async def outer() -> None:
        async with database.transaction():
            await note(1)
            try:
                async with database.transaction():
                    await note(2)
                    raise KeyError("期限")  # noqa: TRY301
            except KeyError:
                pass
            await note(3)

    with pytest.raises(KeyError, match="期限"):
        await outer()

    assert await count("note") == 0


async def test_a_broken_constraint_ends_the_transaction_on_both_engines(
    notes: database.Engine,
) -> None:
    with pytest.raises(Conflict):
        async with database.transaction():
            await note(1)
            await note(1)

    assert await count("note") == 0


async def test_reads_inside_see_what_was_written_inside(notes: database.Engine) -> None:
    async with database.transaction():
        await note(1)
        inside = await count("note")

    assert inside == 1


async def test_others_see_nothing_before_the_commit(notes: database.Engine) -> None:
    written, seen = asyncio.Event(), asyncio.Event()

    async def writer() -> None:
        async with database.transaction():
            await note(1)
            written.set()
            await seen.wait()

    task = asyncio.create_task(writer())
    await written.wait()
    before = await count("note")
    seen.set()
    await task

    assert (before, await count("note")) == (0, 1)


async def test_inside_a_transaction_of_the_engine_it_is_a_savepoint(notes: database.Engine) -> None:
    """So a test that is rolled back can still see a use case fail and go on."""
    async with notes.transaction():
        async with database.transaction():
            await note(1)
        with pytest.raises(Conflict):
            async with database.transaction():
                await note(2)
                await note(2)
        async with database.transaction():
            await note(3)
        assert await count("note") == 2

    assert await count("note") == 2


async def test_a_swallowed_inner_error_ends_a_savepoint_too(notes: database.Engine) -> None:
    async def outer() -> None:
        async with database.transaction():
            await note(1)
            try:
                async with database.transaction():
                    raise KeyError("期限")  # noqa: TRY301
            except KeyError:
                pass

    async with notes.transaction():
        with pytest.raises(KeyError):
            await outer()

    assert await count("note") == 0


async def test_a_task_started_inside_cannot_use_the_transaction(notes: database.Engine) -> None:
    async with database.transaction():
        await note(1)
        with pytest.raises(TransactionError, match="another task"):
            await asyncio.create_task(note(2))

    assert await count("note") == 1


async def test_a_task_started_inside_cannot_join_the_transaction(notes: database.Engine) -> None:
    async def intruder() -> None:
        async with database.transaction():
            await note(2)

    async with database.transaction():
        await note(1)
        with pytest.raises(TransactionError, match="another task"):
            await asyncio.create_task(intruder())

    assert await count("note") == 1


async def test_a_task_cannot_use_a_transaction_that_is_over(notes: database.Engine) -> None:
    """On the stock engines it went on, on a connection that by then served another."""
    over = asyncio.Event()

    async def late() -> None:
        await over.wait()
        await note(2)

    async with database.transaction():
        await note(1)
        task = asyncio.create_task(late())
    over.set()

    with pytest.raises(TransactionError, match="over"):
        await task
    assert await count("note") == 1


async def test_a_task_started_after_the_commit_is_free(notes: database.Engine) -> None:
    async with database.transaction():
        await note(1)

    await asyncio.create_task(note(2))

    assert await count("note") == 2


@pytest.mark.parametrize("waiting", ["between statements", "for a statement"])
async def test_cancellation_rolls_back_and_frees_the_connection(
    notes: database.Engine, waiting: str
) -> None:
    slow = ENDLESS[notes.dialect]
    started = asyncio.Event()

    async def writer() -> None:
        async with database.transaction():
            await note(1)
            started.set()
            await (database.execute(slow) if waiting == "for a statement" else asyncio.sleep(60))

    task = asyncio.create_task(writer())
    await started.wait()
    await asyncio.sleep(0.05)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task

    async with asyncio.timeout(2):
        async with database.transaction():
            await note(2)
    assert [row["id"] for row in await database.rows("SELECT id FROM note")] == [2]


async def test_many_writers_in_turn_lose_nothing(notes: database.Engine) -> None:
    """More at once than there are connections."""
    await note(1)
    await database.execute("CREATE TABLE tallied (n INTEGER)")
    await database.execute("INSERT INTO tallied VALUES (0)")
    lock = "" if notes.dialect == "sqlite" else " FOR UPDATE"

    async def add() -> None:
        async with database.transaction():
            (row,) = await database.rows(f"SELECT n FROM tallied{lock}")
            await asyncio.sleep(0)
            await database.execute("UPDATE tallied SET n = {}", row["n"] + 1)

    await asyncio.gather(*(add() for _ in range(40)))

    assert await database.rows("SELECT n FROM tallied") == [{"n": 40}]


async def test_a_time_limit_inside_a_transaction_rolls_it_back(notes: database.Engine) -> None:
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.05), database.transaction():
            await note(1)
            await asyncio.sleep(10)

    assert await count("note") == 0


async def test_an_error_of_ours_passes_through_as_it_is(notes: database.Engine) -> None:
    """A file that is missing is no fault of the database."""
    with pytest.raises(FileNotFoundError):
        async with database.transaction():
            await note(1)
            raise FileNotFoundError("答复书.pdf")

    assert await count("note") == 0


async def test_a_swallowed_error_of_the_database_ends_the_transaction(
    notes: database.Engine,
) -> None:
    """Left alone PostgreSQL rolls back at COMMIT without a word, and SQLite commits the rest."""

    async def use_case() -> None:
        async with database.transaction():
            await note(1)
            with contextlib.suppress(Conflict):
                await note(1)

    with pytest.raises(Conflict):
        await use_case()

    assert await count("note") == 0


async def test_a_swallowed_time_limit_of_a_statement_ends_the_transaction(
    notes: database.Engine,
) -> None:
    async def use_case() -> None:
        async with database.transaction():
            await note(1)
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(0.05):
                    await database.execute(ENDLESS[notes.dialect])

    with pytest.raises(Unavailable, match="中断"):
        await use_case()

    assert await count("note") == 0


async def test_a_rehearsal_leaves_nothing_behind(notes: database.Engine) -> None:
    async with database.rehearsal():
        await note(1)
        inside = await count("note")

    assert inside == 1
    assert await count("note") == 0
    assert not notes.transaction_exists()


async def test_a_rehearsal_inside_a_transaction_undoes_itself_alone(notes: database.Engine) -> None:
    async with database.transaction():
        await note(1)
        async with database.rehearsal(), database.transaction():
            await note(2)
        await note(3)

    assert [row["id"] for row in await database.rows("SELECT id FROM note ORDER BY id")] == [1, 3]


async def test_a_rehearsal_that_fails_does_not_end_the_transaction_around_it(
    notes: database.Engine,
) -> None:
    """On PostgreSQL a failed statement would, but for the savepoint."""
    async with database.transaction():
        await note(1)
        with pytest.raises(Conflict):
            async with database.rehearsal(), database.transaction():
                await note(2)
                await note(2)
        await note(3)

    assert [row["id"] for row in await database.rows("SELECT id FROM note ORDER BY id")] == [1, 3]


async def test_a_rehearsal_that_is_cancelled_frees_the_writer(notes: database.Engine) -> None:
    async def rehearse() -> None:
        async with database.rehearsal():
            await note(1)
            await asyncio.Event().wait()

    task = asyncio.create_task(rehearse())
    await asyncio.sleep(0)
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task

    await note(1)
    assert await count("note") == 1
