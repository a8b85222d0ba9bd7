"""How a deadline stands, in one word: the same in every list, text and answer."""

from datetime import date
from typing import Protocol

from docket.terms import Binds, DeadlineState

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
    def due_statutory(self) -> date | None:
        """Its last day."""


def state_zh(deadline: Standing, *, today: date) -> str:
    """逾期 for what we owed and did not do; 已过 for a right, or others' period, that ran out."""
    due = deadline.due_statutory
    if deadline.state is not DeadlineState.OPEN or due is None or due >= today:
        return deadline.state.zh
    owed = deadline.binds is Binds.US and deadline.duty
    return OVERDUE if owed else LAPSED
