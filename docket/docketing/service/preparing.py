"""Make a migrated database ready for facts: its codes, its rules, the calendar it counts by."""

from datetime import datetime

from docket import db
from docket.calendars import service as calendars
from docket.calendars.tables import Notice
from docket.docketing import vocabularies
from docket.history.rules import Actor
from docket.history.service import record
from docket.rulebook import service as rulebook
from docket.rulebook.tables import RuleVersion
from docket.terms import ActorKind

DOCKET = Actor(ActorKind.SYSTEM, "docket", "docket")


async def prepare(at: datetime) -> None:
    """Add codes the database does not know yet; adopt the delivered notices and rules if it has none.

    Rules that a newer program brings along wait until somebody adopts them (``docket rules import``).

    Safe to repeat; a database that is ready is left as it is.

    Args:
        at: The moment of recording, UTC.
    """
    async with db.transaction():
        await db.lock("prepare")
        await vocabularies.sync()
        await _seed(at)


async def _seed(at: datetime) -> None:
    """Record the delivered holiday notices and adopt the delivered rules, unless some are there."""
    steps = {
        "载入随附的国务院放假通知": (Notice, calendars.seed),
        "采用随附的期限规则": (RuleVersion, rulebook.seed),
    }
    wanted = {why: seed for why, (table, seed) in steps.items() if not await table.exists()}
    async with record("prepare", actor=DOCKET, why="，".join(wanted), at=at) as ledger:
        for seed in wanted.values():
            await seed(ledger)
