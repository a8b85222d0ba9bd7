"""What the result of a proceeding rests on."""

from collections.abc import Iterable
from dataclasses import dataclass

from docket.law.outcomes import Resolved
from docket.terms import Procedure

INSTANCES = (
    Procedure.RECONSIDERATION,
    Procedure.FIRST_INSTANCE,
    Procedure.SECOND_INSTANCE,
    Procedure.RETRIAL,
    Procedure.STATE_COMPENSATION,
)
"""Procedures that leave a result of their own for a later one to affirm or reverse. A review of a
retrial application does not: the retrial it opens is of the judgment before it."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier proceeding of the chain, as it came out for one authority."""

    procedure: Procedure
    result: Resolved


def under_review(earlier: Iterable[Earlier]) -> Resolved | None:
    """The result that an affirmed, withdrawn or rejected challenge leaves standing.

    Args:
        earlier: The chain before the proceeding, nearest first.
    """
    return next((e.result for e in earlier if e.procedure in INSTANCES), None)
