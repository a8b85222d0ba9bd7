"""复核: key dates stand as 待复核 until a second person has looked; waiving one needs two."""

import json
from datetime import date
from typing import Any

import pytest

from docket import db as database
from docket.accounts.rules import Viewer
from docket.deadlines.rules.second_names import another
from docket.desk import service as desk
from docket.desk.queries.worklist import Wanted, worklist
from docket.desk.texts import why_text
from docket.docketing.service import rebuild
from docket.errors import Invalid
from docket.history.rules import Actor
from docket.terms import ActorKind
from tests.clients import local_client
from tests.facts import BUREAU, COUNSEL, MATTER, SECOND, TODAY, event, file, on_deadline, suit

pytestmark = pytest.mark.usefixtures("db")
ALL = Viewer.everything()
THIRD = Actor(ActorKind.USER, "third", "法制大队丙")
NEW = suit("(2026)浙9901行初7号")


async def one(rule: str = "answer_evidence") -> dict[str, Any]:
    """The stored deadline of a rule."""
    (row,) = await database.rows("SELECT * FROM deadline WHERE rule = {}", rule)
    return row


async def received(on: str = "2026-11-16") -> dict[str, int]:
    """A suit whose copy arrived, entered by counsel; the labels of what was filed."""
    copy = event("@suit", "copy_received", on, authority="@bureau", ref="copy")
    accepted = event("@suit", "accepted", "2026-11-10")
    return (await file(*BUREAU, *MATTER, NEW, accepted, copy)).created


async def test_a_key_date_of_ours_waits_and_rings_all_the_same() -> None:
    """The answer due on 2026-12-01 waits, the court's own period does not."""
    await received()

    answer = await one()
    assert (answer["awaiting"], answer["state"]) == ("date", "open")
    assert answer["alarm_on"] == date(2026, 12, 1)
    assert (await one("first_trial"))["awaiting"] is None


async def test_who_entered_it_cannot_confirm_it_and_somebody_else_can() -> None:
    await received()
    answer = (await one())["id"]

    with pytest.raises(Invalid, match="顾问律师甲登记的，不能由本人复核"):
        await file(on_deadline(answer, "confirmed"))
    await file(on_deadline(answer, "confirmed"), by=SECOND)

    row = await one()
    assert (row["awaiting"], row["confirmed_by"]) == (None, "公职律师乙")
    with pytest.raises(Invalid, match="已由公职律师乙复核"):
        await file(on_deadline(answer, "confirmed"), by=THIRD)
    assert await rebuild(check=True) == []


async def test_a_moved_date_is_confirmed_anew_and_not_by_who_moved_it() -> None:
    """2026-11-17 instead of 16: the last day moves, and with it who may look."""
    labels = await received()
    answer = (await one())["id"]
    await file(on_deadline(answer, "confirmed"), by=SECOND)
    moved: dict[str, Any] = {
        "fact": "amend",
        "what": "event",
        "id": labels["copy"],
        "version": 1,
        "changes": {"happened_on": "2026-11-17"},
    }

    await file(moved, by=SECOND, why="签收日看错")

    assert (await one())["awaiting"] == "date"
    with pytest.raises(Invalid, match="公职律师乙登记的"):
        await file(on_deadline(answer, "confirmed"), by=SECOND)
    await file(on_deadline(answer, "confirmed"))
    assert (await one())["confirmed_by"] == "顾问律师甲"


async def test_who_corrects_a_note_has_not_entered_the_date() -> None:
    labels = await received()
    noted: dict[str, Any] = {
        "fact": "amend",
        "what": "event",
        "id": labels["copy"],
        "version": 1,
        "changes": {"note": "信封上有邮戳"},
    }

    await file(noted, by=SECOND, why="补充备注")

    with pytest.raises(Invalid, match="顾问律师甲"):
        await file(on_deadline((await one())["id"], "confirmed"))


async def test_who_granted_more_time_cannot_confirm_the_later_day() -> None:
    """An extension is a fact that the date rests on."""
    await received()
    more = event(1, "extension_granted", "2026-11-20", authority=1, days=10)
    (row,) = await database.rows("SELECT id FROM proceeding")
    (ours,) = await database.rows("SELECT id FROM authority")
    await file(more | {"proceeding": row["id"], "authority": ours["id"]}, by=SECOND)

    with pytest.raises(Invalid, match="公职律师乙登记的"):
        await file(on_deadline((await one())["id"], "confirmed"), by=SECOND)
    await file(on_deadline((await one())["id"], "confirmed"), by=THIRD)


async def test_a_date_set_by_hand_waits_for_another_than_who_set_it() -> None:
    """The day of the law was confirmed before, so the first may look at the other's alarm."""
    await received()
    answer = (await one())["id"]
    await file(on_deadline(answer, "confirmed"), by=SECOND)

    by_hand = on_deadline(answer, "manual_date", value="2026-11-27", reason="承办人出差")
    await file(by_hand, by=SECOND)

    assert (await one())["awaiting"] == "date"
    with pytest.raises(Invalid, match="人工定日是公职律师乙登记的"):
        await file(on_deadline(answer, "confirmed"), by=SECOND)
    await file(on_deadline(answer, "confirmed"))
    assert (await one())["confirmed_by"] == "顾问律师甲"


async def test_what_was_looked_at_is_what_is_confirmed() -> None:
    """The date moved between the look and the confirmation: it is told, nothing is written."""
    await received()
    seen = on_deadline((await one())["id"], "confirmed", value="2026-11-30")

    with pytest.raises(Invalid, match="现在是2026-12-01，不是2026-11-30"):
        await file(seen, by=SECOND)


@pytest.mark.parametrize(
    ("value", "waiting"),
    [
        pytest.param("off", set(), id="off: nothing waits"),
        pytest.param(
            "key_dates", {"answer_evidence", "jurisdiction_objection"}, id="key dates of ours"
        ),
        pytest.param("all", None, id="all: every date that is still open"),
    ],
)
async def test_the_authority_decides_what_waits(value: str, waiting: set[str] | None) -> None:
    """Open files follow the policy at once, and a rebuild gives the same."""
    labels = await received()
    policy = {
        "fact": "record_policy",
        "authority": labels["bureau"],
        "key": "four_eyes",
        "value": value,
    }
    await file(policy | {"value": "all"}, why="局务会决定")

    await file(policy, why="局务会决定")

    found = await database.rows("SELECT rule FROM deadline WHERE awaiting = 'date'")
    still_open = await database.rows("SELECT rule FROM deadline WHERE state = 'open'")
    expected = {row["rule"] for row in still_open} if waiting is None else waiting
    assert {row["rule"] for row in found} == expected
    assert "first_trial" in {row["rule"] for row in still_open}
    assert await rebuild(check=True) == []


async def test_waiving_a_key_date_needs_a_reason_and_a_second_name() -> None:
    """Until then it is open and rings."""
    await received()
    answer = (await one())["id"]
    with pytest.raises(Invalid, match="须说明理由"):
        await file(on_deadline(answer, "waived"))

    filed = await file(on_deadline(answer, "waived", reason="原告已口头撤诉"))

    row = await one()
    assert (row["state"], row["awaiting"]) == ("open", "waiver")
    assert row["alarm_on"] == date(2026, 12, 1)
    assert any("须经另一人复核" in warning for warning in filed.warnings)
    with pytest.raises(Invalid, match="的免除是顾问律师甲登记的"):
        await file(on_deadline(answer, "confirmed"))
    await file(on_deadline(answer, "confirmed"), by=SECOND)
    row = await one()
    assert (row["state"], row["awaiting"], row["confirmed_by"]) == ("waived", None, "公职律师乙")
    assert await rebuild(check=True) == []


async def test_a_waiver_is_not_undone_or_made_by_a_later_policy() -> None:
    """It says itself whether it needs a second name, by what held when it was entered."""
    labels = await received()
    policy = {"fact": "record_policy", "authority": labels["bureau"], "key": "four_eyes"}
    await file(on_deadline((await one())["id"], "waived", reason="原告已撤诉"))

    await file(policy | {"value": "off"}, why="只有一人在岗")

    assert (await one())["awaiting"] == "waiver"
    objection = (await one("jurisdiction_objection"))["id"]
    await file(on_deadline(objection, "waived", reason="不提异议"))
    await file(policy | {"value": "key_dates"}, why="人员到岗")
    assert (await one("jurisdiction_objection"))["state"] == "waived"


async def test_what_is_no_key_date_is_waived_by_one() -> None:
    await received()

    await file(on_deadline((await one("first_trial"))["id"], "waived", reason="已移送"))

    assert (await one("first_trial"))["state"] == "waived"


async def test_reopening_asks_for_a_reason_and_takes_a_waiver_back() -> None:
    await received()
    answer = (await one())["id"]
    await file(on_deadline(answer, "waived", reason="原告已口头撤诉"))
    with pytest.raises(Invalid, match="须说明理由"):
        await file(on_deadline(answer, "reopened"))

    await file(on_deadline(answer, "reopened", reason="原告没有撤诉"))

    row = await one()
    assert (row["state"], row["awaiting"]) == ("open", "date")


async def test_a_person_says_by_which_channel_it_was_done_and_what_proves_it() -> None:
    """Late is recordable, and marked."""
    await received(on="2026-11-02")
    (paper,) = (
        await file(
            {
                "fact": "add_paper",
                "sha256": "0" * 64,
                "name": "邮寄回执.pdf",
                "media_type": "application/pdf",
                "size": 1,
            }
        )
    ).ids

    await file(on_deadline((await one())["id"], "done", how="post", paper=paper))

    row = await one()
    assert (row["state"], row["done_on"]) == ("done_late", TODAY)
    assert (row["done_how"], row["done_paper"]) == ("post", paper)
    assert row["awaiting"] is None


async def test_an_event_that_fulfils_it_tells_its_channel_and_its_proof() -> None:
    labels = await received()
    filed = event(labels["suit"], "answer_filed", "2026-11-20", authority=labels["bureau"])

    await file(filed | {"how": "e_service"})

    row = await one()
    assert (row["state"], row["done_how"], row["done_paper"]) == ("done", "e_service", None)


async def test_only_what_was_done_has_a_channel() -> None:
    await received()

    with pytest.raises(Invalid, match="只有办结才写明方式和凭证"):
        await file(on_deadline((await one())["id"], "confirmed", how="post"), by=SECOND)


async def test_the_list_and_the_explanation_say_what_waits() -> None:
    await received()
    answer = (await one())["id"]

    waiting = await worklist(ALL, Wanted(unconfirmed=True))
    text = why_text(await desk.why(ALL, answer), today=TODAY)

    assert {line.rule for line in waiting.items} == {"answer_evidence", "jurisdiction_objection"}
    assert "待复核：须由另一人复核" in text
    await file(on_deadline(answer, "confirmed"), by=SECOND)
    assert "复核：公职律师乙" in why_text(await desk.why(ALL, answer), today=TODAY)


async def test_the_filter_is_there_over_http() -> None:
    await received()

    async with local_client() as client:
        found = (await client.get("/api/v1/deadlines", params={"unconfirmed": "true"})).json()

    assert {one["awaiting"] for one in found["items"]} == {"date"}
    assert json.dumps(found, ensure_ascii=False).count("answer_evidence") >= 1


@pytest.mark.parametrize(
    ("actor", "then", "other"),
    [
        pytest.param(COUNSEL, ("counsel", "顾问律师甲"), False, id="the same person"),
        pytest.param(COUNSEL, ("counsel", "顾问律师"), False, id="an account that was renamed"),
        pytest.param(COUNSEL, ("local", "顾问律师甲"), False, id="the same name without account"),
        pytest.param(COUNSEL, ("second", "公职律师乙"), True, id="another account and name"),
        pytest.param(
            Actor(ActorKind.CLI, "local", "林某"), ("local", "沈某"), True, id="two names, one host"
        ),
    ],
)
def test_a_second_person_is_told_by_account_and_name(
    actor: Actor, then: tuple[str, str], other: bool
) -> None:
    assert another(actor, *then) is other
