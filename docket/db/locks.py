"""Locks for the length of a transaction. SQLite has one writer, so there they cost nothing."""

import hashlib

from docket.db.binding import dialect, rows


def for_update() -> str:
    """The clause that locks the rows a query reads, empty where the writer is alone anyway."""
    return " FOR UPDATE" if dialect() == "postgres" else ""


async def lock(name: str) -> None:
    """Wait until no other transaction holds the lock of this name; held until ours ends."""
    if dialect() == "postgres":
        key = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], signed=True)
        await rows("SELECT pg_advisory_xact_lock({})", key)
