"""文书, as they are taken in and given out."""

from datetime import date

import msgspec


class PaperFiled(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a paper; ``act`` is 0 where the same bytes were on record already."""

    id: int
    act: int
    sha256: str
    name: str
    media_type: str
    size: int


class PaperOut(msgspec.Struct, frozen=True, kw_only=True):
    """One paper on record."""

    id: int
    sha256: str
    name: str
    media_type: str
    size: int
    received_on: date | None
    version: int
