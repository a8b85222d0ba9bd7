"""Recording acts, and verifying that nobody changed what was recorded."""

from docket.history.service.recording import Changed, Ledger, record
from docket.history.service.verifying import Report, verify

__all__ = ["Changed", "Ledger", "Report", "record", "verify"]
