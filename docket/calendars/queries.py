"""The calendar as recorded: the loaded notices, and the working days that follow from them."""

from datetime import date
from weakref import WeakKeyDictionary

import msgspec

from docket import db
from docket.law import library
from docket.law.calendar import Calendar, HolidayNotice, NoticeDay
from docket.terms import DayKind


class _NoticeRow(msgspec.Struct, frozen=True):
    id: int
    year: int
    title: str
    source: str


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
    first_on: date | None
    last_on: date | None


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
    """放假通知 as recorded, oldest first."""
    notices = await db.rows("SELECT id, year, title, source FROM notice ORDER BY year, id")
    named = await db.rows("SELECT notice, day, kind, name FROM calendar_day ORDER BY day, id")
    days: dict[int, list[NoticeDay]] = {}
    for row in msgspec.convert(named, list[_DayRow], strict=False):
        days.setdefault(row.notice, []).append(NoticeDay(row.day, row.kind, row.name))
    return tuple(
        HolidayNotice(row.year, row.title, tuple(row.source.split()), tuple(days.get(row.id, ())))
        for row in msgspec.convert(notices, list[_NoticeRow], strict=False)
    )


async def _state() -> _State:
    [row] = await db.rows(
        "SELECT (SELECT count(*) FROM notice) AS notices,"
        " (SELECT coalesce(sum(version), 0) FROM notice) AS notice_versions,"
        " (SELECT count(*) FROM calendar_day) AS days,"
        " (SELECT coalesce(sum(version), 0) FROM calendar_day) AS day_versions,"
        " (SELECT coalesce(max(id), 0) FROM calendar_day) AS last_id,"
        " (SELECT min(day) FROM calendar_day) AS first_on,"
        " (SELECT max(day) FROM calendar_day) AS last_on"
    )
    return msgspec.convert(row, _State, strict=False)
