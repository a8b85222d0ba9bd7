"""Make a migrated database ready for facts: the codes it enforces and the calendar it counts by."""

from datetime import datetime

from docket import db
from docket.calendars.service import seed
from docket.docketing import vocabularies
from docket.history.rules import Actor
from docket.history.service import record
from docket.terms import ActorKind

DOCKET = Actor(ActorKind.SYSTEM, "docket", "docket")


async def prepare(at: datetime) -> None:
    """Add codes the database does not know yet, and the delivered holiday notices if it has none.

    Safe to repeat; a database that is ready is left as it is.

    Args:
        at: The moment of recording, UTC.
    """
    async with db.transaction():
        await db.lock("prepare")
        await vocabularies.sync()
        await _load_notices(at)


async def _load_notices(at: datetime) -> None:
    """Record the delivered holiday notices, unless some are recorded."""
    async with record(
        "calendar.seed", actor=DOCKET, why="载入随附的国务院放假通知", at=at
    ) as ledger:
        await seed(ledger)
