"""A notice in living matters: what it moves is listed before, moved in one act, and nothing else."""

import asyncio
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from docket import db as database
from docket.accounts.rules import Viewer
from docket.calendars.queries import calendar_year, load_calendar
from docket.docketing.service import Applied, CalendarChange, apply, preview, rebuild
from docket.errors import Conflict, Invalid
from docket.history.service import verify
from docket.papers.queries import open_paper
from tests.calendars.official import NOTICE_2027
from tests.facts import BUREAU, COUNSEL, MATTER, NOON, TODAY, event, file, reconsideration, suit

ALL = Viewer.everything()
WITHDRAWAL = json.dumps({"year": 2027, "title": "撤回误载的2027年通知", "withdrawn": True})
ACCEPTED = [suit("(2026)浙9901行初7号"), event("@suit", "accepted", "2026-08-12")]
"""六个月 from 2026-08-12 end on 2027-02-12, a Friday that the invented notice gives off."""


async def deadlines() -> dict[int, dict[str, Any]]:
    """Every deadline as it is stored."""
    return {row["id"]: row for row in await database.rows("SELECT * FROM deadline ORDER BY id")}


async def applied(text: str, folder: Path, why: str = "国办发明电〔2026〕6号") -> Applied:
    return await apply(
        text, viewer=ALL, folder=folder, actor=COUNSEL, why=why, today=TODAY, at=NOON
    )


def moved(change: CalendarChange) -> dict[str, tuple[date | None, date | None]]:
    """The statutory days before and after, by rule."""
    return {m.rule: (m.before.due_statutory, m.after.due_statutory) for m in change.moves}


@pytest.mark.usefixtures("db")
async def test_a_provisional_trial_period_moves_over_the_festival() -> None:
    await file(*BUREAU, *MATTER, *ACCEPTED)

    change = await preview(ALL, NOTICE_2027)

    (move,) = [m for m in change.moves if m.rule == "first_trial"]
    assert move.docket_number == "(2026)浙9901行初7号"
    assert (move.before.due_statutory, move.after.due_statutory) == (
        date(2027, 2, 12),
        date(2027, 2, 14),
    )
    assert (move.before.provisional, move.after.provisional) == (True, False)
    assert (change.complete_before, change.complete_after) == (
        date(2026, 12, 31),
        date(2027, 12, 31),
    )


@pytest.mark.usefixtures("db")
async def test_a_dry_run_writes_nothing() -> None:
    await file(*BUREAU, *MATTER, *ACCEPTED)
    before = await deadlines(), await verify()

    await preview(ALL, NOTICE_2027)

    assert (await deadlines(), await verify()) == before
    assert (await load_calendar()).complete_until == date(2026, 12, 31)


@pytest.mark.usefixtures("sampled")
async def test_in_the_sample_what_was_listed_moves_and_nothing_else(tmp_path: Path) -> None:
    before = await deadlines()
    foreseen = await preview(ALL, NOTICE_2027)

    done = await applied(NOTICE_2027, tmp_path)

    after = await deadlines()
    dates = ("due_statutory", "due_safe", "alarm_on", "state")
    changed = {n for n in before if any(before[n][c] != after[n][c] for c in dates)}
    assert done.change == foreseen
    assert changed == {move.deadline for move in foreseen.moves}
    assert foreseen.moves
    touched = {n for n in before if before[n] != after[n]}
    assert len(touched) >= len(foreseen.moves) + foreseen.settled
    assert all(str(after[n]["due_statutory"]) > "2026-12-01" for n in touched)
    assert before.keys() == after.keys()
    assert await rebuild(check=True) == []
    assert (await verify()).ok


@pytest.mark.usefixtures("sampled")
async def test_in_the_sample_a_notice_taken_back_leaves_no_trace_in_the_dates(
    tmp_path: Path,
) -> None:
    before = await deadlines()

    first = await applied(NOTICE_2027, tmp_path)
    back = await applied(WITHDRAWAL, tmp_path, why="误载")

    assert await deadlines() == before
    assert {m.deadline: (m.before, m.after) for m in first.change.moves} == {
        m.deadline: (m.after, m.before) for m in back.change.moves
    }
    assert (await load_calendar()).complete_until == date(2026, 12, 31)
    assert await rebuild(check=True) == []
    assert (await verify()).ok


@pytest.mark.usefixtures("db")
async def test_one_act_carries_the_reason_the_digest_and_the_list(tmp_path: Path) -> None:
    await file(*BUREAU, *MATTER, *ACCEPTED)

    done = await applied(NOTICE_2027, tmp_path)

    (act,) = await database.rows("SELECT * FROM act WHERE seq = {}", done.act)
    assert done.digest is not None
    assert done.digest in act["why"]
    assert act["why"].startswith("国办发明电〔2026〕6号")
    assert act["actor_name"] == COUNSEL.name
    changed = await database.rows("SELECT table_name FROM change WHERE act = {}", done.act)
    assert {row["table_name"] for row in changed} == {"notice", "calendar_day", "paper"}
    with open_paper(tmp_path, done.digest) as paper:
        listed = paper.read().decode("utf-8-sig")
    assert '"(2026)浙9901行初7号"' in listed
    assert listed.count("\r\n") == 3


@pytest.mark.usefixtures("db")
async def test_a_revised_notice_moves_again_and_the_first_one_brings_the_date_back(
    tmp_path: Path,
) -> None:
    await file(*BUREAU, *MATTER, *ACCEPTED)
    first = await applied(NOTICE_2027, tmp_path)
    revision = """
        国务院办公厅关于调整2027年春节放假安排的通知
        一、春节：2月5日至11日放假调休，共7天。2月20日（周六）上班。
    """
    second = await applied(revision, tmp_path)
    third = await applied(NOTICE_2027, tmp_path)

    assert moved(first.change)["first_trial"][1] == date(2027, 2, 14)
    assert moved(second.change)["first_trial"] == (date(2027, 2, 14), date(2027, 2, 12))
    assert moved(third.change)["first_trial"] == (date(2027, 2, 12), date(2027, 2, 14))
    assert [n.title for n in (await calendar_year(2027)).notices] == [
        "国务院办公厅关于2027年部分节假日安排的通知",
        "国务院办公厅关于调整2027年春节放假安排的通知",
        "国务院办公厅关于2027年部分节假日安排的通知",
    ]


async def test_a_notice_waits_for_a_filing_that_counts_by_the_old_calendar(
    fresh: database.Engine, tmp_path: Path
) -> None:
    matter = (await file(*BUREAU, *MATTER)).created
    facts = [
        {**suit("(2026)浙9901行初7号"), "matter": matter["matter"]},
        event("@suit", "accepted", "2026-08-12"),
    ]
    facts[0]["standings"] = [{"authority": matter["bureau"], "role": "defendant"}]
    facts[0]["parties"] = []
    filed = asyncio.Event()

    async def file_slowly() -> None:
        async with database.transaction():
            await file(*facts)
            filed.set()
            await asyncio.sleep(0.2)

    filing = asyncio.create_task(file_slowly())
    await filed.wait()
    done = await applied(NOTICE_2027, tmp_path)
    await filing

    assert moved(done.change)["first_trial"] == (date(2027, 2, 12), date(2027, 2, 14))
    assert await rebuild(check=True) == []


@pytest.mark.usefixtures("db")
async def test_a_date_set_by_hand_stays(tmp_path: Path) -> None:
    await file(*BUREAU, *MATTER, *ACCEPTED)
    (row,) = await database.rows("SELECT id FROM deadline WHERE rule = 'first_trial'")
    by_hand = {
        "fact": "act_on_deadline",
        "deadline": row["id"],
        "verb": "manual_date",
        "happened_on": "2026-11-20",
        "value": "2027-01-29",
        "reason": "法官电话告知",
    }
    await file(by_hand)

    change = (await applied(NOTICE_2027, tmp_path)).change
    (move,) = [m for m in change.moves if m.rule == "first_trial"]

    assert move.manual
    assert move.before.alarm_on == move.after.alarm_on == date(2027, 1, 29)
    assert move.before.due_statutory != move.after.due_statutory


@pytest.mark.usefixtures("db")
async def test_the_same_content_again_is_nothing_to_do(tmp_path: Path) -> None:
    await applied(NOTICE_2027, tmp_path)
    head = (await verify()).head

    assert (await preview(ALL, NOTICE_2027)).nothing_to_do
    with pytest.raises(Conflict, match="2027年的放假安排已完整载入，内容完全相同，无需处理"):
        await applied(NOTICE_2027, tmp_path)
    assert (await verify()).head == head


@pytest.mark.usefixtures("db")
async def test_matters_that_a_viewer_may_not_see_are_counted_only() -> None:
    await file(*BUREAU, *MATTER, *ACCEPTED)
    stranger = Viewer("邻局", units=frozenset({999}))

    change = await preview(stranger, NOTICE_2027)

    assert (change.moves, change.settled) == ((), 0)
    assert change.hidden >= 1


@pytest.mark.usefixtures("db")
async def test_a_notice_of_2014_gives_dates_to_what_had_none(tmp_path: Path) -> None:
    """Before the first notice nothing could be computed; an older notice changes that."""
    old = [
        {**fact, "opened_on": "2014-03-01"} if fact["fact"] == "open_matter" else fact
        for fact in MATTER
    ]
    old[1] = {**old[1], "made_on": "2014-02-10"}
    received = event("@recon", "copy_received", "2014-03-31", authority="@bureau")
    await file(*BUREAU, *old, reconsideration(), received)
    rows = [
        {"day": f"2014-{day}", "kind": "rest", "name": name}
        for day, name in (
            ("01-01", "元旦"),
            ("04-07", "清明节"),
            ("04-10", "清明节"),
            ("05-01", "劳动节"),
            *((f"10-0{n}", "国庆节") for n in range(1, 8)),
        )
    ]

    change = await preview(ALL, json.dumps({"year": 2014, "days": rows}))

    assert moved(change)["recon_reply"] == (None, date(2014, 4, 11))


@pytest.mark.usefixtures("db")
async def test_a_notice_that_would_leave_a_gap_behind_is_refused() -> None:
    rows = [{"day": "2013-04-04", "kind": "rest", "name": "清明节"}]

    with pytest.raises(Invalid, match="请先载入2014年的通知"):
        await preview(ALL, json.dumps({"year": 2013, "days": rows}))


@pytest.mark.usefixtures("db")
async def test_a_notice_ahead_of_a_gap_leaves_its_dates_provisional(tmp_path: Path) -> None:
    rows = [
        {"day": f"2028-{day}", "kind": "rest", "name": name}
        for day, name in (
            ("01-01", "元旦"),
            *((f"01-{n}", "春节") for n in (25, 26, 27, 28)),
            ("04-04", "清明节"),
            ("05-01", "劳动节"),
            ("05-02", "劳动节"),
            ("10-02", "国庆节"),
            ("10-03", "国庆节、中秋节"),
        )
    ]

    change = await preview(ALL, json.dumps({"year": 2028, "days": rows}))

    assert change.complete_after == date(2026, 12, 31)
    assert change.warnings == ("2027年的通知尚未载入，2027年以后的日期仍为暂定。",)
