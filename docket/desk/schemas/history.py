"""The history of one matter, as people read it."""

from datetime import datetime
from typing import Any, Literal

import msgspec

from docket.terms import AccessKind, ActorKind


class FieldChanged(msgspec.Struct, frozen=True, kw_only=True):
    """One field of a row: its Chinese name, its value before and after, as stored and as shown."""

    field: str
    label: str
    old: Any
    new: Any
    old_zh: str
    new_zh: str


class RowChanged(msgspec.Struct, frozen=True, kw_only=True):
    """What an act did to one row: 登记, 更正 or 划除."""

    table: str
    title: str
    id: int
    kind: Literal["added", "amended", "struck"]
    fields: tuple[FieldChanged, ...]


class Recorded(msgspec.Struct, frozen=True, kw_only=True):
    """One act of the history, as far as it concerns the matter. ``at`` is the moment, in UTC."""

    act: int
    at: datetime
    actor: str
    actor_kind: ActorKind
    what: str
    what_zh: str
    why: str
    changes: tuple[RowChanged, ...]


class MatterHistory(msgspec.Struct, frozen=True, kw_only=True):
    """Everything recorded about one matter, oldest first; ``next`` is the ``cursor`` of what follows."""

    matter: int
    number: str
    acts: tuple[Recorded, ...]
    next: int | None = None


class AccessLine(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of the access log: who came in, or saw what is not for everyone; ``times`` that often."""

    seq: int
    happened_at: datetime
    kind: AccessKind
    actor_kind: ActorKind
    actor_id: str
    actor_name: str
    what: str
    origin: str
    request: str
    times: int


class AccessPage(msgspec.Struct, frozen=True):
    """One page of the access log, newest first; ``next`` is the ``cursor`` of the page after it."""

    items: tuple[AccessLine, ...]
    next: int | None
