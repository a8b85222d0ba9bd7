"""第二人: whose name can stand beside the first, and when a waiving holds."""

from docket.deadlines.schemas import DeadlineActRow, DeadlineRow
from docket.history.rules import Actor
from docket.terms import Awaiting, DeadlineState, DeadlineVerb

PENDING = "pending"
"""The value of a waiving that needs a second name: it says so itself, whatever is set later."""

WAIVER = "waiver"
"""The value of a confirmation that is about a waiving."""

_SHARED = "local"
"""The id of everybody who works on this machine without an account: only their names differ."""


def waived(act: DeadlineActRow, row: DeadlineRow) -> dict[str, object]:
    """What an act of waiving, or of confirming one, changes.

    A waiving that needs a second name leaves the deadline open, and ringing, until it has it.
    """
    if act.verb is DeadlineVerb.WAIVED and act.value != PENDING:
        return {"state": DeadlineState.WAIVED}
    if act.verb is DeadlineVerb.WAIVED and row.state is DeadlineState.OPEN:
        return {"awaiting": Awaiting.WAIVER, "confirmed_by": None}
    if act.value == WAIVER and row.awaiting is Awaiting.WAIVER:
        return {"state": DeadlineState.WAIVED, "awaiting": None, "confirmed_by": act.actor_name}
    return {}


def another(actor: Actor, actor_id: str, name: str) -> bool:
    """Whether somebody else acts now than the one who acted then.

    Two people are told apart by their account and by their name: the same account under another
    name is still the same person, and so is the same name under another account.
    """
    return actor.name != name and (actor.id != actor_id or actor.id == _SHARED)
