"""Corrections: the old image, the reason and the name stay; nothing is deleted."""

import json

import pytest

from docket import db as database
from docket.docketing.service import rebuild
from docket.errors import Invalid, StaleVersion
from tests.facts import BUREAU, MATTER, event, file, hearing, outcome, suit

pytestmark = pytest.mark.usefixtures("db")


def amend(what: str, row_id: int, version: int = 1, **changes: object) -> dict[str, object]:
    """A correction."""
    return {"fact": "amend", "what": what, "id": row_id, "version": version, "changes": changes}


async def a_suit() -> dict[str, int]:
    """A suit whose complaint copy was received on 2024-09-27."""
    filed = await file(
        *BUREAU,
        *MATTER,
        suit("(2024)浙9901行初7号"),
        event("@suit", "accepted", "2024-09-24"),
        event("@suit", "copy_received", "2024-09-27", authority="@bureau", ref="copy"),
    )
    return filed.created


async def test_a_corrected_receipt_moves_its_deadline_and_says_so() -> None:
    """Nothing moves unseen: old date, new date; the old version stays with reason and name."""
    ids = await a_suit()

    filed = await file(
        amend("event", ids["copy"], happened_on="2024-09-26"), why="收发室签收为26日"
    )

    move = next(m for m in filed.deadlines if m.rule == "answer_evidence")
    assert move.before is not None
    assert move.after is not None
    assert (str(move.before.due_statutory), str(move.after.due_statutory)) == (
        "2024-10-12",
        "2024-10-11",
    )
    changes = await database.rows(
        "SELECT c.before, c.after, a.why, a.actor_name FROM change c JOIN act a ON a.id = c.act "
        "WHERE c.table_name = 'event' AND c.before IS NOT NULL"
    )
    assert json.loads(changes[0]["before"])["happened_on"] == "2024-09-27"
    assert (changes[0]["why"], changes[0]["actor_name"]) == ("收发室签收为26日", "顾问律师甲")


async def test_a_stale_version_is_refused() -> None:
    """Two people correct the same row: the second is told."""
    ids = await a_suit()
    await file(amend("event", ids["copy"], happened_on="2024-09-26"), why="改")

    with pytest.raises(StaleVersion):
        await file(amend("event", ids["copy"], happened_on="2024-09-25"), why="再改")


async def test_what_was_recorded_by_mistake_is_struck_not_deleted() -> None:
    """A struck receipt starts no deadline; its row stays."""
    ids = await a_suit()

    await file({"fact": "strike", "what": "event", "id": ids["copy"], "version": 1}, why="误登")

    assert await database.rows("SELECT id FROM deadline WHERE rule = 'answer_evidence'") == []
    assert await database.rows("SELECT id FROM event WHERE struck") == [{"id": ids["copy"]}]


async def test_a_correction_is_judged_like_an_entry() -> None:
    """An impossible order is refused when it comes by correction, too."""
    ids = await a_suit()
    filed = await file(
        outcome(ids["suit"], "f_dismiss_claims", "2025-01-10", ref="decision"), why="判决"
    )

    with pytest.raises(Invalid, match="结案日（2024-09-01）早于受理"):
        await file(amend("event", filed.created["decision"], happened_on="2024-09-01"), why="改")


async def test_a_hearing_with_appearances_is_struck_last() -> None:
    """What later facts rest on cannot go before them."""
    ids = await a_suit()
    seat = {
        "fact": "record_appearance",
        "hearing": "@h",
        "authority": ids["bureau"],
        "rank": "deputy",
    }
    filed = await file(hearing(ids["suit"], "2024-11-05", ref="h"), seat, why="开庭")

    with pytest.raises(Invalid, match="还有出庭记录以它为依据"):
        await file(
            {"fact": "strike", "what": "hearing", "id": filed.created["h"], "version": 1},
            why="误登",
        )


async def test_a_number_is_read_anew_when_corrected() -> None:
    """The parts follow the number."""
    ids = await a_suit()

    await file(amend("proceeding", ids["suit"], docket_number="（2024）浙9901行初17号"), why="录错")

    row = (await database.rows("SELECT docket_number, number_seq FROM proceeding"))[0]
    assert row == {"docket_number": "(2024)浙9901行初17号", "number_seq": 17}


async def test_people_acts_on_a_deadline_survive_a_rebuild() -> None:
    """Assigned and set by hand: facts, laid over whatever the law gives."""
    ids = await a_suit()
    deadline = (await database.rows("SELECT id FROM deadline WHERE rule = 'answer_evidence'"))[0][
        "id"
    ]
    act = {"fact": "act_on_deadline", "deadline": deadline, "happened_on": "2024-09-28"}
    await file(act | {"verb": "assigned", "value": "程思远"}, why="分派")
    await file(
        act | {"verb": "manual_date", "value": "2024-10-10", "reason": "提前一日送达法院"},
        why="定日",
    )

    await database.execute("DELETE FROM deadline")
    differences = await rebuild()

    assert {d.table for d in differences} == {"deadline"}
    row = (await database.rows("SELECT * FROM deadline WHERE rule = 'answer_evidence'"))[0]
    assert (row["assignee"], str(row["alarm_on"]), bool(row["manual"])) == (
        "程思远",
        "2024-10-10",
        True,
    )
    assert str(row["due_statutory"]) == "2024-10-12"
    assert await rebuild(check=True) == []
    assert ids["suit"] == row["proceeding"]


@pytest.mark.parametrize("table", ["tally", "deadline", "sitting"])
async def test_a_projection_that_was_tampered_with_is_found(table: str) -> None:
    """``rebuild --check`` compares every projection with the facts."""
    ids = await a_suit()
    await file(hearing(ids["suit"], "2024-11-05"), why="开庭")
    column = {
        "tally": "wln = 'loss'",
        "deadline": "provisional = TRUE",
        "sitting": "principals = 2",
    }
    await database.execute(f"UPDATE {table} SET {column[table]}")  # noqa: S608

    assert {d.table for d in await rebuild(check=True)} == {table}
    await rebuild()
    assert await rebuild(check=True) == []


async def test_only_known_fields_can_be_corrected() -> None:
    """The matter a proceeding belongs to is not corrected but entered anew."""
    ids = await a_suit()

    with pytest.raises(Invalid, match="程序的“matter”不能更正"):
        await file(amend("proceeding", ids["suit"], matter=9), why="改")
