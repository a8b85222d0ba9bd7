"""Telling statements that only read from those that write."""

import re

_WRITES = re.compile(r"\b(INSERT|UPDATE|DELETE|REPLACE|CREATE|DROP|ALTER)\b|=", re.IGNORECASE)

_ONE_ROW = re.compile(r" WHERE id = \S+$")
_SELECTS = re.compile(r"\b(SELECT|CONFLICT)\b", re.IGNORECASE)


def is_read(sql: str) -> bool:
    """Whether a statement surely only reads. When in doubt it counts as writing."""
    verb = sql.lstrip("( \n\t")[:8].upper()
    if verb.startswith(("SELECT", "VALUES", "EXPLAIN")):
        return True
    if verb.startswith("WITH"):
        return not _WRITES.search(sql.replace("=", ""))
    return verb.startswith("PRAGMA") and not _WRITES.search(sql)


def surely_short(sql: str) -> bool:
    """Whether a statement surely writes next to nothing: values at hand, or one row by its id."""
    verb = sql.lstrip("( \n\t")[:7].upper()
    if verb == "INSERT ":
        return not _SELECTS.search(sql)
    return verb == "UPDATE " and _ONE_ROW.search(sql) is not None
