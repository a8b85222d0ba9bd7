"""Whose a transaction is, and whether it may still be committed; the same for both engines."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Generic, TypeVar

from piccolo.engine.exceptions import TransactionError

from docket.db import faults
from docket.errors import Unavailable

C = TypeVar("C")


class Lease(Generic[C]):
    """A connection lent to one task, for as long as its transaction lasts.

    A task started inside a transaction inherits the context variable in which Piccolo keeps it.
    Without a lease it would go on writing in somebody else's transaction, or on a connection that
    by then serves another.
    """

    __slots__ = ("_connection", "_task")

    def __init__(self, connection: C) -> None:
        self._connection: C | None = connection
        self._task = asyncio.current_task()

    @property
    def connection(self) -> C:
        """The connection, for the task that opened the transaction and while it is open."""
        if self._connection is None:
            raise TransactionError(
                "this transaction is over; work started inside it must begin after its commit"
            )
        if asyncio.current_task() is not self._task:
            raise TransactionError("this transaction belongs to another task")
        return self._connection

    def end(self) -> C | None:
        """Take the connection back; whoever holds the lease has nothing any more."""
        connection, self._connection = self._connection, None
        return connection


class Owned(Generic[C]):
    """What the transactions of both engines have in common."""

    _lease: Lease[C]
    failure: BaseException | None
    """The first error of the database inside, or of an inner block: nothing is committed then.

    PostgreSQL answers COMMIT after an error with a silent rollback, and SQLite commits the rest;
    both would tell a person that something was recorded which was not.
    """

    @property
    def connection(self) -> C:
        """The connection, for the task that opened the transaction."""
        return self._lease.connection

    def check(self) -> None:
        """Refuse a task that did not open this transaction, and any once it is over."""
        self._lease.connection  # noqa: B018

    def raise_failure(self) -> None:
        """Refuse to commit after an error, even one that somebody swallowed."""
        if isinstance(self.failure, asyncio.CancelledError):
            raise Unavailable("一条数据库语句被中断,未写入任何内容。请重试。") from self.failure
        if self.failure is not None:
            self.failure.add_note("an error inside a transaction always ends the whole of it")
            raise self.failure


@contextmanager
def watched(transaction: Owned[C] | None) -> Iterator[None]:
    """A query: the driver's errors become ours, and end the transaction they happen in."""
    if transaction is not None:
        transaction.check()
    try:
        with faults.translated():
            yield
    except BaseException as error:
        if transaction is not None:
            transaction.failure = transaction.failure or error
        raise
