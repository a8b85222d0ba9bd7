"""The bilingual vocabulary: every closed list of codes, with its Chinese and English label.

Codes are English, stored and stable; labels are shown. What grows with the law (deadline rules,
event kinds, outcome codes, fields of administration) is data under ``docket/law/data`` instead.
The words themselves are decided by the glossary in ``docs/glossary.md``.
"""

from docket.terms.base import Term
from docket.terms.deadlines import (
    Binds,
    DeadlineState,
    DeadlineVerb,
    LengthUnit,
    MoveState,
    NewsKind,
)
from docket.terms.hearings import (
    AbsenceReason,
    AbsenceReview,
    Attendance,
    HearingKind,
    HearingMode,
    HearingState,
    Rank,
)
from docket.terms.people import Anchor, Awaiting, EntryKind, FourEyes, RequestState, RequestStep
from docket.terms.proceedings import (
    LITIGATION,
    Capacity,
    How,
    Level,
    Link,
    PartyKind,
    Procedure,
    Role,
    Track,
)
from docket.terms.records import AccessKind, ActorKind, DayKind, Language
from docket.terms.results import Category, Extent, Wln

__all__ = [
    "LITIGATION",
    "AbsenceReason",
    "AbsenceReview",
    "AccessKind",
    "ActorKind",
    "Anchor",
    "Attendance",
    "Awaiting",
    "Binds",
    "Capacity",
    "Category",
    "DayKind",
    "DeadlineState",
    "DeadlineVerb",
    "EntryKind",
    "Extent",
    "FourEyes",
    "HearingKind",
    "HearingMode",
    "HearingState",
    "How",
    "Language",
    "LengthUnit",
    "Level",
    "Link",
    "MoveState",
    "NewsKind",
    "PartyKind",
    "Procedure",
    "Rank",
    "RequestState",
    "RequestStep",
    "Role",
    "Term",
    "Track",
    "Wln",
]
