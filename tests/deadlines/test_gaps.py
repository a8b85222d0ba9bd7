"""缺项: what must be on record by a day is asked for, once it is due, and of whom it is due."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from msgspec import structs

from docket.deadlines.rules import derive
from docket.deadlines.rules.files import ProceedingFile
from docket.deadlines.rules.gaps import GapFile, gaps
from docket.hearings.schemas import HearingRow
from docket.law import library
from docket.proceedings.schemas import EventRow, ProceedingRow, StandingRow
from docket.terms import HearingKind, HearingState, Procedure, Role

BOOK = library.expectations()
ACCEPTED = date(2026, 3, 2)
FIRST = Procedure.FIRST_INSTANCE
RECON = Procedure.RECONSIDERATION


def proceeding(procedure: Procedure = FIRST, **more: Any) -> ProceedingRow:
    base: dict[str, Any] = {"id": 7, "matter": 3, "compensation": False, "track": None}
    base |= {"forum": "青渡区人民法院", "docket_number": "(2026)浙9902行初7号"}
    base |= {"previous": None, "link": None, "version": 1}
    return ProceedingRow(**(base | {"procedure": procedure, "accepted_on": ACCEPTED} | more))


def event(kind: str, on: date = ACCEPTED, **more: Any) -> EventRow:
    base: dict[str, Any] = {"id": 1, "proceeding": 7, "authority": None, "party": None}
    base |= {"how": None, "sent_on": None, "days": None, "until_on": None}
    return EventRow(**(base | {"kind": kind, "happened_on": on} | more))


def standing(authority: int = 1, role: Role = Role.DEFENDANT, **more: Any) -> StandingRow:
    base: dict[str, Any] = {"id": authority, "proceeding": 7, "capacity": None, "unit": 1}
    return StandingRow(
        **(base | {"authority": authority, "role": role, "represented_by": None}) | more
    )


def sitting(on: date, state: HearingState, **more: Any) -> HearingRow:
    base: dict[str, Any] = {"id": 5, "proceeding": 7, "kind": HearingKind.COURT_HEARING}
    base |= {"leader_notified": True, "leader_renotified": False}
    return HearingRow(**(base | {"held_on": on, "state": state} | more))


def file(*events: EventRow, procedure: Procedure = FIRST, **more: Any) -> GapFile:
    """A proceeding that was accepted, with one of ours and one other party in it."""
    own = {name: more.pop(name) for name in ("decided_on", "suspended") if name in more}
    docketed = more.pop("docket_number", "(2026)浙9902行初7号")
    base: dict[str, Any] = {
        "proceeding": proceeding(procedure, docket_number=docketed, **own),
        "events": (event("accepted"), *events),
        "standings": (standing(),),
        "names": {("authority", 1): "青渡分局", ("party", 4): "顾某"},
        "parties": (4,),
    }
    return GapFile(**(base | more))


def codes(found: GapFile, today: date) -> list[str]:
    return [one.expectation.code for one in gaps(found, BOOK.values(), today)]


def only(code: str) -> Iterable[Any]:
    return [BOOK[code]]


def test_the_copy_of_a_complaint_is_asked_for_once_the_court_has_had_its_time() -> None:
    """Five days to send it (行政诉讼法第六十七条第一款), and the mail."""
    assert "complaint_copy" not in codes(file(), date(2026, 3, 11))
    assert "complaint_copy" in codes(file(), date(2026, 3, 12))

    [gap] = gaps(file(), only("complaint_copy"), date(2026, 3, 12))
    assert (gap.subject, gap.named) == ("authority:1", "青渡分局")
    assert gap.since == date(2026, 3, 12)
    assert gap.expectation.zh == "一审立案后没有登记收到起诉状副本的日期"


def test_it_is_settled_by_the_copy_of_that_authority_alone() -> None:
    copy = event("copy_received", date(2026, 3, 5), authority=1)
    two = file(copy, standings=(standing(1), standing(2)))

    assert gaps(file(copy), only("complaint_copy"), date(2026, 6, 1)) == []
    assert [g.subject for g in gaps(two, only("complaint_copy"), date(2026, 6, 1))] == [
        "authority:2"
    ]


def test_what_a_decision_overtakes_is_not_asked_any_more() -> None:
    decided = file(event("decided", date(2026, 5, 1)), decided_on=date(2026, 5, 1))

    assert gaps(decided, only("complaint_copy"), date(2026, 6, 1)) == []


def test_the_notice_to_reply_is_asked_for_in_reconsideration() -> None:
    late = date(2026, 3, 14)

    assert "recon_notice" in codes(file(procedure=RECON), late)
    notice = event("notice_received", date(2026, 3, 9), authority=1)
    assert "recon_notice" not in codes(file(notice, procedure=RECON), late)


def test_an_appellant_of_ours_is_not_asked_for_its_own_appeal() -> None:
    second = Procedure.SECOND_INSTANCE
    ours = file(procedure=second, standings=(standing(1, Role.APPELLANT),))

    assert "appeal_copy" not in codes(ours, date(2026, 6, 1))
    assert "appeal_copy" in codes(file(procedure=second), date(2026, 6, 1))


def test_who_appeared_is_asked_of_each_sitting_and_authority() -> None:
    held = sitting(date(2026, 4, 1), HearingState.HELD)
    two = (standing(1), standing(2), standing(3, represented_by=1))
    found = file(hearings=(held,), standings=two, sat={5: frozenset({1})})

    assert gaps(found, only("attendance"), date(2026, 4, 3)) == []
    [gap] = gaps(found, only("attendance"), date(2026, 4, 4))
    assert gap.subject == "hearing:5/authority:2"


def test_a_sitting_of_another_kind_asks_for_nobody() -> None:
    talk = sitting(date(2026, 4, 1), HearingState.HELD, kind=HearingKind.RECONSIDERATION_HEARING)

    assert gaps(file(hearings=(talk,)), only("attendance"), date(2026, 5, 1)) == []
    heard = file(hearings=(talk,), procedure=RECON)
    assert len(gaps(heard, only("attendance"), date(2026, 5, 1))) == 1


def test_a_week_before_a_sitting_the_notice_to_the_leader_is_asked_for() -> None:
    soon = sitting(date(2026, 4, 20), HearingState.SCHEDULED, leader_notified=None)
    told = sitting(date(2026, 4, 20), HearingState.SCHEDULED, leader_notified=False)

    assert gaps(file(hearings=(soon,)), only("leader_notified"), date(2026, 4, 12)) == []
    assert len(gaps(file(hearings=(soon,)), only("leader_notified"), date(2026, 4, 13))) == 1
    assert gaps(file(hearings=(told,)), only("leader_notified"), date(2026, 4, 13)) == []


def test_a_sitting_whose_day_has_passed_must_be_said_to_have_been_held_or_not() -> None:
    past = sitting(date(2026, 4, 20), HearingState.SCHEDULED)

    assert gaps(file(hearings=(past,)), only("hearing_past"), date(2026, 4, 20)) == []
    assert len(gaps(file(hearings=(past,)), only("hearing_past"), date(2026, 4, 21))) == 1


def decided(**more: Any) -> GapFile:
    """A judgment of 2026-05-01, served on nobody yet."""
    on = date(2026, 5, 1)
    return file(event("decided", on), decided_on=on, decided_with_result=True, **more)


def test_service_is_asked_for_of_each_party_ours_first() -> None:
    assert codes(decided(), date(2026, 5, 16)) == ["served_on_us"]
    assert codes(decided(), date(2026, 5, 31)) == ["served_on_us", "served_on_them"]


def test_an_appeal_or_the_years_make_the_service_on_others_pointless() -> None:
    appealed = decided(successors=(proceeding(Procedure.SECOND_INSTANCE, id=8, previous=7),))

    assert codes(appealed, date(2026, 6, 30)) == []
    assert "served_on_them" in codes(decided(), date(2027, 7, 5))
    assert "served_on_them" not in codes(decided(), date(2027, 7, 6))


def test_a_decision_needs_a_result() -> None:
    bare = file(event("decided", date(2026, 5, 1)), decided_on=date(2026, 5, 1))

    assert "outcome" in codes(bare, date(2026, 5, 4))


def test_an_appeal_needs_a_second_instance() -> None:
    appeal = event("appealed", date(2026, 5, 10), party=4)
    second = proceeding(Procedure.SECOND_INSTANCE, id=8, previous=7)
    later = date(2026, 6, 24)

    assert [g.since for g in gaps(file(appeal), only("second_instance"), later)] == [later]
    docketed = file(appeal, successors=(second,))
    assert gaps(docketed, only("second_instance"), later) == []


def test_a_suspension_is_asked_after_from_its_last_beginning() -> None:
    events = (
        event("suspended", date(2026, 3, 10)),
        event("resumed", date(2026, 3, 20)),
        event("suspended", date(2026, 4, 1)),
    )

    assert gaps(file(*events), only("resumed"), date(2026, 9, 30)) == []
    assert len(gaps(file(*events), only("resumed"), date(2026, 10, 1))) == 1
    resumed = event("resumed", date(2026, 4, 2))
    assert gaps(file(*events, resumed), only("resumed"), date(2026, 12, 1)) == []


def with_deadlines(*events: EventRow, **own: Any) -> GapFile:
    """A first instance with the deadlines that follow from its events."""
    row = proceeding(FIRST, **own)
    facts = (event("accepted"), *events)
    derived = derive(
        ProceedingFile(row, events=facts),
        library.rulebook(),
        library.event_kinds(),
        library.official_calendar(),
    )
    return GapFile(row, events=facts, deadlines=tuple(derived))


def test_the_courts_time_ran_out_and_nothing_was_recorded_since() -> None:
    """Six months from 2026-03-02 end on 2026-09-02; two weeks later somebody should ask."""
    assert gaps(with_deadlines(), only("overrun"), date(2026, 9, 16)) == []
    [gap] = gaps(with_deadlines(), only("overrun"), date(2026, 9, 17))
    assert (gap.subject, gap.named) == ("rule:first_trial", "届满 2026-09-02")
    heard = with_deadlines(event("pronounced", date(2026, 9, 10)))
    assert gaps(heard, only("overrun"), date(2026, 9, 17)) == []
    assert gaps(with_deadlines(suspended=True), only("overrun"), date(2026, 9, 17)) == []


def test_a_deadline_without_a_date_says_what_it_lacks_unless_time_stands_still() -> None:
    """An extension after the last notice that could ever be counted."""
    suspended = with_deadlines(event("suspended", date(2026, 4, 1), id=2), suspended=True)
    silent = with_deadlines(event("suspended", date(2026, 4, 1), id=2))
    excluded = with_deadlines(event("excluded_began", date(2026, 4, 1), id=2))

    [gap] = gaps(silent, only("not_computable"), date(2026, 4, 2))
    assert gap.note == "程序中止或者期间扣除中，恢复后重新计算期限。"
    assert gaps(suspended, only("not_computable"), date(2026, 4, 2)) == []
    assert gaps(excluded, only("not_computable"), date(2026, 4, 2)) == []


def test_a_milestone_of_ours_lacks_no_day_of_the_law() -> None:
    """It never has one."""
    silent = with_deadlines(event("suspended", date(2026, 4, 1), id=2))
    ours = [structs.replace(row, internal=True) for row in silent.deadlines]

    assert (
        gaps(replace(silent, deadlines=tuple(ours)), only("not_computable"), date(2026, 4, 2)) == []
    )


@pytest.mark.parametrize(
    ("found", "code"),
    [
        pytest.param(file(docket_number=None), "docket_number", id="no case number"),
        pytest.param(file(parties=()), "other_party", id="nobody on the other side"),
        pytest.param(file(), "sitting", id="no sitting in five months"),
        pytest.param(
            file(event("withdrawal_asked", date(2026, 4, 1), party=4)),
            "withdrawal",
            id="a withdrawal nobody ruled on",
        ),
        pytest.param(
            GapFile(
                proceeding(accepted_on=None),
                events=(event("copy_received", date(2026, 3, 2), authority=1),),
            ),
            "accepted",
            id="a copy of a suit that was never accepted",
        ),
    ],
)
def test_what_else_is_missed(found: GapFile, code: str) -> None:
    assert code in codes(found, date(2026, 8, 1))


def test_what_was_dismissed_is_not_asked_again() -> None:
    dismissed = file(dismissed=frozenset({("complaint_copy", "authority:1")}))

    assert gaps(dismissed, only("complaint_copy"), date(2026, 6, 1)) == []


def test_nothing_is_asked_of_a_proceeding_of_which_nothing_is_known() -> None:
    empty = GapFile(proceeding(accepted_on=None), standings=(standing(),), parties=(4,))

    assert gaps(empty, BOOK.values(), date(2030, 1, 1)) == []
