"""Load the sample docket, and tell whether a database holds it."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

from docket import db
from docket.accounts.rules import Viewer
from docket.docketing import service
from docket.docketing.schemas import ActOnDeadline, AnyFact
from docket.errors import Refused
from docket.history.rules import Actor
from docket.law import library
from docket.sample.days import Days
from docket.sample.files import fixtures_folder
from docket.sample.reading import matters, registers
from docket.terms import ActorKind, DeadlineVerb

ACTOR = Actor(ActorKind.SYSTEM, "sample", "示例数据")
SECOND = Actor(ActorKind.SYSTEM, "sample-second", "示例复核人")
"""Looks at what the first one entered, as two people of a bureau would."""
FRESH = timedelta(days=3)
"""What arrived so lately has not been looked at yet."""

EARLIEST = date(2024, 6, 1)
"""Before this day the current caseload would reach back into 2023 and change its figures."""

_WHY = "载入示例案卷"


async def load(today: date, at: datetime, *, folder: Path | None = None) -> int:
    """File the whole sample, all or nothing.

    Args:
        today: The legal day around which the current caseload is placed.
        at: The moment of recording.
        folder: Another sample in the same form; the delivered one when left out.

    Returns:
        How many facts were filed.

    Raises:
        Refused: ``today`` is so early that the current caseload would fall into the sample's 2023.
    """
    if today < EARLIEST:
        raise Refused(
            f"示例案卷不能按{today}载入：其在办案件会落入2023年，打乱年度数字。"
            f"请用{EARLIEST}或者以后的日期（--today）。"
        )
    days = Days(today, library.official_calendar())
    source = folder or fixtures_folder()
    shared = registers(source / "bureau")
    async with db.transaction():
        known = (await _file(shared, today, at)).created
        filed = len(shared)
        for part in ("bureau", "current"):
            for facts in matters(source / part, days, known):
                await _file(facts, today, at)
                filed += len(facts)
        filed += await _confirm(today, at)
    return filed


async def _file(facts: Sequence[AnyFact], today: date, at: datetime) -> service.Filed:
    return await service.file(
        facts, viewer=Viewer.everything(), actor=ACTOR, why=_WHY, today=today, at=at
    )


async def _confirm(today: date, at: datetime) -> int:
    """Confirm the dates that wait, but for what just arrived; how many."""
    found = await db.rows(
        "SELECT id FROM deadline WHERE awaiting IS NOT NULL "
        "AND (trigger_on < {} OR root_hearing IS NOT NULL) ORDER BY id",
        today - FRESH,
    )
    facts: list[AnyFact] = [
        ActOnDeadline(deadline=row["id"], verb=DeadlineVerb.CONFIRMED, happened_on=today)
        for row in found
    ]
    if facts:
        await service.file(
            facts,
            viewer=Viewer.everything(),
            actor=SECOND,
            why="复核示例案卷的期限",
            today=today,
            at=at,
        )
    return len(facts)


async def present() -> bool:
    """Whether the database began with the sample. What people added to it since does not matter."""
    return await _beginner() == (ActorKind.SYSTEM, ACTOR.id)


async def only() -> bool:
    """Whether the database holds nothing, or began with the sample: nobody's real docket."""
    return await _beginner() in (None, (ActorKind.SYSTEM, ACTOR.id))


async def _beginner() -> tuple[str, str] | None:
    """Who recorded the first act, leaving aside what docket itself lays in (holiday notices)."""
    found = await db.rows(
        "SELECT actor_kind, actor_id FROM act WHERE actor_kind <> {} OR actor_id = {} "
        "ORDER BY seq LIMIT 1",
        str(ActorKind.SYSTEM),
        ACTOR.id,
    )
    return (found[0]["actor_kind"], found[0]["actor_id"]) if found else None
