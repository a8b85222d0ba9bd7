"""Periods that run from the expiry of another, and acceptance that nobody recorded."""

import pytest

from docket.deadlines.rules import MatterFacts
from docket.proceedings.schemas import EventRow
from docket.terms import Procedure, Track
from tests.deadlines.facts import found, happened, only

RECON, COMPENSATION = Procedure.RECONSIDERATION, Procedure.STATE_COMPENSATION
NON_LITIGATION = Procedure.NON_LITIGATION_ENFORCEMENT
ACCEPTED = happened("accepted", "2026-03-02")


@pytest.mark.parametrize(
    ("events", "sue_from", "sue_by"),
    [
        pytest.param([], "2026-05-06", "2026-05-21", id="from the day to which it moved"),
        pytest.param(
            [happened("suspended", "2026-03-20"), happened("resumed", "2026-05-10")],
            "2026-06-22",
            "2026-07-07",
            id="suspended for 51 days, ending at 端午",
        ),
        pytest.param(
            [happened("extension_granted", "2026-04-20", days=15)],
            "2026-05-18",
            "2026-06-02",
            id="with the days granted, not with thirty",
        ),
    ],
)
def test_the_suit_against_silence_runs_from_the_last_day_to_decide(
    events: list[EventRow], sue_from: str, sue_by: str
) -> None:
    """行政诉讼法第四十五条: 复议期满之日, with extension, suspension and the move off rest days."""
    row = only(found(RECON, ACCEPTED, *events), "suit_recon_overdue").row

    assert (str(row.trigger_on), str(row.due_statutory)) == (sue_from, sue_by)
    assert row.root_event == ACCEPTED.id


@pytest.mark.parametrize(
    ("decided_on", "state"),
    [
        pytest.param("2026-05-06", "void", id="decided on the last day: nothing expired"),
        pytest.param("2026-05-07", "void", id="decided a day late: the decision is to be sued"),
        pytest.param(None, "open", id="not decided"),
    ],
)
def test_a_decision_takes_the_suit_against_silence_away(decided_on: str | None, state: str) -> None:
    events = [ACCEPTED, *([happened("decided", decided_on)] if decided_on else [])]

    assert only(found(RECON, *events), "suit_recon_overdue").row.state == state


def test_a_chain_waits_while_its_first_link_stands_still() -> None:
    """It keeps its identity, has no day, and says which period it waits for."""
    row = only(
        found(RECON, ACCEPTED, happened("suspended", "2026-03-20")), "suit_recon_overdue"
    ).row

    assert (row.due_statutory, row.root_event) == (None, ACCEPTED.id)
    assert "“复议决定”还没有届满日" in (row.not_computable or "")


def test_a_simplified_reconsideration_is_overdue_after_thirty_days() -> None:
    rows = found(RECON, ACCEPTED, track=Track.SIMPLIFIED)

    assert str(only(rows, "suit_recon_overdue").row.trigger_on) == "2026-04-01"


RECEIVED = happened("application_received", "2026-02-13")


def test_silence_for_five_working_days_is_acceptance() -> None:
    """2026-02-13, over the Spring Festival: accepted on 02-27, to be decided by 04-28."""
    rows = found(RECON, RECEIVED)

    decision = only(rows, "recon_decision")
    assert (str(decision.row.trigger_on), str(decision.row.due_statutory)) == (
        "2026-02-27",
        "2026-04-28",
    )
    assert decision.row.root_event == RECEIVED.id
    assert "视为受理" in decision.root.why
    assert only(rows, "recon_accept_review").row.state == "open"
    assert str(only(rows, "suit_recon_overdue").row.trigger_on) == "2026-04-28"


@pytest.mark.parametrize("kind", ["refused", "transferred"])
def test_whoever_refuses_or_transfers_has_not_accepted(kind: str) -> None:
    rows = found(RECON, RECEIVED, happened(kind, "2026-02-25"))

    assert "recon_decision" not in {d.rule.key for d in rows}


def test_a_correction_that_is_asked_stops_the_time_and_its_arrival_starts_it_again() -> None:
    """行政复议法第三十一条: five working days again, from the corrected papers."""
    asked = happened("correction_asked", "2026-02-25", "them")
    waiting = found(RECON, RECEIVED, asked)
    answered = found(RECON, RECEIVED, asked, happened("correction_received", "2026-03-05"))

    assert "recon_decision" not in {d.rule.key for d in waiting}
    assert str(only(answered, "recon_decision").row.trigger_on) == "2026-03-12"


def test_the_recorded_acceptance_takes_the_place_of_the_silent_one() -> None:
    rows = found(RECON, RECEIVED, happened("accepted", "2026-02-26"))

    assert str(only(rows, "recon_decision").row.trigger_on) == "2026-02-26"
    assert only(rows, "recon_deemed_accepted").row.state == "void"


def test_under_the_old_law_receipt_was_acceptance() -> None:
    """2017年修正第十七条第二款."""
    rows = found(RECON, happened("application_received", "2023-11-01"))

    assert str(only(rows, "recon_decision").row.trigger_on) == "2023-11-01"


def test_a_claim_decided_in_time_leaves_no_suit_for_silence() -> None:
    claim = happened("claim_received", "2026-03-02", "us")
    in_time = found(COMPENSATION, claim, happened("claim_decided", "2026-04-20", "us"))
    late = found(COMPENSATION, claim, happened("claim_decided", "2026-05-20", "us"))

    assert only(in_time, "comp_suit_no_decision").row.state == "void"
    assert only(late, "comp_suit_no_decision").row.state == "open"


def test_the_other_side_has_six_months_by_the_later_text() -> None:
    """Presumed to sue no more only after the longer reading and the mail."""
    row = only(
        found(COMPENSATION, happened("claim_received", "2026-01-05", "us")), "comp_suit_no_decision"
    )

    assert [way.code for way in row.readings] == [
        "comp_suit_no_decision@2013-01-01",
        "suit_inaction@2018-02-08",
    ]
    assert str(row.row.due_statutory) == "2026-06-05"
    assert str(row.row.alarm_on) == "2026-09-15"


def test_our_day_in_a_chain_is_safe_from_the_day_before_it_moved() -> None:
    """A penalty served on 2025-08-18: remedies end on 02-18, moved to 02-24 by the festival."""
    served = happened("act_served", "2025-08-18", "them")

    row = only(found(NON_LITIGATION, served), "nonlit_apply").row

    assert (str(row.due_statutory), str(row.due_safe)) == ("2026-05-25", "2026-05-18")
    assert (row.root_event, row.authority) == (served.id, 1)


@pytest.mark.parametrize(
    ("demand_on", "says"),
    [
        pytest.param(None, "最早自2026年2月25日起可以申请", id="the day after the last remedy"),
        pytest.param("2026-03-10", "最早自2026年3月25日起可以申请", id="ten working days later"),
        pytest.param("2026-05-11", "可能已过安全日2026-05-18", id="demanded too late to be safe"),
    ],
)
def test_enforcement_says_from_when_on_it_can_be_asked(demand_on: str | None, says: str) -> None:
    """It is a window: not before the remedies and the demand have run (行政强制法第五十四条)."""
    events = [happened("act_served", "2025-08-18", "them")]
    if demand_on is not None:
        events.append(happened("demand_served", demand_on, "them"))

    assert says in only(found(NON_LITIGATION, *events), "nonlit_apply").root.why


def test_the_demand_is_served_before_the_time_to_apply_is_over() -> None:
    served = happened("act_served", "2025-08-18", "them")
    demand = happened("demand_served", "2026-03-10", "them")

    before = only(found(NON_LITIGATION, served), "nonlit_demand_latest").row
    after = found(NON_LITIGATION, served, demand)

    assert (str(before.due_statutory), before.state) == ("2026-04-29", "open")
    assert only(after, "nonlit_demand_latest").row.state == "done"
    assert only(after, "nonlit_demand").row.state == "open"


def test_a_request_that_was_performed_opens_no_suit() -> None:
    """信息公开 has a period of its own; any other request two months."""
    asked = happened("request_received", "2026-01-05", "us")
    done = happened("performed", "2026-02-27", "us")
    first = Procedure.FIRST_INSTANCE

    assert only(found(first, asked, done), "suit_inaction").row.state == "void"
    assert only(found(first, asked), "suit_inaction").row.state == "open"
    about = MatterFacts(act_kind="information_disclosure")
    keys = {d.rule.key for d in found(first, asked, matter=about)}
    assert "info_reply" in keys
    assert not keys & {"duty_performance_wait", "suit_inaction"}
