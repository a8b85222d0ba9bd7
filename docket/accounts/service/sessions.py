"""Sessions: begun at sign-in, renewed when rights change, ended by their owner or by time."""

import secrets
from collections.abc import Mapping
from datetime import datetime

from docket import db
from docket.accounts.rules import Lasting, digest
from docket.accounts.schemas import Origin
from docket.accounts.service.freshness import outdate
from docket.accounts.tables import Session
from docket.errors import NotFound
from docket.history.rules import Actor, in_utc
from docket.history.service import record_access
from docket.terms import AccessKind


async def begin(account_id: int, origin: Origin, lasting: Lasting, *, at: datetime) -> str:
    """Begin a session; its token is random and kept by its digest only."""
    token = secrets.token_urlsafe(32)
    moment = in_utc(at)
    await Session(
        account=account_id,
        digest=digest(token),
        started_at=moment,
        seen_at=moment,
        expires_at=moment + lasting.whole,
        address=origin.address[:45],
        agent=origin.agent[:200],
    ).save()
    return token


async def sign_out(session_id: int, *, who: Actor, at: datetime) -> None:
    """End the session that asks."""
    await db.execute(
        "UPDATE session SET ended_at = {} WHERE id = {} AND ended_at IS NULL",
        in_utc(at),
        session_id,
    )
    record_access(AccessKind.SIGNED_OUT, who=who)
    outdate()


async def end_sessions(account_id: int, *, at: datetime, only: int | None = None) -> int:
    """End the running sessions of an account, or one of them; how many ended.

    Raises:
        NotFound: The one asked for is none of this account's.
    """
    condition = "" if only is None else " AND id = {}"
    ended = await db.rows(
        f"UPDATE session SET ended_at = {{}} WHERE account = {{}} AND ended_at IS NULL{condition} "  # noqa: S608
        "RETURNING id",
        in_utc(at),
        account_id,
        *(() if only is None else (only,)),
    )
    outdate()
    if only is not None and not ended:
        message = f"没有编号为 {only} 的会话，或者它已结束。"
        raise NotFound(message)
    return len(ended)


async def seen(sessions: Mapping[int, datetime], tokens: Mapping[int, datetime]) -> None:
    """Note when sessions and tokens were last used: many requests, one transaction."""
    async with db.transaction():
        for session_id, at in sorted(sessions.items()):
            await db.execute(
                "UPDATE session SET seen_at = {} WHERE id = {}", in_utc(at), session_id
            )
        for token_id, at in sorted(tokens.items()):
            await db.execute(
                "UPDATE token_secret SET used_at = {} WHERE token = {}", in_utc(at), token_id
            )
