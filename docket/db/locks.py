"""Locks for the length of a transaction. SQLite has one writer, so there they cost nothing."""

import hashlib

from docket.db.binding import dialect, rows


def for_update() -> str:
    """The clause that locks the rows a query reads, empty where the writer is alone anyway."""
    return " FOR UPDATE" if dialect() == "postgres" else ""


def _key(name: str) -> int:
    """The number of a lock, as PostgreSQL names them."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], signed=True)


async def try_lock(name: str) -> bool:
    """Take the lock of this name if nobody holds it; whether it was taken."""
    if dialect() != "postgres":
        return True
    (found,) = await rows("SELECT pg_try_advisory_xact_lock({}) AS taken", _key(name))
    return bool(found["taken"])


async def lock(name: str, *, shared: bool = False) -> None:
    """Wait until no other transaction holds the lock of this name; held until ours ends.

    Those that take it ``shared`` wait for, and keep out, only one that takes it alone.
    """
    if dialect() == "postgres":
        kind = "pg_advisory_xact_lock_shared" if shared else "pg_advisory_xact_lock"
        await rows(f"SELECT {kind}({{}})", _key(name))
