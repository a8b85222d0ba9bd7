"""How a deadline stands, in one word: the same everywhere; and in which language to explain it."""

from datetime import date
from typing import Protocol

from docket.terms import Binds, DeadlineState, Language

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
    def due_statutory(self) -> date | None:
        """Its last day."""


def state_zh(deadline: Standing, *, today: date) -> str:
    """逾期 for what we owed and did not do; 已过 for a right, or others' period, that ran out.

    未起算 for what runs only from the expiry of another period, which has not come yet.
    """
    due = deadline.due_statutory
    if deadline.state is not DeadlineState.OPEN or due is None:
        return deadline.state.zh
    if today < deadline.trigger_on < due:
        return NOT_BEGUN
    if due >= today:
        return deadline.state.zh
    owed = deadline.binds is Binds.US and deadline.duty
    return OVERDUE if owed else LAPSED


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
