"""Recording acts, and verifying that nobody changed what was recorded."""

from docket.history.service.recording import Ledger, record
from docket.history.service.verifying import Report, verify

__all__ = ["Ledger", "Report", "record", "verify"]
