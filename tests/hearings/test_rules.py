"""Whether the responsible leader's duty to appear was met (法释〔2020〕3号)."""

from datetime import date

import pytest

from docket.hearings.rules import Seat, SittingFacts, judge, view_sitting
from docket.terms import (
    AbsenceReason,
    AbsenceReview,
    Attendance,
    HearingKind,
    HearingState,
    Rank,
)

PRINCIPAL = Seat(Rank.PRINCIPAL, identity_proved=True)
DEPUTY = Seat(Rank.DEPUTY)
STAFF = Seat(Rank.STAFF)
NOBODY = Seat(Rank.NOBODY)
UNPROVED = Seat(Rank.DEPUTY, identity_proved=False)
LEFT = Seat(Rank.DEPUTY, left_without_leave=True)
REFUSED = Seat(Rank.STAFF, refused_to_explain=True)
EXCUSED = Seat(
    Rank.STAFF,
    absence_reason=AbsenceReason.IRREPLACEABLE_DUTY,
    absence_review=AbsenceReview.ACCEPTED,
)


def sitting(
    *seats: Seat,
    state: HearingState = HearingState.HELD,
    kind: HearingKind = HearingKind.COURT_HEARING,
    notified: bool | None = None,
    again: bool = False,
) -> SittingFacts:
    return SittingFacts(
        held_on=date(2023, 6, 15),
        state=state,
        kind=kind,
        notified=notified,
        renotified=again,
        seats=seats,
    )


@pytest.mark.parametrize(
    ("seats", "shown"),
    [
        pytest.param((PRINCIPAL,), Attendance.ATTENDED, id="正职, 规定2(1)"),
        pytest.param((DEPUTY,), Attendance.ATTENDED, id="副职, 规定2(1)"),
        pytest.param(
            (Seat(Rank.PORTFOLIO_DEPUTY_LEVEL),), Attendance.ATTENDED, id="副职级, 规定2(1)"
        ),
        pytest.param(
            (Seat(Rank.OTHER_PORTFOLIO_LEADER),), Attendance.ATTENDED, id="其他分管, 规定2(1)"
        ),
        pytest.param(
            (Seat(Rank.AUTHORISED_UNIT_HEAD),), Attendance.ATTENDED, id="法律授权的机构, 规定1(2)"
        ),
        pytest.param((DEPUTY, STAFF), Attendance.ATTENDED, id="leader with staff"),
        pytest.param((STAFF,), Attendance.ABSENT, id="staff is no leader, 规定10"),
        pytest.param((Seat(Rank.LAWYER_ONLY),), Attendance.ABSENT, id="仅律师, 解释128(2)"),
        pytest.param((NOBODY,), Attendance.ABSENT, id="nobody, 规定12(1)(三)"),
        pytest.param((UNPROVED,), Attendance.DEEMED_ABSENT, id="身份证明, 规定6"),
        pytest.param((UNPROVED, DEPUTY), Attendance.ATTENDED, id="another leader proved it"),
        pytest.param((LEFT,), Attendance.LEFT_MIDWAY, id="中途退庭, 规定12(1)(四)"),
        pytest.param((LEFT, PRINCIPAL), Attendance.ATTENDED, id="another leader stayed"),
        pytest.param(
            (Seat(Rank.STAFF, left_without_leave=True),), Attendance.ABSENT, id="only staff left"
        ),
        pytest.param((REFUSED,), Attendance.REFUSED_TO_EXPLAIN, id="拒不说明, 规定12(1)(五)"),
        pytest.param((EXCUSED,), Attendance.EXCUSED, id="正当理由经法院审查, 规定8、9(2)"),
        pytest.param((), Attendance.UNKNOWN, id="nothing recorded"),
    ],
)
def test_one_sitting_shows(seats: tuple[Seat, ...], shown: Attendance) -> None:
    assert judge([sitting(*seats)], represented=False) is shown


@pytest.mark.parametrize("reason", [*AbsenceReason, None])
@pytest.mark.parametrize("review", [*AbsenceReview, None])
def test_a_reason_excuses_only_when_given_and_accepted(
    reason: AbsenceReason | None, review: AbsenceReview | None
) -> None:
    """第八条, 第九条第二款: until the court has reviewed it, the leader was absent."""
    seat = Seat(Rank.STAFF, absence_reason=reason, absence_review=review)
    excused = review is AbsenceReview.ACCEPTED and reason is not AbsenceReason.NONE_GIVEN

    shown = judge([sitting(seat)], represented=False)

    assert shown is (Attendance.EXCUSED if excused else Attendance.ABSENT)


@pytest.mark.parametrize(
    ("states", "shown"),
    [
        ((), Attendance.NOT_REQUIRED),
        ((HearingState.CANCELLED,), Attendance.NOT_REQUIRED),
        ((HearingState.SCHEDULED,), Attendance.EXPECTED),
        ((HearingState.POSTPONED,), Attendance.EXPECTED),
        ((HearingState.CANCELLED, HearingState.SCHEDULED), Attendance.EXPECTED),
    ],
)
def test_without_a_sitting_held_nobody_was_absent(
    states: tuple[HearingState, ...], shown: Attendance
) -> None:
    """Decided on the papers or withdrawn: the duty did not arise (行政诉讼法第八十六条)."""
    assert judge([sitting(state=state) for state in states], represented=False) is shown


@pytest.mark.parametrize(
    "state", [HearingState.SCHEDULED, HearingState.POSTPONED, HearingState.CANCELLED]
)
def test_a_sitting_not_held_proves_nothing(state: HearingState) -> None:
    planned = sitting(PRINCIPAL, state=state)

    assert judge([planned, sitting(STAFF)], represented=False) is Attendance.ABSENT
    assert not view_sitting(planned, represented=False).attended


@pytest.mark.parametrize(
    ("sittings", "shown"),
    [
        pytest.param(
            [sitting(DEPUTY), sitting(STAFF)], Attendance.ATTENDED, id="once is enough, 规定7"
        ),
        pytest.param(
            [sitting(STAFF), sitting(DEPUTY)], Attendance.ATTENDED, id="the second is enough"
        ),
        pytest.param(
            [sitting(DEPUTY), sitting(STAFF, again=True)],
            Attendance.ABSENT,
            id="notified again and missed, 规定7",
        ),
        pytest.param(
            [sitting(DEPUTY), sitting(PRINCIPAL, again=True)],
            Attendance.ATTENDED,
            id="notified again and came",
        ),
        pytest.param(
            [sitting(DEPUTY), sitting(EXCUSED, again=True)],
            Attendance.ATTENDED,
            id="notified again and excused",
        ),
        pytest.param(
            [sitting(DEPUTY), sitting(again=True)],
            Attendance.UNKNOWN,
            id="notified again, not recorded",
        ),
        pytest.param(
            [sitting(DEPUTY), sitting(again=True), sitting(STAFF, again=True)],
            Attendance.ABSENT,
            id="one notice surely missed, another not recorded",
        ),
        pytest.param(
            [sitting(DEPUTY), sitting(LEFT, again=True)],
            Attendance.LEFT_MIDWAY,
            id="notified again and left",
        ),
        pytest.param(
            [sitting(DEPUTY), sitting(again=True, state=HearingState.SCHEDULED)],
            Attendance.ATTENDED,
            id="notified again, still to come",
        ),
        pytest.param(
            [sitting(EXCUSED), sitting(EXCUSED)], Attendance.EXCUSED, id="excused every time"
        ),
        pytest.param([sitting(EXCUSED), sitting(STAFF)], Attendance.ABSENT, id="excused once only"),
        pytest.param(
            [sitting(EXCUSED), sitting(PRINCIPAL)], Attendance.ATTENDED, id="excused, then came"
        ),
        pytest.param(
            [sitting(STAFF), sitting()], Attendance.UNKNOWN, id="the other may have been attended"
        ),
        pytest.param(
            [sitting(DEPUTY), sitting()], Attendance.ATTENDED, id="silence takes nothing away"
        ),
        pytest.param(
            [sitting(UNPROVED), sitting(STAFF)], Attendance.DEEMED_ABSENT, id="the graver shows"
        ),
        pytest.param(
            [sitting(LEFT), sitting(REFUSED)], Attendance.REFUSED_TO_EXPLAIN, id="the gravest shows"
        ),
    ],
)
def test_several_sittings_make_one_judgment(
    sittings: list[SittingFacts], shown: Attendance
) -> None:
    assert judge(sittings, represented=False) is shown
    assert judge(sittings[::-1], represented=False) is shown


@pytest.mark.parametrize(
    ("sittings", "shown"),
    [
        pytest.param([sitting(STAFF)], Attendance.REPRESENTED, id="staff of its own sat"),
        pytest.param([sitting()], Attendance.REPRESENTED, id="nothing recorded of it"),
        pytest.param([sitting(again=True)], Attendance.REPRESENTED, id="the group notified again"),
        pytest.param([sitting(PRINCIPAL)], Attendance.ATTENDED, id="its own leader came too"),
        pytest.param([], Attendance.NOT_REQUIRED, id="no sitting"),
        pytest.param([sitting(state=HearingState.SCHEDULED)], Attendance.EXPECTED, id="to come"),
    ],
)
def test_a_co_defendants_leader_may_sit_for_the_group(
    sittings: list[SittingFacts], shown: Attendance
) -> None:
    """法释〔2020〕3号第三条: neither attended nor absent, so it leaves the rate."""
    assert judge(sittings, represented=True) is shown


def test_reconsideration_and_court_hearings_are_never_judged_together() -> None:
    """行政复议法第五十一条第三款 is another duty than 行政诉讼法第三条第三款."""
    court = sitting(DEPUTY)
    organ = sitting(STAFF, kind=HearingKind.RECONSIDERATION_HEARING)

    assert judge([organ], represented=False) is Attendance.ABSENT
    with pytest.raises(ValueError, match="分别判断"):
        judge([court, organ], represented=False)


@pytest.mark.parametrize(
    ("seats", "principals"),
    [
        ((PRINCIPAL,), 1),
        ((DEPUTY, STAFF), 0),
        ((PRINCIPAL, DEPUTY), 1),
        ((Seat(Rank.PRINCIPAL, identity_proved=False),), 0),
        ((Seat(Rank.PRINCIPAL, left_without_leave=True), DEPUTY), 0),
    ],
)
def test_principal_leaders_count_only_when_their_sitting_does(
    seats: tuple[Seat, ...], principals: int
) -> None:
    """公安机关主要负责人出庭2次: a count of 正职 who sat."""
    assert view_sitting(sitting(*seats), represented=False).principals == principals


def test_the_view_of_a_sitting_says_how_it_counts() -> None:
    view = view_sitting(sitting(EXCUSED, notified=True, again=True), represented=True)

    assert (view.recorded, view.attended, view.excused, view.represented) == (
        True,
        False,
        True,
        True,
    )
    assert (view.notified, view.renotified) == (True, True)


def test_a_leader_who_came_was_not_represented() -> None:
    assert not view_sitting(sitting(DEPUTY), represented=True).represented


def test_an_unrecorded_sitting_is_neither_attended_nor_excused() -> None:
    view = view_sitting(sitting(), represented=False)

    assert (view.recorded, view.attended, view.excused) == (False, False, False)


@pytest.mark.parametrize(("notified", "counted"), [(True, True), (False, False), (None, False)])
def test_an_unknown_notice_is_not_counted_as_one(notified: bool | None, counted: bool) -> None:
    assert view_sitting(sitting(notified=notified), represented=False).notified is counted
