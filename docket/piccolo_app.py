"""Every table of docket, in the order in which they refer to each other."""

from pathlib import Path

from piccolo.conf.apps import AppConfig

from docket.accounts.tables import (
    Account,
    AccountSecret,
    ApiToken,
    Authority,
    RecoveryCode,
    Session,
    SignInFailure,
    TokenSecret,
    Unit,
)
from docket.calendars.tables import CalendarDay, LocalRestDay, Notice
from docket.deadlines.tables import (
    Deadline,
    DeadlineAct,
    DeadlineEntry,
    GapDismissal,
    Move,
    NewsSeen,
    Receipt,
)
from docket.hearings.tables import Appearance, Hearing, Sitting
from docket.history.tables import AccessHead, AccessLog, Act, Change, HistoryHead, Undoing
from docket.matters.tables import (
    ChallengedAct,
    Matter,
    MatterPerson,
    PaperHolder,
    Party,
    Series,
)
from docket.papers.tables import Paper
from docket.policies.tables import Milestone, Policy
from docket.proceedings.tables import (
    Event,
    EventKind,
    OutcomeCode,
    OutcomeItem,
    Proceeding,
    ProceedingParty,
    Standing,
    Tally,
    UnitRequest,
)
from docket.retries.tables import KeptAnswer
from docket.rulebook.tables import RuleSignOff, RuleVersion

APP_CONFIG = AppConfig(
    app_name="docket",
    migrations_folder_path=str(Path(__file__).parent.parent / "piccolo_migrations"),
    table_classes=[
        Act,
        Change,
        HistoryHead,
        Undoing,
        AccessLog,
        AccessHead,
        KeptAnswer,
        Authority,
        Unit,
        Account,
        AccountSecret,
        RecoveryCode,
        Session,
        ApiToken,
        TokenSecret,
        SignInFailure,
        Notice,
        CalendarDay,
        LocalRestDay,
        RuleVersion,
        RuleSignOff,
        Paper,
        Series,
        Matter,
        MatterPerson,
        PaperHolder,
        ChallengedAct,
        Party,
        EventKind,
        OutcomeCode,
        Proceeding,
        ProceedingParty,
        Standing,
        Event,
        OutcomeItem,
        Tally,
        Hearing,
        Appearance,
        Sitting,
        Deadline,
        DeadlineAct,
        Move,
        NewsSeen,
        DeadlineEntry,
        Policy,
        Milestone,
        UnitRequest,
        GapDismissal,
        Receipt,
    ],
)
