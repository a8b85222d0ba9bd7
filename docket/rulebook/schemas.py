"""Adopted versions of rules as honest types."""

import msgspec


class Adopted(msgspec.Struct, frozen=True, kw_only=True):
    """A version that counts: the last that was recorded under its id. ``id`` is that row's."""

    id: int
    rule: str
    rule_version: str
    sha256: str
    version: int
