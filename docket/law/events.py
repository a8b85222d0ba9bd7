"""Event kinds: what can happen in a proceeding, and who it can happen to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from docket.law.rows import read_rows
from docket.terms import Procedure

Side = Literal["us", "them", "organ"]
"""Whose receipt, act or filing it is: one of our authorities, another party, or the forum."""

OPENINGS = ("claim_received", "application_received")
"""What a compensation begins with; what follows is about the same (刑事赔偿), unless it says."""


@dataclass(frozen=True, slots=True)
class Subject:
    """事项: what an event of a kind can be about, where the law makes a difference of it.

    Args:
        code: Stored code.
        zh: Chinese name, shown.
        en: English name.
        procedures: Procedures in which it can be; empty means all of its kind.
    """

    code: str
    zh: str
    en: str
    procedures: tuple[Procedure, ...] = ()


@dataclass(frozen=True, slots=True)
class EventKind:
    """程序事件种类: one kind of dated fact, as ``law/data/events.toml`` defines it.

    Args:
        code: Stored code.
        zh: Chinese name, shown.
        en: English name.
        procedures: Procedures in which it can be recorded; empty means all.
        needs_party: The fact is worthless without knowing whose it is: service and receipt run
            apart for each party (行政诉讼法第八十五条).
        sides: Whose it can be.
        after_closing: It may be dated after the decision, because it follows it: service,
            appeal, performance.
        meaning: One sentence for the person who records it.
        subjects: What it can be about; which deadlines follow may depend on it. An event that does
            not say is about none of them.
    """

    code: str
    zh: str
    en: str
    sides: tuple[Side, ...]
    meaning: str
    procedures: tuple[Procedure, ...] = ()
    needs_party: bool = False
    after_closing: bool = False
    subjects: tuple[Subject, ...] = ()

    def subject(self, code: str) -> Subject | None:
        """The subject of that code, or None if it cannot be about it."""
        return next((one for one in self.subjects if one.code == code), None)

    def allowed_in(self, procedure: Procedure) -> bool:
        """Whether an event of this kind can happen in a proceeding of that procedure."""
        return not self.procedures or procedure in self.procedures


def parse(rows: Iterable[Mapping[str, Any]]) -> dict[str, EventKind]:
    """The kinds by code, in the order of the file."""
    return {kind.code: kind for kind in read_rows("events.toml", "event", rows, EventKind)}
