from datetime import UTC, date, datetime, timedelta

import pytest

from docket import db as database
from docket.calendars.queries import load_calendar, load_notices
from docket.calendars.service import seed
from docket.calendars.tables import CalendarDay, Notice
from docket.history.rules import Actor
from docket.history.service import Ledger, record
from docket.law import library
from docket.terms import ActorKind, DayKind

ACTOR = Actor(ActorKind.SYSTEM, "docket", "docket")
AT = datetime(2026, 11, 23, 8, tzinfo=UTC)


async def _seed() -> int:
    async with record("calendar.seed", actor=ACTOR, why="测试", at=AT) as ledger:
        return await seed(ledger)


async def _add_notice_of_2027(ledger: Ledger) -> None:
    notice = await ledger.add(Notice(year=2027, title="2027年的通知", source="测试"))
    await ledger.add(
        CalendarDay(day=date(2027, 10, 8), kind=DayKind.REST, name="国庆节", notice=notice)
    )


async def test_the_delivered_notices_are_loaded_once(empty: str) -> None:
    async with database.running(database.engine_from_url(empty)):
        await database.migrate()

        assert await _seed() == 12
        assert await _seed() == 0
        assert await database.rows("SELECT count(*) AS n FROM notice") == [{"n": 12}]


async def test_without_a_notice_every_date_is_provisional(empty: str) -> None:
    async with database.running(database.engine_from_url(empty)):
        await database.migrate()

        calendar = await load_calendar()

    assert not calendar.known(date(2024, 6, 3))
    assert calendar.is_working(date(2024, 6, 3))


@pytest.mark.usefixtures("db")
async def test_what_was_loaded_is_what_was_delivered() -> None:
    recorded = await load_notices()

    assert [n.year for n in recorded] == [n.year for n in library.holiday_notices()]
    assert [n.sources for n in recorded] == [n.sources for n in library.holiday_notices()]
    assert [n.title for n in recorded] == [n.title for n in library.holiday_notices()]


@pytest.mark.usefixtures("db")
async def test_the_recorded_calendar_is_the_official_one() -> None:
    official = library.official_calendar()

    calendar = await load_calendar()

    days = [date(2015, 1, 1) + timedelta(days=n) for n in range(4383)]
    assert [d for d in days if calendar.is_working(d) != official.is_working(d)] == []
    assert (calendar.complete_until, calendar.version) == (
        official.complete_until,
        official.version,
    )


@pytest.mark.usefixtures("db")
async def test_the_calendar_is_read_once_until_a_notice_is_added() -> None:
    before = await load_calendar()

    assert await load_calendar() is before
    async with record("calendar.add", actor=ACTOR, why="测试", at=AT) as ledger:
        await _add_notice_of_2027(ledger)
    after = await load_calendar()

    assert not after.is_working(date(2027, 10, 8))
    assert after.complete_until == date(2027, 12, 31)


@pytest.mark.usefixtures("db")
async def test_a_corrected_day_is_seen() -> None:
    async with record("calendar.add", actor=ACTOR, why="测试", at=AT) as ledger:
        await _add_notice_of_2027(ledger)
    assert (await load_calendar()).name(date(2027, 10, 8)) == "国庆节"

    row = await CalendarDay.objects().get(CalendarDay.day == date(2027, 10, 8))
    assert row is not None
    async with record("calendar.correct", actor=ACTOR, why="测试", at=AT) as ledger:
        await ledger.amend(row, {"name": "国庆节、中秋节"})

    assert (await load_calendar()).name(date(2027, 10, 8)) == "国庆节、中秋节"
