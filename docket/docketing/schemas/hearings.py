"""Facts of a hearing: the sitting and who sat in it."""

from datetime import date

from docket.docketing.schemas.base import Fact, Ref
from docket.terms import AbsenceReason, AbsenceReview, HearingKind, HearingMode, HearingState, Rank


class RecordHearing(Fact, tag="record_hearing"):
    """登记庭审(听证)."""

    proceeding: Ref
    kind: HearingKind
    held_on: date
    state: HearingState = HearingState.SCHEDULED
    starts_at: str | None = None
    room: str | None = None
    mode: HearingMode = HearingMode.IN_PERSON
    leader_notified: bool | None = None
    leader_renotified: bool = False
    paper: Ref | None = None
    note: str = ""


class RecordAppearance(Fact, tag="record_appearance"):
    """登记出庭: who sat for one authority at one sitting, or that nobody did."""

    hearing: Ref
    authority: Ref
    rank: Rank
    person: str | None = None
    title: str | None = None
    identity_proved: bool | None = None
    spoke: bool | None = None
    left_without_leave: bool = False
    absence_reason: AbsenceReason | None = None
    absence_review: AbsenceReview | None = None
    refused_to_explain: bool = False
    paper: Ref | None = None
    note: str = ""
