"""What the program's own role may do to each table: as little as it needs.

The tables belong to another role, which migrates. So whoever breaks into the program, or into its
connection, can neither alter nor empty the record, nor switch off what guards it.
"""

from docket.history.rules.guards import HEADS, HISTORY_TABLES, RECORDS
from docket.history.rules.images import FACT_TABLES

READ = ("SELECT",)
ADD = ("SELECT", "INSERT")
CORRECT = ("SELECT", "INSERT", "UPDATE")
REPLACE = ("SELECT", "INSERT", "UPDATE", "DELETE")

_MIGRATIONS = "migration"


def privileges(table: str) -> tuple[str, ...]:
    """The privileges that the program needs on a table, by what the table holds."""
    if table == _MIGRATIONS:
        return READ
    if table in HISTORY_TABLES:
        return ADD
    if table in HEADS:
        return ("SELECT", "UPDATE")
    return CORRECT if table in (*FACT_TABLES, *RECORDS) else REPLACE
