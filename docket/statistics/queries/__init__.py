"""Counting, on either engine: a few statements for all figures of a period.

The statements only group what is there; what a figure counts is decided by its definition in
``rules``. A list is the same statement ungrouped, judged by the same definition.
"""

from docket.statistics.queries.figures import figures, figures_by
from docket.statistics.queries.names import Names, names
from docket.statistics.queries.redacting import seen_proceedings, told_to
from docket.statistics.queries.scopes import Scope, authority_of, unit_of

__all__ = [
    "Names",
    "Scope",
    "authority_of",
    "figures",
    "figures_by",
    "names",
    "seen_proceedings",
    "told_to",
    "unit_of",
]
