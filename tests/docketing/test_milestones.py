"""内部节点: counted like the law's periods, told apart from them, and in no figure."""

from datetime import date, timedelta
from typing import Any

import pytest

from docket import db as database
from docket.accounts.rules import Viewer
from docket.desk import service as desk
from docket.desk.queries.milestones import milestones
from docket.desk.queries.worklist import Wanted, worklist
from docket.desk.texts import milestones_text, why_text, worklist_text
from docket.docketing.service import rebuild
from docket.errors import Invalid
from docket.law import library
from docket.policies.rules import OFFERED
from docket.statistics.queries import figures
from docket.statistics.rules.periods import Period
from tests.facts import (
    BUREAU,
    MATTER,
    TODAY,
    event,
    file,
    hearing,
    on_deadline,
    outcome,
    reconsideration,
    suit,
)

pytestmark = pytest.mark.usefixtures("db")
ALL = Viewer.everything()
EVERY = Wanted(states=())
ASK: dict[str, Any] = {
    "fact": "record_milestone",
    "ref": "ask",
    "authority": "@bureau",
    "name": "向承办单位调卷",
    "anchor": "event",
    "code": "copy_received",
    "length": 3,
    "procedures": ["reconsideration", "first_instance"],
    "asks_unit": True,
    "from_on": "2023-01-01",
}
DRAFT = ASK | {"ref": "draft", "name": "拟出答辩稿", "length": 7, "asks_unit": False}
SIGN = DRAFT | {
    "ref": "sign",
    "name": "答辩状送签",
    "anchor": "deadline",
    "code": "answer_evidence",
    "length": -2,
    "counted_in": "working_day",
}
LEADER = DRAFT | {
    "ref": "leader",
    "name": "确定出庭负责人",
    "anchor": "hearing",
    "code": "court_hearing",
    "length": -7,
}


def copy(on: str, proceeding: str = "@suit") -> dict[str, Any]:
    return event(proceeding, "copy_received", on, authority="@bureau", ref="copy")


async def stored() -> dict[str, dict[str, Any]]:
    """The milestones by name."""
    rows = await database.rows("SELECT * FROM deadline WHERE internal ORDER BY id")
    return {row["rule"].removeprefix("milestone:"): row for row in rows}


@pytest.mark.parametrize(
    ("milestone", "received_on", "due_on"),
    [
        pytest.param(ASK, "2024-09-24", "2024-09-27", id="the third day is a Friday"),
        pytest.param(ASK, "2024-09-26", "2024-09-29", id="a make-up Sunday is worked"),
        pytest.param(DRAFT, "2024-09-27", "2024-09-30", id="day 7 is a holiday: before it"),
        pytest.param(ASK, "2024-09-30", "2024-10-08", id="no working day between: the next one"),
        pytest.param(DRAFT, "2023-12-26", "2024-01-02", id="day 7 is the 2 January that is worked"),
        pytest.param(SIGN, "2024-09-27", "2024-10-10", id="two working days before the safe day"),
    ],
)
async def test_a_milestone_is_due_on_a_working_day(
    milestone: dict[str, Any], received_on: str, due_on: str
) -> None:
    """It never rolls forward over a rest day, as a period of the law does."""
    await file(*BUREAU, *MATTER, suit(), milestone, copy(received_on))

    row = (await stored())[milestone["name"]]
    assert (row["due_safe"], row["due_statutory"]) == (date.fromisoformat(due_on), None)
    assert row["alarm_on"] == row["due_safe"]


async def test_the_leader_is_named_before_the_sitting() -> None:
    """Seven days before 2024-10-12, a make-up Saturday, is a holiday: 2024-09-30."""
    sitting = hearing("@suit", "2024-10-12", state="scheduled")

    await file(*BUREAU, *MATTER, suit("(2024)浙9901行初7号"), LEADER, sitting)

    row = (await stored())["确定出庭负责人"]
    assert row["due_safe"] == date(2024, 9, 30)
    assert row["root_hearing"] is not None


async def test_it_holds_from_its_first_day_on() -> None:
    """What came before it gets no new duties."""
    later = ASK | {"from_on": "2024-09-27"}

    await file(*BUREAU, *MATTER, suit("(2024)浙9901行初7号"), later, copy("2024-09-26"))

    assert await stored() == {}


async def test_a_milestone_reaches_the_files_that_are_open() -> None:
    """Recorded, corrected and struck: the open files follow, and a rebuild gives the same."""
    await file(*BUREAU, *MATTER, suit("(2026)浙9901行初7号"), copy("2026-11-16"))
    (ours,) = await database.rows("SELECT id FROM authority")

    filed = await file(ASK | {"authority": ours["id"], "from_on": "2026-11-01"}, why="局务会")
    assert [move.name_zh for move in filed.deadlines] == ["向承办单位调卷"]
    assert (await stored())["向承办单位调卷"]["due_safe"] == date(2026, 11, 19)

    fact = {"what": "milestone", "id": filed.created["ask"]}
    await file(fact | {"fact": "amend", "version": 1, "changes": {"length": 2}}, why="改为2日")
    assert (await stored())["向承办单位调卷"]["due_safe"] == date(2026, 11, 18)

    later = {"from_on": "2026-11-17"}
    await file(fact | {"fact": "amend", "version": 2, "changes": later}, why="自17日起")
    assert await stored() == {}
    earlier = {"from_on": "2026-11-16"}
    await file(fact | {"fact": "amend", "version": 3, "changes": earlier}, why="自16日起")
    assert await stored() != {}
    assert await rebuild(check=True) == []

    await file(fact | {"fact": "strike", "version": 4}, why="不再要求")
    assert await stored() == {}
    assert await rebuild(check=True) == []


async def test_asking_the_unit_is_the_milestone_done() -> None:
    ask = {
        "fact": "ask_unit",
        "proceeding": "@suit",
        "unit": "@unit",
        "subject": "处罚案卷",
        "asked_on": "2026-11-20",
    }

    await file(*BUREAU, *MATTER, suit("(2026)浙9901行初7号"), ASK, DRAFT, copy("2026-11-16"), ask)

    rows = await stored()
    assert (rows["向承办单位调卷"]["state"], rows["向承办单位调卷"]["done_on"]) == (
        "done_late",
        date(2026, 11, 20),
    )
    assert rows["拟出答辩稿"]["state"] == "open"


async def test_a_person_marks_it_done_and_late_is_marked() -> None:
    await file(*BUREAU, *MATTER, suit("(2026)浙9901行初7号"), ASK, DRAFT, copy("2026-11-13"))
    rows = await stored()

    await file(
        on_deadline(rows["向承办单位调卷"]["id"], "done", happened_on="2026-11-16"),
        on_deadline(rows["拟出答辩稿"]["id"], "done"),
    )

    rows = await stored()
    assert rows["向承办单位调卷"]["state"] == "done"
    assert rows["拟出答辩稿"]["state"] == "done_late"


async def test_what_it_worked_towards_is_settled_and_so_is_it() -> None:
    """The answer went out: no draft of it is owed any more."""
    answered = event("@suit", "answer_filed", "2026-11-20", authority="@bureau")

    await file(
        *BUREAU, *MATTER, suit("(2026)浙9901行初7号"), DRAFT, SIGN, copy("2026-11-16"), answered
    )

    assert {row["state"] for row in (await stored()).values()} == {"void"}


async def test_a_decision_overtakes_what_belongs_before_it() -> None:
    await file(
        *BUREAU,
        *MATTER,
        suit("(2024)浙9901行初7号"),
        DRAFT | {"code": "accepted"},
        event("@suit", "accepted", "2024-03-01"),
        outcome("@suit", "f_dismiss_claims", "2024-06-03"),
    )

    assert (await stored())["拟出答辩稿"]["state"] == "void"


async def test_each_of_ours_has_its_own_and_no_others() -> None:
    """A milestone of the bureau is none of the brigade that stands beside it."""
    brigade = BUREAU[0] | {"ref": "brigade", "code": "jj", "name": "云澜市公安局交通警察大队"}
    both = [
        {"authority": "@bureau", "role": "defendant"},
        {"authority": "@brigade", "role": "defendant"},
    ]
    theirs = copy("2026-11-16") | {"authority": "@brigade", "ref": "theirs"}
    unit = BUREAU[1] | {"ref": "post", "authority": "@brigade", "code": "jj"}
    defendants = [both[0], both[1] | {"unit": "@post"}]

    await file(
        *BUREAU,
        brigade,
        unit,
        *MATTER,
        suit("(2026)浙9901行初7号", standings=defendants),
        ASK,
        copy("2026-11-16"),
        theirs,
    )

    (row,) = await database.rows(
        "SELECT a.code FROM deadline d JOIN authority a ON a.id = d.authority WHERE d.internal"
    )
    assert row["code"] == "qd"


async def test_milestones_change_no_figure() -> None:
    """Two owed and missed, one done late by our own measure: every figure is as without them."""
    late = suit("(2024)浙9901行初7号")
    await file(*BUREAU, *MATTER, late, copy("2024-09-27"), reconsideration())
    period = Period(date(2024, 1, 1), date(2026, 12, 31))
    before = await figures(ALL, period, ids=True, today=TODAY)
    (ours,) = await database.rows("SELECT id FROM authority")

    await file(*(one | {"authority": ours["id"]} for one in (ASK, DRAFT, SIGN)), why="采用内部节点")
    await file(on_deadline((await stored())["拟出答辩稿"]["id"], "done"))

    assert len(await stored()) == 3
    assert await figures(ALL, period, ids=True, today=TODAY) == before
    assert any(measure.id == "deadline.missed" for measure in before)


async def test_no_list_calls_it_a_period_of_the_law() -> None:
    await file(*BUREAU, *MATTER, suit("(2026)浙9901行初7号"), ASK, copy("2026-11-13"))
    page = await worklist(ALL, EVERY)
    (line,) = [one for one in page.items if one.internal]

    text = worklist_text([line], today=TODAY, several=False)
    why = await desk.why(ALL, line.id)

    assert line.due_statutory is None
    assert line.name_zh == "向承办单位调卷"
    assert "内部节点" in text
    assert "逾期" in text.split()
    assert why.due is None
    assert "不是法定期限，不计入统计" in why.note
    assert "2026年11月13日（周五）收到副本，从次日起算3日，第3日是11月16日（周一）" in why.note
    assert "向承办单位调卷  内部节点" in why_text(why, today=TODAY)


async def test_a_milestone_waits_for_no_second_person() -> None:
    await file(*BUREAU, *MATTER, suit("(2026)浙9901行初7号"), ASK, copy("2026-11-16"))
    (ours,) = await database.rows("SELECT id FROM authority")
    policy = {"fact": "record_policy", "authority": ours["id"], "key": "four_eyes"}

    await file(policy | {"value": "all"}, why="局务会决定")

    assert (await stored())["向承办单位调卷"]["awaiting"] is None


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        pytest.param({"name": " "}, "不能为空", id="no name"),
        pytest.param({"code": "copy_recieved"}, "是否指：copy_received", id="a misspelt event"),
        pytest.param(
            {"anchor": "deadline", "code": "first_trial", "length": -3},
            "没有名为“first_trial”的约束我方的期限规则",
            id="a period of the court",
        ),
        pytest.param({"anchor": "hearing", "code": "copy_received"}, "庭审", id="no hearing"),
        pytest.param({"length": -3}, "不能从已经发生的事件倒数", id="back from what happened"),
        pytest.param(
            {"anchor": "hearing", "code": "court_hearing"}, "天数应为负数", id="after a sitting"
        ),
        pytest.param({"counted_in": "month"}, "不能按“个月”计算", id="months"),
        pytest.param({"procedures": []}, "没有写明用于哪些程序", id="for no procedure"),
    ],
)
async def test_a_milestone_that_cannot_be_is_refused(wrong: dict[str, Any], said: str) -> None:
    with pytest.raises(Invalid, match=said):
        await file(*BUREAU, ASK | wrong)


async def test_one_name_is_one_milestone_of_an_authority() -> None:
    await file(*BUREAU, ASK)
    (ours,) = await database.rows("SELECT id FROM authority")

    with pytest.raises(Invalid, match="已有名为“向承办单位调卷”的内部节点"):
        await file(ASK | {"authority": ours["id"]})


async def test_every_milestone_on_offer_can_be_adopted() -> None:
    """Nothing holds until it is; then the list names it as held."""
    assert (await milestones(ALL)).held == ()
    adopted = [
        ASK
        | {
            "ref": f"m{n}",
            "name": one.name,
            "anchor": one.anchor.value,
            "code": one.code,
            "length": one.length,
            "counted_in": one.counted_in.value,
            "procedures": [procedure.value for procedure in one.procedures],
            "asks_unit": one.asks_unit,
        }
        for n, one in enumerate(OFFERED)
    ]

    await file(*BUREAU, *adopted)

    found = await milestones(ALL)
    assert [one.name for one in found.held] == [one.name for one in OFFERED]
    assert "（备选）" not in milestones_text(found)


async def test_any_length_from_any_day_ends_on_a_working_day_beside_its_count() -> None:
    """Over 2023 to 2026, with every holiday and make-up day between: never later than the count."""
    calendar = library.official_calendar()
    await file(*BUREAU, *MATTER, suit("(2024)浙9901行初7号"), DRAFT)
    (ours,) = await database.rows("SELECT id FROM authority")
    (place,) = await database.rows("SELECT id FROM proceeding")
    for n in range(0, 1000, 83):
        day = date(2023, 9, 1) + timedelta(days=n)
        received = event(place["id"], "copy_received", day.isoformat(), authority=ours["id"])

        filed = await file(received | {"ref": "copy"})

        row = (await stored())["拟出答辩稿"]
        end = row["trigger_on"] + timedelta(days=7)
        between = [end - timedelta(days=k) for k in range(7)]
        worked = [one for one in between if calendar.is_working(one)]
        assert row["due_safe"] == (worked[0] if worked else calendar.next_working(end)), day
        strike = {"fact": "strike", "what": "event", "id": filed.created["copy"], "version": 1}
        await file(strike, why="下一日")
