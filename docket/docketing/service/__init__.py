"""THE one door for writes of facts: file them, and everything that follows is derived.

One call is one transaction and one act of the history; the projections (deadlines, tallies,
sittings) are written inside it.
"""

from docket.docketing.service.adopting import (
    BookApplied,
    BookChange,
    Drafting,
    apply_rules,
    preview_rules,
)
from docket.docketing.service.affected import AffectedDeadline, TurnedDeadline
from docket.docketing.service.calendars import Applied, apply
from docket.docketing.service.drafts import from_file, from_program, striking
from docket.docketing.service.filing import Filed, file, foresee
from docket.docketing.service.foreseeing import CalendarChange, preview
from docket.docketing.service.moving import DeadlineMove, DeadlineView
from docket.docketing.service.preparing import prepare
from docket.docketing.service.rebuilding import Difference, rebuild
from docket.docketing.service.signing import Signed, sign_rules
from docket.docketing.service.supposing import suppose

__all__ = [
    "AffectedDeadline",
    "Applied",
    "BookApplied",
    "BookChange",
    "CalendarChange",
    "DeadlineMove",
    "DeadlineView",
    "Difference",
    "Drafting",
    "Filed",
    "Signed",
    "TurnedDeadline",
    "apply",
    "apply_rules",
    "file",
    "foresee",
    "from_file",
    "from_program",
    "prepare",
    "preview",
    "preview_rules",
    "rebuild",
    "sign_rules",
    "striking",
    "suppose",
]
