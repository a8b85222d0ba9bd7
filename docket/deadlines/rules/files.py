"""The facts of one proceeding as its deadlines see them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from docket.deadlines.schemas import DeadlineActRow
from docket.hearings.schemas import HearingRow
from docket.policies.schemas import MilestoneRow
from docket.proceedings.schemas import EventRow, ProceedingRow, UnitRequestRow
from docket.terms import FourEyes


@dataclass(frozen=True, slots=True)
class ProceedingFile:
    """Everything about one proceeding from which its deadlines follow.

    Args:
        proceeding: The proceeding itself.
        events: Its events, none struck.
        hearings: Its hearings, none struck.
        acts: What people did to its deadlines, oldest first.
        successors: The proceedings that arose from it.
        instruments: Kinds of paper its decision came as; a ruling only if it can be appealed
            (解释第一百零一条第二款: 不予立案、驳回起诉、管辖异议).
        closed: By authority of ours, the days on which its office is closed (停止办公).
        four_eyes: By authority of ours, which dates a second person confirms.
        milestones: What our authorities set themselves for this procedure.
        requests: What units were asked for.
    """

    proceeding: ProceedingRow
    events: tuple[EventRow, ...] = ()
    hearings: tuple[HearingRow, ...] = ()
    acts: tuple[DeadlineActRow, ...] = ()
    successors: tuple[ProceedingRow, ...] = ()
    instruments: frozenset[str] = frozenset()
    closed: Mapping[int, frozenset[date]] = field(default_factory=dict)
    four_eyes: Mapping[int, FourEyes] = field(default_factory=dict)
    milestones: tuple[MilestoneRow, ...] = ()
    requests: tuple[UnitRequestRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Root:
    """What a deadline starts from, whom it binds, and the last day where a paper fixed it."""

    on: date
    until: date | None = None
    event: int | None = None
    hearing: int | None = None
    authority: int | None = None
    party: int | None = None
