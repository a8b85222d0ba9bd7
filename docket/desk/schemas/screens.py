"""What the pages show beside what the API answers with."""

from datetime import date

import msgspec

from docket.desk.schemas.listing import ProceedingLine
from docket.terms import Binds, DeadlineState, HearingKind, HearingState, Procedure, Rank


class NextDue(msgspec.Struct, frozen=True, kw_only=True):
    """The deadline of a matter that rings first."""

    id: int
    matter: int
    rule: str
    rule_version: str
    trigger_on: date
    alarm_on: date | None
    due_statutory: date | None
    state: DeadlineState
    binds: Binds
    duty: bool
    provisional: bool
    name_zh: str = ""


class FoundMatter(msgspec.Struct, frozen=True, kw_only=True):
    """案件, in the list that people search: who stands against us, where it stands, what is next."""

    id: int
    number: str
    cause: str
    unit_name: str
    handler: str | None
    opened_on: date
    confidential: bool
    version: int
    parties: tuple[str, ...] = ()
    proceedings: tuple[ProceedingLine, ...] = ()
    next: NextDue | None = None


class FoundPage(msgspec.Struct, frozen=True):
    """One page of them; ``next`` is the cursor of the page after it, ``total`` counts all."""

    items: tuple[FoundMatter, ...]
    next: str | None
    total: int


class SittingLine(msgspec.Struct, frozen=True, kw_only=True):
    """庭审(听证), in a list over several matters, with who sat first for us."""

    id: int
    proceeding: int
    matter: int
    matter_number: str
    cause: str
    docket_number: str | None
    forum: str
    procedure: Procedure
    kind: HearingKind
    held_on: date
    starts_at: str | None
    room: str | None
    state: HearingState
    rank: Rank | None = None
    person: str | None = None
    title: str | None = None


class CaseLine(msgspec.Struct, frozen=True, kw_only=True):
    """A thing that a figure counts, as a row that leads to its matter."""

    id: int
    matter: int
    matter_number: str
    cause: str
    docket_number: str | None
    procedure: Procedure
    forum: str
    unit_name: str
    accepted_on: date | None
    decided_on: date | None
    rule: str | None = None
    due_statutory: date | None = None


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """One of our authorities or units, as forms and filters offer it."""

    id: int
    code: str
    name: str
    authority: int
