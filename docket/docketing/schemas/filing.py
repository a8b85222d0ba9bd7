"""A filing as it arrives: facts of any kind, and why they are entered."""

import msgspec

from docket.docketing.schemas.calendars import RecordLocalRestDay, RecordNotice
from docket.docketing.schemas.corrections import AcceptMove, ActOnDeadline, Amend, Strike, UndoAct
from docket.docketing.schemas.gaps import DismissGap
from docket.docketing.schemas.hearings import RecordAppearance, RecordHearing
from docket.docketing.schemas.matters import AddChallengedAct, AddParty, OpenMatter
from docket.docketing.schemas.policies import RecordMilestone, RecordPolicy
from docket.docketing.schemas.proceedings import (
    JoinProceeding,
    OpenProceeding,
    RecordEvent,
    RecordOutcome,
)
from docket.docketing.schemas.registers import AddPaper, OpenSeries, RegisterAuthority, RegisterUnit
from docket.docketing.schemas.requests import AnswerRequest, AskUnit
from docket.docketing.schemas.rules import AdoptRules, SignRule, StrikeRule

EnteredFact = (
    RegisterAuthority
    | RegisterUnit
    | OpenSeries
    | OpenMatter
    | AddChallengedAct
    | AddParty
    | OpenProceeding
    | JoinProceeding
    | RecordEvent
    | RecordHearing
    | RecordAppearance
    | RecordOutcome
    | Amend
    | Strike
    | ActOnDeadline
    | AcceptMove
    | UndoAct
    | DismissGap
    | RecordLocalRestDay
    | RecordPolicy
    | RecordMilestone
    | AskUnit
    | AnswerRequest
)
"""What may be filed from outside."""

AnyFact = EnteredFact | AddPaper | RecordNotice | AdoptRules | StrikeRule | SignRule
"""Papers, notices and rules are put on record by docket itself: once it has kept the bytes
(``docket paper``), once it has shown the dates that move (``docket calendar import``,
``docket rules import``), once it knows whose signature it is (``docket rules sign``)."""


class Filing(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """登记: facts in the order in which they refer to each other, and why they are entered."""

    why: str
    facts: list[EnteredFact]
