"""Telling statements that only read from those that write."""

import re

_WRITES = re.compile(r"\b(INSERT|UPDATE|DELETE|REPLACE|CREATE|DROP|ALTER)\b|=", re.IGNORECASE)

_SELECTS = re.compile(r"\b(SELECT|CONFLICT)\b", re.IGNORECASE)


def is_read(sql: str) -> bool:
    """Whether a statement surely only reads. When in doubt it counts as writing."""
    verb = sql.lstrip("( \n\t")[:8].upper()
    if verb.startswith(("SELECT", "VALUES", "EXPLAIN")):
        return True
    if verb.startswith("WITH"):
        return not _WRITES.search(sql.replace("=", ""))
    return verb.startswith("PRAGMA") and not _WRITES.search(sql)


def inserts_values(sql: str) -> bool:
    """Whether a statement surely only inserts values that are at hand: it reads nothing first."""
    text = sql.lstrip()[:12].upper()
    return text.startswith("INSERT INTO ") and not _SELECTS.search(sql)
