"""Where the law can be read in several ways: the earliest binds us, the latest frees us of them."""

from datetime import date

import pytest

from docket.deadlines.rules import MatterFacts
from docket.deadlines.schemas import DeadlineActRow
from docket.terms import DeadlineVerb, How, Procedure
from tests.deadlines.facts import BUREAU, CITIZEN, found, happened, only

RECON, FIRST = Procedure.RECONSIDERATION, Procedure.FIRST_INSTANCE
COPY = happened("copy_received", "2023-12-28", "us")
"""The last days of the old law: ten calendar days, or ten working days by the new one."""


def choice(code: str, root: int = COPY.id, rule: str = "recon_reply") -> DeadlineActRow:
    return DeadlineActRow(
        id=1,
        proceeding=1,
        authority=BUREAU,
        party=None,
        rule=rule,
        root_event=root,
        root_hearing=None,
        ordinal=0,
        verb=DeadlineVerb.READING_CHOSEN,
        happened_on=date(2024, 1, 2),
        value=code,
    )


def test_a_reply_across_the_change_of_law_is_safe_by_the_earlier_reading() -> None:
    """2024-01-08 by the old law, 01-12 by the new: the old one holds, Friday 01-05 is safe."""
    one = only(found(RECON, COPY), "recon_reply")

    assert [way.code for way in one.readings] == [
        "recon_reply@1999-10-01",
        "recon_reply@2024-01-01",
    ]
    assert one.row.reading == "recon_reply@1999-10-01"
    assert (str(one.row.due_statutory), str(one.row.due_safe)) == ("2024-01-08", "2024-01-05")


def test_the_reading_that_somebody_chose_holds() -> None:
    one = only(found(RECON, COPY, acts=(choice("recon_reply@2024-01-01"),)), "recon_reply")

    assert one.row.reading == "recon_reply@2024-01-01"
    assert (str(one.row.due_statutory), str(one.row.alarm_on)) == ("2024-01-12", "2024-01-12")
    assert one.computation is not None
    assert one.computation.rule.id == "recon_reply@2024-01-01"


def test_whether_an_answer_was_late_goes_by_the_reading_that_holds() -> None:
    answered = happened("answer_filed", "2024-01-11", "us")

    by_law = only(found(RECON, COPY, answered), "recon_reply").row
    chosen = only(
        found(RECON, COPY, answered, acts=(choice("recon_reply@2024-01-01"),)), "recon_reply"
    ).row

    assert (by_law.state, chosen.state) == ("done_late", "done")


def test_a_reading_that_the_facts_no_longer_leave_open_is_passed_over() -> None:
    """The copy came in March after all: there is one reading only."""
    copy = happened("copy_received", "2024-03-01", "us")

    one = only(found(RECON, copy, acts=(choice("recon_reply@1999-10-01", copy.id),)), "recon_reply")

    assert (one.row.reading, str(one.row.due_statutory)) == (None, "2024-03-15")


def test_others_may_act_until_the_latest_reading_and_the_mail() -> None:
    """Known on 2025-02-28: six months end on 08-28, in full months from the next day on 08-31."""
    row = only(found(FIRST, happened("act_known", "2025-02-28", "them")), "suit_direct").row

    assert (str(row.due_statutory), str(row.alarm_on)) == ("2025-08-28", "2025-09-09")


@pytest.mark.parametrize(
    ("matter", "how", "more", "due"),
    [
        pytest.param(MatterFacts(), How.HAND, {}, "2026-03-17", id="handed over"),
        pytest.param(MatterFacts(), How.PUBLIC_NOTICE, {}, "2026-04-16", id="thirty days"),
        pytest.param(
            MatterFacts(field="public_security", act_kind="administrative_penalty"),
            How.PUBLIC_NOTICE,
            {},
            "2026-05-18",
            id="sixty days for a police decision, ending on a Saturday",
        ),
        pytest.param(
            MatterFacts(),
            How.PUBLIC_NOTICE,
            {"days": 60},
            "2026-05-18",
            id="sixty days set by the notice: no domicile in China",
        ),
    ],
)
def test_the_way_of_service_decides_the_start(
    matter: MatterFacts, how: How, more: dict[str, int], due: str
) -> None:
    """罚款缴纳 within 15 days of the service of the penalty, noticed or handed over on 2026-03-02."""
    served = happened("act_served", "2026-03-02", "them", subject="fine", how=how, **more)

    rows = found(RECON, served, matter=matter)

    assert str(only(rows, "fine_payment").row.due_statutory) == due


def test_posting_in_time_is_in_time() -> None:
    """民事诉讼法第八十五条第四款: posted on the last day, arrived four days later; no courier."""
    copy = happened("copy_received", "2024-03-01", "us")
    posted = happened("answer_filed", "2024-03-19", "us", sent_on=date(2024, 3, 15))
    arrived = happened("answer_filed", "2024-03-19", "us")

    carried = happened("answer_filed", "2024-03-19", "us", sent_on=date(2024, 3, 15), how=How.HAND)

    assert only(found(RECON, copy, posted), "recon_reply").row.state == "done"
    assert only(found(RECON, copy, arrived), "recon_reply").row.state == "done_late"
    assert only(found(RECON, copy, carried), "recon_reply").row.state == "done_late"


def test_time_lost_to_an_obstacle_is_not_counted_against_whoever_sues() -> None:
    """行政诉讼法第四十八条第一款: ten days of flood are ten days more."""
    known = happened("act_known", "2026-01-05", "them")
    flood = [
        happened("obstacle_began", "2026-06-20", "them"),
        happened("obstacle_ended", "2026-06-30", "them"),
    ]

    plain = only(found(FIRST, known), "suit_direct").row
    flooded = found(FIRST, known, *flood)

    assert str(plain.due_statutory) == "2026-07-06"
    assert str(only(flooded, "suit_direct").row.due_statutory) == "2026-07-15"
    assert str(only(flooded, "period_extension_request").row.due_statutory) == "2026-07-10"


def test_while_the_obstacle_lasts_there_is_no_last_day() -> None:
    known = happened("act_known", "2026-01-05", "them")

    row = only(
        found(FIRST, known, happened("obstacle_began", "2026-06-20", "them")), "suit_direct"
    ).row

    assert row.due_statutory is None


def test_an_obstacle_of_another_party_moves_nothing() -> None:
    known = happened("act_known", "2026-01-05", "them")
    other = happened("obstacle_began", "2026-06-20", party=CITIZEN + 1)

    assert str(only(found(FIRST, known, other), "suit_direct").row.due_statutory) == "2026-07-06"


def test_where_reconsideration_must_come_first_no_suit_is_open() -> None:
    known = happened("act_known", "2026-01-05", "them")
    asked = happened("request_received", "2026-01-05", "us")
    prior = MatterFacts(prior_reconsideration=True)

    keys = {d.rule.key for d in found(FIRST, known, asked, matter=prior)}

    assert not keys & {"suit_direct", "suit_inaction"}
    assert "duty_performance_wait" in keys


def test_a_refusal_where_reconsideration_must_come_first_opens_its_own_suit() -> None:
    """行政复议法第三十四条 instead of 行政诉讼法第四十五条: one period, not two."""
    served = happened("served", "2026-03-02", "them")
    prior = MatterFacts(prior_reconsideration=True)

    refused = found(RECON, served, matter=prior, outcomes=frozenset({"r_not_accepted"}))
    upheld = found(RECON, served, matter=prior, outcomes=frozenset({"r_upheld"}))

    assert {d.rule.key for d in refused} == {"suit_prior_recon_refused"}
    assert {d.rule.key for d in upheld} == {"suit_after_recon"}


@pytest.mark.parametrize(
    ("subject", "keys"),
    [
        (None, set()),
        ("norm", {"judicial_suggestion_norm"}),
        ("public_interest", {"procuratorial_pil_reply"}),
        ("public_interest_urgent", {"procuratorial_pil_reply_urgent"}),
        ("procuratorial", {"proc_suggestion_reply"}),
    ],
)
def test_what_a_suggestion_is_about_decides_by_when_it_is_answered(
    subject: str | None, keys: set[str]
) -> None:
    received = happened("suggestion_received", "2026-03-02", "us", subject=subject)

    assert {d.rule.key for d in found(Procedure.SUGGESTION, received)} == keys


def test_a_ruling_on_jurisdiction_is_appealed_apart_from_the_judgment() -> None:
    """Ten days from its service while the suit goes on; the later appeal is against the judgment."""
    ruling = happened("served", "2026-03-02", "us", subject="jurisdiction_ruling")
    judgment = happened("served", "2026-09-01", "us")
    appeal = happened("appealed", "2026-09-10", "us")

    rows = found(FIRST, ruling, judgment, appeal, instruments=frozenset({"judgment"}))

    on_ruling, on_judgment = only(rows, "appeal_ruling").row, only(rows, "appeal_judgment").row
    assert (str(on_ruling.due_statutory), on_ruling.state) == ("2026-03-12", "open")
    assert on_judgment.state == "done"


def test_an_exclusion_of_the_old_regulation_lapses_with_it() -> None:
    """条例 of 2007 until 2026-06-30; from 07-01 its exclusions have no text to rest on."""
    accepted = happened("accepted", "2026-06-15")
    before = [
        happened("excluded_began", "2026-06-20", subject="appraisal"),
        happened("excluded_ended", "2026-06-30", subject="appraisal"),
    ]
    after = [
        happened("excluded_began", "2026-07-01", subject="appraisal"),
        happened("excluded_ended", "2026-07-11", subject="appraisal"),
    ]

    assert str(only(found(RECON, accepted), "recon_decision").row.raw_end) == "2026-08-14"
    assert str(only(found(RECON, accepted, *before), "recon_decision").row.raw_end) == "2026-08-24"
    assert str(only(found(RECON, accepted, *after), "recon_decision").row.raw_end) == "2026-08-14"


def test_days_excluded_for_two_things_at_once_count_once() -> None:
    """鉴定 and 公告 overlap by five days: twenty-five in all."""
    events = [
        happened("excluded_began", "2026-04-01", subject="appraisal"),
        happened("excluded_began", "2026-04-10", subject="notice"),
        happened("excluded_ended", "2026-04-15", subject="appraisal"),
        happened("excluded_ended", "2026-04-26", subject="notice"),
    ]

    row = only(found(FIRST, happened("accepted", "2026-03-02"), *events), "first_trial").row

    assert str(row.raw_end) == "2026-09-27"


def test_a_notice_of_the_forum_is_judged_when_it_is_on_record() -> None:
    """The court summons three days before: nothing to show while no summons is recorded."""
    from_nothing = found(FIRST, happened("accepted", "2026-03-02"))

    assert "hearing_summons" not in {d.rule.key for d in from_nothing}
