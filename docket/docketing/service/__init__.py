"""THE one door for writes of facts: file them, and everything that follows is derived.

One call is one transaction and one act of the history; the projections (deadlines, tallies,
sittings) are written inside it.
"""

from docket.docketing.service.calendars import Applied, apply
from docket.docketing.service.filing import Filed, file, foresee
from docket.docketing.service.foreseeing import CalendarChange, CalendarMove, preview
from docket.docketing.service.moving import DeadlineMove, DeadlineView
from docket.docketing.service.preparing import prepare
from docket.docketing.service.rebuilding import Difference, rebuild
from docket.docketing.service.supposing import suppose

__all__ = [
    "Applied",
    "CalendarChange",
    "CalendarMove",
    "DeadlineMove",
    "DeadlineView",
    "Difference",
    "Filed",
    "apply",
    "file",
    "foresee",
    "prepare",
    "preview",
    "rebuild",
    "suppose",
]
