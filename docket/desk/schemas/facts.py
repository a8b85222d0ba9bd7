"""Single facts as they are recorded, and the registers (机关、承办单位、系列案、文书) in lists."""

from typing import Annotated, Any

import msgspec

from docket.desk.schemas.papers import PaperOut

Why = Annotated[str, msgspec.Meta(description="更正、划除的理由，留在历史中。")]


class FactOut(msgspec.Struct, frozen=True, kw_only=True):
    """One recorded fact. ``values`` are the fields that can be corrected; the ETag is ``version``."""

    what: str
    id: int
    version: int
    struck: bool
    values: dict[str, Any]


class Correction(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """更正: fields of the fact with their new values, and why."""

    why: Why
    changes: dict[str, Any]


class Striking(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """划除: why the fact should never have been recorded."""

    why: Why


class AuthorityLine(msgspec.Struct, frozen=True, kw_only=True):
    """本机关, in the list."""

    id: int
    code: str
    name: str
    short_name: str
    organ_word: str
    parent: int | None
    version: int


class UnitLine(msgspec.Struct, frozen=True, kw_only=True):
    """承办单位, in the list."""

    id: int
    authority: int
    code: str
    name: str
    version: int


class SeriesLine(msgspec.Struct, frozen=True, kw_only=True):
    """系列案, in the list."""

    id: int
    name: str
    note: str
    version: int


class AuthorityPage(msgspec.Struct, frozen=True):
    """One page of our authorities; ``next`` is the ``cursor`` of the page after it."""

    items: tuple[AuthorityLine, ...]
    next: int | None


class UnitPage(msgspec.Struct, frozen=True):
    """One page of our units; ``next`` is the ``cursor`` of the page after it."""

    items: tuple[UnitLine, ...]
    next: int | None


class SeriesPage(msgspec.Struct, frozen=True):
    """One page of the series of like cases; ``next`` is the ``cursor`` of the page after it."""

    items: tuple[SeriesLine, ...]
    next: int | None


class PaperPage(msgspec.Struct, frozen=True):
    """One page of the papers, newest first; ``next`` is the ``cursor`` of the page after it."""

    items: tuple[PaperOut, ...]
    next: int | None
