"""Hearings, who sat in them, and what the attendance figures are counted from."""

from piccolo.columns import Boolean, Date, ForeignKey, Integer, OnDelete, Serial, Text, Varchar
from piccolo.table import Table

from docket.accounts.tables import Authority, Unit
from docket.matters.tables import Matter
from docket.papers.tables import Paper
from docket.proceedings.tables import Proceeding
from docket.terms import (
    AbsenceReason,
    AbsenceReview,
    HearingKind,
    HearingMode,
    HearingState,
    Level,
    Procedure,
    Rank,
)


class Hearing(Table):
    """庭审或者听证: one sitting of one proceeding."""

    id: Serial
    proceeding = ForeignKey(Proceeding, null=False, default=None, on_delete=OnDelete.restrict)
    kind = Varchar(length=30, null=False, choices=HearingKind)
    held_on = Date(null=False, default=None)
    starts_at = Varchar(length=5, null=True, default=None, help_text="HH:MM, local time")
    room = Varchar(length=120, null=True, default=None)
    mode = Varchar(length=20, null=False, choices=HearingMode)
    state = Varchar(length=20, null=False, choices=HearingState)
    leader_notified = Boolean(
        null=True, default=None, help_text="the court notified the leader; null is unknown"
    )
    leader_renotified = Boolean(
        null=False, default=False, help_text="notified to appear AGAIN (法释〔2020〕3号第七条)"
    )
    paper = ForeignKey(Paper, null=True, default=None, on_delete=OnDelete.restrict)
    note = Text(null=False, default="")
    struck = Boolean(null=False, default=False)
    version = Integer(null=False, default=1)


class Appearance(Table):
    """出庭记录: who sat for one authority at one sitting, or that nobody did.

    No row means unknown, never absent. An authority may have several rows (leader and staff).
    """

    id: Serial
    hearing = ForeignKey(Hearing, null=False, default=None, on_delete=OnDelete.restrict)
    authority = ForeignKey(Authority, null=False, default=None, on_delete=OnDelete.restrict)
    rank = Varchar(length=30, null=False, choices=Rank)
    person = Varchar(length=80, null=True, default=None)
    title = Varchar(length=80, null=True, default=None, help_text="职务")
    identity_proved = Boolean(
        null=True, default=None, help_text="false: 身份证明 missing and not cured (第六条)"
    )
    spoke = Boolean(null=True, default=None, help_text="出庭出声")
    left_without_leave = Boolean(null=False, default=False)
    absence_reason = Varchar(length=30, null=True, default=None, choices=AbsenceReason)
    absence_review = Varchar(length=20, null=True, default=None, choices=AbsenceReview)
    refused_to_explain = Boolean(null=False, default=False)
    paper = ForeignKey(Paper, null=True, default=None, on_delete=OnDelete.restrict)
    note = Text(null=False, default="")
    struck = Boolean(null=False, default=False)
    version = Integer(null=False, default=1)


class Sitting(Table):
    """PROJECTION: one row per held hearing and authority; attendance figures count these."""

    id: Serial
    hearing = ForeignKey(Hearing, null=False, default=None, on_delete=OnDelete.restrict)
    proceeding = ForeignKey(Proceeding, null=False, default=None, on_delete=OnDelete.restrict)
    matter = ForeignKey(Matter, null=False, default=None, on_delete=OnDelete.restrict)
    authority = ForeignKey(Authority, null=False, default=None, on_delete=OnDelete.restrict)
    unit = ForeignKey(Unit, null=False, default=None, on_delete=OnDelete.restrict)
    kind = Varchar(length=30, null=False, choices=HearingKind)
    procedure = Varchar(length=40, null=False, choices=Procedure)
    level = Varchar(length=20, null=True, default=None, choices=Level)
    confidential = Boolean(null=False, default=False)
    held_on = Date(null=False, default=None)
    recorded = Boolean(null=False, help_text="false: nothing is recorded of who sat")
    attended = Boolean(null=False, help_text="a responsible leader sat, and it counts")
    principals = Integer(null=False, help_text="principal leaders who sat, and it counts")
    represented = Boolean(null=False, help_text="a co-defendant's leader was designated to sit")
    excused = Boolean(null=False, help_text="the court accepted the reason for the absence")
    notified = Boolean(null=False)
    renotified = Boolean(null=False)
