"""Whether the duty of the responsible leader to appear was met, by one authority in one proceeding.

行政诉讼法第三条第三款 and 法释〔2020〕3号; for reconsideration hearings 行政复议法第五十一条第三款,
judged by the same reading but never together with court hearings. Nothing recorded is unknown,
never absence.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from docket.terms import (
    AbsenceReason,
    AbsenceReview,
    Attendance,
    HearingKind,
    HearingState,
    Rank,
)


@dataclass(frozen=True, slots=True)
class Seat:
    """出庭记录: one person who sat for the authority, or that nobody did.

    Args:
        rank: Who it was.
        identity_proved: False only where proof was missing and not cured (第六条); None is unknown.
        left_without_leave: Left before the end without leave (第十二条第四项).
        absence_reason: Why the leader could not appear (第八条).
        absence_review: What the court made of that (第九条第二款).
        refused_to_explain: Refused to state why the leader did not appear (第十二条第五项).
    """

    rank: Rank
    identity_proved: bool | None = None
    left_without_leave: bool = False
    absence_reason: AbsenceReason | None = None
    absence_review: AbsenceReview | None = None
    refused_to_explain: bool = False


@dataclass(frozen=True, slots=True)
class SittingFacts:
    """What is recorded of one sitting, and who sat in it for one authority.

    Args:
        held_on: Its day.
        state: Whether it took place.
        kind: 庭审 or 听证.
        notified: Whether the court notified the leader to appear; None is unknown.
        renotified: Whether it notified the leader to appear again (第七条第一款).
        seats: Who sat for the authority; empty while nothing is recorded.
    """

    held_on: date
    state: HearingState
    kind: HearingKind
    notified: bool | None = None
    renotified: bool = False
    seats: tuple[Seat, ...] = ()


@dataclass(frozen=True, slots=True)
class SittingView:
    """One sitting as the attendance figures count it (columns of the ``sitting`` projection)."""

    recorded: bool
    attended: bool
    principals: int
    represented: bool
    excused: bool
    notified: bool
    renotified: bool


_GRAVEST_FIRST = (
    Attendance.REFUSED_TO_EXPLAIN,
    Attendance.LEFT_MIDWAY,
    Attendance.DEEMED_ABSENT,
    Attendance.ABSENT,
    Attendance.EXCUSED,
)

_KEPT = (Attendance.ATTENDED, Attendance.EXCUSED)
"""A notice to appear again is honoured by appearing, or by a reason the court accepts."""


def view_sitting(facts: SittingFacts, *, represented: bool) -> SittingView:
    """How one sitting counts. One that was not held has nobody in it.

    Args:
        facts: The sitting.
        represented: Whether a co-defendant's leader was chosen to sit for the group (第三条).
    """
    held = facts.state is HearingState.HELD
    seats = facts.seats if held else ()
    came = _at(seats)
    attended = came is Attendance.ATTENDED
    return SittingView(
        recorded=bool(seats),
        attended=attended,
        principals=sum(_counts(seat) and seat.rank is Rank.PRINCIPAL for seat in seats),
        represented=represented and not attended,
        excused=came is Attendance.EXCUSED,
        notified=bool(facts.notified),
        renotified=facts.renotified,
    )


def judge(sittings: Sequence[SittingFacts], *, represented: bool) -> Attendance:
    """Whether one authority met its duty in one proceeding (法释〔2020〕3号第七条).

    One appearance of a leader fulfils it for the whole instance, unless the court notified the
    leader to appear again and that sitting was missed. A sitting of which nothing is recorded
    leaves it unknown.

    Args:
        sittings: All sittings of the proceeding, of one kind only.
        represented: Whether a co-defendant's leader was chosen to sit for the group (第三条).

    Raises:
        ValueError: Court hearings and reconsideration hearings were mixed.
    """
    if len({sitting.kind for sitting in sittings}) > 1:
        raise ValueError("庭审与复议听证应当分别判断")
    held = [sitting for sitting in sittings if sitting.state is HearingState.HELD]
    if not held:
        return _before(sittings)
    came = [_at(sitting.seats) for sitting in held]
    if represented:
        return Attendance.ATTENDED if Attendance.ATTENDED in came else Attendance.REPRESENTED
    missed = [_at(sitting.seats) for sitting in held if sitting.renotified]
    missed = [shown for shown in missed if shown not in _KEPT]
    if Attendance.ATTENDED in came and not missed:
        return Attendance.ATTENDED
    surely = [shown for shown in missed if shown is not Attendance.UNKNOWN]
    return _gravest(surely or missed or came)


def _before(sittings: Sequence[SittingFacts]) -> Attendance:
    """No sitting was held: one is to come, or the duty did not arise (书面审理, 撤诉)."""
    coming = (HearingState.SCHEDULED, HearingState.POSTPONED)
    if any(sitting.state in coming for sitting in sittings):
        return Attendance.EXPECTED
    return Attendance.NOT_REQUIRED


def _gravest(came: Iterable[Attendance]) -> Attendance:
    """The gravest absence; unknown while a sitting might yet turn out to have been attended."""
    found = set(came)
    if Attendance.UNKNOWN in found:
        return Attendance.UNKNOWN
    return next(one for one in _GRAVEST_FIRST if one in found)


def _at(seats: Sequence[Seat]) -> Attendance:
    """What one held sitting shows for the authority."""
    leaders = [seat for seat in seats if seat.rank.is_responsible_leader]
    tests = (
        (Attendance.UNKNOWN, not seats),
        (Attendance.ATTENDED, any(_counts(seat) for seat in seats)),
        (Attendance.REFUSED_TO_EXPLAIN, any(seat.refused_to_explain for seat in seats)),
        (Attendance.LEFT_MIDWAY, any(_was_let_in(seat) for seat in leaders)),
        (Attendance.DEEMED_ABSENT, bool(leaders)),
        (Attendance.EXCUSED, any(_is_excused(seat) for seat in seats)),
    )
    return next((shown for shown, holds in tests if holds), Attendance.ABSENT)


def _was_let_in(seat: Seat) -> bool:
    """第六条: who could not prove to be the leader is treated as not having appeared."""
    return seat.identity_proved is not False


def _counts(seat: Seat) -> bool:
    """A responsible leader (第一条, 第二条) who was let in and stayed."""
    leader = seat.rank.is_responsible_leader
    return leader and _was_let_in(seat) and not seat.left_without_leave


def _is_excused(seat: Seat) -> bool:
    """第八条, 第九条第二款: a reason excuses only after the court has accepted it."""
    reasoned = seat.absence_reason is not AbsenceReason.NONE_GIVEN
    return reasoned and seat.absence_review is AbsenceReview.ACCEPTED
