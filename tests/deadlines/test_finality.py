"""裁判是否生效: by each party's own period, the post under way, and what is not on record."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from docket.deadlines.rules.finality import finality
from docket.deadlines.rules.remedies import FinalityFile, Member
from docket.deadlines.rules.taking_effect import Finality
from docket.law import library
from docket.proceedings.schemas import EventRow, ProceedingRow
from docket.terms import How, Procedure

BOOK = library.rulebook()
CALENDAR = library.official_calendar()
US, THEM, THIRD = Member(True, 1, "青渡分局"), Member(False, 4, "顾某"), Member(False, 5, "茅某")
JUDGED = date(2024, 9, 10)
LATER = date(2024, 12, 31)
JUDGMENT = frozenset({"judgment"})


def proceeding(procedure: Procedure = Procedure.FIRST_INSTANCE, **more: Any) -> ProceedingRow:
    base: dict[str, Any] = {"id": 7, "matter": 3, "compensation": False, "track": None}
    base |= {"forum": "青渡区人民法院", "docket_number": None, "previous": None, "link": None}
    base |= {"version": 1, "accepted_on": date(2024, 3, 1), "decided_on": JUDGED}
    return ProceedingRow(**(base | {"procedure": procedure} | more))


def event(kind: str, on: date, **more: Any) -> EventRow:
    base: dict[str, Any] = {"id": 1, "proceeding": 7, "authority": None, "party": None}
    base |= {"how": None, "sent_on": None, "days": None, "until_on": None}
    return EventRow(**(base | {"kind": kind, "happened_on": on} | more))


OURS = event("served", date(2024, 9, 16), authority=1)
THEIRS = event("served", date(2024, 9, 25), party=4, how=How.POST)


def first(*events: EventRow, **more: Any) -> FinalityFile:
    """A judgment of first instance on one of ours and one of theirs."""
    base: dict[str, Any] = {"proceeding": proceeding(), "events": events}
    base |= {"members": (US, THEM), "instruments": JUDGMENT}
    return FinalityFile(**(base | more))


def judged(file: FinalityFile, today: date = LATER) -> Finality:
    return finality(file, BOOK, CALENDAR, today)


def test_a_judgment_nobody_appealed_is_presumed_effective_after_the_last_period_and_the_mail() -> (
    None
):
    """Ours ends on 10-08, over National Day; theirs on 10-10, and seven days for the mail."""
    found = judged(first(OURS, THEIRS))

    assert (found.state, found.on) == ("presumed", date(2024, 10, 18))
    ours, theirs = found.parties
    assert (ours.served_on, ours.free_from) == (date(2024, 9, 16), date(2024, 10, 9))
    assert theirs.ends[0].due_statutory == date(2024, 10, 10)
    assert "民事诉讼法第八十五条第四款" in found.reasons[-1]
    assert found.unknown == ()


def test_until_that_day_it_is_not_yet_effective() -> None:
    file = first(OURS, THEIRS)

    assert judged(file, date(2024, 10, 17)).state == "not_yet"
    assert judged(file, date(2024, 10, 17)).on == date(2024, 10, 18)
    assert judged(file, date(2024, 10, 18)).state == "presumed"


def test_a_party_whose_service_is_not_on_record_leaves_it_unknown() -> None:
    found = judged(first(OURS, THEIRS, members=(US, THEM, THIRD)))

    assert found.state == "unknown"
    assert found.unknown == ("没有登记对茅某的送达日。",)


def test_without_another_party_nothing_is_presumed() -> None:
    assert judged(first(OURS, members=(US,))).unknown == ("没有登记对方当事人。",)


def test_a_notice_to_the_public_counts_thirty_days_later() -> None:
    public = event("served", date(2024, 9, 25), party=4, how=How.PUBLIC_NOTICE)

    assert judged(first(OURS, public)).parties[1].served_on == date(2024, 10, 25)


def test_the_earliest_of_several_services_counts() -> None:
    again = event("served", date(2024, 9, 30), party=4)

    assert judged(first(OURS, again, THEIRS)).parties[1].served_on == date(2024, 9, 25)


def test_an_appeal_in_time_keeps_it_open_though_no_second_instance_is_on_record() -> None:
    """Posted on the last day: in time (民事诉讼法第八十五条第四款)."""
    posted = event("appealed", date(2024, 10, 14), party=4, sent_on=date(2024, 10, 10))

    found = judged(first(OURS, THEIRS, posted))

    assert found.state == "not_yet"
    assert found.parties[1].acted_on == date(2024, 10, 10)
    assert "已有人上诉：顾某（2024-10-10）" in found.reasons[-1]


def test_an_appeal_after_every_reading_is_named_and_left_to_the_court() -> None:
    late = event("appealed", date(2024, 10, 11), party=4)

    found = judged(first(OURS, THEIRS, late))

    assert found.state == "presumed"
    assert found.parties[1].late
    assert any("已过其期间（2024-10-10）" in reason for reason in found.reasons)


def test_a_ruling_has_ten_days_where_it_can_be_appealed() -> None:
    ruling = frozenset({"ruling"})

    appealable = judged(first(OURS, THEIRS, instruments=ruling, appealable=True))
    other = judged(first(OURS, THEIRS, instruments=ruling))

    assert appealable.parties[1].ends[0].version == "appeal_ruling@2015-05-01"
    assert (other.state, other.on) == ("effective", date(2024, 9, 16))
    assert "第一百零一条第二款" in other.reasons[0]


def test_without_a_result_nobody_knows_which_period_runs() -> None:
    found = judged(first(OURS, THEIRS, instruments=frozenset()))

    assert found.state == "unknown"
    assert "是判决还是裁定" in found.unknown[0]


def second(**more: Any) -> ProceedingRow:
    return proceeding(Procedure.SECOND_INSTANCE, id=8, previous=7, **more)


def test_a_second_instance_decides_in_its_place() -> None:
    pending = judged(first(OURS, THEIRS, successors=(second(decided_on=None),)))
    done = judged(first(OURS, THEIRS, successors=(second(decided_on=date(2025, 1, 9)),)))

    assert pending.state == "not_yet"
    assert (done.state, done.on) == ("superseded", date(2025, 1, 9))


def test_an_appeal_withdrawn_lets_the_first_instance_stand_from_the_service_of_that_ruling() -> (
    None
):
    withdrawn = {8: (event("served", date(2025, 1, 13), authority=1),)}
    successors = (second(decided_on=date(2025, 1, 9)),)

    stands = judged(first(OURS, THEIRS, successors=successors, withdrawals=withdrawn))
    unknown = judged(first(OURS, THEIRS, successors=successors, withdrawals={8: ()}))

    assert (stands.state, stands.on) == ("effective", date(2025, 1, 13))
    assert unknown.state == "unknown"
    assert "没有登记二审裁定" in unknown.unknown[0]


def test_an_obstacle_is_told_beside_the_party() -> None:
    began = event("obstacle_began", date(2024, 10, 3), party=4)
    ended = event("obstacle_ended", date(2024, 10, 20), party=4)

    assert judged(first(OURS, THEIRS, began)).parties[1].note.endswith("尚未登记消除，可以申请顺延")
    assert "2024-10-20消除" in judged(first(OURS, THEIRS, began, ended)).parties[1].note


def test_a_service_before_the_law_was_in_force_is_no_date_to_guess_from() -> None:
    old = event("served", date(2014, 9, 25), party=4)

    found = judged(first(OURS, old))

    assert found.state == "unknown"
    assert found.unknown[0].startswith("顾某：算不出届满日")


def test_mediation_waits_for_the_last_signature() -> None:
    mediated = {"instruments": frozenset({"mediation"})}

    assert judged(first(OURS, THEIRS, **mediated)).on == date(2024, 9, 25)
    missing = judged(first(OURS, **mediated))
    assert (missing.state, missing.unknown) == ("unknown", ("没有登记顾某签收的日期。",))


@pytest.mark.parametrize(
    "procedure",
    [
        pytest.param(Procedure.SECOND_INSTANCE, id="second instance"),
        pytest.param(Procedure.RETRIAL_REVIEW, id="review of a retrial application"),
    ],
)
def test_what_cannot_be_appealed_takes_effect_with_pronouncement_or_first_service(
    procedure: Procedure,
) -> None:
    file = first(OURS, event("pronounced", date(2024, 9, 12)), proceeding=proceeding(procedure))

    assert (judged(file).state, judged(file).on) == ("effective", date(2024, 9, 12))
    assert judged(replace(file, events=())).state == "unknown"


def test_a_second_instance_that_sends_the_case_back_ends_nothing() -> None:
    file = first(OURS, proceeding=proceeding(Procedure.SECOND_INSTANCE), reopened=True)

    assert "争议没有终结" in judged(file).reasons[-1]


def test_a_retrial_goes_by_the_level_it_tries_again() -> None:
    retrial = first(OURS, THEIRS, proceeding=proceeding(Procedure.RETRIAL, previous=6))

    assert judged(retrial).state == "unknown"
    assert judged(replace(retrial, lower=proceeding(id=6))).state == "presumed"
    assert judged(replace(retrial, lower=second())).state == "effective"


def test_an_application_for_retrial_leaves_the_effect_an_order_stops_it_a_retrial_replaces_it() -> (
    None
):
    file = first(OURS, THEIRS)
    asked = replace(file, successors=(proceeding(Procedure.RETRIAL_REVIEW, id=9),))
    ordered = replace(file, events=(OURS, THEIRS, event("retrial_ordered", date(2025, 3, 3))))
    retried = replace(
        file, successors=(proceeding(Procedure.RETRIAL, id=9, decided_on=date(2025, 8, 1)),)
    )

    assert judged(asked).state == "presumed"
    assert "第九十条" in judged(asked).reasons[-1]
    assert "中止原裁判的执行" in judged(ordered).reasons[-1]
    assert (judged(retried).state, judged(retried).on) == ("superseded", date(2025, 8, 1))


def recon(*events: EventRow, **more: Any) -> FinalityFile:
    base: dict[str, Any] = {"proceeding": proceeding(Procedure.RECONSIDERATION)}
    base |= {"instruments": frozenset({"decision"})}
    return first(*events, **(base | more))


def test_after_reconsideration_only_the_others_have_a_suit_of_fifteen_days() -> None:
    found = judged(recon(OURS, THEIRS))

    assert [row.name for row in found.parties] == ["顾某"]
    assert (found.state, found.on) == ("presumed", date(2024, 10, 18))
    assert "第七十五条第二款" in found.reasons[0]


def test_a_decision_of_2023_is_held_to_the_words_of_its_time() -> None:
    old = proceeding(Procedure.RECONSIDERATION, decided_on=date(2023, 12, 29))

    assert "2017年修正" in judged(recon(OURS, THEIRS, proceeding=old)).reasons[0]


def test_a_suit_keeps_a_reconsideration_decision_open() -> None:
    suit = proceeding(id=8, previous=7, decided_on=None, docket_number="(2024)浙9902行初9号")
    filed = event("sued", date(2024, 10, 8), party=4)

    assert "(2024)浙9902行初9号" in judged(recon(OURS, THEIRS, successors=(suit,))).reasons[0]
    assert "没有登记一审程序" in judged(recon(OURS, THEIRS, filed)).reasons[-1]


def test_a_decision_that_is_final_by_law_leaves_no_suit() -> None:
    found = judged(recon(OURS, THEIRS, final_by_law=True))

    assert (found.state, found.on) == ("effective", date(2024, 9, 16))
    assert found.reasons[-1] == "依法是终局决定，不能起诉。"


def test_a_reconsideration_mediation_takes_effect_when_all_have_signed() -> None:
    found = judged(recon(OURS, THEIRS, instruments=frozenset({"mediation"})))

    assert (found.state, found.on) == ("effective", date(2024, 9, 25))
    assert "第七十三条第二款" in found.reasons[0]


def test_what_is_not_decided_or_never_decides_is_said_to_be_so() -> None:
    pending = judged(first(proceeding=proceeding(decided_on=None)))
    other = judged(first(proceeding=proceeding(Procedure.SUGGESTION)))

    assert (pending.state, pending.reasons) == ("not_yet", ("本程序尚未结案。",))
    assert other.state == "not_judged"
