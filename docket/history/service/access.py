"""The access log: kept in memory for a second at most, written in batches, chained by itself.

Nobody waits for it and nobody can occupy the writer with it. What equals an entry that waits is
counted there; what finds no room any more is counted as dropped, and that count is recorded.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple

from docket import clock, db
from docket.errors import DocketError, Unavailable
from docket.history import queries, rules
from docket.history.rules import AccessEntry, Actor
from docket.terms import AccessKind, ActorKind
from docket.web.arrival import arrived

ROOM = 1000
"""Entries that may wait; as many are written at once."""

_PAUSE = 1.0
_LONGEST = {"actor_id": 80, "actor_name": 120, "what": 200, "origin": 60}
_HERE = "local"
"""Where an access comes from that is no request: the command line on this host."""
_SYSTEM = Actor(ActorKind.SYSTEM, "docket", "系统")

_log = logging.getLogger("docket.access")


class _Access(NamedTuple):
    """What makes two entries of a batch the same."""

    kind: AccessKind
    actor: Actor
    what: str
    origin: str


@dataclass(slots=True)
class _Seen:
    """When an entry was first seen, in which request, and how often since."""

    at: datetime
    request: str
    times: int = 1


class AccessQueue:
    """What waits to be written. There is one in a process (``record_access``); tests make their own."""

    def __init__(self, room: int = ROOM) -> None:
        self._room = room
        self._waiting: dict[_Access, _Seen] = {}
        self._dropped = 0
        self._writing = asyncio.Lock()

    def note(self, kind: AccessKind, who: Actor, what: str, origin: str | None = None) -> None:
        """Remember an access; returns at once."""
        here = arrived.get()
        where = origin or (here.client if here else _HERE)
        access = _Access(kind, who, what, where)
        if (seen := self._waiting.get(access)) is not None:
            seen.times += 1
        elif len(self._waiting) < self._room:
            self._waiting[access] = _Seen(clock.now(), here.request_id if here else "")
        else:
            self._dropped += 1

    async def flush(self) -> int:
        """Write what waits, as one transaction; how many entries that were.

        Raises:
            Unavailable: It could not be written; it goes on waiting.
        """
        async with self._writing:
            batch = [(access, replace(seen)) for access, seen in self._waiting.items()]
            dropped, lost = self._dropped, []
            if dropped:
                what = _Access(AccessKind.DROPPED, _SYSTEM, "access_log", _HERE)
                lost.append((what, _Seen(clock.now(), "", dropped)))
            if batch or lost:
                await _write([*batch, *lost])
            self._forget(batch)
            self._dropped -= dropped
            return len(batch) + len(lost)

    def _forget(self, batch: Sequence[tuple[_Access, _Seen]]) -> None:
        """Take out what was written; what came again meanwhile goes on waiting."""
        for access, written in batch:
            self._waiting[access].times -= written.times
            if not self._waiting[access].times:
                del self._waiting[access]


_queue = AccessQueue()


def record_access(
    kind: AccessKind, *, who: Actor, what: str = "", origin: str | None = None
) -> None:
    """Remember who came in, failed to, or saw what is not for everyone; written a moment later.

    Args:
        kind: What happened.
        who: Who it was. Of a failed sign-in it is only who he said he was: never put what was typed
            there unless it names a user, since people type their password in the wrong field.
        what: What was seen, by number and never by name: ``matter 12``.
        origin: The address; that of the request which is being answered, if not given.
    """
    _queue.note(kind, who, what, origin)


async def flush_access() -> int:
    """Write what waits in this process; how many entries that were."""
    return await _queue.flush()


@asynccontextmanager
async def keeping_access() -> AsyncIterator[None]:
    """Write what was noted every second while this block lasts, and the rest at its end."""
    task = asyncio.create_task(_keep_writing())
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        await _try_to_flush()


async def _keep_writing() -> None:
    while True:
        await asyncio.sleep(_PAUSE)
        await _try_to_flush()


async def _try_to_flush() -> None:
    """A database that is away is no reason to stop; the entries wait."""
    try:
        await flush_access()
    except DocketError as error:
        _log.warning("access log not written", extra={"error": type(error).__name__})


async def _write(entries: Sequence[tuple[_Access, _Seen]]) -> None:
    async with db.transaction():
        head = await queries.access_head(lock=True)
        if head is None:
            raise Unavailable(
                "访问记录的链头(access_head)缺失或者不止一行。请运行 docket verify 查明。"
            )
        seq, last = head
        rows: list[tuple[object, ...]] = []
        for access, seen in entries:
            seq += 1
            entry = _entry(seq, last, access, seen)
            last = rules.access_hash(entry)
            rows.append(_row(entry, seen.at, last))
        columns = "id, seq, happened_at, kind, actor_kind, actor_id, actor_name, what, origin, "
        columns += "request, times, previous_hash, hash"
        places = ", ".join([f"({', '.join(['{}'] * len(rows[0]))})"] * len(rows))
        await db.execute(
            f"INSERT INTO access_log ({columns}) VALUES {places}",  # noqa: S608
            *(value for row in rows for value in row),
        )
        await db.execute("UPDATE access_head SET seq = {}, hash = {}", seq, last)


def _entry(seq: int, previous: str, access: _Access, seen: _Seen) -> AccessEntry:
    """What is stored and hashed; a text that is too long for its column is cut."""
    return AccessEntry(
        seq=seq,
        happened_at=rules.moment_text(seen.at),
        kind=access.kind.value,
        actor_kind=access.actor.kind.value,
        actor_id=_cut("actor_id", access.actor.id),
        actor_name=_cut("actor_name", access.actor.name),
        what=_cut("what", access.what),
        origin=_cut("origin", access.origin),
        request=seen.request,
        times=seen.times,
        previous_hash=previous,
    )


def _cut(column: str, text: str) -> str:
    """A text that both engines can store."""
    plain = text.replace("\0", "\N{REPLACEMENT CHARACTER}").encode(errors="replace").decode()
    return plain[: _LONGEST[column]]


def _row(entry: AccessEntry, at: datetime, this: str) -> tuple[object, ...]:
    return (
        entry.seq,
        entry.seq,
        rules.in_utc(at),
        entry.kind,
        entry.actor_kind,
        entry.actor_id,
        entry.actor_name,
        entry.what,
        entry.origin,
        entry.request,
        entry.times,
        entry.previous_hash,
        this,
    )
