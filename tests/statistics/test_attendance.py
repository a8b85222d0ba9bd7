"""The duty to appear, judged from sums over sittings, is the duty as ``hearings`` judges it."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docket.hearings import rules as hearings
from docket.hearings.rules import Seat, SittingFacts, SittingView
from docket.statistics.rules.attendance import Sat, judge
from docket.terms import (
    AbsenceReason,
    AbsenceReview,
    Attendance,
    HearingKind,
    HearingState,
    Rank,
)

PLAIN_ABSENCES = {
    Attendance.REFUSED_TO_EXPLAIN,
    Attendance.LEFT_MIDWAY,
    Attendance.DEEMED_ABSENT,
}
SEATS = st.builds(
    Seat,
    rank=st.sampled_from(Rank),
    identity_proved=st.sampled_from([None, True, False]),
    left_without_leave=st.booleans(),
    absence_reason=st.sampled_from([None, *AbsenceReason]),
    absence_review=st.sampled_from([None, *AbsenceReview]),
    refused_to_explain=st.booleans(),
)
SITTINGS = st.lists(
    st.builds(
        SittingFacts,
        held_on=st.integers(0, 300).map(lambda n: date(2023, 1, 9) + timedelta(days=n)),
        state=st.just(HearingState.HELD),
        kind=st.just(HearingKind.COURT_HEARING),
        notified=st.sampled_from([None, True, False]),
        renotified=st.booleans(),
        seats=st.lists(SEATS, max_size=2).map(tuple),
    ),
    min_size=1,
    max_size=4,
)


def summed(views: Sequence[SittingView]) -> Sat:
    """As the statement of ``queries.statements.duties`` sums the rows of ``sitting``."""
    return Sat(
        met=any(v.attended for v in views),
        missed_again=any(
            v.renotified and v.recorded and not v.attended and not v.excused for v in views
        ),
        silent_again=any(v.renotified and not v.recorded for v in views),
        represented=any(v.represented for v in views),
        silent=any(not v.recorded for v in views),
        excused=all(v.attended or v.excused for v in views),
    )


@given(SITTINGS, st.booleans())
def test_figures_judge_the_duty_as_hearings_do(
    sittings: list[SittingFacts], represented: bool
) -> None:
    """One reading of 法释〔2020〕3号第七条; figures do not tell kinds of absence apart."""
    by_hearings = hearings.judge(sittings, represented=represented)

    views = [hearings.view_sitting(one, represented=represented) for one in sittings]
    by_figures = judge(summed(views))

    assert by_figures is (Attendance.ABSENT if by_hearings in PLAIN_ABSENCES else by_hearings)


@pytest.mark.parametrize(
    ("sat", "shown"),
    [
        pytest.param(
            Sat(met=True, silent=True), Attendance.ATTENDED, id="one appearance is enough"
        ),
        pytest.param(
            Sat(met=True, missed_again=True), Attendance.ABSENT, id="not when called again"
        ),
        pytest.param(
            Sat(met=True, silent_again=True), Attendance.UNKNOWN, id="called again, silence"
        ),
        pytest.param(Sat(silent=True), Attendance.UNKNOWN, id="silence is not absence"),
        pytest.param(
            Sat(silent=True, excused=True), Attendance.UNKNOWN, id="silence beside an excuse"
        ),
        pytest.param(Sat(excused=True), Attendance.EXCUSED, id="every absence excused"),
        pytest.param(Sat(), Attendance.ABSENT, id="recorded, and nobody who counts"),
        pytest.param(Sat(represented=True), Attendance.REPRESENTED, id="a co-defendant sat"),
    ],
)
def test_the_duty_of_one_case_number(sat: Sat, shown: Attendance) -> None:
    assert judge(sat) is shown
