"""The codes that facts are written with."""

import msgspec


class Code(msgspec.Struct, frozen=True, kw_only=True):
    """One code: its label, where it may be used, and what it means."""

    code: str
    zh: str
    allowed: str
    meaning: str


class Vocabulary(msgspec.Struct, frozen=True, kw_only=True):
    """One list of codes. ``name`` is that of the terms; ``used_in`` the fields of facts that take it."""

    name: str
    zh: str
    used_in: tuple[str, ...]
    codes: tuple[Code, ...]


class Codes(msgspec.Struct, frozen=True, kw_only=True):
    """Every list of codes: what grows with the law, and the closed vocabularies."""

    events: Vocabulary
    subjects: Vocabulary
    outcomes: Vocabulary
    fields: Vocabulary
    act_kinds: Vocabulary
    terms: tuple[Vocabulary, ...]
