"""The counted things, and what can be said of one.

A cell is what no figure tells apart, with how many there are of it and, where a list was asked for,
which: so count and list are decided by the same predicates.
"""

from dataclasses import dataclass

from docket.law.outcomes import OutcomeKind
from docket.statistics.rules.periods import Basis, When
from docket.terms import Attendance, Category, DeadlineState, Level, Procedure, Role, Wln

NOT_CALLED_TO_ANSWER = frozenset(
    {
        Role.RECONSIDERATION_ORGAN,
        Role.THIRD_PARTY,
        Role.APPLICANT,
        Role.PLAINTIFF,
        Role.ENFORCEMENT_APPLICANT,
    }
)
"""Standings in which our authority does not answer for an act of its own in that proceeding."""

KNOWN_TO_BE_ACCEPTED = frozenset({When.BEFORE, When.WITHIN})
UNDECIDED_AT_THE_END = frozenset({When.UNKNOWN, When.AFTER})


@dataclass(frozen=True, slots=True, kw_only=True)
class ProceedingCell:
    """程序: proceedings of one authority of ours (a case number and an authority count as one)."""

    procedure: Procedure
    role: Role
    accepted: When
    decided: When
    wln: Wln
    category: Category | None
    merits: bool
    attendance: Attendance
    outcome: OutcomeKind | None
    confidential: bool
    count: int = 1
    ids: tuple[int, ...] = ()

    @property
    def answers(self) -> bool:
        """Our authority is the one complained of: respondent, defendant, or party to the appeal."""
        return self.role not in NOT_CALLED_TO_ANSWER

    @property
    def accepted_by_the_end(self) -> bool:
        """Accepted (受理、立案) on a known day not later than the end of the period."""
        return self.accepted in KNOWN_TO_BE_ACCEPTED

    @property
    def handled(self) -> bool:
        """办理: open when the period began, or accepted in it."""
        return self.accepted_by_the_end and self.decided is not When.BEFORE

    @property
    def closed(self) -> bool:
        """已结: of those handled, decided in the period."""
        return self.handled and self.decided is When.WITHIN

    @property
    def open(self) -> bool:
        """未结: of those handled, not decided by the end of the period."""
        return self.handled and self.decided in UNDECIDED_AT_THE_END

    def belongs(self, basis: Basis) -> bool:
        """Whether it is among the proceedings of the period on this basis."""
        if basis is Basis.ACCEPTED:
            return self.handled and self.accepted is When.WITHIN
        return self.closed if basis is Basis.CONCLUDED else self.handled

    @property
    def no_verdict(self) -> str | None:
        """Why its end says neither won nor lost, so that it leaves 非败诉率 (law: OUTCOMES 7)."""
        if self.outcome is None:
            return "已结但未登记结果"
        if self.outcome.excluded or self.wln is Wln.EXCLUDED:
            return f"结果为“{self.outcome.zh}”，未对本机关作出胜败判断"
        if self.wln is Wln.OPEN:
            return f"结果为“{self.outcome.zh}”，胜败未定"
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyCell:
    """出庭应诉义务: case numbers of one authority with a court sitting held in the period."""

    level: Level | None
    role: Role | None
    attendance: Attendance
    notified: bool
    confidential: bool
    count: int = 1
    ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AppearanceCell:
    """正职出庭: appearances of a principal leader in court sittings held in the period."""

    confidential: bool
    count: int = 1
    ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineCell:
    """期限: duties that bind us, due in the period."""

    rule: str
    state: DeadlineState
    past: bool
    confidential: bool
    count: int = 1
    ids: tuple[int, ...] = ()

    @property
    def missed(self) -> bool:
        """Not done although its last day is over: overtaken by the decision, or still open."""
        return self.state is DeadlineState.MISSED or (
            self.state is DeadlineState.OPEN and self.past
        )
