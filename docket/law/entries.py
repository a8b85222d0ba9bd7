"""The rules as scripts read them: one line a version, or everything the book says of it."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

import msgspec

from docket.law.formula import formula
from docket.law.provisions import Example, Rule, Status, Trigger
from docket.terms import Binds, LengthUnit, Procedure, Track

Awaiting = Literal["new", "changed"]
"""What the program brings along and nobody adopted: a version, or other words for one."""

AWAITING_ZH: Mapping[Awaiting, str] = {
    "new": "随程序附带，尚未采用",
    "changed": "随附的文本有更正，尚未采用",
}


class SignOff(msgspec.Struct, frozen=True, kw_only=True):
    """A lawyer's signature under a version as it reads now."""

    signed_by: str
    signed_on: date
    note: str

    @property
    def zh(self) -> str:
        """The signature as it is printed."""
        return f"{self.signed_on} {self.signed_by}：{self.note}"


class Marks(msgspec.Struct, frozen=True):
    """What a docket has done with the versions of its book, by their ids."""

    awaiting: Mapping[str, Awaiting] = {}
    signed: Mapping[str, SignOff] = {}


UNMARKED = Marks()
"""The book as delivered: nobody has adopted or signed anything."""


class RuleLine(msgspec.Struct, frozen=True, kw_only=True):
    """One version of one rule; ``key`` is what ``due`` is asked by.

    From ``pending_from`` on a newer text is due that is not at hand, as ``pending_text`` says.
    ``awaiting`` tells that the program brings it, or other words for it, and nobody adopted that;
    ``signed`` is the last signature under it as it reads now.
    """

    key: str
    version: str
    name_zh: str
    stage: str
    trigger: str
    binds: Binds
    law: str
    article: str
    in_force_from: date
    in_force_to: date | None
    pending_from: date | None
    pending_text: str
    awaiting: Awaiting | None
    signed: SignOff | None


class RuleEntry(RuleLine, frozen=True, kw_only=True):
    """One version of a rule whole; see ``law.provisions.Rule``. ``formula`` says how to count."""

    alias: str | None
    name_en: str
    law_key: str
    procedures: tuple[Procedure, ...]
    track: Track | None
    starts: Trigger
    length: int | None
    unit: LengthUnit
    direction: Literal["forward", "back"]
    roll: bool
    formula: str
    actor: str
    kind: str
    right: bool
    key_date: bool
    done_by: tuple[str, ...]
    done_subject: str | None
    done_on_them: bool
    version_by: Literal["trigger", "filing"]
    max_granted: int | None
    max_days: int | None
    derived: bool
    derived_note: str
    quotes: tuple[str, ...]
    recorded_on: date
    status: Status
    consequence: str
    extension: str
    doubts: str
    examples: tuple[Example, ...]
    replaces: str | None
    source: str


def line(rule: Rule, marks: Marks = UNMARKED) -> RuleLine:
    """The version in one line."""
    return RuleLine(
        key=rule.key,
        version=rule.id,
        name_zh=rule.name_zh,
        stage=rule.stage,
        trigger=rule.trigger_zh,
        binds=rule.binds,
        law=rule.law,
        article=rule.articles,
        in_force_from=rule.in_force_from,
        in_force_to=rule.in_force_to,
        pending_from=rule.pending_from,
        pending_text=rule.pending_text,
        awaiting=marks.awaiting.get(rule.id),
        signed=marks.signed.get(rule.id),
    )


def entry(rule: Rule, marks: Marks = UNMARKED) -> RuleEntry:
    """The version whole."""
    own = {name: getattr(rule, name) for name in _OWN}
    named = msgspec.structs.asdict(line(rule, marks))
    return RuleEntry(
        **named, **own, starts=rule.trigger, actor=rule.actor_zh, formula=formula(rule)
    )


_NAMED_APART = {"starts", "actor", "formula"}
_OWN = sorted(set(RuleEntry.__struct_fields__) - set(RuleLine.__struct_fields__) - _NAMED_APART)
"""What an entry and a rule call by the same name."""
