"""The provisions that fix deadlines: dated versions of rules, and the book that selects one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from typing import Literal

from docket.errors import FieldError, Invalid
from docket.terms import Binds, HearingKind, LengthUnit, Procedure, Track

Status = Literal["verified", "memory", "secondary", "outdated", "provisional"]
"""How sure the words are: read, from memory, from a secondary source, overtaken, stop-gap."""

About = Literal["prior_reconsideration", "information", "other_duty", "police", "other_penalty"]
"""复议前置; 政府信息公开 and any other request to act; 治安案件 and any other penalty."""

STATUS_ZH: dict[Status, str] = {
    "verified": "已核对条文",
    "memory": "条文或者施行日期凭记忆，待核",
    "secondary": "据二手材料，待核",
    "outdated": "已有新文本，待更新",
    "provisional": "暂用，待新文本",
}


MILESTONE = "milestone:"
"""Begins the key of an internal milestone, which an authority sets itself and no law knows."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """The fact from which a period runs.

    Args:
        event: Kind of event in ``law/data/events.toml``; None when something else triggers.
        party: Whose receipt or act it is; ``any`` runs for each party from its own.
        hearing: Kind of sitting that triggers, counted back from as a rule.
        expiry: Keys of the rules from whose expiry it runs (复议期限届满, 履行期限届满), unless they
            were kept. Beside an event, whichever of the two there is.
        counts_from: The day the event happened, or the last day it fixes
            (履行期限届满之日), which is its ``until_on``; of an expiry the day to which it moved, or
            the safe one.
        instrument: The paper must be of this kind: an appeal against a judgment has 15 days,
            against a ruling 10 (行政诉讼法第八十五条).
        relative: The event must come before the decision of the proceeding, or after it: a court
            fixes a time for evidence before it decides, and one for performance when it does.
        subjects: What the event must be about (``subjects`` of its kind); empty when it must be
            about nothing in particular, which an empty text stands for among others.
        outcomes: The decision must have one of these holdings (不予受理, 责令重作).
        about: What the matter must be about.
        after: An event of this kind, of the same side, must have come before
            (准许延期举证以后，事由消除).
    """

    event: str | None = None
    party: Literal["us", "them", "organ", "any"] = "any"
    hearing: HearingKind | None = None
    expiry: tuple[str, ...] = ()
    counts_from: Literal["happened_on", "until_on", "due_safe"] = "happened_on"
    instrument: Literal["decision", "judgment", "ruling", "mediation"] | None = None
    relative: Literal["before_decision", "after_decision"] | None = None
    subjects: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    about: About | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """A worked example that the version of the rule must give; ``until`` is the paper's last day."""

    trigger: date
    due: date
    note: str
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One version of one rule: the words of the law that fix one period, and how to count it.

    ``key`` names the duty and outlives changes of the law; ``id`` names this version of it.
    ``alias`` pins this version (``old_recon_reply``). ``recorded_on`` is the day on which the
    version was entered, so that a figure can say what was known when. ``max_granted`` is how many
    days an approved extension may add (行政复议法第六十二条第一款: 30); None where the text sets
    no number. ``right`` marks what a party may do and need not (to appeal, to object to the
    jurisdiction): letting it lapse is no fault, and it is never counted as missed. ``key_date`` marks
    what a second person should look at: where it binds us, missing it loses evidence, the suit, a
    right or money. ``done_subject`` is what an event that fulfils it must be about;
    ``done_on_them`` says that our act is recorded on the other side (we have served when they were
    served). A negative
    ``length`` is counted back; a period fixed by the paper has none, and ``max_days`` is how long
    the paper may make it. ``derived`` is false for a rule that does not follow soundly from what a
    proceeding records; ``derived_note`` says why, and a person applies it. From ``pending_from`` on
    a newer text is due that is not at hand: ``pending_text`` says so wherever the rule is shown for
    a step from that day on, and the version stands in even after ``in_force_to``. ``replaces`` is
    the id of the version that this one ends, on the day before it comes into force: the former is
    not edited for it (``law.editions``). ``source`` is where the text was published (公报, 令).
    """

    key: str
    id: str
    name_zh: str
    name_en: str
    stage: str
    procedures: tuple[Procedure, ...]
    trigger: Trigger
    trigger_zh: str
    unit: LengthUnit
    binds: Binds
    actor_zh: str
    kind: Literal["deadline", "waiting", "effect", "cap", "fact"]
    version_by: Literal["trigger", "filing"]
    law: str
    law_key: str
    articles: str
    quotes: tuple[str, ...]
    in_force_from: date
    recorded_on: date
    status: Status
    consequence: str
    extension: str
    doubts: str
    examples: tuple[Example, ...]
    length: int | None = None
    alias: str | None = None
    track: Track | None = None
    done_by: tuple[str, ...] = ()
    done_subject: str | None = None
    done_on_them: bool = False
    roll: bool = True
    right: bool = False
    key_date: bool = False
    derived: bool = True
    derived_note: str = ""
    max_granted: int | None = None
    max_days: int | None = None
    pending_from: date | None = None
    pending_text: str = ""
    in_force_to: date | None = None
    replaces: str | None = None
    source: str = ""

    @property
    def direction(self) -> Literal["forward", "back"]:
        """Which way it is counted: from its trigger on, or back from a day that lies ahead."""
        back = self.unit is LengthUnit.SITTING or (self.length or 0) < 0
        return "back" if back else "forward"

    def holds_on(self, day: date) -> bool:
        """Whether this version is in force on that day."""
        return self.in_force_from <= day and (self.in_force_to is None or day <= self.in_force_to)

    def stands_in_on(self, day: date) -> bool:
        """Whether it is used that day for want of the newer text that has replaced it."""
        return not self.holds_on(day) and self.pending_on(day) != ""

    def pending_on(self, day: date) -> str:
        """What to warn of for a step of that day: the newer text is not at hand; else empty."""
        waits = self.pending_from is not None and self.pending_from <= day
        return self.pending_text if waits else ""


@dataclass(frozen=True, slots=True)
class Rulebook:
    """All versions of all rules."""

    rules: tuple[Rule, ...]
    _versions: Mapping[str, tuple[Rule, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        found: dict[str, list[Rule]] = {}
        for rule in sorted(self.rules, key=lambda rule: rule.in_force_from):
            found.setdefault(rule.key, []).append(rule)
            if rule.alias is not None:
                found[rule.alias] = [rule]
        named = {name: tuple(versions) for name, versions in found.items()}
        object.__setattr__(self, "_versions", named)  # frozen: set once, here

    def keys(self) -> tuple[str, ...]:
        """The rule keys, in the order of the book; aliases are not among them."""
        return tuple(dict.fromkeys(rule.key for rule in self.rules))

    def named(self, key: str) -> tuple[Rule, ...]:
        """All versions of a rule, oldest first; empty when the book does not know it."""
        return self._versions.get(key, ())

    def versions(self, key: str) -> tuple[Rule, ...]:
        """All versions of a rule, oldest first; an alias has the one version it pins."""
        found = self._versions.get(key)
        if found is None:
            raise Invalid.of(FieldError("rule", f"没有“{key}”这条规则。", self._suggestion(key)))
        return found

    def in_force(self, key: str, *, on: date) -> Rule:
        """The version that governs a step triggered on that day; an alias pins its version.

        The day is the trigger's (实体从旧、程序从新); for caps and limitation
        (``version_by`` filing) it is the day of filing.
        """
        versions = self.versions(key)
        if versions[0].alias == key:
            return versions[0]
        found = self.governing(key, on)
        if found is not None:
            return found
        which = "、".join(_span(rule) for rule in versions)
        day = "申请（起诉）之日" if versions[0].version_by == "filing" else "起算之日"
        message = f"{on}没有生效的“{versions[0].name_zh}”（{key}）规定：{which}。"
        raise Invalid.of(FieldError("rule", message, f"请核对{day}，或者指明所适用的版本。"))

    def governing(self, key: str, day: date) -> Rule | None:
        """The version in force that day, else the one that stands in for a text not at hand."""
        versions = self.versions(key)
        holding = next((rule for rule in versions if rule.holds_on(day)), None)
        return holding or next((rule for rule in versions if rule.stands_in_on(day)), None)

    def pinned(self, key: str, law_key: str) -> Rule:
        """The version of a rule under a named law, whatever the day: an override with a reason."""
        versions = self.versions(key)
        for rule in versions:
            if rule.law_key == law_key.upper():
                return rule
        known = "、".join(f"{rule.law_key}（{rule.law}）" for rule in versions)
        raise Invalid.of(
            FieldError("version", f"“{key}”没有{law_key}这个版本。", f"可用的版本：{known}。")
        )

    def version(self, key: str, version_id: str) -> Rule | None:
        """One version by its id; None when the book has it no more."""
        return next((r for r in self.named(key) if r.id == version_id), None)

    def shown(self, key: str, version_id: str | None = None) -> Rule | None:
        """The version by which a rule is shown: that one, else the newest, else None."""
        found = self.version(key, version_id) if version_id else None
        newest = self.named(key)[-1:]
        return next((rule for rule in (found, *newest) if rule), None)

    def name_zh(self, key: str, version_id: str | None = None) -> str:
        """What people call a rule: that version's name, else the newest one's, else the key.

        An internal milestone is in no book; its key carries its own name.
        """
        if key.startswith(MILESTONE):
            return key.removeprefix(MILESTONE)
        rule = self.shown(key, version_id)
        return rule.name_zh if rule else key

    def triggered_by(self, event_kind: str) -> tuple[Rule, ...]:
        """Every version of every rule that an event of this kind sets running."""
        return tuple(rule for rule in self.rules if rule.trigger.event == event_kind)

    def _suggestion(self, key: str) -> str:
        names = [*self.keys(), *_aliases(self.rules)]
        close = get_close_matches(key, names, n=3, cutoff=0.5)
        by_name = [rule.key for rule in self.rules if key and key in rule.name_zh]
        near = list(dict.fromkeys([*close, *by_name]))
        if near:
            return f"是不是指：{'、'.join(near)}？"
        return f"可用的规则：{'、'.join(self.keys())}。"


def _aliases(rules: Iterable[Rule]) -> list[str]:
    return [rule.alias for rule in rules if rule.alias is not None]


def _span(rule: Rule) -> str:
    until = f"至{rule.in_force_to}" if rule.in_force_to else "起"
    return f"{rule.law_key}《{rule.law}》自{rule.in_force_from}{until}施行"
