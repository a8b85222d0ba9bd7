"""PostgreSQL: pooled, bounded in time, and nothing opened before it is asked for.

Piccolo's own engine connects while ``piccolo_conf`` is being imported and keeps a pooled connection
when a transaction fails to start or to commit; the contract tests are in ``tests/db``.
"""

from collections.abc import Sequence
from contextlib import suppress
from types import TracebackType
from typing import Any, Literal, cast

import asyncpg
from piccolo.engine.postgres import PostgresEngine as StockEngine
from piccolo.engine.postgres import PostgresTransaction as StockTransaction
from piccolo.querystring import QueryString

from docket.db import faults
from docket.db.ownership import Lease, Owned, watched
from docket.db.statements import is_read
from docket.errors import FieldError, Invalid, Unavailable

Rows = list[Any]

CONNECT_SECONDS = 5
STATEMENT_SECONDS = 30
LOCK_SECONDS = 10
QUEUE_SECONDS = 30
POOL_SIZE = 10
OLDEST_VERSION = 14


def _server_settings(**overrides: str) -> dict[str, str]:
    """What every session asks of the server. Milliseconds, except where named."""
    return {
        "application_name": "docket",
        "timezone": "UTC",
        "statement_timeout": str(STATEMENT_SECONDS * 1000),
        "lock_timeout": str(LOCK_SECONDS * 1000),
        "idle_in_transaction_session_timeout": "60000",
        **overrides,
    }


class PostgresTransaction(Owned[Any], StockTransaction):
    """A transaction whose connection always goes back, whatever fails and whoever is cancelled."""

    __slots__ = ("_lease", "_patient", "failure")
    engine: "PostgresEngine"
    _parent: "PostgresTransaction | None"

    def __init__(
        self, engine: "PostgresEngine", *, allow_nested: bool = True, patient: bool = False
    ) -> None:
        super().__init__(engine, allow_nested=allow_nested)
        self._patient = patient

    async def __aenter__(self) -> "PostgresTransaction":  # noqa: PYI034 (a nested one joins)
        if self._parent is not None:
            self._parent.check()
            return self._parent
        self.failure = None
        with faults.translated():
            try:
                await self._start()
            except faults.LOST_CONNECTION as error:
                if not faults.is_lost(error):
                    raise
                await self.engine.expire_connections()
                await self._start()
        self.context = self.engine.current_transaction.set(self)
        return self

    async def _start(self) -> None:
        connection = await self._take()
        self._lease = Lease(connection)
        try:
            self.transaction = connection.transaction()
            await self.transaction.start()
        except BaseException:
            await self._give_back()
            raise

    async def _take(self) -> Any:  # noqa: ANN401
        if self._patient:
            return await self.engine.patient_connection()
        if self.engine.pool:
            return await self.engine.pool.acquire(timeout=QUEUE_SECONDS)
        return await self.engine.get_new_connection()

    async def commit(self) -> None:
        """Make it durable."""
        with faults.translated():
            await self.transaction.commit()
        self._committed = True

    async def rollback(self) -> None:
        """Undo it, unless the server did so itself by dropping the connection."""
        with suppress(*faults.LOST_CONNECTION):
            await self.transaction.rollback()
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
            await self._finish(failed=exception is not None)
        finally:
            self.engine.current_transaction.reset(self.context)
            await self._give_back()
        return False

    async def _finish(self, *, failed: bool) -> None:
        if self._committed or self._rolled_back:
            return
        if failed or self.failure is not None:
            await self.rollback()
            if not failed:
                self.raise_failure()
        else:
            await self.commit()

    async def _give_back(self) -> None:
        connection = self._lease.end()
        if connection is None:
            return
        if self.engine.pool and not self._patient:
            await self.engine.pool.release(connection)
        else:
            await connection.close(timeout=CONNECT_SECONDS)


class PostgresEngine(StockEngine):
    """The PostgreSQL engine of docket."""

    __slots__ = ("__weakref__",)
    dialect: Literal["postgres"] = "postgres"

    def __init__(self, url: str, *, database: str) -> None:
        super().__init__(
            config={
                "dsn": url,
                "database": database,
                "timeout": CONNECT_SECONDS,
                "command_timeout": STATEMENT_SECONDS + 5,
                "server_settings": _server_settings(),
            }
        )

    async def check_version(self) -> None:
        """Nothing here: Piccolo would connect at import. The pool's start checks."""

    async def prep_database(self) -> None:
        """Nothing here: docket needs no extension."""

    async def start_connection_pool(self, **kwargs: Any) -> None:
        """Open the first connection and check what server answers."""
        if self.pool is not None:
            return
        try:
            with faults.translated():
                await super().start_connection_pool(min_size=1, max_size=POOL_SIZE, **kwargs)
        except ValueError as error:
            raise Invalid.of(FieldError("DATABASE_URL", f"数据库地址有误:{error}。")) from error
        try:
            await self._check_server()
        except BaseException:
            await self.close_connection_pool()
            raise

    async def close_connection_pool(self) -> None:
        """Wait for what is running, then close every connection."""
        pool, self.pool = self.pool, None
        if pool is not None:
            await pool.close()

    async def _check_server(self) -> None:
        found = await self.run_ddl(
            "SELECT current_setting('server_version_num')::int / 10000 AS version,"
            " current_setting('server_encoding') AS encoding"
        )
        if found[0]["version"] < OLDEST_VERSION or found[0]["encoding"] != "UTF8":
            raise Unavailable(
                f"数据库需要 PostgreSQL {OLDEST_VERSION} 或更高版本、UTF8 编码;"
                f"现在是 {found[0]['version']}、{found[0]['encoding']}。"
            )

    async def expire_connections(self) -> None:
        """Replace every pooled connection before its next use."""
        if self.pool is not None:
            await self.pool.expire_connections()

    async def patient_connection(self) -> Any:  # noqa: ANN401
        """A connection of its own without time limits, for migrations."""
        names = ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout")
        settings = _server_settings(**dict.fromkeys(names, "0"))
        config = {**self.config, "command_timeout": None, "server_settings": settings}
        return await asyncpg.connect(**config)

    async def run_querystring(self, querystring: QueryString, in_pool: bool = True) -> Rows:  # noqa: FBT001, FBT002 (Piccolo's signature)
        """Run a query, in the open transaction of this task if there is one."""
        with watched(self._current()):
            found: Rows = await super().run_querystring(querystring, in_pool)
        return found

    async def run_ddl(self, ddl: str, in_pool: bool = True) -> Rows:  # noqa: FBT001, FBT002 (Piccolo's signature)
        """Run a statement as it stands, in the open transaction of this task if there is one."""
        with watched(self._current()):
            found: Rows = await super().run_ddl(ddl, in_pool)
        return found

    def _current(self) -> PostgresTransaction | None:
        return cast("PostgresTransaction | None", self.current_transaction.get())

    async def _run_in_pool(self, query: str, args: Sequence[Any] | None = None) -> Rows:
        """A read whose connection had been dropped is tried once more; a write never is."""
        try:
            return await self._fetch(query, args or [])
        except faults.LOST_CONNECTION as error:
            if not (is_read(query) and faults.is_lost(error)):
                raise
        await self.expire_connections()
        return await self._fetch(query, args or [])

    async def _fetch(self, query: str, args: Sequence[Any]) -> Rows:
        if self.pool is None:
            return await self._run_in_new_connection(query, args)
        async with self.pool.acquire(timeout=QUEUE_SECONDS) as connection:
            found: Rows = await connection.fetch(query, *args)
        return found

    async def _run_in_new_connection(self, query: str, args: Sequence[Any] | None = None) -> Rows:
        connection = await self.get_new_connection()
        try:
            found: Rows = await connection.fetch(query, *(args or []))
        finally:
            await connection.close(timeout=CONNECT_SECONDS)
        return found

    def transaction(self, allow_nested: bool = True) -> PostgresTransaction:  # noqa: FBT001, FBT002 (Piccolo's signature)
        """A transaction on a pooled connection."""
        return PostgresTransaction(engine=self, allow_nested=allow_nested)

    def patient_transaction(self) -> PostgresTransaction:
        """A transaction that may take its time (migrations), on a connection of its own."""
        return PostgresTransaction(engine=self, patient=True)
