"""Versions of rules as content: one spelling and its digest, what ends them, how books differ."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass, replace
from datetime import date, timedelta
from typing import Any, Literal

import msgspec

from docket.law.formula import formula
from docket.law.provisions import Rule, Rulebook
from docket.terms import LengthUnit

_ONE_DAY = timedelta(days=1)
_MOST_DAYS = {LengthUnit.WORKING_DAY: 3, LengthUnit.MONTH: 31, LengthUnit.YEAR: 366}
_REST = 20
_SHOWN_APART = ("id", "key")


def bound(rules: Iterable[Rule]) -> Rulebook:
    """The book of these versions, each ended where a later one replaces it.

    A version that was adopted is not edited when the law changes: its end is said by the version
    that replaces it, and comes and goes with that one.
    """
    rules = tuple(rules)
    ends = {rule.replaces: rule.in_force_from - _ONE_DAY for rule in rules if rule.replaces}
    return Rulebook(
        tuple(replace(one, in_force_to=_earlier(one, ends.get(one.id))) for one in rules)
    )


def _earlier(rule: Rule, end: date | None) -> date | None:
    """A version that has ended by itself before is not brought back to life."""
    if end is None or rule.in_force_to is None:
        return end or rule.in_force_to
    return min(rule.in_force_to, end)


def content(rule: Rule) -> str:
    """A version in one spelling: JSON, its fields sorted, without those that say nothing.

    What has its default is left out, so that a field which a later program adds changes no digest.
    """
    return json.dumps(
        _said(rule), sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=str
    )


def digest(text: str) -> str:
    """What a signature is bound to: the SHA-256 of the content."""
    return hashlib.sha256(text.encode()).hexdigest()


def read(text: str) -> Rule:
    """A version from its content."""
    return msgspec.convert(json.loads(text), Rule)


def _said(value: Any) -> Any:  # noqa: ANN401 (whatever a rule holds)
    if is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: _said(getattr(value, field.name))
            for field in fields(value)
            if field.default is MISSING or getattr(value, field.name) != field.default
        }
    if isinstance(value, tuple):
        return [_said(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of a version that two books give differently, as text; empty for none."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class VersionChange:
    """A version that two books do not have alike.

    Args:
        change: It is added, it is no longer there, or fields of it are others.
        version: Its id.
        key: The rule it is a version of.
        name_zh: What the rule is called.
        law: By which law, with the article.
        in_force_from: From when it holds.
        formula: How it is counted; as it will be, or as it was.
        fields: What differs; of an added or removed version nothing.
    """

    change: Literal["added", "removed", "changed"]
    version: str
    key: str
    name_zh: str
    law: str
    in_force_from: date
    formula: str
    fields: tuple[FieldChange, ...] = ()


def changes(before: Rulebook, after: Rulebook) -> tuple[VersionChange, ...]:
    """The difference of two books, version by version, in the order of the books."""
    old, new = _by_id(before), _by_id(after)
    return tuple(
        _change(old.get(one), new.get(one))
        for one in dict.fromkeys((*old, *new))
        if old.get(one) != new.get(one)
    )


def _by_id(book: Rulebook) -> Mapping[str, Rule]:
    return {rule.id: rule for rule in book.rules}


def _change(before: Rule | None, after: Rule | None) -> VersionChange:
    rule = after or before
    if rule is None:
        msg = "a change needs a version before or after it"
        raise ValueError(msg)
    return VersionChange(
        change="added" if before is None else "removed" if after is None else "changed",
        version=rule.id,
        key=rule.key,
        name_zh=rule.name_zh,
        law=f"《{rule.law}》{rule.articles}",
        in_force_from=rule.in_force_from,
        formula=formula(rule),
        fields=_fields(before, after) if before and after else (),
    )


def _fields(before: Rule, after: Rule) -> tuple[FieldChange, ...]:
    return tuple(
        FieldChange(field.name, *(_text(getattr(one, field.name)) for one in (before, after)))
        for field in fields(Rule)
        if field.name not in _SHOWN_APART
        and getattr(before, field.name) != getattr(after, field.name)
    )


def _text(value: object) -> str:
    if value is None:
        return ""
    return str(value) if isinstance(value, str | int | date) else str(msgspec.to_builtins(value))


def reach(before: Rulebook, after: Rulebook) -> dict[str, date]:
    """From which day on two books give another version of a rule, by its key.

    A step before that day keeps its version and with it its date. The end of a version is no
    difference by itself: what matters is which one governs a day.
    """
    days = {key: _first_difference(key, before, after) for key in {*before.keys(), *after.keys()}}
    return {key: day for key, day in sorted(days.items()) if day is not None}


def as_far_back(day: date, rules: Iterable[Rule]) -> date:
    """The earliest day on which a period can have begun that still runs on a day, by these rules."""
    longest = max((_longest(rule) for rule in rules), default=0)
    return day - timedelta(days=min(longest, (day - date.min).days))


def _longest(rule: Rule) -> int:
    """Days that a period can take at the most, the rest days at its end among them."""
    number = abs(rule.length or 0) + (rule.max_granted or 0)
    return number * _MOST_DAYS.get(rule.unit, 1) + _REST


def _first_difference(key: str, before: Rulebook, after: Rulebook) -> date | None:
    turns = sorted({day for book in (before, after) for day in _turns(book, key)})
    found = (day for day in turns if _governing(before, key, day) != _governing(after, key, day))
    return next(found, None)


def _turns(book: Rulebook, key: str) -> Iterable[date]:
    """Days on which another version may begin to govern."""
    for rule in book.named(key):
        yield rule.in_force_from
        if rule.in_force_to is not None and rule.in_force_to < date.max:
            yield rule.in_force_to + _ONE_DAY
        if rule.pending_from is not None:
            yield rule.pending_from


def same_words(one: Rule, other: Rule) -> bool:
    """Whether two versions read alike, apart from when and by what they are replaced."""
    return _open(one) == _open(other)


def _governing(book: Rulebook, key: str, day: date) -> Rule | None:
    found = book.governing(key, day) if book.named(key) else None
    return found and _open(found)


def _open(rule: Rule) -> Rule:
    return replace(rule, in_force_to=None, replaces=None)
