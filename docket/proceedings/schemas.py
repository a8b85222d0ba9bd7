"""Proceedings and their facts, as honest types: what rules and derivations are given."""

from dataclasses import dataclass
from datetime import date, datetime

import msgspec

from docket.terms import (
    Attendance,
    Capacity,
    Category,
    Extent,
    How,
    Level,
    Link,
    Procedure,
    Role,
    Track,
    Wln,
)


class ProceedingRow(msgspec.Struct, frozen=True, kw_only=True):
    """程序, as recorded. The last three fields are projections of its events."""

    id: int
    matter: int
    procedure: Procedure
    compensation: bool
    track: Track | None
    forum: str
    docket_number: str | None
    previous: int | None
    link: Link | None
    version: int
    accepted_on: date | None = None
    decided_on: date | None = None
    suspended: bool = False

    @property
    def level(self) -> Level | None:
        """审级, derived from the procedure."""
        return self.procedure.level


class StandingRow(msgspec.Struct, frozen=True, kw_only=True):
    """One of our authorities in one proceeding."""

    id: int
    proceeding: int
    authority: int
    role: Role
    capacity: Capacity | None
    unit: int
    represented_by: int | None


class EventRow(msgspec.Struct, frozen=True, kw_only=True):
    """程序事件. Struck ones are never loaded into these."""

    id: int
    proceeding: int
    kind: str
    happened_on: date
    authority: int | None
    party: int | None
    how: How | None
    sent_on: date | None
    days: int | None
    until_on: date | None
    paper: int | None = None
    happened_at: datetime | None = None
    subject: str | None = None

    @property
    def effective_on(self) -> date:
        """Whether it was in time goes by this day: posting counts (民诉法第八十五条第四款).

        Posting, and nothing else: what a private courier carries is handed over when it arrives.
        """
        posted = self.sent_on if self.how in (None, How.POST) else None
        return posted or self.happened_on


class UnitRequestRow(msgspec.Struct, frozen=True, kw_only=True):
    """向承办单位调卷: asked, acknowledged, answered. Struck ones are never loaded into these."""

    id: int
    proceeding: int
    unit: int
    subject: str
    asked_on: date
    answer_by: date
    acknowledged_on: date | None
    answered_on: date | None
    version: int


class OutcomeItemRow(msgspec.Struct, frozen=True, kw_only=True):
    """结果项 of one decision for one authority."""

    id: int
    proceeding: int
    decision: int
    authority: int
    code: str
    extent: Extent


@dataclass(frozen=True, slots=True)
class Brief:
    """What a check needs to know of one proceeding.

    Dates come from its events, never a projection: inside one filing that is not written yet.
    """

    proceeding: ProceedingRow
    standings: tuple[StandingRow, ...]
    events: tuple[EventRow, ...]
    parties: frozenset[int]

    def first(self, kind: str) -> date | None:
        """The earliest day of an event kind."""
        return min((e.happened_on for e in self.events if e.kind == kind), default=None)

    @property
    def accepted_on(self) -> date | None:
        """受理/立案日."""
        return self.first("accepted")

    @property
    def decided_on(self) -> date | None:
        """结案日."""
        return self.first("decided")

    @property
    def authorities(self) -> frozenset[int]:
        """Those of our authorities that stand in it."""
        return frozenset(s.authority for s in self.standings)


class TallyRow(msgspec.Struct, frozen=True, kw_only=True):
    """What figures count of one proceeding and authority. ``id`` is 0 until stored."""

    proceeding: int
    matter: int
    authority: int
    unit: int
    procedure: Procedure
    level: Level | None
    role: Role
    compensation: bool
    confidential: bool
    accepted_on: date | None
    decided_on: date | None
    code: str | None
    category: Category | None
    wln: Wln
    partial: bool
    merits: bool
    attendance: Attendance
    id: int = 0

    @property
    def identity(self) -> tuple[object, ...]:
        """One row per proceeding and authority."""
        return (self.proceeding, self.authority)
