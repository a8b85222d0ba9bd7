"""What a recorded act is, as text and as a link of the chain, and how a forgery shows."""

from docket.history.rules.chain import (
    GENESIS,
    Chain,
    Entry,
    act_hash,
    digest,
)
from docket.history.rules.guards import guards
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

__all__ = [
    "FACT_TABLES",
    "GENESIS",
    "PROJECTED",
    "Actor",
    "Chain",
    "Entry",
    "Image",
    "Kind",
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
]
