"""Reading the access log and the head of its chain."""

from typing import Any

from docket import db
from docket.history.queries import images
from docket.history.queries.reading import lowest
from docket.history.tables import AccessLog

_CHUNK = 1000


async def access_head(*, lock: bool = False) -> tuple[int, str] | None:
    """Number and hash of the last entry; None when that row is gone or has company.

    Args:
        lock: Keep it from others until the commit. On SQLite the writer is alone already.
    """
    locked = db.for_update() if lock else ""
    found = await db.rows(f"SELECT seq, hash FROM access_head{locked}")
    return (int(found[0]["seq"]), str(found[0]["hash"])) if len(found) == 1 else None


async def entries_after(entry_id: int | None) -> list[dict[str, Any]]:
    """The next entries of the log, the first ones after None, as stored; empty at its end."""
    return await db.rows(
        f"SELECT {images.raw(AccessLog)} FROM access_log WHERE id > {{}} "
        f"ORDER BY id LIMIT {_CHUNK}",
        lowest() if entry_id is None else entry_id,
    )
