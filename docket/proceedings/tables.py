"""Proceedings, who stands in them, what happened, how they ended, and what figures count."""

from typing import Any

from piccolo.columns import (
    BigInt,
    Boolean,
    Date,
    ForeignKey,
    Integer,
    OnDelete,
    Serial,
    Text,
    Timestamptz,
    Varchar,
)
from piccolo.table import Table

from docket.accounts.tables import Authority, Unit
from docket.matters.tables import ChallengedAct, Matter, Party
from docket.papers.tables import Paper
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


class EventKind(Table):
    """The event kinds of ``law/data/events.toml``, so that the database refuses any other."""

    code = Varchar(length=40, primary_key=True, null=False)


class OutcomeCode(Table):
    """The outcome codes of ``law/data/outcomes.toml``, so that the database refuses any other."""

    code = Varchar(length=40, primary_key=True, null=False)


class Proceeding(Table):
    """程序: one procedure before one forum; the unit that statistics count.

    ``accepted_on``, ``decided_on`` and ``suspended`` are projections of its events: acceptance or
    docketing, the date on the decision that ended it, and whether its time stands still.
    """

    id: Serial
    matter = ForeignKey(Matter, null=False, default=None, on_delete=OnDelete.restrict)
    procedure = Varchar(length=40, null=False, choices=Procedure)
    compensation = Boolean(null=False, default=False, help_text="行政赔偿案件")
    track = Varchar(length=20, null=True, default=None, choices=Track)
    forum = Varchar(length=120, null=False, help_text="审理机关")
    docket_number = Varchar(length=80, null=True, default=None, help_text="案号, normalised")
    number_year = Integer(null=True, default=None)
    number_court = Varchar(length=20, null=True, default=None)
    number_type = Varchar(length=20, null=True, default=None)
    number_seq = Integer(null=True, default=None)
    previous: ForeignKey[Any] = ForeignKey(
        "self", null=True, default=None, on_delete=OnDelete.restrict
    )
    link = Varchar(length=30, null=True, default=None, choices=Link)
    note = Text(null=False, default="")
    version = Integer(null=False, default=1)
    accepted_on = Date(null=True, default=None, help_text="projection: 受理/立案日")
    decided_on = Date(null=True, default=None, help_text="projection: 结案日")
    suspended = Boolean(null=False, default=False, help_text="projection: 中止")


class ProceedingParty(Table):
    """A party's role in one proceeding."""

    id: Serial
    proceeding = ForeignKey(Proceeding, null=False, default=None, on_delete=OnDelete.restrict)
    party = ForeignKey(Party, null=False, default=None, on_delete=OnDelete.restrict)
    role = Varchar(length=30, null=False, choices=Role)
    version = Integer(null=False, default=1)


class Standing(Table):
    """One of our authorities in one proceeding. 共同被告 have one row each."""

    id: Serial
    proceeding = ForeignKey(Proceeding, null=False, default=None, on_delete=OnDelete.restrict)
    authority = ForeignKey(Authority, null=False, default=None, on_delete=OnDelete.restrict)
    role = Varchar(length=30, null=False, choices=Role)
    capacity = Varchar(length=20, null=True, default=None, choices=Capacity)
    unit = ForeignKey(Unit, null=False, default=None, on_delete=OnDelete.restrict)
    represented_by = ForeignKey(
        Authority,
        null=True,
        default=None,
        on_delete=OnDelete.restrict,
        help_text="the co-defendant whose leader sits for the group (法释〔2020〕3号第三条)",
    )
    version = Integer(null=False, default=1)


class Event(Table):
    """程序事件: a dated fact of a proceeding.

    Whose receipt, act or filing it is: one of ours, one of their parties, or (neither) the forum's.
    """

    id: Serial
    proceeding = ForeignKey(Proceeding, null=False, default=None, on_delete=OnDelete.restrict)
    kind = Varchar(length=40, null=False, help_text="code of law/data/events.toml")
    happened_on = Date(null=False, default=None)
    happened_at = Timestamptz(null=True, default=None, help_text="where the hour counts, UTC")
    authority = ForeignKey(Authority, null=True, default=None, on_delete=OnDelete.restrict)
    party = ForeignKey(Party, null=True, default=None, on_delete=OnDelete.restrict)
    how = Varchar(length=20, null=True, default=None, choices=How)
    sent_on = Date(null=True, default=None, help_text="交邮日: what is posted in time is in time")
    days = Integer(null=True, default=None, help_text="days granted or fixed by the paper")
    until_on = Date(null=True, default=None, help_text="last day granted or fixed by the paper")
    paper = ForeignKey(Paper, null=True, default=None, on_delete=OnDelete.restrict)
    page = Integer(null=True, default=None)
    quote = Text(null=False, default="")
    note = Text(null=False, default="")
    struck = Boolean(null=False, default=False, help_text="recorded by mistake; kept, not counted")
    version = Integer(null=False, default=1)
    subject = Varchar(
        length=40, null=True, default=None, help_text="事项, one of its kind in events.toml"
    )


class UnitRequest(Table):
    """向承办单位调卷: what the legal department asks of a unit for a proceeding, and by when."""

    id: Serial
    proceeding = ForeignKey(Proceeding, null=False, default=None, on_delete=OnDelete.restrict)
    unit = ForeignKey(Unit, null=False, default=None, on_delete=OnDelete.restrict)
    subject = Varchar(length=300, null=False, help_text="what is asked for: the file, a statement")
    asked_on = Date(null=False, default=None)
    answer_by = Date(null=False, default=None)
    acknowledged_on = Date(null=True, default=None)
    answered_on = Date(null=True, default=None)
    paper = ForeignKey(Paper, null=True, default=None, on_delete=OnDelete.restrict)
    note = Text(null=False, default="")
    struck = Boolean(null=False, default=False)
    version = Integer(null=False, default=1)


class OutcomeItem(Table):
    """结果项: one holding of one decision for one of ours. A judgment may carry several."""

    id: Serial
    proceeding = ForeignKey(Proceeding, null=False, default=None, on_delete=OnDelete.restrict)
    decision = ForeignKey(
        Event, null=False, default=None, on_delete=OnDelete.restrict, help_text="the decided event"
    )
    authority = ForeignKey(Authority, null=False, default=None, on_delete=OnDelete.restrict)
    act = ForeignKey(ChallengedAct, null=True, default=None, on_delete=OnDelete.restrict)
    code = Varchar(length=40, null=False, help_text="code of law/data/outcomes.toml")
    extent = Varchar(length=10, null=False, choices=Extent)
    amount_fen = BigInt(null=True, default=None)
    perform_by = Date(null=True, default=None)
    paper = ForeignKey(Paper, null=True, default=None, on_delete=OnDelete.restrict)
    page = Integer(null=True, default=None)
    quote = Text(null=False, default="")
    struck = Boolean(null=False, default=False)
    version = Integer(null=False, default=1)


class Tally(Table):
    """PROJECTION: one row per proceeding and authority, all that its figures are counted from.

    Denormalised so that one covering index answers a year's statistics. Deletable; rebuilt by
    ``docket rebuild``.
    """

    id: Serial
    proceeding = ForeignKey(Proceeding, null=False, default=None, on_delete=OnDelete.restrict)
    matter = ForeignKey(Matter, null=False, default=None, on_delete=OnDelete.restrict)
    authority = ForeignKey(Authority, null=False, default=None, on_delete=OnDelete.restrict)
    unit = ForeignKey(Unit, null=False, default=None, on_delete=OnDelete.restrict)
    procedure = Varchar(length=40, null=False, choices=Procedure)
    level = Varchar(length=20, null=True, default=None, choices=Level)
    role = Varchar(length=30, null=False, choices=Role)
    compensation = Boolean(null=False, default=False)
    confidential = Boolean(null=False, default=False)
    accepted_on = Date(null=True, default=None)
    decided_on = Date(null=True, default=None)
    code = Varchar(length=40, null=True, default=None, help_text="the leading outcome code")
    category = Varchar(length=30, null=True, default=None, choices=Category)
    wln = Varchar(length=20, null=False, choices=Wln)
    partial = Boolean(null=False, default=False, help_text="a loss and a win in one decision")
    merits = Boolean(null=False, default=False, help_text="实体裁判, looked up below if affirmed")
    attendance = Varchar(length=20, null=False, choices=Attendance)
