"""The facts of one proceeding as its deadlines see them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time

from docket.deadlines.schemas import DeadlineActRow
from docket.hearings.schemas import HearingRow
from docket.law.readings import Reading
from docket.policies.schemas import MilestoneRow
from docket.proceedings.schemas import EventRow, ProceedingRow, UnitRequestRow
from docket.terms import FourEyes

PUBLIC_SECURITY = "public_security"
PENALTY = "administrative_penalty"


@dataclass(frozen=True, slots=True)
class MatterFacts:
    """What of the matter itself decides which deadlines follow.

    Args:
        field: 行政管理领域.
        act_kind: 行政行为种类.
        prior_reconsideration: 复议前置: no suit is open without reconsideration
            (行政复议法第二十三条第一款); None while nobody has said.
        told_of_prior: Whether the act told so; None while nobody has said.
    """

    field: str = ""
    act_kind: str = ""
    prior_reconsideration: bool | None = None
    told_of_prior: bool | None = None

    @property
    def police(self) -> bool:
        """治安案件: periods of its own for deciding and for deciding anew."""
        return self.field == PUBLIC_SECURITY and self.act_kind == PENALTY


@dataclass(frozen=True, slots=True)
class Sibling:
    """Another proceeding of the matter: what was open to the parties there, and what they did."""

    proceeding: ProceedingRow
    events: tuple[EventRow, ...]
    instruments: frozenset[str] = frozenset()


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
        outcomes: Codes of the holdings of its decision.
        authorities: Those of ours that stand in it.
        matter: What the matter is about.
        siblings: The other proceedings of the matter.
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
    outcomes: frozenset[str] = frozenset()
    authorities: tuple[int, ...] = ()
    matter: MatterFacts = field(default_factory=MatterFacts)
    siblings: tuple[Sibling, ...] = ()

    def everywhere(self, *kinds: str) -> Iterator[EventRow]:
        """The events of these kinds in the whole matter."""
        for events in (self.events, *(one.events for one in self.siblings)):
            yield from (event for event in events if event.kind in kinds)

    def first(self, *kinds: str) -> date | None:
        """The earliest day of an event of these kinds."""
        return min((e.happened_on for e in self.events if e.kind in kinds), default=None)


@dataclass(frozen=True, slots=True)
class Root:
    """What a deadline starts from, whom it binds, and the last day where a paper fixed it.

    Args:
        on: The day from which it runs.
        until: The last day that the paper fixes.
        event: The event; of a chain, that from which its first link runs.
        hearing: The sitting.
        authority: Ours that it binds.
        party: Theirs that it binds.
        subject: What the event is about.
        at: The time of day from which hours run.
        why: Why it runs from that day, where the event alone does not say.
        safe_on: An earlier day from which it may be counted: the expiry before it moved.
        readings: Further ways to read the law that rest on other facts than this day.
        pending: Why there is no day from which it runs; empty when there is.
        kept: The step whose expiry would start it was taken in time, so nothing expires.
        ordinal: Tells apart deadlines of one rule that have the same root.
    """

    on: date
    until: date | None = None
    event: int | None = None
    hearing: int | None = None
    authority: int | None = None
    party: int | None = None
    subject: str | None = None
    at: time | None = None
    why: str = ""
    safe_on: date | None = None
    readings: tuple[Reading, ...] = ()
    pending: str = ""
    kept: bool = False
    ordinal: int = 0
