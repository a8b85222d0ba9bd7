"""The addresses that write: filings, and holiday notices."""

from docket.docketing.api.calendar import CalendarController, NoticeIn, SignedNotice
from docket.docketing.api.filings import FilingController

__all__ = ["CalendarController", "FilingController", "NoticeIn", "SignedNotice"]
