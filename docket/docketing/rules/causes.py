"""Why a date moved: what was recorded, in one Chinese sentence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from docket.docketing.rules.corrections import AMENDABLE
from docket.docketing.rules.standstills import STANDSTILLS
from docket.history.rules import Image, differing
from docket.law.events import EventKind
from docket.terms import HearingKind, HearingState, How, Procedure, Term, Track

AT_MOST = 3
"""So many causes are named; a filing of more says how many there were."""

SAYS_NOTHING = "按现行规则和日历重新计算"
"""The cause where nothing was recorded: docket itself derived the dates anew."""

OF_A_PERSON = "处置期限"
"""The cause where somebody waived, confirmed or dated the deadline itself."""

_SILENT = frozenset({"deadline_act", "paper", "undoing"})
"""Rows that move no date by themselves."""

_RUNS_WITH = STANDSTILLS | {"extension_granted", "track_changed"}
"""Events that move what started from another one of their proceeding."""

_FIELDS: Mapping[str, str] = {
    "happened_on": "日期",
    "sent_on": "交邮日",
    "until_on": "截止日",
    "days": "天数",
    "how": "方式",
    "held_on": "开庭日",
    "state": "状态",
    "kind": "种类",
    "track": "程序类型",
    "authority": "本机关",
    "party": "当事人",
    "code": "结果",
    "subject": "事项",
}
"""The fields that can move a date; the others are not told here."""

_TERMS: Mapping[str, type[Term]] = {"how": How, "state": HearingState, "track": Track}


@dataclass(frozen=True, slots=True)
class Recorded:
    """One row that an act wrote: its images before and after."""

    table: str
    before: Image | None
    after: Image

    @property
    def key(self) -> tuple[str, int]:
        """Which row it is."""
        return self.table, int(self.after["id"])

    @property
    def runs_with_others(self) -> bool:
        """An extension, a suspension or their like."""
        return self.table == "event" and self.after["kind"] in _RUNS_WITH

    @property
    def proceeding(self) -> int | None:
        """The proceeding that it is part of, or is."""
        part = self.after["id"] if self.table == "proceeding" else self.after.get("proceeding")
        return None if part is None else int(part)


class Causes:
    """All that an act recorded, asked deadline by deadline what of it moved them.

    Sorted once: a holiday notice moves thousands by its one act.
    """

    def __init__(self, recorded: Sequence[Recorded], kinds: Mapping[str, EventKind]) -> None:
        told = [one for one in recorded if one.table not in _SILENT]
        undone = [one.after["act"] for one in recorded if one.table == "undoing"]
        self._kinds = kinds
        self._head = "".join(f"撤销历史第{act}号：" for act in undone)
        self._rows: dict[tuple[str, int], list[Recorded]] = {}
        self._running: dict[int, list[Recorded]] = {}
        self._parts: dict[int, list[Recorded]] = {}
        for one in told:
            self._rows.setdefault(one.key, []).append(one)
            if one.proceeding is not None:
                self._parts.setdefault(one.proceeding, []).append(one)
                if one.runs_with_others:
                    self._running.setdefault(one.proceeding, []).append(one)
        general = [one for one in told if one.table in ("notice", "local_rest_day")]
        acted = any(one.table == "deadline_act" for one in recorded)
        self._nothing = OF_A_PERSON if acted else SAYS_NOTHING
        self._general = self._said(general or told)
        self._rules: dict[str, list[Recorded]] = {}
        for one in told:
            if one.table == "rule_version":
                self._rules.setdefault(str(one.after["rule"]), []).append(one)

    def of(self, proceeding: int, roots: Sequence[tuple[str, int]], rule: str = "") -> str:
        """What moved a deadline.

        Args:
            proceeding: Of the deadline.
            roots: The event or hearing it starts from.
            rule: The key of its rule, of which versions may have been adopted or struck.
        """
        own = [one for root in roots for one in self._rows.get(root, ())]
        own += [one for one in self._running.get(proceeding, ()) if one not in own]
        found = own or self._rules.get(rule) or self._parts.get(proceeding, [])
        return self._said(found) if found else self._general

    def _said(self, found: Sequence[Recorded]) -> str:
        if not found:
            return self._nothing
        return self._head + _joined([sentence(one, self._kinds) for one in found])


def _joined(sentences: Sequence[str]) -> str:
    more = len(sentences) - AT_MOST
    return "；".join(sentences[:AT_MOST]) + (f"；等{len(sentences)}项" if more > 0 else "")


def sentence(one: Recorded, kinds: Mapping[str, EventKind]) -> str:
    """What was done to one row: 登记, 更正, 划除 or 恢复, what it is, and its day."""
    if one.table == "rule_version":
        done = "撤回" if one.after.get("struck") else "采用"
        return f"{done}规则版本{one.after['rule_version']}"
    named, day = _named(one, kinds), _day(one.after)
    if one.table == "notice":
        return f"载入{named}"
    if one.before is None:
        return f"登记{named}{_beside(day)}"
    if one.before.get("struck") != one.after.get("struck"):
        return f"{'划除' if one.after['struck'] else '恢复'}{named}{_beside(day)}"
    return f"更正{named}{_beside('，'.join(_changes(one, kinds)))}"


def _named(one: Recorded, kinds: Mapping[str, EventKind]) -> str:
    row = one.after
    match one.table:
        case "event":
            kind = kinds.get(row["kind"])
            return f"“{kind.zh if kind else row['kind']}”"
        case "hearing":
            return f"“{HearingKind(row['kind']).zh}”"
        case "proceeding":
            return f"{Procedure(row['procedure']).zh}程序"
        case "notice":
            return f"《{row['title']}》"
        case "local_rest_day":
            return f"停止办公日“{row['name']}”"
        case table:
            return AMENDABLE[table].zh if table in AMENDABLE else "有关登记"


def _day(row: Image) -> str:
    return str(next((row[name] for name in ("happened_on", "held_on", "day") if row.get(name)), ""))


def _beside(text: str) -> str:
    return f"（{text}）" if text else ""


def _changes(one: Recorded, kinds: Mapping[str, EventKind]) -> list[str]:
    """Each field that could move a date, old → new; rows that are referred to by their number."""
    before = one.before or {}
    return [
        f"{_FIELDS[name]} {_said(name, before.get(name), kinds)}"
        f" → {_said(name, one.after.get(name), kinds)}"
        for name in differing(before, one.after)
        if name in _FIELDS
    ]


def _said(name: str, value: Any, kinds: Mapping[str, EventKind]) -> str:  # noqa: ANN401
    if value is None:
        return "（空）"
    if name in _TERMS:
        return _TERMS[name](value).zh
    if name == "kind" and value in kinds:
        return kinds[value].zh
    if name == "subject":
        found = (kind.subject(value) for kind in kinds.values())
        return next((subject.zh for subject in found if subject), str(value))
    return f"#{value}" if name in ("authority", "party") else str(value)
