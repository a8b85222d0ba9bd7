"""Failed sign-ins, counted in the database before the password is looked at."""

import hashlib
from datetime import datetime

from docket import db
from docket.accounts import queries
from docket.accounts.rules import wait
from docket.errors import LockedOut
from docket.history.rules import in_utc


def key_of(name: str, account_id: int | None) -> str:
    """Under which key the failures of a name are counted.

    Unknown names share a few thousand, so that inventing names fills no table; they are made to
    wait like known ones, so that waiting tells nothing.
    """
    if account_id is not None:
        return f"account:{account_id}"
    return f"unknown:{hashlib.sha256(name.encode(errors='surrogatepass')).hexdigest()[:3]}"


async def count_try(key: str, *, at: datetime) -> None:
    """Count a try as failed; who succeeds takes it back. So tries at once cannot share one count.

    Raises:
        LockedOut: The name must wait; nothing was counted.
    """
    async with db.transaction():
        await db.lock(f"sign-in {key}")
        failures, last_at = await queries.failures_of(key) or (0, at)
        left = wait(failures, last_at, at)
        if left:
            seconds = int(left.total_seconds()) + 1
            message = f"失败次数过多，请在 {seconds} 秒后再试；忘记口令请找管理员重设。"
            raise LockedOut(message, retry_after=seconds)
        await db.execute(
            "INSERT INTO sign_in_failure (key, failures, last_at) VALUES ({}, 1, {}) "
            "ON CONFLICT (key) DO UPDATE SET failures = sign_in_failure.failures + 1, "
            "last_at = excluded.last_at",
            key,
            in_utc(at),
        )


async def forget(key: str) -> None:
    """Take back what was counted: the name has proved itself."""
    await db.execute("UPDATE sign_in_failure SET failures = 0 WHERE key = {}", key)


async def take_back(key: str) -> None:
    """Take back one try, which was no failure and proved nothing."""
    await db.execute(
        "UPDATE sign_in_failure SET failures = failures - 1 WHERE key = {} AND failures > 0", key
    )
