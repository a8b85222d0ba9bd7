"""What the reads of the desk answer with."""

from docket.desk.schemas.codes import Code, Codes, Vocabulary
from docket.desk.schemas.finality import FinalityOut, PartyFinality
from docket.desk.schemas.gaps import GapLine, GapPage
from docket.desk.schemas.history import FieldChanged, MatterHistory, Recorded, RowChanged
from docket.desk.schemas.listing import MatterLine, MatterPage, ProceedingLine
from docket.desk.schemas.moves import Dates, MoveOut, MovesPage, News, NewsLine
from docket.desk.schemas.papers import PaperFiled, PaperOut
from docket.desk.schemas.people import (
    DayRegister,
    MilestoneOffer,
    Milestones,
    RegisterLine,
    RequestLine,
    RequestPage,
)
from docket.desk.schemas.receipts import ReceiptOut
from docket.desk.schemas.whole import (
    ActOut,
    AppearanceOut,
    DeadlineOut,
    EventOut,
    HearingOut,
    MatterWhole,
    Named,
    OutcomeItemOut,
    PartyOut,
    PartyRoleOut,
    ProceedingOut,
    RequestOut,
    ResultOut,
    StandingOut,
    Why,
    WorkLine,
    WorkPage,
)

__all__ = [
    "ActOut",
    "AppearanceOut",
    "Code",
    "Codes",
    "Dates",
    "DayRegister",
    "DeadlineOut",
    "EventOut",
    "FieldChanged",
    "FinalityOut",
    "GapLine",
    "GapPage",
    "HearingOut",
    "MatterHistory",
    "MatterLine",
    "MatterPage",
    "MatterWhole",
    "MilestoneOffer",
    "Milestones",
    "MoveOut",
    "MovesPage",
    "Named",
    "News",
    "NewsLine",
    "OutcomeItemOut",
    "PaperFiled",
    "PaperOut",
    "PartyFinality",
    "PartyOut",
    "PartyRoleOut",
    "ProceedingLine",
    "ProceedingOut",
    "ReceiptOut",
    "Recorded",
    "RegisterLine",
    "RequestLine",
    "RequestOut",
    "RequestPage",
    "ResultOut",
    "RowChanged",
    "StandingOut",
    "Vocabulary",
    "Why",
    "WorkLine",
    "WorkPage",
]
