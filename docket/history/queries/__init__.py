"""Reading the history, and the facts that it speaks of."""

from docket.history.queries.images import defaults, fact_tables, image_of, kinds, name_of, stored
from docket.history.queries.reading import (
    Fact,
    Version,
    acts_after,
    changes_between,
    facts_of,
    gone,
    guards_at_work,
    head,
    history_of,
    strays,
    unknown_tables,
)

__all__ = [
    "Fact",
    "Version",
    "acts_after",
    "changes_between",
    "defaults",
    "fact_tables",
    "facts_of",
    "gone",
    "guards_at_work",
    "head",
    "history_of",
    "image_of",
    "kinds",
    "name_of",
    "stored",
    "strays",
    "unknown_tables",
]
