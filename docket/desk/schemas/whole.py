"""One matter whole, and its deadlines. Codes are those of ``docket.terms`` and ``docket/law/data``."""

from datetime import date, datetime

import msgspec

from docket.deadlines.schemas import DeadlineRow
from docket.desk.schemas.gaps import GapLine
from docket.hearings.schemas import AppearanceRow, HearingRow
from docket.law.answers import DueOut
from docket.matters.schemas import MatterRow
from docket.proceedings.schemas import (
    EventRow,
    OutcomeItemRow,
    ProceedingRow,
    StandingRow,
    UnitRequestRow,
)
from docket.terms import (
    Attendance,
    Awaiting,
    Binds,
    Category,
    DeadlineState,
    HearingMode,
    How,
    Level,
    PartyKind,
    Procedure,
    Role,
    Wln,
)


class ActOut(msgspec.Struct, frozen=True, kw_only=True):
    """被申请/被诉行政行为."""

    id: int
    authority: int | None
    kind: str
    number: str | None
    made_on: date | None
    description: str
    version: int


class PartyOut(msgspec.Struct, frozen=True, kw_only=True):
    """当事人."""

    id: int
    name: str
    kind: PartyKind
    agent: str | None
    version: int


class PartyRoleOut(msgspec.Struct, frozen=True, kw_only=True):
    """A party's role in one proceeding."""

    id: int
    proceeding: int
    party: int
    role: Role
    version: int


class StandingOut(StandingRow, frozen=True, kw_only=True):
    """One of our authorities in the proceeding."""

    version: int


class EventOut(EventRow, frozen=True, kw_only=True):
    """程序事件; one that is struck stays readable and counts no more."""

    happened_at: datetime | None
    paper: int | None
    page: int | None
    quote: str
    note: str
    struck: bool
    version: int


class AppearanceOut(AppearanceRow, frozen=True, kw_only=True):
    """出庭记录."""

    person: str | None
    title: str | None
    spoke: bool | None
    paper: int | None
    note: str
    struck: bool
    version: int


class HearingOut(HearingRow, frozen=True, kw_only=True):
    """庭审(听证), with who sat."""

    starts_at: str | None
    room: str | None
    mode: HearingMode
    paper: int | None
    note: str
    struck: bool
    version: int
    appearances: tuple[AppearanceOut, ...] = ()


class OutcomeItemOut(OutcomeItemRow, frozen=True, kw_only=True):
    """结果项."""

    act: int | None
    amount_fen: int | None
    perform_by: date | None
    paper: int | None
    page: int | None
    quote: str
    struck: bool
    version: int


class ResultOut(msgspec.Struct, frozen=True, kw_only=True):
    """How the proceeding stands for one of our authorities, as its figures count it. Derived."""

    proceeding: int
    authority: int
    code: str | None
    category: Category | None
    wln: Wln
    partial: bool
    attendance: Attendance


class DeadlineOut(DeadlineRow, frozen=True, kw_only=True):
    """期限, with the name of its rule and what follows when it is missed."""

    name_zh: str = ""
    name_en: str = ""
    consequence: str = ""


class RequestOut(UnitRequestRow, frozen=True, kw_only=True):
    """向承办单位调卷."""

    paper: int | None
    note: str
    struck: bool


class ProceedingOut(ProceedingRow, frozen=True, kw_only=True):
    """程序, with everything that hangs on it."""

    note: str
    level: Level | None = None
    standings: tuple[StandingOut, ...] = ()
    parties: tuple[PartyRoleOut, ...] = ()
    events: tuple[EventOut, ...] = ()
    hearings: tuple[HearingOut, ...] = ()
    outcome_items: tuple[OutcomeItemOut, ...] = ()
    results: tuple[ResultOut, ...] = ()
    deadlines: tuple[DeadlineOut, ...] = ()
    requests: tuple[RequestOut, ...] = ()


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """One of our authorities or units, as it is called."""

    id: int
    code: str
    name: str


class MatterWhole(MatterRow, frozen=True, kw_only=True):
    """案件(争议), whole: through all levels.

    ``authorities`` and ``units`` name those it mentions; ``gaps`` is what is missing today.
    """

    authorities: tuple[Named, ...] = ()
    units: tuple[Named, ...] = ()

    acts: tuple[ActOut, ...] = ()
    parties: tuple[PartyOut, ...] = ()
    proceedings: tuple[ProceedingOut, ...] = ()
    gaps: tuple[GapLine, ...] = ()


class WorkLine(msgspec.Struct, frozen=True, kw_only=True):
    """期限, in the worklist: what is due, where, and for whom.

    An internal milestone (``internal``) has no statutory day; it is due on its safe day.
    """

    id: int
    rule: str
    proceeding: int
    matter: int
    matter_number: str
    docket_number: str | None
    forum: str
    procedure: Procedure
    unit: int
    handler: str | None
    confidential: bool
    assignee: str | None
    authority: int | None
    authority_name: str | None
    party: int | None
    party_name: str | None
    binds: Binds
    trigger_on: date
    raw_end: date | None
    due_statutory: date | None
    due_safe: date | None
    alarm_on: date | None
    provisional: bool
    not_computable: str | None
    state: DeadlineState
    manual: bool
    duty: bool
    rule_version: str
    internal: bool
    awaiting: Awaiting | None
    confirmed_by: str | None
    done_on: date | None
    done_how: How | None
    done_paper: int | None
    reading: str | None
    receipt_code: str
    name_zh: str = ""
    name_en: str = ""
    consequence: str = ""

    @property
    def last_on(self) -> date | None:
        """After this day it is late."""
        return self.due_safe if self.internal else self.due_statutory


class WorkPage(msgspec.Struct, frozen=True):
    """One page of the worklist, most urgent first; ``next`` is the ``cursor`` of the page after it."""

    items: tuple[WorkLine, ...]
    next: str | None


class Why(msgspec.Struct, frozen=True, kw_only=True):
    """One deadline and the count that led to its day; ``due`` is null when there is no day.

    ``basis`` says why it runs from its day, where that is not the day of one event; ``reading`` of
    the deadline is the code of the one of ``due.readings`` that holds, by law or by a person's choice.
    """

    deadline: WorkLine
    due: DueOut | None
    basis: str
    note: str
