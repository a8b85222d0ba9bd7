"""缺项: what must be on record at each stage, as ``law/data/expectations.toml`` has it."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from docket.errors import FieldError, Invalid
from docket.law.rows import read_rows
from docket.terms import Procedure, Role

Check = Literal[
    "event",
    "successor",
    "number",
    "party",
    "outcome",
    "hearing",
    "attendance",
    "hearing_past",
    "leader_notified",
    "not_computable",
    "overrun",
]
Severity = Literal["high", "normal", "low"]
SEVERITY_ZH: Mapping[Severity, str] = {"high": "要紧", "normal": "一般", "low": "可缓"}


@dataclass(frozen=True, slots=True)
class Expectation:
    """One kind of gap.

    Args:
        code: Stored code.
        zh: What is missing, as one sentence without its full stop.
        check: What is looked for.
        grace: Days after what it follows, before which nobody asks.
        severity: How much depends on it.
        remedy: What to do about it.
        procedures: Where it is expected; empty means everywhere.
        after: The event that it follows; None for the first event of the proceeding.
        whose: Asked of each of ours, of each other party, or of nobody in particular.
        settled_by: Events that settle it.
        later: They must not be older than what they follow.
        unless: Events that make it pointless.
        not_role: Ours in one of these roles are not asked.
        next: Procedures of a further proceeding that settle it.
        rules: Rules of the forum's time to decide.
        lapses: Not asked any more so many days later: nothing depends on it by then.
        open_only: Not asked once the proceeding is decided.
        no_successor: Not asked once another proceeding followed.
    """

    code: str
    zh: str
    check: Check
    grace: int
    severity: Severity
    remedy: str
    procedures: tuple[Procedure, ...] = ()
    after: str | None = None
    whose: Literal["us", "them", "any"] = "any"
    settled_by: tuple[str, ...] = ()
    later: bool = False
    unless: tuple[str, ...] = ()
    not_role: tuple[Role, ...] = ()
    next: tuple[Procedure, ...] = ()
    rules: tuple[str, ...] = ()
    lapses: int | None = None
    open_only: bool = False
    no_successor: bool = False

    def asked_on(self, day: date, *, since: date) -> bool:
        """Whether it is asked on a day, when it is missing since another."""
        over = self.lapses is not None and (day - since).days > self.lapses
        return since <= day and not over

    def asked_in(self, procedure: Procedure) -> bool:
        """Whether it is expected in a proceeding of that procedure."""
        return not self.procedures or procedure in self.procedures


_CHECKS: tuple[tuple[str, Callable[[Expectation], bool], str], ...] = (
    ("zh", lambda e: bool(e.zh.strip()), "没有写明缺什么"),
    ("remedy", lambda e: e.remedy.endswith("。"), "没有写明怎么补"),
    (
        "settled_by",
        lambda e: bool(e.settled_by) == (e.check == "event"),
        "检查事件的写明由哪些事件补齐；其他检查不写",
    ),
    ("next", lambda e: bool(e.next) == (e.check == "successor"), "检查后续程序的写明哪一种程序"),
    ("rules", lambda e: bool(e.rules) == (e.check == "overrun"), "检查审理期限的写明哪些规则"),
)


def parse(
    rows: Iterable[Mapping[str, Any]], *, event_kinds: Collection[str], rules: Collection[str]
) -> dict[str, Expectation]:
    """The expectations by code, in the order of the file, or every fault at once."""
    read = read_rows("expectations.toml", "expectation", rows, Expectation)
    faults = [fault for one in read for fault in _faults(one, event_kinds, rules)]
    codes = [one.code for one in read]
    faults += [
        FieldError(f"expectations.toml:{code}", "代码重复")
        for code in sorted({code for code in codes if codes.count(code) > 1})
    ]
    if faults:
        raise Invalid.of(*faults)
    return {one.code: one for one in read}


def _faults(
    one: Expectation, event_kinds: Collection[str], rules: Collection[str]
) -> Iterable[FieldError]:
    at = f"expectations.toml:{one.code}"
    for name, good, why in _CHECKS:
        if not good(one):
            yield FieldError(f"{at}.{name}", why)
    for code in (*filter(None, [one.after]), *one.settled_by, *one.unless):
        if code not in event_kinds:
            yield FieldError(at, f"events.toml里没有“{code}”这种事件")
    for key in one.rules:
        if key not in rules:
            yield FieldError(at, f"没有“{key}”这条规则")
