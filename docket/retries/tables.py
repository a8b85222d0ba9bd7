"""The answers that are kept."""

from piccolo.columns import Serial, Text, Timestamptz, Varchar
from piccolo.table import Table

from docket.terms import ActorKind


class KeptAnswer(Table):
    """What somebody was answered under a key of his own, until it expires.

    Written in the transaction of what was asked for: either both are there or neither, so a crash
    can neither lose the answer nor write twice. ``asked`` is a digest of what was asked for.
    """

    id: Serial
    actor_kind = Varchar(length=20, null=False, choices=ActorKind)
    actor_id = Varchar(length=80, null=False)
    key = Varchar(length=200, null=False)
    asked = Varchar(length=64, null=False)
    answer = Text(null=False)
    expires_at = Timestamptz(null=False, default=None)
