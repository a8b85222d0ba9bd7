"""How deadlines and requests stand, in one word each; and in which language to explain them."""

from datetime import date
from typing import Protocol

from docket.deadlines.schemas import Entered
from docket.proceedings.schemas import UnitRequestRow
from docket.terms import Awaiting, Binds, DeadlineState, EntryKind, Language, RequestState

OVERDUE = "逾期"
LAPSED = "已过"
NOT_BEGUN = "未起算"


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
    def trigger_on(self) -> date:
        """The day from which it runs, or before which it must be done."""

    @property
    def last_on(self) -> date | None:
        """Its last day, by law or by a measure of our own."""


def state_zh(deadline: Standing, *, today: date) -> str:
    """逾期 for what we owed and did not do; 已过 for a right, or others' period, that ran out.

    未起算 for what runs only from the expiry of another period, which has not come yet.
    """
    due = deadline.last_on
    if deadline.state is not DeadlineState.OPEN or due is None:
        return deadline.state.zh
    if today < deadline.trigger_on < due:
        return NOT_BEGUN
    if due >= today:
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


def spoken(accepted: str | None) -> Language:
    """The language that a browser asks for first among ours (RFC 9110, 12.5.4); else Chinese."""
    ours = {language.value: language for language in Language}
    asked: list[tuple[float, Language]] = []
    for part in (accepted or "").split(","):
        tag, _, weight = part.strip().partition(";q=")
        language = ours.get(tag.split("-")[0].lower())
        if language is not None:
            asked.append((_weight(weight), language))
    best = max(asked, key=lambda one: one[0], default=(0.0, Language.ZH))
    return best[1] if best[0] > 0 else Language.ZH


def _weight(text: str) -> float:
    try:
        return float(text) if text else 1.0
    except ValueError:
        return 0.0
