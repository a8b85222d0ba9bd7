"""How deadlines and requests stand, in one word: the same in every list, text and answer."""

from datetime import date
from typing import Protocol

from docket.deadlines.schemas import Entered
from docket.proceedings.schemas import UnitRequestRow
from docket.terms import Awaiting, Binds, DeadlineState, EntryKind, RequestState

OVERDUE = "逾期"
LAPSED = "已过"


class Standing(Protocol):
    """What of a deadline decides the word."""

    @property
    def state(self) -> DeadlineState:
        """As projected: what happened, not what day it is."""

    @property
    def binds(self) -> Binds:
        """Whom it binds."""

    @property
    def duty(self) -> bool:
        """No mere right, which may be left to lapse."""

    @property
    def last_on(self) -> date | None:
        """Its last day, by law or by a measure of our own."""


def state_zh(deadline: Standing, *, today: date) -> str:
    """逾期 for what we owed and did not do; 已过 for a right, or others' period, that ran out."""
    due = deadline.last_on
    if deadline.state is not DeadlineState.OPEN or due is None or due >= today:
        return deadline.state.zh
    owed = deadline.binds is Binds.US and deadline.duty
    return OVERDUE if owed else LAPSED


def request_state(request: UnitRequestRow, *, today: date) -> RequestState:
    """Where a request to a unit stands: one that is not answered by its day is overdue."""
    if request.answered_on is not None:
        return RequestState.ANSWERED
    if request.answer_by < today:
        return RequestState.OVERDUE
    return RequestState.ASKED if request.acknowledged_on is None else RequestState.ACKNOWLEDGED


_ENDS = {
    DeadlineState.OPEN: EntryKind.REOPENED,
    DeadlineState.DONE: EntryKind.DONE,
    DeadlineState.DONE_LATE: EntryKind.DONE,
    DeadlineState.WAIVED: EntryKind.WAIVED,
    DeadlineState.MISSED: EntryKind.ENDED,
    DeadlineState.VOID: EntryKind.ENDED,
}


def entry_kinds(before: Entered | None, after: Entered | None) -> tuple[EntryKind, ...]:
    """What happened to a deadline between two moments; one act can do several things to it."""
    if after is None:
        return (EntryKind.GONE,)
    happened = {
        EntryKind.ENTERED: before is None,
        EntryKind.MOVED: before is not None and _days(before) != _days(after),
        EntryKind.CONFIRMED: after.confirmed_by is not None
        and (before is None or before.confirmed_by != after.confirmed_by),
        EntryKind.WAIVER_ASKED: after.awaiting is Awaiting.WAIVER
        and (before is None or before.awaiting is not Awaiting.WAIVER),
    }
    kinds = [kind for kind, so in happened.items() if so]
    was = before.state if before is not None else DeadlineState.OPEN
    if after.state is not was:
        kinds.append(_ENDS[after.state])
    return tuple(kinds) or (EntryKind.AWAITED,)


def _days(one: Entered) -> tuple[date | None, ...]:
    return one.due_statutory, one.due_safe, one.alarm_on
