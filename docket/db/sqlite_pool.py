"""The open connections to one SQLite file: one writer, several readers, each in a thread."""

import asyncio
import os
import sqlite3
import time
from asyncio import AbstractEventLoop
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from piccolo.engine.sqlite import dict_factory

from docket.db.statements import is_read, surely_short
from docket.errors import Unavailable

P = ParamSpec("P")
T = TypeVar("T")

WAIT_SECONDS = 10.0
"""How long to wait for another process that writes."""
QUEUE_SECONDS = 30.0
"""How long to wait for the writers of this process that came before."""
READERS = 4
STEPS_AT_ONCE = 50_000
"""Steps of SQLite's machine that a read may take on the loop: about half a millisecond."""
VALUES_AT_ONCE = 1_000
"""As many values may be inserted on the loop."""
STATEMENTS_A_TURN = 16
"""After so many statements on the loop, whatever else waits there goes on."""

PRAGMAS = (
    # FULL: an acknowledged filing survives a power cut, which WAL with NORMAL may lose.
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    # Without it INSERT OR REPLACE slips past the triggers that keep the record.
    "PRAGMA recursive_triggers = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -16000",
    "PRAGMA analysis_limit = 400",
    f"PRAGMA journal_size_limit = {64 * 1024 * 1024}",
    # Bounded: the address space of a small container is, too.
    f"PRAGMA mmap_size = {256 * 1024 * 1024}",
)


class Connection:
    """One connection, used by one task at a time. What blocks runs in the pool's threads.

    Inside a transaction, where no lock is waited for any more, a statement that is over at once
    costs less than the way to a thread and back: it runs here. A read that turns out to be long is
    stopped and begun again in a thread; stopping a write would end its transaction, so only one
    that is surely short runs here: values inserted, a row changed by its id.
    """

    __slots__ = ("_here", "_pool", "_raw", "_since", "_stopped")

    def __init__(self, pool: "Pool", raw: sqlite3.Connection) -> None:
        self._pool = pool
        self._raw = raw
        self._here = self._stopped = False
        self._since = 0
        raw.set_progress_handler(self._stop_when_long, STEPS_AT_ONCE)

    @property
    def in_transaction(self) -> bool:
        """Whether SQLite holds a transaction open."""
        return self._raw.in_transaction

    async def execute(self, sql: str, args: list[Any] | None = None) -> None:
        """Run a statement. What ends or undoes a transaction is never interrupted half-way."""
        await self._call(self._fetch, sql, args or [], interruptible=False)

    async def fetch(self, sql: str, args: list[Any]) -> list[dict[str, Any]]:
        """Run a statement and take all its rows, here or in one hop to the thread."""
        if self._raw.in_transaction:
            if is_read(sql):
                found = self._fetch_here(sql, args)
                if found is not None:
                    return await self._in_turn(found)
            elif surely_short(sql) and len(args) <= VALUES_AT_ONCE:
                return await self._in_turn(self._fetch(sql, args))
        return await self._call(self._fetch, sql, args, interruptible=True)

    async def close(self) -> None:
        """Close it."""
        await self._call(self._raw.close, interruptible=False)

    def _fetch_here(self, sql: str, args: list[Any]) -> list[dict[str, Any]] | None:
        """The rows of a read, or None when it is too long for the loop that others wait on."""
        self._here, self._stopped = True, False
        try:
            return self._fetch(sql, args)
        except sqlite3.OperationalError:
            if self._stopped:
                return None
            raise
        finally:
            self._here = False

    def _stop_when_long(self) -> int:
        """What SQLite asks every so many steps of a statement: whether to stop it."""
        self._stopped = self._here
        return int(self._here)

    async def _in_turn(self, found: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Let the others of the loop have their turn every few statements."""
        self._since += 1
        if self._since >= STATEMENTS_A_TURN:
            self._since = 0
            await asyncio.sleep(0)
        return found

    def _fetch(self, sql: str, args: list[Any]) -> list[dict[str, Any]]:
        return self._raw.execute(sql, args).fetchall()

    async def _call(self, function: Callable[..., T], *args: object, interruptible: bool) -> T:
        future = self._pool.loop.run_in_executor(self._pool.threads, function, *args)
        try:
            return await asyncio.shield(future)
        except asyncio.CancelledError:
            # A connection goes back only when no thread uses it any more.
            if interruptible:
                self._raw.interrupt()
            await _settled(future)
            raise


class Pool:
    """The connections of one event loop to one file."""

    def __init__(self, connection_kwargs: dict[str, Any], readers: int = READERS) -> None:
        self.loop: AbstractEventLoop = asyncio.get_running_loop()
        self.threads = ThreadPoolExecutor(readers + 1, thread_name_prefix="docket-sqlite")
        self._kwargs = connection_kwargs
        self._reader_count = readers
        self._readers: asyncio.LifoQueue[Connection] = asyncio.LifoQueue()
        self._writing = asyncio.Lock()
        self._writer: Connection | None = None

    async def start(self) -> None:
        """Open every connection, or none."""
        try:
            self._writer = await self._open()
            for _ in range(self._reader_count):
                reader = await self._open()
                self._readers.put_nowait(reader)
                await reader.execute("PRAGMA query_only = ON")
        except BaseException:
            await self._close_all()
            raise

    async def stop(self) -> None:
        """Wait until nobody uses a connection, then close them."""
        waiting = [await self._readers.get() for _ in range(self._reader_count)]
        for reader in waiting:
            self._readers.put_nowait(reader)
        async with self._writing:
            await self._close_all()

    async def stop_if_temporary(self) -> None:
        """Close a pool that was opened for a single use: one without readers."""
        if not self._reader_count:
            await self.stop()

    async def fetch(self, sql: str, args: list[Any]) -> list[dict[str, Any]]:
        """Run one statement by itself, on a reader if it only reads."""
        if self._reader_count and is_read(sql):
            reader = await self._readers.get()
            try:
                return await reader.fetch(sql, args)
            finally:
                self._readers.put_nowait(reader)
        writer = await self.take_writer()
        try:
            return await writer.fetch(sql, args)
        finally:
            self._writing.release()

    async def take_writer(self) -> Connection:
        """Wait for the writer and keep it."""
        try:
            async with asyncio.timeout(QUEUE_SECONDS):
                await self._writing.acquire()
        except TimeoutError as error:
            msg = f"等待写入超过 {QUEUE_SECONDS:.0f} 秒,未写入任何内容。请稍后重试。"
            raise Unavailable(msg) from error
        if self._writer is None:
            self._writing.release()
            msg = "数据库连接已关闭,未写入任何内容。"
            raise Unavailable(msg)
        return self._writer

    async def put_writer_back(self, writer: Connection) -> None:
        """Undo what is still open, free the writer for the next."""
        try:
            if writer.in_transaction:
                await writer.execute("ROLLBACK")
        finally:
            self._writing.release()
            await self.stop_if_temporary()

    async def _open(self) -> Connection:
        future = self.loop.run_in_executor(self.threads, self._connect)
        try:
            return Connection(self, await asyncio.shield(future))
        except asyncio.CancelledError:
            await _settled(future)
            if future.exception() is None:
                future.result().close()
            raise

    def _connect(self) -> sqlite3.Connection:
        _create_for_owner_only(Path(self._kwargs["database"]))
        raw: sqlite3.Connection = sqlite3.connect(**self._kwargs, check_same_thread=False)
        try:
            raw.row_factory = dict_factory
            _write_ahead(raw, self._kwargs["timeout"])
            for pragma in PRAGMAS:
                raw.execute(pragma)
        except BaseException:
            raw.close()
            raise
        return raw

    async def _close_all(self) -> None:
        try:
            while not self._readers.empty():
                await self._readers.get_nowait().close()
            writer, self._writer = self._writer, None
            if writer is not None:
                with suppress(sqlite3.Error):  # Statistics for the planner; another may write.
                    await writer.execute("PRAGMA optimize")
                await writer.close()
        finally:
            self.threads.shutdown()


async def _settled(future: "asyncio.Future[Any]") -> None:
    """Wait for a thread to be done, however often the waiting task is cancelled."""
    while not future.done():
        with suppress(asyncio.CancelledError):
            await asyncio.wait([future])
    future.exception()


def _create_for_owner_only(path: Path) -> None:
    """Personal data lies in it: 0600, and the folder 0700 if it is ours to make."""
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


def _write_ahead(raw: sqlite3.Connection, wait_seconds: float) -> None:
    """Turn on the write-ahead log; SQLite does not wait for a lock here, so we do."""
    until = time.monotonic() + wait_seconds
    while True:
        try:
            raw.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(0.02)
        else:
            return
