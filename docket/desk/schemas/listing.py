"""Matters in a list."""

from datetime import date

import msgspec

from docket.terms import Procedure


class ProceedingLine(msgspec.Struct, frozen=True, kw_only=True):
    """程序, in the list of matters."""

    id: int
    matter: int
    procedure: Procedure
    forum: str
    docket_number: str | None
    accepted_on: date | None
    decided_on: date | None


class MatterLine(msgspec.Struct, frozen=True, kw_only=True):
    """案件, in the list of matters."""

    id: int
    number: str
    cause: str
    field: str
    act_kind: str
    unit: int
    handler: str | None
    opened_on: date
    confidential: bool
    proceedings: tuple[ProceedingLine, ...] = ()


class MatterPage(msgspec.Struct, frozen=True):
    """One page of the list of matters, newest first; ``next`` is the ``cursor`` of the page after it."""

    items: tuple[MatterLine, ...]
    next: int | None
