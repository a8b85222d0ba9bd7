"""案卷: everything recorded about one matter, as a value."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from docket.deadlines.schemas import DeadlineActRow
from docket.hearings.schemas import AppearanceRow, HearingRow
from docket.matters.schemas import MatterRow
from docket.policies.schemas import MilestoneRow
from docket.proceedings.schemas import (
    EventRow,
    OutcomeItemRow,
    ProceedingRow,
    StandingRow,
    UnitRequestRow,
)
from docket.terms import FourEyes


@dataclass(frozen=True, slots=True)
class MatterFile:
    """案卷: the recorded facts of one matter, by proceeding, without what was struck.

    ``closed`` is by authority: the days on which its office is closed; so is ``four_eyes``: which
    dates a second person confirms. ``milestones`` are those of our authorities in it,
    ``requests`` what units were asked for, where a milestone follows from that.
    """

    matter: MatterRow
    proceedings: tuple[ProceedingRow, ...]
    standings: dict[int, tuple[StandingRow, ...]]
    events: dict[int, tuple[EventRow, ...]]
    hearings: dict[int, tuple[HearingRow, ...]]
    appearances: dict[int, tuple[AppearanceRow, ...]]
    items: dict[int, tuple[OutcomeItemRow, ...]]
    acts: dict[int, tuple[DeadlineActRow, ...]]
    closed: dict[int, frozenset[date]]
    requests: dict[int, tuple[UnitRequestRow, ...]]
    four_eyes: dict[int, FourEyes]
    milestones: tuple[MilestoneRow, ...]

    def in_chain_order(self) -> Iterator[ProceedingRow]:
        """Each proceeding after the one it arose from, so that a lower level is settled first."""
        left = {p.id: p for p in self.proceedings}
        while left:
            ready = [p for p in left.values() if p.previous not in left]
            for proceeding in ready or list(left.values()):
                yield left.pop(proceeding.id)
