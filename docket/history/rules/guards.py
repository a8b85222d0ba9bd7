"""The triggers that keep the record: which must be at work on each engine."""

from typing import Literal

from docket.history.rules.images import FACT_TABLES

HISTORY_TABLES = ("act", "change", "receipt", "access_log")
"""Append-only: never altered, never deleted. Facts are altered, with their history, never deleted.

A receipt is no history, but what was handed out with its code must stay as it was, too.
"""

HEADS = ("history_head", "access_head")
"""The end of each chain: altered with every link, never deleted."""

RECORDS = ("deadline_move", "deadline_entry")
"""What the facts of today do not tell any more: no facts, but never deleted."""

WRITTEN_ONCE = (*HISTORY_TABLES, "deadline_entry")
"""What is not altered either; of a date that moved, what became of it is."""


def guards(dialect: Literal["sqlite", "postgres"]) -> frozenset[str]:
    """The names of the triggers that the migrations make on an engine."""
    other = "never_replaced" if dialect == "sqlite" else "never_truncated"
    kept = {
        f"{table}_{guard}"
        for table in (*HISTORY_TABLES, *HEADS, *FACT_TABLES, *RECORDS)
        for guard in ("never_deleted", other)
    }
    return frozenset(kept | {f"{table}_never_updated" for table in WRITTEN_ONCE})
