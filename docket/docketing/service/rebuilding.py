"""Recreate every projection from the facts, or compare it with what is stored."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import msgspec

from docket import db
from docket.calendars.queries import load_calendar
from docket.deadlines.queries import receipts_of
from docket.deadlines.rules import recount
from docket.deadlines.schemas import DeadlineRow
from docket.docketing import queries
from docket.docketing.service import moves
from docket.docketing.service.entries import enter
from docket.docketing.service.projections import Derived, derive_matter, project, with_dates
from docket.hearings.schemas import SittingRow
from docket.history import queries as history
from docket.law.calendar import Calendar
from docket.law.provisions import Rulebook
from docket.proceedings.schemas import TallyRow
from docket.rulebook.queries import load_book


@dataclass(frozen=True, slots=True)
class Difference:
    """A projection that is not what the facts give.

    Args:
        matter: The matter's id.
        table: The projection.
        message: Which row, and what differs.
    """

    matter: int
    table: str
    message: str


async def rebuild(*, check: bool = False, at: datetime | None = None) -> list[Difference]:
    """Compare every projection with what the facts give, and unless ``check``, put it right.

    Open deadlines that move thereby are kept like those that a filing moves: a rule or the program
    may have changed since they were derived.

    Args:
        check: Only compare.
        at: The moment, UTC; left out, that of the last act, from whose facts all is derived.

    Returns:
        Everything that differed.
    """
    differences: list[Difference] = []
    for matter_id in await queries.all_matters():
        if not await _compare(matter_id, await load_calendar(), await load_book()):
            continue
        async with db.transaction():  # what somebody filed meanwhile is no difference
            await db.lock("calendar", shared=True)
            await queries.hold(matter_id)
            calendar, book = await load_calendar(), await load_book()
            found = await _compare(matter_id, calendar, book)
            differences += found
            if found and not check:
                moment = at or await history.last_moment()
                moved = moves.explained(await project(matter_id, calendar, book), ())
                await enter(moved, act=None, at=moment)
                await moves.keep(moved, act=None, at=moment)
    return [*differences, *await _settle(check=check)]


async def _settle(*, check: bool) -> list[Difference]:
    """What people made of moves, as their facts tell it, against what stands with the moves."""
    async with db.transaction():
        wrong = await queries.moves_unlike_facts()
        if not check:
            await moves.correct((move.id, move.wanted) for move in wrong)
    return [
        Difference(
            move.matter,
            "deadline_move",
            f"期限变动{move.id}记为{move.state.zh}，按登记应为{move.wanted.zh}。",
        )
        for move in wrong
    ]


async def _compare(matter_id: int, calendar: Calendar, book: Rulebook) -> list[Difference]:
    """What differs between the stored projections of a matter and its facts."""
    file = await queries.load_matter(matter_id)
    if file is None:
        return []
    dated = with_dates(file)
    wanted: Derived = derive_matter(dated, calendar, book)
    found = [
        Difference(matter_id, "proceeding", f"程序{now.id}的受理日、结案日或者中止状态与事件不符。")
        for before, now in zip(file.proceedings, dated.proceedings, strict=True)
        if before != now
    ]
    for table, kind, rows in (
        ("tally", TallyRow, wanted.tallies),
        ("sitting", SittingRow, wanted.sittings),
        ("deadline", DeadlineRow, wanted.deadlines),
    ):
        stored = await queries.projected(table, matter_id, kind)
        found += _differ(matter_id, table, stored, rows)
    return found + await _counted_again(matter_id, book)


async def _counted_again(matter_id: int, book: Rulebook) -> list[Difference]:
    """What the second counter makes of every stored date by law, from its receipt alone."""
    receipts = await receipts_of(matter_id)
    return [
        Difference(matter_id, "recount", said)
        for row in await queries.projected("deadline", matter_id, DeadlineRow)
        if not row.internal
        for said in recount(row, receipts, book.name_zh(row.rule, row.rule_version))
    ]


def _differ(
    matter_id: int, table: str, stored: Iterable[msgspec.Struct], wanted: Iterable[msgspec.Struct]
) -> list[Difference]:
    """Rows missing, left over, or unlike, by their identity."""
    have = {row.identity: msgspec.structs.replace(row, id=0) for row in stored}  # type: ignore[attr-defined]
    want = {row.identity: row for row in wanted}  # type: ignore[attr-defined]
    found = []
    for identity in have.keys() | want.keys():
        before, now = have.get(identity), want.get(identity)
        if before != now:
            kind = "缺少" if before is None else "多余" if now is None else "不一致"
            found.append(Difference(matter_id, table, f"{kind}：{identity}"))
    return found
