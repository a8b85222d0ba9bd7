"""The facts people enter, as they arrive: one struct a verb, a filing is a list of them.

A fact may carry a ``ref``, a label of its own; later facts of the same filing name it as
``"@label"`` wherever an id is asked. So one filing opens a matter, a proceeding in it, and records
its first event.
"""

from docket.docketing.schemas.base import Fact
from docket.docketing.schemas.calendars import NoticeDayIn, RecordLocalRestDay, RecordNotice
from docket.docketing.schemas.corrections import AcceptMove, ActOnDeadline, Amend, Strike, UndoAct
from docket.docketing.schemas.filing import AnyFact, EnteredFact, Filing
from docket.docketing.schemas.gaps import DismissGap
from docket.docketing.schemas.hearings import RecordAppearance, RecordHearing
from docket.docketing.schemas.matters import AddChallengedAct, AddParty, OpenMatter
from docket.docketing.schemas.policies import MilestoneFields, RecordMilestone, RecordPolicy
from docket.docketing.schemas.proceedings import (
    JoinProceeding,
    OpenProceeding,
    OutcomeItemIn,
    PartyRoleIn,
    ProceedingFields,
    RecordEvent,
    RecordOutcome,
    StandingIn,
)
from docket.docketing.schemas.registers import AddPaper, OpenSeries, RegisterAuthority, RegisterUnit
from docket.docketing.schemas.requests import AnswerRequest, AskUnit, RequestFields
from docket.docketing.schemas.rules import AdoptRules, SignRule, StrikeRule
from docket.docketing.schemas.supposing import Supposition

__all__ = [
    "AcceptMove",
    "ActOnDeadline",
    "AddChallengedAct",
    "AddPaper",
    "AddParty",
    "AdoptRules",
    "Amend",
    "AnswerRequest",
    "AnyFact",
    "AskUnit",
    "DismissGap",
    "EnteredFact",
    "Fact",
    "Filing",
    "JoinProceeding",
    "MilestoneFields",
    "NoticeDayIn",
    "OpenMatter",
    "OpenProceeding",
    "OpenSeries",
    "OutcomeItemIn",
    "PartyRoleIn",
    "ProceedingFields",
    "RecordAppearance",
    "RecordEvent",
    "RecordHearing",
    "RecordLocalRestDay",
    "RecordMilestone",
    "RecordNotice",
    "RecordOutcome",
    "RecordPolicy",
    "RegisterAuthority",
    "RegisterUnit",
    "RequestFields",
    "SignRule",
    "StandingIn",
    "Strike",
    "StrikeRule",
    "Supposition",
    "UndoAct",
]
