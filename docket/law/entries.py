"""The rules as scripts read them: one line a version, or everything the book says of it."""

from datetime import date
from typing import Literal

import msgspec

from docket.law.formula import formula
from docket.law.provisions import Example, Rule, Status, Trigger
from docket.terms import Binds, LengthUnit, Procedure, Track


class RuleLine(msgspec.Struct, frozen=True, kw_only=True):
    """One version of one rule; ``key`` is what ``due`` is asked by.

    From ``pending_from`` on a newer text is due that is not at hand, as ``pending_text`` says.
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


def line(rule: Rule) -> RuleLine:
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
    )


def entry(rule: Rule) -> RuleEntry:
    """The version whole."""
    own = {name: getattr(rule, name) for name in _OWN}
    named = msgspec.structs.asdict(line(rule))
    return RuleEntry(
        **named, **own, starts=rule.trigger, actor=rule.actor_zh, formula=formula(rule)
    )


_NAMED_APART = {"starts", "actor", "formula"}
_OWN = sorted(set(RuleEntry.__struct_fields__) - set(RuleLine.__struct_fields__) - _NAMED_APART)
"""What an entry and a rule call by the same name."""
