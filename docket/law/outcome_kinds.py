"""Outcome codes: every way a proceeding can end, one row each of ``law/data/outcomes.toml``."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from docket.errors import FieldError, Invalid
from docket.law.rows import read_rows
from docket.terms import Capacity, Category, Procedure, Wln

Follows = Literal["inherit", "by_content", "against_dismissal"]
"""How a code counts that does not count by itself: as the decision below stands, as the items
recorded with it, or as a loss only where the authority had won 驳回起诉 below."""

Instrument = Literal["decision", "judgment", "ruling", "mediation", "notice"]
"""文书种类: 决定书, 判决书, 裁定书, 调解书, 告知书."""


@dataclass(frozen=True, slots=True)
class Share:
    """What an outcome is for one of two organs that answer for it together.

    Args:
        wln: Won or lost by this organ.
        category: The roll-up for this organ, if one fits.
    """

    wln: Wln
    category: Category | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeKind:
    """结果代码: what it is, where the law provides for it, and how it counts.

    Args:
        code: Stored code, never renamed.
        zh: Chinese name, shown.
        en: English name.
        procedures: Procedures in which it can be recorded.
        ends: ``yes`` closes the number; ``reopens`` closes it and sends the matter back or up;
            ``attached`` stands beside another item and ends nothing.
        articles: Where the law provides for it.
        wln: Won, lost or neutral for our authority as respondent or defendant.
        follows: Instead of ``wln``, where something else decides it.
        compensation: Whether it belongs to compensation suits only; None is either.
        instrument: 文书种类; None where there is none, or it depends on the decision below.
        category: 五类结果, None where none of the five fits.
        forced: The nearest of the five, for forms that know nothing else.
        by_form: The category is that of the other item of the decision (行政复议法第七十条).
        excluded: Leaves the denominator of the non-loss rate.
        corrects: Counted as 纠错: in both rates, or only in the broad one (改正后撤回).
        other_corrected: Printed in the line 其他纠错, being a correction outside the five.
        withdrawn: The application or the suit was withdrawn (撤诉); an appeal withdrawn is not.
        after_change: Withdrawn after the authority changed its act.
        mediated: Closed by 调解书.
        merits: Decided on the substance (实体裁判).
        capacity: Where the organ of the act and the reconsideration organ fare differently.
        old_articles: Where the law before provided for it.
        in_force_from: First day of a form that earlier law did not know.
        in_force_to: Last day of a form that later law does not know.
        note: What the person who records it must know.
        doubts: What nobody has checked against the text.
    """

    code: str
    zh: str
    en: str
    procedures: tuple[Procedure, ...]
    ends: Literal["yes", "attached", "reopens"]
    articles: str
    wln: Wln | None = None
    follows: Follows | None = None
    compensation: bool | None = None
    instrument: Instrument | None = None
    category: Category | None = None
    forced: Category | None = None
    by_form: bool = False
    excluded: bool = False
    corrects: Literal["narrow", "broad"] | None = None
    other_corrected: bool = False
    withdrawn: bool = False
    after_change: bool = False
    mediated: bool = False
    merits: bool = False
    capacity: Mapping[Capacity, Share] = field(default_factory=dict)
    old_articles: str = ""
    in_force_from: date | None = None
    in_force_to: date | None = None
    note: str = ""
    doubts: str = ""

    def allowed_in(self, procedure: Procedure, *, compensation: bool) -> bool:
        """Whether a decision of that procedure can hold this."""
        fits = self.compensation is None or self.compensation == compensation
        return fits and procedure in self.procedures


def parse(rows: Iterable[Mapping[str, Any]]) -> dict[str, OutcomeKind]:
    """The kinds by code, in the order of the file; every fault of every row at once."""
    kinds = read_rows("outcomes.toml", "outcome", rows, OutcomeKind)
    faults = [fault for kind in kinds for fault in _faults(kind)]
    book = {kind.code: kind for kind in kinds}
    faults += [
        FieldError(f"outcomes.toml:{code}", "代码重复")
        for code in book
        if sum(kind.code == code for kind in kinds) > 1
    ]
    if faults:
        raise Invalid.of(*faults)
    return book


_CHECKS: tuple[tuple[str, Callable[[OutcomeKind], bool], str], ...] = (
    ("code", lambda k: k.code.isidentifier() and k.code.islower(), "代码应当是小写英文标识"),
    ("zh", lambda k: bool(k.zh.strip() and k.en.strip()), "没有中文或者英文名称"),
    ("procedures", lambda k: bool(k.procedures), "没有写明适用于哪些程序"),
    ("articles", lambda k: "第" in k.articles and "条" in k.articles, "没有写明条款"),
    ("wln", lambda k: (k.wln is None) != (k.follows is None), "wln与follows二者必居其一"),
    (
        "excluded",
        lambda k: k.wln is not Wln.EXCLUDED or k.excluded,
        "不计胜败的结果应当同时退出分母",
    ),
    (
        "corrects",
        lambda k: k.corrects != "narrow" or k.wln is Wln.LOSS,
        "直接纠错必是败诉",
    ),
    (
        "after_change",
        lambda k: not k.after_change or (k.withdrawn and k.corrects == "broad"),
        "改变后撤回必是撤回，且计入宽口径纠错",
    ),
    (
        "capacity",
        lambda k: not k.capacity or (set(k.capacity) == set(Capacity) and k.wln is Wln.OPEN),
        "分机关计胜败的，两个机关都要写明，机关身份不明时胜败未定",
    ),
    (
        "in_force_to",
        lambda k: not (k.in_force_from and k.in_force_to) or k.in_force_from <= k.in_force_to,
        "失效日早于施行日",
    ),
)


def _faults(kind: OutcomeKind) -> list[FieldError]:
    at = f"outcomes.toml:{kind.code}"
    return [FieldError(f"{at}.{name}", why) for name, good, why in _CHECKS if not good(kind)]
