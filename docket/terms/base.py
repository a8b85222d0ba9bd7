"""What a closed vocabulary is."""

from enum import StrEnum
from typing import Self


class Term(StrEnum):
    """One closed vocabulary. A member is its stored code; ``zh`` and ``en`` are its labels."""

    zh: str
    en: str

    def __new__(cls, code: str, zh: str = "", en: str = "") -> Self:
        """A member as it is declared; called with a code alone, the enumeration looks it up."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.zh = zh
        member.en = en
        return member
