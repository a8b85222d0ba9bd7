"""复核: a date stands as 待复核 until a second person has confirmed it as it is."""

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from docket.deadlines.rules.files import ProceedingFile, Root
from docket.deadlines.rules.fulfilment import is_about
from docket.deadlines.schemas import DeadlineActRow, DeadlineRow
from docket.law.provisions import Rule
from docket.terms import Awaiting, Binds, DeadlineState, DeadlineVerb, FourEyes

_STRICTEST = (FourEyes.ALL, FourEyes.KEY_DATES, FourEyes.OFF)


def with_second_look(row: DeadlineRow, rule: Rule, root: Root, file: ProceedingFile) -> DeadlineRow:
    """The deadline with what of it waits for a second person, and who that was.

    Only what is still to be done waits. A waiving that waits goes first.
    """
    if row.awaiting is Awaiting.WAIVER or row.state is DeadlineState.WAIVED:
        return row
    by = _confirmed_by(row, rule, root, file.acts)
    dated = row.state is DeadlineState.OPEN and row.due_statutory is not None
    two = asks_for_two(row, file.four_eyes, key_date=rule.key_date)
    waits = dated and by is None and two
    return replace(row, confirmed_by=by, awaiting=Awaiting.DATE if waits else None)


def confirmable(row: DeadlineRow) -> str:
    """The date that a person confirms, as the confirmation keeps it: a moved one is another."""
    return f"{row.due_statutory} {row.alarm_on}" if row.manual else str(row.due_statutory)


def asks_for_two(row: DeadlineRow, four_eyes: Mapping[int, FourEyes], *, key_date: bool) -> bool:
    """Whether a second person is asked for, as the authority bound has decided.

    What binds none of ours follows the strictest of those that stand in the proceeding. A milestone
    that an authority set itself needs none.

    Args:
        row: The deadline.
        four_eyes: What each of our authorities in the proceeding decided.
        key_date: Whether its rule is one of the key dates.
    """
    if row.internal:
        return False
    if row.authority is None:
        policy = min(four_eyes.values(), key=_STRICTEST.index, default=FourEyes.OFF)
    else:
        policy = four_eyes.get(row.authority, FourEyes.OFF)
    return policy is FourEyes.ALL or (
        policy is FourEyes.KEY_DATES and key_date and row.binds is Binds.US
    )


def _confirmed_by(
    row: DeadlineRow, rule: Rule, root: Root, acts: Iterable[DeadlineActRow]
) -> str | None:
    """Who last confirmed the date as it stands now."""
    names = [
        act.actor_name
        for act in acts
        if act.verb is DeadlineVerb.CONFIRMED
        and act.value == confirmable(row)
        and is_about(act, rule, root)
    ]
    return names[-1] if names else None
