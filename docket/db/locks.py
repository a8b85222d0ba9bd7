"""Locks for the length of a transaction. SQLite has one writer, so there they cost nothing."""

import hashlib

from docket.db.binding import dialect, rows


def for_update() -> str:
    """The clause that locks the rows a query reads, empty where the writer is alone anyway."""
    return " FOR UPDATE" if dialect() == "postgres" else ""


async def lock(name: str, *, shared: bool = False) -> None:
    """Wait until no other transaction holds the lock of this name; held until ours ends.

    Those that take it ``shared`` wait for, and keep out, only one that takes it alone.
    """
    if dialect() == "postgres":
        key = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], signed=True)
        kind = "pg_advisory_xact_lock_shared" if shared else "pg_advisory_xact_lock"
        await rows(f"SELECT {kind}({{}})", key)
