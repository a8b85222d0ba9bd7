"""The addresses that write: filings, holiday notices, versions of rules."""

from docket.docketing.api.calendar import CalendarController, NoticeIn, SignedNotice
from docket.docketing.api.derived import DerivedController
from docket.docketing.api.filings import FilingController
from docket.docketing.api.rules import (
    RuleChangeController,
    RulesIn,
    SignatureIn,
    SignedRules,
    SignedStrike,
    StrikeIn,
)

__all__ = [
    "CalendarController",
    "DerivedController",
    "FilingController",
    "NoticeIn",
    "RuleChangeController",
    "RulesIn",
    "SignatureIn",
    "SignedNotice",
    "SignedRules",
    "SignedStrike",
    "StrikeIn",
]
