"""A notice held against the calendar: what it comes to, day by day, and whether it can be."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from docket.calendars.rules.drafts import Draft, Lengthened, belongs, refuse
from docket.errors import FieldError
from docket.law.calendar import SATURDAY, WEEKDAYS, Calendar, HolidayNotice, NoticeDay
from docket.law.wording import zh_date
from docket.terms import DayKind

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Settled:
    """What would be recorded, and what a person should look at."""

    notice: HolidayNotice
    warnings: tuple[str, ...]


def settle(draft: Draft, calendar: Calendar) -> Settled:
    """The notice as it is to be recorded on top of a calendar.

    A yearly notice replaces the arrangement of its year, one that amends replaces that of the
    festivals it names, one that lengthens adds days; the days that fall out are ordinary again. So
    the last notice that names a day always holds, and no notice is ever removed.

    Raises:
        Invalid: It amends a year without a notice, leaves a gap before the first year, or leaves
            out a festival of the law.
    """
    refuse(list(_misplaced(draft, calendar)))
    warnings = list(draft.warnings)
    days = {named.day: named for named in draft.days}
    days |= {named.day: named for one in draft.lengthened for named in _lengthened(one, calendar)}
    days = {d: n for d, n in days.items() if not _superfluous(n, calendar, warnings)}
    replaced = {d: n for d, n in _replaced(draft, calendar).items() if d not in days}
    ordinary = {d: NoticeDay(d, DayKind.ORDINARY, n.name) for d, n in replaced.items()}
    if not draft.amends and not draft.withdrawn:
        refuse(list(_left_out(draft.year, days, calendar)))
    if draft.year > calendar.complete_until.year + 1 > date.min.year + 1:
        gap = calendar.complete_until.year + 1
        warnings.append(f"{gap}年的通知尚未载入，{gap}年以后的日期仍为暂定。")
    notice = HolidayNotice(
        year=draft.year,
        title=draft.title,
        sources=tuple(draft.source.splitlines()),
        days=tuple(sorted([*days.values(), *ordinary.values()], key=lambda named: named.day)),
        complete=not draft.withdrawn,
    )
    return Settled(notice, tuple(warnings))


def _misplaced(draft: Draft, calendar: Calendar) -> Iterator[FieldError]:
    """A notice that has no place among those that are recorded."""
    has_notices = calendar.complete_until > date.min
    if has_notices and draft.year < calendar.first_year - 1:
        why = f"现有通知自{calendar.first_year}年起，载入{draft.year}年会留下空缺。"
        yield FieldError("year", why, f"请先载入{calendar.first_year - 1}年的通知。")
    elif (draft.amends or draft.withdrawn) and not _has(draft.year, calendar):
        why = f"没有{draft.year}年的年度放假通知，无从调整。"
        yield FieldError(
            "year", why, f"请先载入国务院办公厅关于{draft.year}年部分节假日安排的通知。"
        )


def _has(year: int, calendar: Calendar) -> bool:
    """Whether a notice of that year is recorded, completing the calendar or beyond a gap."""
    return calendar.known(date(year, 12, 31)) or any(day.year == year for day in calendar.ordered)


def _lengthened(one: Lengthened, calendar: Calendar) -> list[NoticeDay]:
    """The days by which a holiday grows, from the day after its last one."""
    last = max(
        (
            named.day
            for named in calendar.days.values()
            if named.kind is DayKind.REST
            and named.day.year == one.until.year
            and _shares(named.name, one.festival)
        ),
        default=None,
    )
    if last is None or last > one.until:
        known = "没有登记" if last is None else f"止于{zh_date(last)}"
        why = f"“延长{one.festival}假期至{zh_date(one.until)}”：该假期{known}。"
        refuse([FieldError(f"“{one.sentence}”", why, "请核对节日名称和日期。")])
    start = (last or one.until) + _ONE_DAY
    span = range((one.until - start).days + 1)
    return [NoticeDay(start + timedelta(days=n), DayKind.REST, one.festival) for n in span]


def _superfluous(named: NoticeDay, calendar: Calendar, warnings: list[str]) -> bool:
    """An ordinary weekday said to be worked: nothing to record, but perhaps a slip of the pen."""
    usual = named.day.weekday() < SATURDAY and not calendar.is_statutory(named.day)
    if named.kind is not DayKind.MAKE_UP or not usual:
        return False
    if calendar.kind(named.day) is DayKind.REST:
        return False
    weekday = WEEKDAYS[named.day.weekday()]
    warnings.append(f"{zh_date(named.day)}是{weekday}，本来就上班，未作为调休上班日登记；请核对。")
    return True


def _replaced(draft: Draft, calendar: Calendar) -> dict[date, NoticeDay]:
    """What earlier notices said of this year, or of these festivals, and no longer holds."""
    if draft.lengthened:
        return {}
    festivals = "、".join(named.name for named in draft.days)
    return {
        day: named
        for day, named in calendar.days.items()
        if belongs(day, draft.year)
        and _of_year(named, draft.year)
        and (not draft.amends or _shares(named.name, festivals))
    }


def _of_year(named: NoticeDay, year: int) -> bool:
    """Days of December named for New Year belong to the next year's notice, and only those."""
    next_new_year = named.day.month == 12 and "元旦" in named.name  # noqa: PLR2004
    return named.day.year + next_new_year == year


def _shares(one: str, other: str) -> bool:
    """国庆节、中秋节 and 国庆节 are arranged together."""
    return bool(set(one.split("、")) & set(other.split("、")))


def _left_out(year: int, days: Iterable[date], calendar: Calendar) -> Iterator[FieldError]:
    """Festivals of the law that a yearly notice does not mention: then it is not the whole of it.

    A day of commemoration, once in many years, has a notice of its own (2015-09-03).
    """
    named = frozenset(days)
    start = date(year, 1, 1)
    every = (start + timedelta(days=n) for n in range(366))
    missing = [
        f"{zh_date(day, start)}（{festival}）"
        for day in every
        if day.year == year
        and day.weekday() < SATURDAY
        and day not in named
        and (festival := calendar.statutory.name(day)) is not None
        and not festival.endswith("纪念日")
    ]
    if missing:
        why = f"没有写明以下法定节假日放假：{'、'.join(missing)}。"
        remedy = "请粘贴通知全文；只调整个别节日的通知，请连同写明“调整”的标题一并粘贴。"
        yield FieldError(f"{year}年通知", why, remedy)
