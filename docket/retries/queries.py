"""Reading kept answers."""

from datetime import datetime
from typing import NamedTuple

from docket import db
from docket.history.rules import Actor


class Kept(NamedTuple):
    """A kept answer: the digest of what was asked, and the answer as JSON."""

    asked: str
    answer: str


async def kept(actor: Actor, key: str, *, at: datetime) -> Kept | None:
    """What this one was answered under this key, if that has not expired."""
    found = await db.rows(
        "SELECT asked, answer FROM kept_answer "
        "WHERE actor_kind = {} AND actor_id = {} AND key = {} AND expires_at > {}",
        actor.kind.value,
        actor.id,
        key,
        at,
    )
    return Kept(str(found[0]["asked"]), str(found[0]["answer"])) if found else None
