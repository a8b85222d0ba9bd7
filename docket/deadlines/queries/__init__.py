"""Reading deadlines: whose they are, which a change reaches, what receipts they have."""

from docket.deadlines.queries.owners import (
    Closure,
    Kept,
    Owner,
    closures_after,
    owners,
    proceeding_owners,
    version_kept,
)
from docket.deadlines.queries.reached import (
    matters_governed,
    matters_ringing,
    matters_since,
    matters_waiting,
    matters_with_event,
    matters_with_hearing,
    matters_within,
)
from docket.deadlines.queries.receipts import (
    deadline_like,
    digests_of,
    receipts_coded,
    receipts_of,
)

__all__ = [
    "Closure",
    "Kept",
    "Owner",
    "closures_after",
    "deadline_like",
    "digests_of",
    "matters_governed",
    "matters_ringing",
    "matters_since",
    "matters_waiting",
    "matters_with_event",
    "matters_with_hearing",
    "matters_within",
    "owners",
    "proceeding_owners",
    "receipts_coded",
    "receipts_of",
    "version_kept",
]
