"""Matters and what hangs on them, as honest types."""

from datetime import date

import msgspec


class MatterRow(msgspec.Struct, frozen=True, kw_only=True):
    """案件(争议), as recorded."""

    id: int
    number: str
    cause: str
    field: str
    act_kind: str
    unit: int
    series: int | None
    handler: str | None
    opened_on: date
    confidential: bool
    prior_recon_required: bool | None
    told_of_prior_recon: bool | None
    note: str
    version: int


class PersonOut(msgspec.Struct, frozen=True, kw_only=True):
    """指定人员: an account named on a matter."""

    id: int
    name: str
    full_name: str
