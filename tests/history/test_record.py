import asyncio
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from docket import db as database
from docket.accounts.tables import Authority, Unit
from docket.calendars.tables import CalendarDay, Notice
from docket.errors import Refused, Unavailable
from docket.hearings.tables import Appearance, Hearing
from docket.history import queries, service
from docket.history.tables import Act
from docket.matters.tables import ChallengedAct, Matter, Party, Series
from docket.papers.tables import Paper
from docket.proceedings.tables import Event, EventKind, OutcomeCode, OutcomeItem, Proceeding
from docket.terms import (
    DayKind,
    Extent,
    HearingKind,
    HearingMode,
    HearingState,
    PartyKind,
    Procedure,
    Rank,
)
from tests.history.conftest import COUNSEL, NOON, record_series, series, tamper

BEIJING = timezone(timedelta(hours=8))


async def test_an_act_says_who_did_what_when_and_why(db: database.Engine) -> None:
    async with service.record("series.open", actor=COUNSEL, why="领导批示", at=NOON) as ledger:
        await ledger.add(Series(name="类案"))

    act = await Act.objects().get(Act.seq == 1)
    assert act is not None
    assert ledger.seq == 1
    assert (act.actor_kind, act.actor_id, act.actor_name) == ("user", "7", "林法务")
    assert (act.what, act.why, act.happened_at) == ("series.open", "领导批示", NOON)


async def test_the_moment_is_stored_in_utc(db: database.Engine) -> None:
    at = datetime(2024, 3, 1, 12, tzinfo=BEIJING)
    async with service.record("series.open", actor=COUNSEL, why="", at=at) as ledger:
        await ledger.add(Series(name="类案"))

    act = await Act.objects().get(Act.seq == 1)
    assert act is not None
    assert act.happened_at.isoformat() == "2024-03-01T04:00:00+00:00"
    assert (await service.verify()).ok


async def test_a_moment_without_a_zone_is_refused_and_nothing_written(db: database.Engine) -> None:
    at = datetime(2024, 3, 1, 12)  # noqa: DTZ001 (that is the point)
    with pytest.raises(ValueError, match="needs its time zone"):
        async with service.record("series.open", actor=COUNSEL, why="", at=at) as ledger:
            await ledger.add(Series(name="类案"))

    assert not await Series.exists()


async def test_a_new_fact_is_kept_whole_and_without_a_before(db: database.Engine) -> None:
    row_id = await record_series("类案", "说明")

    (change,) = await database.rows("SELECT * FROM change")
    assert (change["act"], change["n"], change["table_name"], change["row_id"]) == (
        1,
        0,
        "series",
        row_id,
    )
    assert change["before"] is None
    assert change["after"] == f'{{"id":{row_id},"name":"类案","note":"说明","version":1}}'


async def test_an_error_leaves_no_row_no_act_and_no_head_move(fresh: database.Engine) -> None:
    before, acts = await queries.head(), await Act.count()

    async def fail_halfway() -> None:
        async with service.record("series.open", actor=COUNSEL, why="", at=NOON) as ledger:
            await ledger.add(Series(name="类案"))
            raise LookupError

    with pytest.raises(LookupError):
        await fail_halfway()

    assert await queries.head() == before
    assert await Act.count() == acts
    assert not await Series.exists()


async def test_without_its_head_the_chain_is_not_begun_anew(chain: tuple[int, int]) -> None:
    await tamper("DELETE FROM history_head")

    with pytest.raises(Unavailable, match="docket verify"):
        await record_series("类案")


async def test_two_acts_in_one_transaction_follow_each_other(db: database.Engine) -> None:
    async with database.transaction():
        await record_series("甲")
        await record_series("乙")

    assert [row["seq"] for row in await database.rows("SELECT seq FROM act ORDER BY id")] == [1, 2]
    assert (await service.verify()).ok


async def test_acts_recorded_at_once_keep_one_chain(fresh: database.Engine) -> None:
    before = await service.verify()

    await asyncio.gather(*(record_series(f"类案{number}") for number in range(20)))

    report = await service.verify()
    assert report.problems == ()
    assert (report.acts, report.seq) == (before.acts + 20, before.seq + 20)


async def test_a_verification_beside_people_at_work_finds_nothing(fresh: database.Engine) -> None:
    before = await service.verify()
    rows = [await series(await record_series(f"类案{number}")) for number in range(5)]

    async def work() -> None:
        for turn in range(6):
            for row in rows:
                async with service.record("series.amend", actor=COUNSEL, why="", at=NOON) as ledger:
                    await ledger.amend(row, {"note": str(turn)})

    working = asyncio.create_task(work())
    reports = []
    while not working.done():
        reports.append(await service.verify())
        await asyncio.sleep(0)
    await working

    assert len(reports) > 1
    assert [report.problems for report in reports] == [()] * len(reports)
    assert (await service.verify()).acts == before.acts + 35


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE act SET why = 'x'",
        "DELETE FROM act",
        "UPDATE change SET after = NULL",
        "DELETE FROM change",
        "DELETE FROM history_head",
    ],
)
async def test_the_database_refuses_to_change_what_was_recorded(
    chain: tuple[int, int], statement: str
) -> None:
    with pytest.raises(Refused, match="只能更正"):
        async with database.transaction():
            await database.execute(statement)

    assert (await service.verify()).ok


@pytest.mark.parametrize("table", ["act", "change"])
async def test_the_database_refuses_to_replace_or_truncate_what_was_recorded(
    chain: tuple[int, int], table: str
) -> None:
    replace = f"INSERT OR REPLACE INTO {table} SELECT * FROM {table} WHERE id > 0"  # noqa: S608
    truncate = f"TRUNCATE {table} CASCADE"
    with pytest.raises(Refused, match="只能更正"):
        async with database.transaction():
            await database.execute(replace if database.dialect() == "sqlite" else truncate)

    assert (await service.verify()).ok


async def test_only_facts_are_recorded(db: database.Engine) -> None:
    async with service.record("x", actor=COUNSEL, why="", at=NOON) as ledger:
        with pytest.raises(ValueError, match="event_kind holds no facts"):
            await ledger.add(EventKind(code="history_test"))

    assert not await EventKind.exists().where(EventKind.code == "history_test")


async def test_every_type_of_column_reads_back_as_it_was_written(db: database.Engine) -> None:
    """Days, moments, truth values, null, money and references, on both engines."""
    await _vocabulary()
    async with service.record("fixture", actor=COUNSEL, why="", at=NOON) as ledger:
        authority = await ledger.add(
            Authority(code="linhe", name="临河区公安局", short_name="我局", organ_word="公安机关")
        )
        unit = await ledger.add(Unit(authority=authority, code="fz", name="法制大队"))
        notice = Notice(year=2024, title="2024年", source="国办发明电〔2023〕7号")
        await ledger.add(notice)
        await ledger.add(
            CalendarDay(day=date(2024, 2, 9), kind=DayKind.REST, name="春节", notice=notice)
        )
        paper = await ledger.add(
            Paper(sha256="a" * 64, name="起诉状.pdf", media_type="application/pdf", size=2**40)
        )
        matter = await ledger.add(
            Matter(
                number="2024-0001",
                cause="不服行政处罚",
                field="public_security",
                act_kind="penalty",
                unit=unit,
                opened_on=date(2024, 2, 29),
                confidential=True,
            )
        )
        act = await ledger.add(
            ChallengedAct(matter=matter, kind="penalty", made_on=date(2024, 1, 31))
        )
        party = await ledger.add(
            Party(matter=matter, name="某某“引号”\n换行🏛", kind=PartyKind.NATURAL_PERSON)
        )
        proceeding = Proceeding(
            matter=matter,
            procedure=Procedure.FIRST_INSTANCE,
            forum="临河区人民法院",
            accepted_on=date(2024, 3, 1),
            suspended=True,
        )
        await ledger.add(proceeding)
        event = await ledger.add(
            Event(
                proceeding=proceeding,
                kind="history_test",
                happened_on=date(2024, 3, 1),
                happened_at=datetime(2024, 3, 1, 9, 30, 0, 1, tzinfo=BEIJING),
                party=party,
                paper=paper,
            )
        )
        await ledger.add(
            OutcomeItem(
                proceeding=proceeding,
                decision=event,
                authority=authority,
                act=act,
                code="history_test",
                extent=Extent.PART,
                amount_fen=1234567890123456,
            )
        )
        hearing = await ledger.add(
            Hearing(
                proceeding=proceeding,
                kind=HearingKind.COURT_HEARING,
                held_on=date(2024, 4, 8),
                mode=HearingMode.ONLINE,
                state=HearingState.HELD,
                leader_notified=True,
            )
        )
        await ledger.add(
            Appearance(hearing=hearing, authority=authority, rank=Rank.PRINCIPAL, spoke=True)
        )

    report = await service.verify()
    assert report.problems == ()
    assert (report.facts, report.changes) == (13, 13)

    stored = await Event.objects().get(Event.id == event)
    assert stored is not None
    async with service.record("event.amend", actor=COUNSEL, why="", at=NOON) as ledger:
        await ledger.amend(
            stored,
            {"happened_at": datetime(2024, 3, 2, 1, tzinfo=UTC), "struck": True, "party": None},
        )
    assert (await service.verify()).problems == ()


async def _vocabulary() -> None:
    await EventKind(code="history_test").save()
    await OutcomeCode(code="history_test").save()


async def test_the_history_of_a_row_tells_each_version_with_its_author_and_reason(
    chain: tuple[int, int],
) -> None:
    versions = await queries.history_of("series", chain[0])

    assert [(v.act_seq, v.actor_name, v.what, v.why) for v in versions] == [
        (1, "林法务", "series.open", "登记"),
        (3, "林法务", "series.amend", "名称有误"),
    ]
    assert [v.happened_at for v in versions] == [NOON, NOON]
    assert versions[0].differing == ("id", "name", "note", "version")
    assert versions[1].differing == ("name", "version")
    assert versions[1].image == {
        "id": chain[0],
        "name": "测速抓拍类案",
        "note": "同一路段",
        "version": 2,
    }
