"""Correcting one fact by its address: the version that was read decides whether it still may be."""

from collections.abc import Callable
from datetime import date, datetime

from docket.accounts.rules import Viewer
from docket.desk.queries.facts import recorded_fact
from docket.docketing.schemas import Amend, Strike
from docket.docketing.service import Filed, file
from docket.errors import FieldError, Invalid, Outdated, StaleVersion
from docket.history.rules import Actor

_PLACE = "facts[0]."
"""Where a filing would say that the error is."""


async def correct(
    seen: Callable[[int], None],
    fact: Callable[[int], Amend | Strike],
    *,
    viewer: Viewer,
    actor: Actor,
    why: str,
    today: date,
    at: datetime,
) -> Filed:
    """更正、划除 one fact.

    Args:
        seen: Refuses a version that is not the one that was read.
        fact: The correction of a version.
        viewer: To whom the fact must be visible.
        actor: Who corrects it.
        why: The reason.
        today: The legal day.
        at: The moment of recording, UTC.

    Raises:
        NotFound: There is no such fact, or it is not for this viewer.
        Unconditional: It was not said which version was read.
        Outdated: The fact was corrected since.
        Invalid: The correction cannot be accepted.
    """
    wanted = fact(1)
    recorded = await recorded_fact(viewer, wanted.what, wanted.id)
    seen(recorded.version)
    try:
        return await file(
            [fact(recorded.version)], viewer=viewer, actor=actor, why=why, today=today, at=at
        )
    except StaleVersion as error:  # somebody was faster, after the version had been compared
        raise Outdated(error.message) from error
    except Invalid as error:
        raise Invalid.of(*map(_named, error.fields)) from error


def _named(error: FieldError) -> FieldError:
    """The error as whoever corrects a single fact sees it."""
    return FieldError(error.field.removeprefix(_PLACE), error.message, error.remedy)
