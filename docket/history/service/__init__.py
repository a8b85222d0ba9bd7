"""Recording acts, and verifying that nobody changed what was recorded."""

from docket.history.service.access import (
    AccessQueue,
    flush_access,
    keeping_access,
    record_access,
)
from docket.history.service.heads import Head, Heads, add_to_file, heads, keeping_heads
from docket.history.service.recording import Changed, Ledger, record
from docket.history.service.verifying import Report, verify

__all__ = [
    "AccessQueue",
    "Changed",
    "Head",
    "Heads",
    "Ledger",
    "Report",
    "add_to_file",
    "flush_access",
    "heads",
    "keeping_access",
    "keeping_heads",
    "record",
    "record_access",
    "verify",
]
