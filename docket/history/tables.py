"""The history: append-only by trigger on both engines, hash-chained."""

from piccolo.columns import ForeignKey, Integer, OnDelete, Serial, Text, Timestamptz, Varchar
from piccolo.table import Table

from docket.terms import AccessKind, ActorKind


class Act(Table):
    """One use case: who, when, what, why, and the hash that ties it to the act before it.

    ``seq`` counts 1, 2, 3 ... without gaps, so a removed act shows. ``digests`` is the JSON list of
    the digests of its changes, in order, so an altered, added or removed change can be named.
    """

    id: Serial
    seq = Integer(null=False, help_text="number in the chain")
    happened_at = Timestamptz(null=False, default=None, help_text="the moment it was recorded, UTC")
    actor_kind = Varchar(length=20, null=False, choices=ActorKind)
    actor_id = Varchar(length=80, null=False)
    actor_name = Varchar(length=120, null=False)
    what = Varchar(length=60, null=False, help_text="the use case, such as proceeding.open")
    why = Text(null=False)
    digests = Text(null=False)
    previous_hash = Varchar(length=64, null=False)
    hash = Varchar(length=64, null=False)


class Change(Table):
    """One row changed by an act: full images before and after, facts only, canonical JSON."""

    id: Serial
    act = ForeignKey(Act, null=False, default=None, on_delete=OnDelete.restrict)
    n = Integer(null=False, help_text="order within the act, from 0")
    table_name = Varchar(length=60, null=False)
    row_id = Integer(null=False)
    before = Text(null=True, default=None)
    after = Text(null=True, default=None)
    digest = Varchar(length=64, null=False)


class HistoryHead(Table):
    """The last link of the chain: one row, taken (locked) last before every commit."""

    id: Serial
    seq = Integer(null=False)
    hash = Varchar(length=64, null=False)


class Undoing(Table):
    """撤销: an act that took back another one, whose changes it reversed by corrections of its own."""

    id: Serial
    act = ForeignKey(Act, null=False, default=None, on_delete=OnDelete.restrict)
    version = Integer(null=False, default=1)


class AccessLog(Table):
    """Who came in, who failed to, who saw what is not for everyone; append-only, chained by itself.

    Apart from the acts, since nobody waits for it: entries are written in batches. Equal ones of a
    batch are one row with how many ``times``, so that whoever hammers at the door fills no disk.
    """

    id: Serial
    seq = Integer(null=False, help_text="number in the chain")
    happened_at = Timestamptz(null=False, default=None, help_text="the moment, UTC")
    kind = Varchar(length=30, null=False, choices=AccessKind)
    actor_kind = Varchar(length=20, null=False, choices=ActorKind)
    actor_id = Varchar(length=80, null=False)
    actor_name = Varchar(length=120, null=False)
    what = Varchar(length=200, null=False, help_text="such as matter 12")
    origin = Varchar(length=60, null=False, help_text="the address it came from")
    request = Varchar(length=64, null=False, help_text="the id of the request, as in the log")
    times = Integer(null=False)
    previous_hash = Varchar(length=64, null=False)
    hash = Varchar(length=64, null=False)


class AccessHead(Table):
    """The last link of the access log's chain: one row, locked while a batch is written."""

    id: Serial
    seq = Integer(null=False)
    hash = Varchar(length=64, null=False)
