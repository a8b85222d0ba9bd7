"""What a recorded act is, as text and as a link of the chain, and how a forgery shows."""

from docket.history.rules.access import AccessChain, AccessEntry, access_hash
from docket.history.rules.chain import (
    GENESIS,
    Chain,
    Entry,
    act_hash,
    digest,
)
from docket.history.rules.guards import HEADS, HISTORY_TABLES, guards
from docket.history.rules.images import (
    FACT_TABLES,
    PROJECTED,
    Actor,
    Image,
    Kind,
    as_text,
    canonical,
    differing,
    image,
    in_utc,
    moment_text,
    plain,
)
from docket.history.rules.privileges import privileges

__all__ = [
    "FACT_TABLES",
    "GENESIS",
    "HEADS",
    "HISTORY_TABLES",
    "PROJECTED",
    "AccessChain",
    "AccessEntry",
    "Actor",
    "Chain",
    "Entry",
    "Image",
    "Kind",
    "access_hash",
    "act_hash",
    "as_text",
    "canonical",
    "differing",
    "digest",
    "guards",
    "image",
    "in_utc",
    "moment_text",
    "plain",
    "privileges",
]
