"""The schema brought up to date, exactly once, whoever starts first.

All pending migrations and their record are ONE transaction: either both are there or neither.
"""

import asyncio
import contextlib
import fcntl
import io
import os
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator

from piccolo.apps.migrations.commands.backwards import run_backwards
from piccolo.apps.migrations.commands.base import MigrationResult
from piccolo.apps.migrations.commands.forwards import run_forwards
from piccolo.apps.migrations.tables import Migration

from docket.db.binding import bind, engine, execute
from docket.db.engines import Engine
from docket.db.sqlite import SQLiteEngine

APP = "docket"
LOCK_KEY = int.from_bytes(b"docket")
"""The number of PostgreSQL's advisory lock."""
_POLL_SECONDS = 0.05


async def migrate() -> list[str]:
    """Apply every pending migration of the bound engine; returns the ids applied."""
    before, after = await _move(lambda: run_forwards(APP))
    return [name for name in after if name not in before]


async def unmigrate() -> list[str]:
    """Take every migration back, with everything recorded; returns their ids. For tests."""
    before, after = await _move(lambda: run_backwards(APP, "all", auto_agree=True))
    return [name for name in before if name not in after]


async def applied() -> list[str]:
    """The ids of the migrations that were applied."""
    if not await Migration.table_exists():
        return []
    return await Migration.get_migrations_which_ran(APP)


async def _move(step: Callable[[], Awaitable[MigrationResult]]) -> tuple[list[str], list[str]]:
    """Run Piccolo's command under the lock, inside one transaction that it joins."""
    bind(engine())  # also Piccolo's own table of migrations, which it may have imported since
    async with _alone(engine()), engine().patient_transaction():
        if engine().dialect == "postgres":
            await execute("SELECT pg_advisory_xact_lock({})", LOCK_KEY)
        before = await applied()
        with _silently() as said:
            result = await step()
        if not result.success:
            raise RuntimeError(result.message or said.getvalue())
        return before, await applied()


@contextlib.asynccontextmanager
async def _alone(engine: Engine) -> AsyncIterator[None]:
    """Keep other starters out. PostgreSQL has a lock for it; beside a SQLite file lies another."""
    if not isinstance(engine, SQLiteEngine):
        yield
        return
    handle = os.open(f"{engine.path}.migrate-lock", os.O_CREAT | os.O_RDWR, 0o600)
    try:
        while not _locked(handle):  # noqa: ASYNC110 (another process holds it, no event of ours)
            await asyncio.sleep(_POLL_SECONDS)
        yield
    finally:
        os.close(handle)


def _locked(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


@contextlib.contextmanager
def _silently() -> Iterator[io.StringIO]:
    """Piccolo prints its progress, and leaves its folder on the import path."""
    path = list(sys.path)
    with contextlib.redirect_stdout(io.StringIO()) as said:
        try:
            yield said
        finally:
            sys.path[:] = path
