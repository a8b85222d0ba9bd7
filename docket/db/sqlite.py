"""SQLite: one writer and several readers, kept open (Piccolo's own engine opens one per query).

The stock engine leaks a thread and a lock when BEGIN or COMMIT fails, and by default two writers
fail with "database is locked"; the contract tests in ``tests/db`` name each of its defects.
"""

import asyncio
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, cast

from piccolo.engine.sqlite import SQLiteEngine as StockEngine
from piccolo.engine.sqlite import SQLiteTransaction as StockTransaction
from piccolo.engine.sqlite import TransactionType
from piccolo.querystring import QueryString

from docket.db import faults
from docket.db.ownership import Lease, Owned, watched
from docket.db.sqlite_pool import WAIT_SECONDS, Connection, Pool

Rows = list[dict[str, Any]]


class SQLiteTransaction(Owned[Connection], StockTransaction):
    """A transaction that owns the writer until it ends, and gives it back whatever happens."""

    __slots__ = ("_lease", "_pool", "failure")
    engine: "SQLiteEngine"
    _parent: "SQLiteTransaction | None"

    async def __aenter__(self) -> "SQLiteTransaction":  # noqa: PYI034 (a nested one joins)
        if self._parent is not None:
            self._parent.check()
            return self._parent
        self.failure = None
        self._pool = await self.engine.pool_or_temporary()
        try:
            self._lease = Lease(await self._pool.take_writer())
        except BaseException:
            await self._pool.stop_if_temporary()
            raise
        try:
            await self.begin()
        except BaseException:
            await self._give_back()
            raise
        self.context = self.engine.current_transaction.set(self)
        return self

    async def begin(self) -> None:
        """Start: a transaction that writes takes the lock now, never later."""
        with faults.translated():
            await self.connection.execute(f"BEGIN {self.transaction_type.value}")

    async def commit(self) -> None:
        """Make it durable."""
        with faults.translated():
            await self.connection.execute("COMMIT")
        self._committed = True

    async def rollback(self) -> None:
        """Undo it, unless SQLite did so itself (disk full, interrupted statement)."""
        if self.connection.in_transaction:
            await self.connection.execute("ROLLBACK")
        self._rolled_back = True

    async def __aexit__(
        self,
        exception_type: type[BaseException] | None,
        exception: BaseException | None,
        traceback: TracebackType | None,
    ) -> Literal[False]:
        if self._parent is not None:
            return False
        try:
            if exception is None and not self._committed and not self._rolled_back:
                self.raise_failure()
                await self.commit()
        finally:
            self.engine.current_transaction.reset(self.context)
            await self._give_back()
        return False

    async def _give_back(self) -> None:
        """Roll back what is still open and free the writer, even while being cancelled."""
        connection = self._lease.end()
        if connection is not None:
            await self._pool.put_writer_back(connection)


class SQLiteEngine(StockEngine):
    """The SQLite engine of docket. Opens nothing until its pool starts or a query runs."""

    __slots__ = ("__weakref__", "_pool")
    dialect: Literal["sqlite"] = "sqlite"

    def __init__(self, path: Path | str, *, wait_seconds: float = WAIT_SECONDS) -> None:
        self._pool: Pool | None = None
        super().__init__(path=str(path), timeout=wait_seconds)

    async def start_connection_pool(self) -> None:
        """Open the writer and the readers, creating the file (for its owner only) if need be."""
        if self._pool is None:
            pool = Pool(self.connection_kwargs)
            with faults.translated():
                await pool.start()
            self._pool = pool

    async def close_connection_pool(self) -> None:
        """Wait for what is running and close every connection."""
        pool, self._pool = self._pool, None
        if pool is not None:
            await pool.stop()

    async def pool_or_temporary(self) -> Pool:
        """The pool of this event loop, or one writer for a single use (scripts, migrations)."""
        if self._pool is not None and self._pool.loop is asyncio.get_running_loop():
            return self._pool
        pool = Pool(self.connection_kwargs, readers=0)
        with faults.translated():
            await pool.start()
        return pool

    async def run_querystring(self, querystring: QueryString, in_pool: bool = False) -> Rows:  # noqa: FBT001, FBT002 (Piccolo's signature)
        """Run a query, in the open transaction of this task if there is one."""
        with watched(self._current()):
            found: Rows = await super().run_querystring(querystring, in_pool)
        return found

    async def run_ddl(self, ddl: str, in_pool: bool = False) -> Rows:  # noqa: FBT001, FBT002 (Piccolo's signature)
        """Run a statement as it stands, in the open transaction of this task if there is one."""
        with watched(self._current()):
            found: Rows = await super().run_ddl(ddl, in_pool)
        return found

    def _current(self) -> SQLiteTransaction | None:
        return cast("SQLiteTransaction | None", self.current_transaction.get())

    async def _run_in_new_connection(
        self,
        query: str,
        args: list[Any] | None = None,
        query_type: str = "generic",  # noqa: ARG002 (RETURNING is there since SQLite 3.35)
        table: Any = None,  # noqa: ANN401, ARG002 (Piccolo's signature)
    ) -> Rows:
        pool = await self.pool_or_temporary()
        try:
            return await pool.fetch(query, args or [])
        finally:
            await pool.stop_if_temporary()

    async def _run_in_existing_connection(
        self,
        connection: Connection,
        query: str,
        args: list[Any] | None = None,
        query_type: str = "generic",  # noqa: ARG002
        table: Any = None,  # noqa: ANN401, ARG002 (Piccolo's signature)
    ) -> Rows:
        return await connection.fetch(query, args or [])

    def transaction(
        self,
        transaction_type: TransactionType = TransactionType.immediate,
        allow_nested: bool = True,  # noqa: FBT001, FBT002 (Piccolo's signature)
    ) -> SQLiteTransaction:
        """A transaction that takes the write lock now: a later upgrade would fail at once."""
        return SQLiteTransaction(
            engine=self, transaction_type=transaction_type, allow_nested=allow_nested
        )

    def patient_transaction(self) -> SQLiteTransaction:
        """A transaction that may take its time (migrations); on SQLite they all may."""
        return self.transaction()
