"""The calendar as recorded: the loaded notices, and the working days that follow from them."""

from datetime import date, timedelta
from weakref import WeakKeyDictionary

import msgspec

from docket import db
from docket.calendars.schemas import CalendarYear, DayLine, NoticeLine
from docket.law import library
from docket.law.calendar import Calendar, HolidayNotice, NoticeDay
from docket.terms import DayKind


class _DayRow(msgspec.Struct, frozen=True):
    notice: int
    day: date
    kind: DayKind
    name: str


class _State(msgspec.Struct, frozen=True):
    """What tells that a notice or one of its days was added or corrected."""

    notices: int
    notice_versions: int
    days: int
    day_versions: int
    last_id: int
    notice_sum: int
    day_sum: int


# Sums over every row tell apart what counts cannot: a filing that failed and another that took the
# same ids. The kinds are of different lengths; a day is the number 20270101 on either engine.
_NOTICE = "year * (id + CASE WHEN complete THEN 7 ELSE 0 END)"
_DAY = (
    "CAST(replace(CAST(day AS VARCHAR(10)), '-', '') AS BIGINT)"
    " * (id % 9973 + 1) * (length(kind) + 10 * length(name))"
)

_kept: WeakKeyDictionary[object, tuple[_State, Calendar]] = WeakKeyDictionary()


async def load_calendar() -> Calendar:
    """The calendar of the recorded notices; without any, every date is provisional.

    Kept per engine until a notice changes, so that deriving many deadlines reads it once.
    """
    state = await _state()
    kept = _kept.get(db.engine())
    if kept is not None and kept[0] == state:
        return kept[1]
    calendar = Calendar.of(await load_notices(), library.statutory_holidays())
    _kept[db.engine()] = state, calendar
    return calendar


async def load_notices() -> tuple[HolidayNotice, ...]:
    """放假通知 as recorded, in the order of recording: the last that names a day holds."""
    notices = await db.rows("SELECT id, year, title, source, complete FROM notice ORDER BY id")
    named = await db.rows("SELECT notice, day, kind, name FROM calendar_day ORDER BY day, id")
    days: dict[int, list[NoticeDay]] = {}
    for row in msgspec.convert(named, list[_DayRow], strict=False):
        days.setdefault(row.notice, []).append(NoticeDay(row.day, row.kind, row.name))
    return tuple(
        HolidayNotice(
            row.year,
            row.title,
            tuple(row.source.splitlines()),
            tuple(days.get(row.id, ())),
            row.complete,
        )
        for row in msgspec.convert(notices, list[NoticeLine], strict=False)
    )


async def _state() -> _State:
    [row] = await db.rows(
        "SELECT (SELECT count(*) FROM notice) AS notices,"
        " (SELECT coalesce(sum(version), 0) FROM notice) AS notice_versions,"
        " (SELECT count(*) FROM calendar_day) AS days,"
        " (SELECT coalesce(sum(version), 0) FROM calendar_day) AS day_versions,"
        " (SELECT coalesce(max(id), 0) FROM calendar_day) AS last_id,"
        f" (SELECT coalesce(sum({_NOTICE}), 0) FROM notice) AS notice_sum,"
        f" (SELECT CAST(coalesce(sum({_DAY}), 0) AS BIGINT) FROM calendar_day) AS day_sum"
    )
    return msgspec.convert(row, _State, strict=False)


async def calendar_year(year: int) -> CalendarYear:
    """One year as it is recorded: its notices, its days, how many of them are worked.

    Raises:
        NotComputable: The year lies before the first notice.
    """
    calendar = await load_calendar()
    first = date(year, 1, 1)
    every = [first + timedelta(days=n) for n in range((date(year, 12, 31) - first).days + 1)]
    found = await db.rows(
        "SELECT id, year, title, source, complete FROM notice WHERE year = {} ORDER BY id", year
    )
    return CalendarYear(
        year=year,
        complete=calendar.known(every[-1]),
        complete_until=calendar.complete_until,
        working_days=sum(map(calendar.is_working, every)),
        notices=tuple(msgspec.convert(found, list[NoticeLine], strict=False)),
        days=tuple(
            DayLine(day, named.kind, named.name, calendar.is_statutory(day))
            for day in every
            if (named := calendar.days.get(day)) is not None
        ),
    )
