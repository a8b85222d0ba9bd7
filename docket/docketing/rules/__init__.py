"""What may be recorded: pure checks, each giving every field that is wrong."""

from docket.docketing.rules.events import check_event
from docket.docketing.rules.hearings import check_appearance, check_hearing
from docket.docketing.rules.matters import check_act, check_matter, check_party
from docket.docketing.rules.outcomes import check_outcome
from docket.docketing.rules.policies import check_counted_in, check_milestone, check_policy
from docket.docketing.rules.proceedings import check_link, check_proceeding, read_number
from docket.docketing.rules.requests import check_request, check_step
from docket.docketing.rules.words import blank, unknown_code

__all__ = [
    "blank",
    "check_act",
    "check_appearance",
    "check_counted_in",
    "check_event",
    "check_hearing",
    "check_link",
    "check_matter",
    "check_milestone",
    "check_outcome",
    "check_party",
    "check_policy",
    "check_proceeding",
    "check_request",
    "check_step",
    "read_number",
    "unknown_code",
]
