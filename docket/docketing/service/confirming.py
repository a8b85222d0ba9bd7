"""复核: a second person confirms a date or a waiving; the first one cannot."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

from docket.deadlines.rules.second_looks import asks_for_two, confirmable
from docket.deadlines.rules.second_names import PENDING, WAIVER, another
from docket.deadlines.schemas import DeadlineRow
from docket.docketing import queries
from docket.docketing.service.desk import Desk
from docket.errors import FieldError, Invalid
from docket.history.queries import history_of
from docket.policies.queries import recorded
from docket.policies.rules import four_eyes
from docket.rulebook.queries import load_book
from docket.terms import Awaiting, DeadlineVerb

_DATING = frozenset(
    {"kind", "happened_on", "how", "days", "until_on", "authority", "party", "held_on", "state"}
)
"""What of an event or a hearing moves a date: who corrects a note has not entered the date."""


@dataclass(frozen=True, slots=True)
class _First:
    """Who did what a second person is to look at."""

    actor_id: str
    name: str
    what: str


async def confirmation(desk: Desk, row: DeadlineRow, *, seen: str | None) -> str:
    """What is confirmed, as the act keeps it.

    Args:
        desk: Whose actor confirms.
        row: The deadline as it stands.
        seen: The statutory day that was looked at, where the caller says so.

    Raises:
        Invalid: Nothing waits, the date has moved meanwhile, or the same person did the first part.
    """
    if row.awaiting is None:
        by = f"（已由{row.confirmed_by}复核）" if row.confirmed_by else ""
        raise Invalid.of(
            FieldError("deadline", f"期限{row.id}没有待复核的内容{by}。", "请刷新后再选。")
        )
    if row.awaiting is Awaiting.WAIVER:
        await _refuse_the_same(desk, row, [one async for one in _waived(row)])
        return WAIVER
    if seen is not None and seen != str(row.due_statutory):
        message = f"期限{row.id}的法定末日现在是{row.due_statutory}，不是{seen}。"
        raise Invalid.of(FieldError("value", message, "请重新核对后再复核。"))
    await _refuse_the_same(desk, row, [one async for one in _entered(row)])
    return confirmable(row)


async def waiving(desk: Desk, row: DeadlineRow) -> str | None:
    """Whether a waiving needs a second name: it says so itself, whatever is set later."""
    brief = await desk.brief(row.proceeding)
    values = await recorded(sorted(brief.authorities))
    rule = (await load_book()).version(row.rule, row.rule_version)
    two = asks_for_two(
        row,
        {authority: four_eyes(one) for authority, one in values.items()},
        key_date=rule is not None and rule.key_date,
    )
    if two:
        desk.warnings.append(f"期限{row.id}的免除须经另一人复核，复核以前期限照常提醒。")
    return PENDING if two else None


async def _refuse_the_same(desk: Desk, row: DeadlineRow, firsts: list[_First]) -> None:
    """Two people, not one twice.

    Raises:
        Invalid: Who confirms did what is to be confirmed.
    """
    for first in firsts:
        if not another(desk.actor, first.actor_id, first.name):
            message = f"期限{row.id}{first.what}是{first.name}登记的，不能由本人复核。"
            raise Invalid.of(FieldError("deadline", message, "请由另一人核对后复核。"))


async def _entered(row: DeadlineRow) -> AsyncIterator[_First]:
    """Who entered, or last corrected, what the date rests on; who set it by hand.

    Where the date of the law was confirmed before somebody set one by hand, only the latter waits.
    """
    if row.manual:
        async for one in _acts(row, DeadlineVerb.MANUAL_DATE, "的人工定日"):
            yield one
        if await _looked_at(row):
            return
    rests = [("event", n) for n in await queries.events_under(row)]
    if row.root_hearing is not None:
        rests.append(("hearing", row.root_hearing))
    for table, row_id in rests:
        writers = [
            version
            for version in await history_of(table, row_id)
            if _DATING.intersection(version.differing)
        ]
        for last in writers[-1:]:
            yield _First(last.actor_id, last.actor_name, "所依据的日期")


async def _looked_at(row: DeadlineRow) -> bool:
    """Whether somebody confirmed the date of the law as it is."""
    acts = await queries.acts_on(row)
    return any(
        act.verb is DeadlineVerb.CONFIRMED
        and (act.value or "").split()[:1] == [str(row.due_statutory)]
        for act in acts
    )


async def _waived(row: DeadlineRow) -> AsyncIterator[_First]:
    async for one in _acts(row, DeadlineVerb.WAIVED, "的免除"):
        yield one


async def _acts(row: DeadlineRow, verb: DeadlineVerb, what: str) -> AsyncIterator[_First]:
    """Who last did this to the deadline."""
    done = [act for act in await queries.acts_on(row) if act.verb is verb]
    for last in done[-1:]:
        yield _First(last.actor_id, last.actor_name, what)
