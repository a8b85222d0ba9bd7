"""Figures of appearances and of deadlines: what is met, what is not, what cannot be said."""

from docket.statistics.rules.cells import DeadlineCell
from docket.terms import Attendance, DeadlineState, Level, Procedure, Role
from tests.counted import case, duty, figures_of, id_of

FIRST = Procedure.FIRST_INSTANCE


def test_silence_and_co_defendants_leave_the_appearance_rate_and_excuses_stay() -> None:
    """V1: unknown is not absent; an accepted reason is still not an appearance."""
    silent = duty(Attendance.UNKNOWN)
    beside = duty(Attendance.REPRESENTED)
    figures = figures_of(
        duties=[
            *(duty() for _ in range(6)),
            duty(Attendance.EXCUSED),
            duty(Attendance.ABSENT, level=Level.SECOND_INSTANCE),
            silent,
            beside,
        ]
    )

    rate = figures["attendance.heard"]
    assert rate.denominator is not None
    assert (rate.numerator.count, rate.denominator.count) == (6, 8)
    assert {one.id for one in rate.excluded} == {id_of(silent), id_of(beside)}
    assert figures["attendance.first_instance"].display == "85.7%"


def test_a_third_party_has_no_duty_to_appear() -> None:
    beside = duty(Attendance.ABSENT, role=Role.THIRD_PARTY)

    rate = figures_of(duties=[duty(), beside])["attendance.heard"]

    assert rate.display == "100%"
    assert [one.reason for one in rate.excluded] == ["本机关在该程序中为第三人"]


def test_the_notified_rate_counts_only_those_the_court_asked_for() -> None:
    figures = figures_of(
        duties=[
            duty(notified=True),
            duty(Attendance.ABSENT, notified=True),
            duty(Attendance.ABSENT),
        ]
    )

    assert figures["attendance.notified"].display == "50%"


def test_the_rate_of_all_concluded_counts_cases_that_were_never_heard() -> None:
    """南阳 2015: of all concluded, not only of those heard."""
    figures = figures_of(
        [
            case(FIRST, "f_dismiss_claims", attendance=Attendance.ATTENDED),
            case(FIRST, "f_dismiss_suit", attendance=Attendance.NOT_REQUIRED),
            case(FIRST, "f_dismiss_claims", attendance=Attendance.UNKNOWN),
            case(FIRST, attendance=Attendance.ATTENDED),
        ]
    )

    assert figures["attendance.all_concluded"].display == "50%"
    assert figures["attendance.all_concluded"].basis == "concluded"


def deadline(
    state: DeadlineState, *, rule: str = "answer_evidence", past: bool = True, id_: int = 1
) -> DeadlineCell:
    return DeadlineCell(rule=rule, state=state, past=past, confidential=False, ids=(id_,))


def test_deadlines_are_met_late_or_missed() -> None:
    figures = figures_of(
        deadlines=[
            *(deadline(DeadlineState.DONE) for _ in range(5)),
            deadline(DeadlineState.DONE_LATE),
            deadline(DeadlineState.MISSED),
            deadline(DeadlineState.OPEN),
            deadline(DeadlineState.OPEN, past=False, id_=77),
            deadline(DeadlineState.WAIVED, id_=78),
            deadline(DeadlineState.VOID, id_=79),
        ]
    )

    assert figures["deadline.met"].display == "62.5%"
    assert figures["deadline.late"].display == "12.5%"
    assert figures["deadline.missed"].display == "25%"
    assert {one.id: one.reason for one in figures["deadline.met"].excluded} == {
        77: "尚未届满",
        78: "期限已免除",
        79: "期限已失效",
    }


def test_answers_are_those_in_reconsideration_and_in_court() -> None:
    figures = figures_of(
        deadlines=[
            deadline(DeadlineState.DONE, rule="recon_reply"),
            deadline(DeadlineState.DONE_LATE, rule="answer_evidence"),
            deadline(DeadlineState.MISSED, rule="retrial_response"),
        ]
    )

    assert figures["answer.on_time"].display == "50%"
