"""Facts of a proceeding: who stands in it, what happened, how it ended."""

from datetime import date

import msgspec

from docket.docketing.schemas.base import Amount, Days, Fact, Moment, Number, Ref
from docket.terms import Capacity, Extent, How, Link, Procedure, Role, Track


class StandingIn(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """One of our authorities in the proceeding."""

    authority: Ref
    role: Role
    unit: Ref | None = None
    """Its handling unit; the matter's unit when left out."""
    capacity: Capacity | None = None
    represented_by: Ref | None = None


class PartyRoleIn(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A party's role in the proceeding."""

    party: Ref
    role: Role


class OpenProceeding(Fact, tag="open_proceeding"):
    """登记程序: a procedure before one forum, with who stands in it."""

    matter: Ref
    procedure: Procedure
    forum: str
    standings: list[StandingIn]
    parties: list[PartyRoleIn] = msgspec.field(default_factory=list)
    docket_number: str | None = None
    compensation: bool = False
    track: Track | None = None
    previous: Ref | None = None
    link: Link | None = None
    note: str = ""


class JoinProceeding(Fact, tag="join_proceeding"):
    """追加当事人: more of our authorities, or more parties, in an open proceeding."""

    proceeding: Ref
    standings: list[StandingIn] = msgspec.field(default_factory=list)
    parties: list[PartyRoleIn] = msgspec.field(default_factory=list)


class ProceedingFields(msgspec.Struct, kw_only=True):
    """What of a proceeding can be corrected, and the procedure its number is read for."""

    procedure: Procedure
    forum: str
    docket_number: str | None = None
    compensation: bool = False
    track: Track | None = None
    note: str = ""


class RecordEvent(Fact, tag="record_event"):
    """登记程序事件."""

    proceeding: Ref
    kind: str
    happened_on: date
    happened_at: Moment | None = None
    authority: Ref | None = None
    party: Ref | None = None
    how: How | None = None
    sent_on: date | None = None
    days: Days | None = None
    until_on: date | None = None
    subject: str | None = None
    paper: Ref | None = None
    page: Number | None = None
    quote: str = ""
    note: str = ""


class OutcomeItemIn(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """结果项: one holding of the decision."""

    code: str
    authority: Ref | None = None
    """One of our authorities; left out, the holding stands for each of ours in the proceeding."""
    act: Ref | None = None
    extent: Extent = Extent.WHOLE
    amount_fen: Amount | None = None
    perform_by: date | None = None
    page: Number | None = None
    quote: str = ""


class RecordOutcome(Fact, tag="record_outcome"):
    """登记结果: the decision that ended the proceeding and its holdings.

    With ``decision`` the items are added to a decision already recorded (one forgotten, one for a
    co-defendant); with ``supplementary`` they come from a 补充判决 after it.
    """

    proceeding: Ref
    items: list[OutcomeItemIn]
    decided_on: date | None = None
    decision: Ref | None = None
    supplementary: bool = False
    paper: Ref | None = None
    note: str = ""
