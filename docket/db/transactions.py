"""One transaction for one use case, on either engine."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from contextvars import ContextVar
from typing import cast

from docket.db import faults
from docket.db.binding import engine
from docket.db.postgres import PostgresTransaction
from docket.db.sqlite import SQLiteTransaction

Opened = SQLiteTransaction | PostgresTransaction

_ours: ContextVar[Opened | None] = ContextVar("docket_transaction", default=None)
"""The engine's transaction that a block of ``transaction()`` stands on."""


@asynccontextmanager
async def transaction() -> AsyncIterator[None]:
    """All or nothing.

    The outermost block is a real transaction (on SQLite one that takes the write lock at once). A
    block inside another one joins it. An error of the database, or one that leaves an inner block,
    ends the whole of it, whoever catches it in between. Inside a transaction that the engine opened
    without us (the tests' rollback harness) the outermost block is a savepoint.

    Start background work only after the commit: a task started inside cannot use the transaction.
    """
    current = cast("Opened | None", engine().current_transaction.get())
    if current is None:
        async with engine().transaction() as opened:
            with _standing_on(opened):
                yield
    elif _ours.get() is current:
        current.check()
        with _joined(current):
            yield
    else:
        async with _savepoint(current):
            with _standing_on(current):
                yield


@asynccontextmanager
async def rehearsal() -> AsyncIterator[None]:
    """A block whose writes are always undone, whether it ends well or badly.

    What happens inside is what would happen: the same statements, locks and refusals. Inside an
    open transaction only the block is undone.
    """
    current = cast("Opened | None", engine().current_transaction.get())
    if current is None:
        async with engine().transaction() as opened:
            with _standing_on(opened):
                yield
            await opened.rollback()
        return
    before, current.failure = current.failure, None
    with faults.translated():
        await current.connection.execute("SAVEPOINT docket_rehearsal")
    try:
        with _standing_on(current):
            yield
    finally:
        current.failure = before
        with faults.translated():
            await current.connection.execute("ROLLBACK TO SAVEPOINT docket_rehearsal")
            await current.connection.execute("RELEASE SAVEPOINT docket_rehearsal")


@contextmanager
def _standing_on(opened: Opened) -> Iterator[None]:
    token = _ours.set(opened)
    try:
        yield
    finally:
        _ours.reset(token)


@contextmanager
def _joined(opened: Opened) -> Iterator[None]:
    try:
        yield
    except BaseException as error:
        opened.failure = opened.failure or error
        raise


@asynccontextmanager
async def _savepoint(opened: Opened) -> AsyncIterator[None]:
    """A block that can be undone by itself; errors before it are not its own."""
    before, opened.failure = opened.failure, None
    with faults.translated():
        await opened.connection.execute("SAVEPOINT docket_block")
    try:
        yield
        opened.raise_failure()
    except BaseException:
        await opened.connection.execute("ROLLBACK TO SAVEPOINT docket_block")
        raise
    finally:
        opened.failure = before
        with faults.translated():
            await opened.connection.execute("RELEASE SAVEPOINT docket_block")
