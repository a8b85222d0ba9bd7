"""What people do about deadlines: the day's register, requests to units, milestones on offer."""

from datetime import date, datetime

import msgspec

from docket.deadlines.schemas import Entered
from docket.policies.schemas import MilestoneLine
from docket.proceedings.schemas import UnitRequestRow
from docket.terms import Anchor, EntryKind, LengthUnit, Procedure, RequestState


class RegisterLine(msgspec.Struct, frozen=True, kw_only=True):
    """期限登记簿: one deadline and what was done to it; ``act`` is null for a recalculation."""

    id: int
    at: datetime
    act: int | None
    actor: str | None
    why: str
    reason: str
    kinds: tuple[EntryKind, ...]
    matter: int
    matter_number: str
    docket_number: str | None
    procedure: Procedure
    rule: str
    rule_version: str
    name_zh: str
    whose: str
    before: Entered | None
    after: Entered | None


class DayRegister(msgspec.Struct, frozen=True, kw_only=True):
    """The register of one day; ``next`` is the ``cursor`` of the page after it."""

    day: date
    lines: tuple[RegisterLine, ...]
    next: int | None


class RequestLine(UnitRequestRow, frozen=True, kw_only=True):
    """向承办单位调卷, in a list: whose, for what, and where it stands on the day of asking."""

    unit_name: str
    matter: int
    matter_number: str
    docket_number: str | None
    forum: str
    procedure: Procedure
    state: RequestState = RequestState.ASKED


class RequestPage(msgspec.Struct, frozen=True):
    """Requests, those due first ahead; ``next`` is the ``cursor`` of the page after it."""

    items: tuple[RequestLine, ...]
    next: str | None


class MilestoneOffer(msgspec.Struct, frozen=True, kw_only=True):
    """内部节点 that is offered and holds nowhere until an authority takes it over."""

    name: str
    anchor: Anchor
    code: str
    length: int
    counted_in: LengthUnit
    procedures: tuple[Procedure, ...]
    asks_unit: bool


class Milestones(msgspec.Struct, frozen=True, kw_only=True):
    """内部节点: those that hold, and those on offer."""

    held: tuple[MilestoneLine, ...]
    offered: tuple[MilestoneOffer, ...]
