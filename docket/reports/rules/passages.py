"""正文: the passages of the annual report, in the form of the published ones, every figure marked.

The form is that of a real report of 2023, section 七 and section 三(一). It bends where the facts
do: a loss is said, a result outside the five is said, and where nothing was counted no rate is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Self

from docket.statistics.schemas import Measure

Figures = Mapping[str, Measure]

HEADINGS = {
    "reconsideration": "七、依法开展复议诉讼，有效化解行政争议",
    "attendance": "三、（一）明确领导责任（摘句）",
}
"""Which part of the published report a passage opens."""


@dataclass(frozen=True, slots=True)
class Named:
    """How the report calls the authority: 我局, 公安机关."""

    short_name: str
    organ_word: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a passage; one that states a figure names it and the cases behind it."""

    text: str
    measure: str | None = None
    ids: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage and its pieces; ``text`` is the pieces put together."""

    id: str
    title: str
    text: str
    segments: tuple[Segment, ...]

    @classmethod
    def of(cls, id_: str, title: str, pieces: Sequence[Segment | str]) -> Self:
        """Put plain words and figures together."""
        segments = tuple(Segment(p) if isinstance(p, str) else p for p in pieces)
        return cls(id_, title, "".join(s.text for s in segments), segments)

    def without(self, hidden: frozenset[int]) -> "Passage":
        """The passage with the lists of a reader who may not see these cases; its words stay."""
        kept = (
            one
            if one.ids is None
            else replace(one, ids=tuple(i for i in one.ids if i not in hidden))
            for one in self.segments
        )
        return replace(self, segments=tuple(kept))


FIVE = (
    ("复议结果维持", "recon.upheld"),
    ("复议终止", "recon.terminated"),
    ("驳回申请", "recon.dismissed"),
    ("撤销", "recon.revoked"),
    ("确认违法", "recon.confirmed_unlawful"),
)
"""五类结果, in the order of the published sentence."""


def reconsideration(year: int, authority: Named, figures: Figures) -> Passage:
    """行政复议: how many, how they ended, how many are open."""
    pieces: list[Segment | str] = [f"行政复议：{year}年{authority.short_name}"]
    if _count(figures, "recon.handled") == 0:
        pieces += [_says("无行政复议案件", figures["recon.handled"]), "。"]
    else:
        pieces += ["行政复议案件共", _figure(figures["recon.handled"]), "件。"]
        pieces += ["已办结行政复议案件", _figure(figures["recon.closed"]), "件"]
        pieces += _results(figures)
        pieces += ["。尚未作出复议决定", _figure(figures["recon.open"]), "件。"]
    return Passage.of("reconsideration", "行政复议", pieces)


def _results(figures: Figures) -> list[Segment | str]:
    """其中…: the five categories, and a sixth clause only where something fits none of them."""
    if _count(figures, "recon.closed") == 0:
        return []
    clauses = list(FIVE)
    if _count(figures, "recon.other_outcome"):
        clauses.append(("其他结果", "recon.other_outcome"))
    pieces: list[Segment | str] = []
    for n, (words, id_) in enumerate(clauses):
        pieces += [f"，{'' if n else '其中'}{words}", _figure(figures[id_]), "件"]
    return pieces


def litigation(year: int, authority: Named, figures: Figures, *, intermediate: bool) -> Passage:
    """行政诉讼: how many, whether any was lost, first instance with its rate, second instance.

    Args:
        year: Of the report.
        authority: How the report calls it.
        figures: Of the year.
        intermediate: Whether every court of second instance is an intermediate one (中院).
    """
    pieces: list[Segment | str] = [f"行政诉讼：{year}年{authority.short_name}"]
    if _count(figures, "suit.handled") == 0:
        pieces += [_says("无行政诉讼案件", figures["suit.handled"]), "。"]
    else:
        pieces += ["行政诉讼案件共", _figure(figures["suit.handled"]), "件，", *_losses(figures)]
        pieces += ["。", *_first_instance(figures), "；"]
        pieces += [*_second_instance(figures, intermediate=intermediate), "。"]
    return Passage.of("litigation", "行政诉讼", pieces)


def _losses(figures: Figures) -> list[Segment | str]:
    """无败诉案件 is said only of results that are known."""
    lost = figures["suit.loss_total"]
    if lost.numerator.count:
        return ["其中败诉", _figure(lost), "件"]
    if _count(figures, "suit.closed") == 0:
        return [_says("均未结案", figures["suit.closed"])]
    unknown = any(one.reason.endswith("未登记结果") for one in figures["suit.win_nonloss"].excluded)
    return [_says("已登记结果的案件中无败诉案件" if unknown else "无败诉案件", lost)]


def _first_instance(figures: Figures) -> list[Segment | str]:
    handled = figures["suit.first_instance.handled"]
    if handled.numerator.count == 0:
        return [_says("其中无一审案件", handled)]
    return ["其中一审案件", *_stock(figures, "first_instance"), "，", *_win_rate(figures)]


def _win_rate(figures: Figures) -> list[Segment | str]:
    """The rate, or why there is none: 0 of 0 is no rate."""
    rate = figures["suit.first_instance.win_nonloss"]
    if rate.value is not None:
        return ["一审胜诉率为", _figure(rate)]
    if _count(figures, "suit.first_instance.closed") == 0:
        return [_says("本年度无已结一审案件", rate)]
    return [_says("已结一审案件均不计入胜诉率", rate)]


def _second_instance(figures: Figures, *, intermediate: bool) -> list[Segment | str]:
    handled = figures["suit.second_instance.handled"]
    if handled.numerator.count == 0:
        return [_says("无二审案件", handled)]
    return ["中院二审" if intermediate else "二审", *_stock(figures, "second_instance")]


def _stock(figures: Figures, level: str) -> list[Segment | str]:
    """n件，已结n件，未结n件."""
    handled, closed, left = (figures[f"suit.{level}.{n}"] for n in ("handled", "closed", "open"))
    return [_figure(handled), "件，已结", _figure(closed), "件，未结", _figure(left), "件"]


def attendance(authority: Named, figures: Figures) -> Passage:
    """出庭应诉: how often the principal leader sat, and the rate of first instance."""
    rate = figures["attendance.first_instance"]
    pieces: list[Segment | str] = [
        f"今年{authority.organ_word}主要负责人出庭",
        _figure(figures["attendance.principal_count"]),
        "次，",
    ]
    if rate.value is not None:
        pieces += ["单位负责人一审出庭率达", _figure(rate), "。"]
    elif rate.excluded:
        pieces += [_says("一审开庭案件均不计入出庭率", rate), "。"]
    else:
        pieces += [_says("本年度无一审开庭案件", rate), "。"]
    return Passage.of("attendance", "出庭应诉", pieces)


def _count(figures: Figures, id_: str) -> int:
    return figures[id_].numerator.count


def _figure(measure: Measure) -> Segment:
    """A figure as it is printed in a sentence."""
    if measure.id == "suit.loss_total":
        return _says(str(measure.numerator.count), measure)
    return _says(measure.display, measure)


def _says(words: str, measure: Measure) -> Segment:
    """Words that state a figure."""
    ids = measure.numerator.ids
    return Segment(words, measure.id, None if ids is None else tuple(ids))
