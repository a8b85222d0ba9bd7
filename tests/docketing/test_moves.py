"""No date moves unseen: each move is kept with its cause until a person confirms it."""

from datetime import timedelta

import pytest

from docket import db as database
from docket.desk.queries.moves import WantedMoves
from docket.docketing.service import rebuild
from docket.errors import Invalid
from docket.terms import MoveState
from tests.docketing.moved import OURS, a_suit, amend, days_of, deadline, kept, on_deadline
from tests.docketing.test_closed_offices import closed
from tests.facts import NOON, event, file, reconsideration, suit

pytestmark = pytest.mark.usefixtures("db")


async def test_a_deadline_that_arises_or_is_done_is_no_move() -> None:
    ids = await a_suit()
    await file(event(ids["suit"], "answer_filed", "2024-10-08", authority=ids["bureau"]))

    assert await kept() == []


async def test_a_corrected_receipt_over_national_day() -> None:
    """From 09-27 the 15th day is 10-12, a Saturday that is worked (调休); from 09-26 it is 10-11."""
    ids = await a_suit()
    filed = await file(amend(ids["copy"], happened_on="2024-09-26"), why="收发室签收为26日")

    assert await days_of("answer_evidence") == ("2024-10-12", "2024-10-11")
    one = (await kept())[0]
    assert one.act == filed.act
    assert one.happened_at == NOON
    assert (one.whom, one.state, one.matter_number) == ("林某", MoveState.PENDING, "2023-0001")
    assert one.cause == "更正“收到副本”（日期 2024-09-27 → 2024-09-26）"


async def test_a_receipt_corrected_over_the_change_of_the_law() -> None:
    """行政复议法第四十八条: ten working days since 2024-01-01, ten calendar days before.

    From Friday 2023-12-29 to Monday 2024-01-08; from 2024-01-02 to 2024-01-16.
    """
    filed = await file(
        *OURS,
        reconsideration(),
        event("@recon", "copy_received", "2023-12-29", authority="@bureau", ref="copy"),
    )

    await file(amend(filed.created["copy"], happened_on="2024-01-02"), why="实为次年")

    assert await days_of("recon_reply") == ("2024-01-08", "2024-01-16")


async def test_a_suspension_takes_the_date_away_and_its_end_gives_another() -> None:
    ids = await a_suit()
    await file(event(ids["suit"], "suspended", "2024-10-10"), why="中止裁定")
    await file(event(ids["suit"], "resumed", "2024-11-09"), why="恢复审理")

    first, second = [one for one in await kept() if one.rule == "first_trial"]
    assert (str(first.before.due_statutory), first.after.due_statutory) == ("2025-03-24", None)
    assert first.not_computable == "程序中止或者期间扣除中，恢复后重新计算期限。"
    assert first.cause == "登记“中止”（2024-10-10）"
    assert (second.before.due_statutory, str(second.after.due_statutory)) == (
        None,
        str(first.before.due_statutory + timedelta(days=30)) if first.before.due_statutory else "",
    )


async def test_an_extension_is_told_with_the_day_it_was_granted() -> None:
    ids = await a_suit()
    await file(event(ids["suit"], "extension_granted", "2025-03-10", days=90))

    assert await days_of("first_trial") == ("2025-03-24", "2025-06-23")
    assert (await kept())[0].cause == "登记“准许（决定）延期”（2025-03-10）"


async def test_an_earlier_receipt_entered_later_moves_the_date() -> None:
    """The earliest valid receipt counts: another root, the same duty, so no new deadline."""
    ids = await a_suit()
    filed = await file(event(ids["suit"], "copy_received", "2024-09-25", authority=ids["bureau"]))

    assert await days_of("answer_evidence") == ("2024-10-12", "2024-10-10")
    (move,) = [m for m in filed.deadlines if m.rule == "answer_evidence"]
    assert move.before is not None
    assert move.after is not None


async def test_a_deadline_whose_ground_was_struck_is_told_as_gone() -> None:
    ids = await a_suit()
    await file({"fact": "strike", "what": "event", "id": ids["copy"], "version": 1}, why="误登")

    gone = [one for one in await kept() if one.gone]
    assert {one.rule for one in gone} == {"answer_evidence", "jurisdiction_objection"}
    assert {one.cause for one in gone} == {"划除“收到副本”（2024-09-27）"}


async def test_a_closed_office_moves_the_alarm_alone() -> None:
    filed = await file(
        *OURS,
        suit("(2026)浙9901行初7号"),
        event("@suit", "copy_received", "2026-11-06", authority="@bureau"),
    )
    await file(closed(filed.created["bureau"], "2026-11-20"), why="停止办公")

    one = next(one for one in await kept() if one.rule == "answer_evidence")
    assert one.before.due_statutory == one.after.due_statutory
    assert (str(one.before.alarm_on), str(one.after.alarm_on)) == ("2026-11-20", "2026-11-19")
    assert one.cause == "登记停止办公日“台风停止办公”（2026-11-20）"


async def test_a_date_set_by_hand_stays_and_both_are_shown() -> None:
    ids = await a_suit()
    row = await deadline("answer_evidence")
    await file(on_deadline(row["id"], "manual_date", value="2024-10-08", reason="局领导要求提前"))

    filed = await file(amend(ids["copy"], happened_on="2024-09-26"), why="签收为26日")

    (one,) = [one for one in await kept() if one.rule == "answer_evidence"]
    assert one.manual
    assert str(one.before.alarm_on) == str(one.after.alarm_on) == "2024-10-08"
    assert (str(one.after.due_statutory), str(one.after.due_safe)) == (
        "2024-10-11",
        "2024-10-11",
    )
    assert next(m for m in filed.deadlines if m.rule == "answer_evidence").manual


async def test_setting_a_date_by_hand_is_no_move_of_its_own() -> None:
    """Whoever sets it has signed for it already; it stands in the history."""
    await a_suit()
    row = await deadline("answer_evidence")
    await file(on_deadline(row["id"], "manual_date", value="2024-10-08", reason="提前"))

    assert await kept() == []


async def test_the_assignee_is_told_rather_than_the_handler() -> None:
    ids = await a_suit()
    row = await deadline("answer_evidence")
    await file(on_deadline(row["id"], "assigned", value="裘某"))
    await file(amend(ids["copy"], happened_on="2024-09-26"))

    assert {one.rule: one.whom for one in await kept()} == {
        "answer_evidence": "裘某",
        "jurisdiction_objection": "林某",
    }


async def test_a_rebuild_that_moves_a_date_keeps_it_too() -> None:
    """As after a change of the program: the stored date is not what the facts give now."""
    await a_suit()
    await database.execute(
        "UPDATE deadline SET due_statutory = '2024-10-14' WHERE rule = 'answer_evidence'"
    )

    await rebuild()

    (one,) = await kept()
    assert (str(one.before.due_statutory), str(one.after.due_statutory)) == (
        "2024-10-14",
        "2024-10-12",
    )
    assert (one.act, one.cause) == (None, "按现行规则和日历重新计算")


async def test_what_is_accepted_is_no_longer_asked_for() -> None:
    ids = await a_suit()
    await file(amend(ids["copy"], happened_on="2024-09-26"))
    first, second = await kept()

    filed = await file({"fact": "accept_move", "move": first.id, "reason": "已核对"}, why="核对")

    assert [one.id for one in await kept(WantedMoves())] == [second.id]
    assert (await kept())[0].state is MoveState.ACCEPTED
    (act,) = await database.rows("SELECT verb, value, reason FROM deadline_act")
    assert act == {"verb": "move_accepted", "value": str(first.id), "reason": "已核对"}
    assert filed.act > 0
    assert await rebuild(check=True) == []


async def test_the_last_move_settles_those_before_it() -> None:
    ids = await a_suit()
    await file(amend(ids["copy"], 1, happened_on="2024-09-26"))
    await file(amend(ids["copy"], 2, happened_on="2024-09-25"))
    row = await deadline("answer_evidence")

    await file(on_deadline(row["id"], "move_accepted"), why="核对")

    assert {one.rule for one in await kept(WantedMoves())} == {"jurisdiction_objection"}
    with pytest.raises(Invalid, match="没有待确认的变动"):
        await file(on_deadline(row["id"], "move_accepted"), why="再确认")


async def test_a_move_is_settled_once() -> None:
    ids = await a_suit()
    await file(amend(ids["copy"], happened_on="2024-09-26"))
    (one, _) = await kept()
    accept = {"fact": "accept_move", "move": one.id}
    await file(accept, why="核对")

    with pytest.raises(Invalid, match=f"期限变动{one.id}已确认"):
        await file(accept, why="核对")
    with pytest.raises(Invalid, match="没有编号为99的期限变动"):
        await file({"fact": "accept_move", "move": 99}, why="核对")


async def test_a_deadline_that_fell_away_can_be_confirmed() -> None:
    ids = await a_suit()
    await file({"fact": "strike", "what": "event", "id": ids["copy"], "version": 1}, why="误登")
    one = (await kept(WantedMoves()))[0]

    await file({"fact": "accept_move", "move": one.id}, why="确系误登")

    assert one.id not in {left.id for left in await kept(WantedMoves())}


async def test_what_is_done_meanwhile_is_no_longer_asked_for() -> None:
    ids = await a_suit()
    await file(amend(ids["copy"], happened_on="2024-09-26"))
    await file(event(ids["suit"], "answer_filed", "2024-10-08", authority=ids["bureau"]))

    assert {one.rule for one in await kept(WantedMoves())} == {"jurisdiction_objection"}


async def test_a_rebuild_puts_the_state_right_from_the_facts() -> None:
    ids = await a_suit()
    await file(amend(ids["copy"], happened_on="2024-09-26"))
    (one, _) = await kept()
    await file({"fact": "accept_move", "move": one.id}, why="核对")
    await database.execute("UPDATE deadline_move SET state = 'pending'")

    found = await rebuild(check=True)
    await rebuild()

    assert [d.message for d in found] == [f"期限变动{one.id}记为待确认，按登记应为已确认。"]
    assert await rebuild(check=True) == []
