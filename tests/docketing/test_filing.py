"""One filing: facts in, everything else derived, all or nothing."""

from datetime import date

import pytest

from docket import db as database
from docket.errors import AlreadyDocketed, Conflict, Invalid
from tests.facts import BUREAU, MATTER, event, file, hearing, outcome, reconsideration, suit

pytestmark = pytest.mark.usefixtures("db")


async def deadlines() -> dict[str, dict[str, object]]:
    """The stored deadlines by rule key."""
    return {row["rule"]: row for row in await database.rows("SELECT * FROM deadline ORDER BY id")}


async def test_a_complaint_copy_brings_its_deadlines() -> None:
    """The copy received on 2024-09-27: the answer is due on the make-up Saturday 2024-10-12."""
    filed = await file(
        *BUREAU,
        *MATTER,
        suit("(2024)浙9901行初7号"),
        event("@suit", "accepted", "2024-09-24"),
        event("@suit", "copy_received", "2024-09-27", authority="@bureau"),
    )

    answer = next(m for m in filed.deadlines if m.rule == "answer_evidence")
    assert answer.before is None
    assert answer.after is not None
    assert answer.after.due_statutory == date(2024, 10, 12)
    assert answer.after.binds == "us"
    assert set(await deadlines()) >= {"answer_evidence", "first_trial"}


async def test_an_answer_sent_late_is_recorded_and_marked() -> None:
    """Late is recordable."""
    await file(
        *BUREAU,
        *MATTER,
        suit(),
        event("@suit", "copy_received", "2023-03-01", authority="@bureau"),
        event("@suit", "answer_filed", "2023-03-20", authority="@bureau"),
    )

    assert (await deadlines())["answer_evidence"]["state"] == "done_late"


async def test_posting_in_time_is_in_time() -> None:
    """交邮 before expiry counts, whenever it arrives (民事诉讼法第八十五条第四款)."""
    await file(
        *BUREAU,
        *MATTER,
        suit(),
        event("@suit", "copy_received", "2023-03-01", authority="@bureau"),
        event("@suit", "answer_filed", "2023-03-20", authority="@bureau", sent_on="2023-03-15"),
    )

    assert (await deadlines())["answer_evidence"]["state"] == "done"


@pytest.mark.parametrize(
    ("received_on", "due_on"),
    [
        pytest.param("2023-12-20", "2024-01-02", id="2017 law: 10 calendar days, over New Year"),
        pytest.param("2024-01-02", "2024-01-16", id="2023 law: 10 working days"),
    ],
)
async def test_the_reply_follows_the_law_of_the_day_of_receipt(
    received_on: str, due_on: str
) -> None:
    """Ten calendar days until 2023-12-31, ten working days since."""
    await file(
        *BUREAU,
        *MATTER,
        reconsideration(),
        event("@recon", "copy_received", received_on, authority="@bureau"),
    )

    assert str((await deadlines())["recon_reply"]["due_statutory"]) == due_on


async def test_the_earliest_receipt_counts() -> None:
    """The mail room's signature starts the period, not the day the legal office got it."""
    await file(
        *BUREAU,
        *MATTER,
        suit(),
        event("@suit", "copy_received", "2023-03-03", authority="@bureau"),
        event("@suit", "copy_received", "2023-03-01", authority="@bureau", how="mail_room"),
    )

    rows = await database.rows("SELECT * FROM deadline WHERE rule = 'answer_evidence'")
    assert [str(row["trigger_on"]) for row in rows] == ["2023-03-01"]


async def test_a_decision_makes_a_tally_and_closes_what_was_open() -> None:
    """Dismissed claims are a win; the answer that was never filed in time is missed."""
    await file(
        *BUREAU,
        *MATTER,
        suit(),
        event("@suit", "accepted", "2023-02-20"),
        event("@suit", "copy_received", "2023-03-01", authority="@bureau"),
        outcome("@suit", "f_dismiss_claims", "2023-06-01"),
    )

    tally = (await database.rows("SELECT * FROM tally"))[0]
    assert (tally["wln"], tally["category"]) == ("win", "dismissed")
    assert str(tally["accepted_on"]) == "2023-02-20"
    assert (await deadlines())["answer_evidence"]["state"] == "missed"


async def test_the_judgment_served_on_both_opens_an_appeal_for_each() -> None:
    """上诉 runs per party from its own service; a judgment gives 15 days, never the ruling's 10."""
    await file(
        *BUREAU,
        *MATTER,
        suit(),
        event("@suit", "accepted", "2023-02-20"),
        outcome("@suit", "f_dismiss_claims", "2023-06-01"),
        event("@suit", "served", "2023-06-05", authority="@bureau"),
        event("@suit", "served", "2023-06-07", party="@citizen"),
    )

    rows = await database.rows(
        "SELECT * FROM deadline WHERE rule LIKE 'appeal_%' ORDER BY trigger_on"
    )
    assert [(r["rule"], r["binds"], str(r["due_statutory"])) for r in rows] == [
        ("appeal_judgment", "us", "2023-06-20"),
        ("appeal_judgment", "them", "2023-06-25"),
    ]


async def test_a_right_left_to_lapse_is_not_missed() -> None:
    """管辖异议 may be raised and need not."""
    await file(
        *BUREAU,
        *MATTER,
        suit(),
        event("@suit", "accepted", "2023-02-20"),
        event("@suit", "copy_received", "2023-03-01", authority="@bureau"),
        outcome("@suit", "f_dismiss_claims", "2023-06-01"),
    )

    assert (await deadlines())["jurisdiction_objection"]["state"] == "void"


async def test_the_organs_receipt_fulfils_what_binds_the_other_side() -> None:
    """补正 received by the organ names no party, and is theirs all the same."""
    await file(
        *BUREAU,
        *MATTER,
        reconsideration(),
        event("@recon", "correction_asked", "2024-03-01", party="@citizen"),
        event("@recon", "correction_received", "2024-03-11"),
    )

    assert (await deadlines())["recon_correction_submit"]["state"] == "done"


async def test_the_leader_who_sat_fulfils_the_duty() -> None:
    """One qualifying sitting; silence stays unknown."""
    await file(
        *BUREAU,
        *MATTER,
        suit(),
        hearing("@suit", "2023-04-10", ref="sitting"),
        {
            "fact": "record_appearance",
            "hearing": "@sitting",
            "authority": "@bureau",
            "rank": "principal",
            "person": "甘棠",
        },
    )

    assert (await database.rows("SELECT attendance FROM tally"))[0]["attendance"] == "attended"
    assert (await database.rows("SELECT principals FROM sitting"))[0]["principals"] == 1


async def test_a_hearing_nobody_recorded_is_unknown() -> None:
    """A paper that says nothing means unknown, never absent."""
    await file(*BUREAU, *MATTER, suit(), hearing("@suit", "2023-04-10"))

    assert (await database.rows("SELECT attendance FROM tally"))[0]["attendance"] == "unknown"


async def test_the_same_case_number_twice_points_to_the_first() -> None:
    """The number stands in one proceeding only."""
    ids = (await file(*BUREAU, *MATTER, suit())).created
    again = suit(standings=[{"authority": ids["bureau"], "role": "defendant"}], parties=[])

    with pytest.raises(AlreadyDocketed, match="已登记：案件2023-0001的程序"):
        await file(again | {"matter": ids["matter"]})


async def test_a_like_matter_is_pointed_out_before_it_is_opened() -> None:
    """Same act, party and unit: very likely the same dispute."""
    first = await file(*BUREAU, *MATTER)
    again = [
        f
        | ({"unit": first.created["unit"]} if f["fact"] == "open_matter" else {})
        | ({"authority": first.created["bureau"]} if f["fact"] == "add_challenged_act" else {})
        for f in MATTER
    ]

    with pytest.raises(Conflict, match="已有相似案件：2023-0001"):
        await file(*again)
    accepted = await file(again[0] | {"accept_likeness": True}, *again[1:])
    assert accepted.created["matter"] != first.created["matter"]


async def test_a_remand_opens_a_new_first_instance() -> None:
    """发回重审: the chain goes back down, and the remand is neither won nor lost."""
    appeal = suit(
        "(2023)浙99行终3号",
        procedure="second_instance",
        ref="appeal",
        previous="@suit",
        link="appeal",
    )
    again = suit("(2023)浙9901行初70号", ref="again", previous="@appeal", link="remand")
    await file(
        *BUREAU,
        *MATTER,
        suit(),
        outcome("@suit", "f_revoked", "2023-05-01"),
        appeal,
        outcome("@appeal", "s_remand", "2023-08-01"),
        again,
    )

    rows = await database.rows("SELECT procedure, wln FROM tally ORDER BY proceeding")
    assert [(r["procedure"], r["wln"]) for r in rows] == [
        ("first_instance", "loss"),
        ("second_instance", "neutral"),
        ("first_instance", "open"),
    ]


async def test_correcting_the_lower_level_recomputes_the_level_above() -> None:
    """An affirmed result is the result below; when that is corrected, so is this."""
    appeal = suit(
        "(2023)浙99行终3号",
        procedure="second_instance",
        ref="appeal",
        previous="@suit",
        link="appeal",
    )
    filed = await file(
        *BUREAU,
        *MATTER,
        suit(),
        outcome("@suit", "f_dismiss_claims", "2023-05-01"),
        appeal,
        outcome("@appeal", "s_affirmed", "2023-08-01"),
    )
    item = (await database.rows("SELECT id, version FROM outcome_item ORDER BY id"))[0]

    await file(
        {
            "fact": "amend",
            "what": "outcome_item",
            "id": item["id"],
            "version": item["version"],
            "changes": {"code": "f_unlawful"},
        },
        why="判决主文录错",
    )

    rows = await database.rows("SELECT proceeding, wln FROM tally ORDER BY proceeding")
    assert [r["wln"] for r in rows] == ["loss", "loss"]
    assert filed.created["appeal"] == rows[1]["proceeding"]


async def test_all_wrong_fields_are_named_at_once_and_nothing_is_written() -> None:
    """Three errors in one filing: three sentences, no row."""
    with pytest.raises(Invalid) as refusal:
        await file(
            *BUREAU,
            MATTER[0] | {"field": "公安厅"},
            suit("(2023)浙9901刑初7号"),
            event("@suit", "copy_recieved", "2023-03-01"),
        )

    fields = {e.field for e in refusal.value.fields}
    assert fields == {"facts[2].field", "facts[3].docket_number", "facts[4].kind"}
    assert await database.rows("SELECT id FROM authority") == []
