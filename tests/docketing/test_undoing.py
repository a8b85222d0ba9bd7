"""Undoing is a filing that reverses the facts, from the images of the history."""

import pytest

from docket import db as database
from docket.docketing.service import rebuild
from docket.errors import Invalid
from docket.history.service import verify
from docket.terms import MoveState
from tests.docketing.moved import OURS, a_suit, amend, deadline, kept, on_deadline
from tests.facts import event, file, outcome, suit

pytestmark = pytest.mark.usefixtures("db")


async def test_an_undone_correction_puts_the_date_back() -> None:
    ids = await a_suit()
    before = await deadline("answer_evidence")
    done = await file(amend(ids["copy"], happened_on="2024-09-26", how="mail_room"))

    filed = await file({"fact": "undo_act", "act": done.act}, why="26日是另一份文书")

    assert await deadline("answer_evidence") == before
    (row,) = await database.rows("SELECT * FROM event WHERE id = {}", ids["copy"])
    assert (str(row["happened_on"]), row["how"], row["version"]) == ("2024-09-27", None, 3)
    states = [one.state for one in await kept()]
    assert states == [MoveState.UNDONE] * 2 + [MoveState.ACCEPTED] * 2
    assert {m.why for m in filed.deadlines} == {
        f"撤销历史第{done.act}号：更正“收到副本”（日期 2024-09-26 → 2024-09-27，方式 收发室签收 → （空））"
    }
    assert await rebuild(check=True) == []
    assert (await verify()).ok


async def test_what_was_added_is_struck() -> None:
    """A suspension and its end entered in the wrong matter, in one filing."""
    ids = await a_suit()
    before = await deadline("first_trial")
    done = await file(
        event(ids["suit"], "suspended", "2024-10-10"),
        event(ids["suit"], "resumed", "2024-11-09"),
    )

    await file({"fact": "undo_act", "act": done.act}, why="登错案件")

    assert await deadline("first_trial") == before
    struck = await database.rows("SELECT kind FROM event WHERE struck ORDER BY id")
    assert [row["kind"] for row in struck] == ["suspended", "resumed"]


async def test_what_was_struck_counts_again() -> None:
    ids = await a_suit()
    before = await deadline("answer_evidence")
    done = await file({"fact": "strike", "what": "event", "id": ids["copy"], "version": 1})

    await file({"fact": "undo_act", "act": done.act}, why="并非误登")

    now = await deadline("answer_evidence")
    assert {k: v for k, v in now.items() if k != "id"} == {
        k: v for k, v in before.items() if k != "id"
    }
    assert (await verify()).ok


async def test_a_decision_and_its_holdings_are_taken_back_together() -> None:
    ids = await a_suit()
    done = await file(outcome(ids["suit"], "f_dismiss_claims", "2025-01-10"))

    await file({"fact": "undo_act", "act": done.act}, why="登错案件")

    assert (await deadline("first_trial"))["state"] == "open"
    assert await rebuild(check=True) == []


@pytest.mark.parametrize(
    ("what", "said"),
    [
        pytest.param("opening", "这次登记新立了", id="what was opened stays"),
        pytest.param("notice", "放假通知不能撤销登记", id="a notice"),
        pytest.param("acting", "对期限的处置不能撤销", id="what a person did to a deadline"),
        pytest.param("undoing", "撤销不能再撤销", id="an undoing"),
        pytest.param("nothing", "没有可以撤销的第999号", id="no such act"),
        pytest.param("twice", "登记已被撤销", id="undone already"),
        pytest.param("later", "此后又有改动（第", id="corrected again since"),
    ],
)
async def test_what_cannot_be_reversed_is_refused_with_what_to_do(what: str, said: str) -> None:
    act = await _act(what)

    with pytest.raises(Invalid, match=said) as refused:
        await file({"fact": "undo_act", "act": act}, why="撤销")

    assert all(e.field == "facts[0].act" and e.remedy for e in refused.value.fields)


async def _act(what: str) -> int:
    """An act that cannot be taken back."""
    filed = await file(
        *OURS,
        suit("(2024)浙9901行初7号"),
        event("@suit", "copy_received", "2024-09-27", authority="@bureau", ref="copy"),
    )
    row = await deadline("answer_evidence")
    first = await file(amend(filed.created["copy"], happened_on="2024-09-26"))
    match what:
        case "opening":
            return filed.act
        case "notice":
            (notice,) = await database.rows(
                "SELECT MIN(act) AS act FROM change WHERE table_name = 'notice'"
            )
            return int(notice["act"])
        case "acting":
            return (await file(on_deadline(row["id"], "assigned", value="裘某"))).act
        case "undoing":
            return (await file({"fact": "undo_act", "act": first.act}, why="撤销")).act
        case "nothing":
            return 999
    await file(
        {"fact": "undo_act", "act": first.act}
        if what == "twice"
        else amend(filed.created["copy"], 2, happened_on="2024-09-25")
    )
    return first.act
