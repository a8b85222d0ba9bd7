"""The heads of both chains, to be noted where nobody who owns the database can reach them.

Whoever owns a database can write both chains anew from the beginning. He cannot change what was
noted elsewhere: on paper, in an annual report, in a file on another host.
"""

import asyncio
import fcntl
import json
import logging
import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from docket.errors import DocketError, Unavailable
from docket.history import queries, rules

_PAUSE = 600.0  # seconds; a day is noted within ten minutes of its beginning
_ENOUGH = 1000  # a line is shorter than this

_log = logging.getLogger("docket.access")


@dataclass(frozen=True, slots=True)
class Head:
    """Number and hash of the last link of a chain."""

    seq: int
    hash: str

    def __str__(self) -> str:
        return f"{self.seq}:{self.hash}"


@dataclass(frozen=True, slots=True)
class Heads:
    """The last act, and the last entry of the access log."""

    history: Head
    access: Head


async def heads() -> Heads:
    """The heads as they stand.

    Raises:
        Unavailable: A head is gone or has company.
    """
    history, access = await queries.head(), await queries.access_head()
    if history is None or access is None:
        raise Unavailable("链头缺失或者不止一行。请运行 docket verify 查明。")
    return Heads(Head(*history), Head(*access))


def add_to_file(file: Path, found: Heads, *, today: date) -> bool:
    """Add a line for this day, unless it has one already; whether it was added.

    Several processes may write the same file. What stands in it is never altered.

    Raises:
        Unavailable: The file cannot be read or written.
    """
    try:
        handle = os.open(file, os.O_CREAT | os.O_RDWR | os.O_APPEND, 0o600)
        with os.fdopen(handle, "r+b") as stream:
            fcntl.flock(stream, fcntl.LOCK_EX)
            if _last_day(stream.fileno()) == today.isoformat():
                return False
            stream.write(_line(found, today))
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        raise Unavailable(
            f"链头未能写入 {file}：{error.strerror}。请检查 DOCKET_HEADS。"
        ) from error
    return True


@asynccontextmanager
async def keeping_heads(file: Path | None, today: Callable[[], date]) -> AsyncIterator[None]:
    """Add the heads to a file, once a day while this block lasts; nothing where there is no file."""
    if file is None:
        yield
        return
    task = asyncio.create_task(_keep_adding(file, today))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _keep_adding(file: Path, today: Callable[[], date]) -> None:
    """A disk that is full, or a database that is away, is told in the log and tried again."""
    while True:
        try:
            await asyncio.to_thread(add_to_file, file, await heads(), today=today())
        except DocketError as error:
            _log.warning("heads not written", extra={"error": type(error).__name__})
        await asyncio.sleep(_PAUSE)


def _line(found: Heads, today: date) -> bytes:
    """One JSON object: the day, and both heads as ``docket verify --anchor`` reads them."""
    entry = {
        "on": today.isoformat(),
        "history": str(found.history),
        "access": str(found.access),
    }
    return f"{rules.canonical(entry)}\n".encode()


def _last_day(handle: int) -> str | None:
    """The day of the last line, if there is one that can be read."""
    size = os.fstat(handle).st_size
    lines = os.pread(handle, _ENOUGH, max(0, size - _ENOUGH)).splitlines()
    try:
        found = json.loads(lines[-1]) if lines else {}
    except ValueError:
        return None
    return str(found["on"]) if isinstance(found, dict) and "on" in found else None
