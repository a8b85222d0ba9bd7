"""How well papers were read: precision, recall and F1 of each field, and whole papers right."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import msgspec

from docket.intake.schemas import ReadPaper

KEY_FIELDS = ("case_number", "hearing_at", "document_date", "outcome")
"""A wrong value marked 可靠 in one of these is the worst that can happen."""

FIELDS = (
    "doc_type", "instance", "organ", "case_number", "related_case_numbers", "cause", "parties",
    "filed_date", "accepted_date", "served_date", "hearing_at", "hearing_room", "document_date",
    "outcome", "remedy_period_days", "is_final", "response_days", "leaders", "act_number",
)  # fmt: skip


@dataclass(slots=True)
class Score:
    """Counts over many papers."""

    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    papers: int = 0
    whole: int = 0
    falsely_sure: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def f1(self, name: str) -> float | None:
        """F1 of a field; None where no paper has it."""
        right, wrong, missed = self.right[name], self.wrong[name], self.missed[name]
        return None if not right + wrong + missed else 2 * right / (2 * right + wrong + missed)


def score(read: Iterable[tuple[ReadPaper, dict[str, Any], str]]) -> Score:
    """Compare what was read with what the papers say."""
    total = Score()
    for paper, labels, name in read:
        total.papers += 1
        got = msgspec.to_builtins(paper.fields)
        fine = True
        for one in FIELDS:
            have, want = _items(one, got.get(one)), _items(one, labels.get(one))
            total.right[one] += len(have & want)
            total.wrong[one] += len(have - want)
            total.missed[one] += len(want - have)
            if have != want:
                fine = False
                total.faults.append(
                    f"{name} {one}: {sorted(map(str, have))} != {sorted(map(str, want))}"
                )
            if one in KEY_FIELDS and have - want and _sure(paper, one):
                total.falsely_sure.append(f"{name} {one}")
        total.whole += fine
    return total


def _sure(paper: ReadPaper, name: str) -> bool:
    return any(proof.word == "可靠" for proof in paper.evidence.get(name, ()))


def _items(name: str, value: Any) -> set[Any]:
    """A field as a set of comparable values; empty where there is none."""
    if value is None:
        return set()
    if name == "parties":
        return {(one["role"], _plain(one["name"])) for one in value}
    if name == "leaders":
        return {
            (
                _plain(one.get("organ") or ""),
                one["attended"],
                one.get("title") or "",
                one.get("name") or "",
            )
            for one in value
        }
    if isinstance(value, list):
        return {_plain(one) for one in value}
    return {_plain(value) if isinstance(value, str) else value}


def _plain(text: str) -> str:
    return re.sub(r"[\s]", "", text).translate(str.maketrans("（）〔〕［］", "()[][]"))
