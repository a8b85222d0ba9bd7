"""One matter whole, and its deadlines. Codes are those of ``docket.terms`` and ``docket/law/data``."""

from datetime import date, datetime

import msgspec

from docket.deadlines.schemas import DeadlineRow
from docket.desk.schemas.gaps import GapLine
from docket.hearings.schemas import AppearanceRow, HearingRow
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
    Category,
    HearingMode,
    Level,
    PartyKind,
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
