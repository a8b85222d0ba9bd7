"""Recording what days are: a holiday notice, or a day on which one of our offices is closed."""

from collections import Counter
from collections.abc import Mapping

from docket.calendars import service as calendars
from docket.calendars.queries import load_calendar
from docket.calendars.rules import stretches
from docket.calendars.rules.drafts import belongs
from docket.calendars.tables import LocalRestDay
from docket.deadlines.queries import matters_ringing, matters_within
from docket.docketing.schemas import RecordLocalRestDay, RecordNotice
from docket.docketing.service.desk import Desk, Verb
from docket.errors import FieldError, Invalid
from docket.law.calendar import HolidayNotice, NoticeDay


async def record_notice(desk: Desk, fact: RecordNotice) -> int:
    """登记放假通知; the deadlines counted over a day that it changes are derived anew."""
    errors = _errors(fact)
    if errors:
        raise Invalid.of(*errors)
    before = await load_calendar()
    row_id = await calendars.add(desk.ledger, as_notice(fact))
    after = await load_calendar()
    for stretch in stretches(before, after):
        desk.touched.update(await matters_within(stretch.first, stretch.last, lock=True))
    return row_id


async def record_local_rest_day(desk: Desk, fact: RecordLocalRestDay) -> int:
    """登记停止办公日; it may be a day to come, since a closure is ordered beforehand."""
    errors = [
        FieldError(name, "不能为空。", "请写明停止办公的原因和依据。")
        for name, text in (("name", fact.name), ("source", fact.source))
        if not text.strip()
    ]
    if not (await load_calendar()).is_working(fact.day):
        errors.append(FieldError("day", f"{fact.day}本来就是休息日。", "请核对日期。"))
    if errors:
        raise Invalid.of(*errors)
    authority = await desk.existing(fact.authority, "authority", "authority")
    row_id = await desk.ledger.add(
        LocalRestDay(authority=authority, day=fact.day, name=fact.name, source=fact.source)
    )
    desk.touched.update(await matters_ringing(authority, fact.day))
    return row_id


def as_notice(fact: RecordNotice) -> HolidayNotice:
    """The notice as the calendar is made of."""
    return HolidayNotice(
        year=fact.year,
        title=fact.title,
        sources=tuple(fact.source.splitlines()),
        days=tuple(NoticeDay(named.day, named.kind, named.name) for named in fact.days),
        complete=fact.complete,
    )


def _errors(fact: RecordNotice) -> list[FieldError]:
    """Every reason why this cannot be a notice."""
    errors = [
        FieldError(name, "不能为空。", "请填写。")
        for name, text in (("title", fact.title), ("source", fact.source))
        if not text.strip()
    ]
    counted = Counter(named.day for named in fact.days)
    for n, named in enumerate(fact.days):
        if not belongs(named.day, fact.year):
            why = f"{named.day}不属于{fact.year}年的通知。"
            errors.append(FieldError(f"days[{n}].day", why, "请核对年份。"))
        if counted[named.day] > 1:
            errors.append(FieldError(f"days[{n}].day", f"{named.day}写了不止一次。", "每天一行。"))
    if fact.complete and not fact.days:
        errors.append(FieldError("days", "没有写明任何日期。", "撤回通知请设 complete 为 false。"))
    return errors


VERBS: Mapping[type, Verb] = {
    RecordNotice: record_notice,
    RecordLocalRestDay: record_local_rest_day,
}
