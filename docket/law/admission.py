"""What a rule must carry to be admitted to the book: words, article, dates, a worked example."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any, NamedTuple

from docket.errors import FieldError, Invalid
from docket.law.events import OPENINGS, EventKind
from docket.law.provisions import Rule, Rulebook
from docket.law.rows import read_rows
from docket.terms import LengthUnit

_UNCOUNTED = (LengthUnit.FIXED_BY_PAPER,)


def parse(
    files: Mapping[str, Iterable[Mapping[str, Any]]], *, event_kinds: Mapping[str, EventKind]
) -> Rulebook:
    """The rulebook of these files, in their order, or every fault of every row at once.

    A rule without its words is no rule.
    """
    placed = [
        Placed(f"{source}:{rule.id}", rule)
        for source, rows in files.items()
        for rule in read_rows(source, "rule", rows, Rule)
    ]
    faults = [fault for one in placed for fault in _faults(one, event_kinds)]
    faults += _between(placed)
    if faults:
        raise Invalid.of(*faults)
    return Rulebook(tuple(one.rule for one in placed))


class Placed(NamedTuple):
    """A rule and where it stands, for the person who has to mend it."""

    at: str
    rule: Rule


_OPEN_SOURCES = ("secondary", "memory")
"""A row whose words were not read may go without them; its status says so."""

_CHECKS: tuple[tuple[str, Callable[[Rule], bool], str], ...] = (
    ("id", lambda r: r.id == f"{r.key}@{r.in_force_from}", "版本编号应当是规则名@施行日"),
    ("procedures", lambda r: bool(r.procedures), "没有写明适用于哪些程序"),
    ("trigger_zh", lambda r: bool(r.trigger_zh.strip()), "没有写明期间的起算事实"),
    ("law", lambda r: bool(r.law.strip() and r.law_key.strip()), "没有写明法律的名称"),
    ("articles", lambda r: r.articles.startswith("第"), "没有写明条款，形如“第四十八条”"),
    ("quotes", lambda r: bool(r.quotes) or r.status in _OPEN_SOURCES, "没有摘录条文原文"),
    ("quotes", lambda r: all(quote.strip() for quote in r.quotes), "没有摘录条文原文"),
    ("consequence", lambda r: bool(r.consequence.strip()), "没有写明逾期的后果"),
    ("extension", lambda r: bool(r.extension.strip()), "没有写明能否延长"),
    ("examples", lambda r: bool(r.examples), "没有算例"),
    (
        "in_force_to",
        lambda r: r.in_force_to is None or r.in_force_from <= r.in_force_to,
        "失效日早于施行日",
    ),
    (
        "length",
        lambda r: (r.length is None) == (r.unit in _UNCOUNTED),
        "期间的长度与单位不符：文书指定的期间没有长度，其他期间必须有",
    ),
    (
        "trigger",
        lambda r: (r.trigger.hearing is None) == bool(r.trigger.event or r.trigger.expiry),
        "期间由一种事件、另一期限的届满，或者一种庭审（听证）起算",
    ),
    (
        "examples",
        lambda r: all((e.until is None) == (r.length is not None) for e in r.examples),
        "文书指定的期间，算例应当写明文书指定的日期（until）；其他期间不写",
    ),
    ("derived_note", lambda r: r.derived != bool(r.derived_note), "不自动推导的，应当写明原因"),
    (
        "pending_text",
        lambda r: (r.pending_from is None) != bool(r.pending_text),
        "新文本待核的，应当写明自何日起、待核什么",
    ),
    (
        "max_days",
        lambda r: r.max_days is None or (r.length is None and r.max_days > 0),
        "最长天数只用于文书指定的期间，应当大于零",
    ),
    ("max_granted", lambda r: r.max_granted is None or r.max_granted > 0, "可延长的天数应当大于零"),
)


def _faults(placed: Placed, event_kinds: Mapping[str, EventKind]) -> list[FieldError]:
    at, rule = placed
    found = [FieldError(f"{at}.{name}", why) for name, good, why in _CHECKS if not good(rule)]
    named = [("trigger.event", rule.trigger.event), ("trigger.after", rule.trigger.after)]
    named += [("done_by", code) for code in rule.done_by]
    found += [
        FieldError(f"{at}.{name}", f"events.toml里没有“{code}”这种事件")
        for name, code in named
        if code is not None and code not in event_kinds
    ]
    return found + [FieldError(f"{at}.{name}", why) for name, why in _subjects(rule, event_kinds)]


def _subjects(rule: Rule, event_kinds: Mapping[str, EventKind]) -> Iterator[tuple[str, str]]:
    """What a rule asks its events to be about, and no kind of event can be about."""
    started = [kind for code, kind in event_kinds.items() if code == rule.trigger.event]
    for code in filter(None, rule.trigger.subjects):
        if not any(_can_be_about(kind, code, event_kinds) for kind in started):
            yield "trigger.subjects", f"起算的事件没有“{code}”这一事项"
    ending = [event_kinds[c] for c in rule.done_by if c in event_kinds]
    if rule.done_subject and not any(kind.subject(rule.done_subject) for kind in ending):
        yield "done_subject", f"办结的事件没有“{rule.done_subject}”这一事项"


def _can_be_about(kind: EventKind, code: str, event_kinds: Mapping[str, EventKind]) -> bool:
    """A compensation goes on about what its claim was about."""
    openings = [event_kinds[c] for c in OPENINGS if c in event_kinds]
    return any(one.subject(code) for one in (kind, *openings))


def _between(placed: Sequence[Placed]) -> list[FieldError]:
    """Faults that only show between rows: one day must never have two versions of a rule."""
    keys = {rule.key for _, rule in placed}
    found = [
        FieldError(f"{at}.alias", f"别名“{rule.alias}”同时是一条规则的名称")
        for at, rule in placed
        if rule.alias in keys
    ]
    found += [
        FieldError(f"{at}.trigger.expiry", f"没有“{key}”这条规则")
        for at, rule in placed
        for key in rule.trigger.expiry
        if key not in keys
    ]
    for (_, one), (at, other) in combinations(placed, 2):
        if one.alias is not None and one.alias == other.alias:
            found.append(FieldError(f"{at}.alias", f"别名“{one.alias}”重复"))
        if one.key == other.key and _overlap(one, other):
            found.append(FieldError(at, f"与{one.id}的施行期间重叠"))
    return found


def _overlap(one: Rule, other: Rule) -> bool:
    first, second = sorted((one, other), key=lambda rule: rule.in_force_from)
    return first.in_force_to is None or second.in_force_from <= first.in_force_to
