"""勾稽校验: what must add up in the report, and the cases to look at where it does not."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from docket.reports.rules.passages import FIVE, Figures
from docket.terms import Attendance, Procedure


@dataclass(frozen=True, slots=True)
class Check:
    """One check: whether it holds, in words, with the cases it is about."""

    id: str
    ok: bool
    text: str
    ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """A counted proceeding, as a reader calls it."""

    id: int
    docket_number: str | None
    procedure: Procedure
    number_court: str | None
    attendance: Attendance
    hidden: bool = False
    """Counted by this reader, who may not see it."""

    @property
    def name(self) -> str:
        """Its docket number, or its id where none is recorded; what is hidden has no name."""
        if self.hidden:
            return "无权查看"
        return self.docket_number or f"程序{self.id}(未登记案号)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """All that the checks look at.

    Args:
        figures: Of the year.
        accepted: The cases of the year on the accepted basis.
        before: Those open at the end of the year before.
        cases: The proceedings that figures list, by id.
        undated: Proceedings without a day of acceptance.
        unrecorded: Proceedings decided in the year without a recorded outcome.
        unfinished_on: Today, while the year is not over; then the report is of what is known so far.
    """

    figures: Figures
    accepted: Figures
    before: Figures
    cases: Mapping[int, Case] = field(default_factory=dict)
    undated: Sequence[int] = ()
    unrecorded: Sequence[int] = ()
    unfinished_on: date | None = None

    def count(self, id_: str) -> int:
        """The count of a figure, or of the numerator of a rate."""
        return self.figures[id_].numerator.count

    def ids(self, id_: str) -> tuple[int, ...]:
        """The cases of a figure, or of the numerator of a rate."""
        return tuple(self.figures[id_].numerator.ids or ())

    def names(self, ids: Iterable[int]) -> str:
        """案号 of these proceedings."""
        return "、".join(self.cases[id_].name if id_ in self.cases else f"程序{id_}" for id_ in ids)


def checks(material: Material) -> tuple[Check, ...]:
    """Every check of the report, those of its sentences first."""
    return (
        _reconsideration_results(material),
        _stock(material, "recon", "复议", closed="已办结", left="尚未决定"),
        _flow(material, "recon", "复议"),
        _stock(material, "suit", "诉讼"),
        _stock(material, "suit.first_instance", "一审"),
        _stock(material, "suit.second_instance", "二审"),
        _flow(material, "suit", "诉讼"),
        _levels(material),
        _passage_levels(material),
        _win_rate(material),
        *_attendance(material),
        *_gaps(material),
        *_hidden(material),
        *_unfinished(material),
    )


def _sum(id_: str, terms: Sequence[tuple[str, int]], total: tuple[str, int]) -> Check:
    """Whether the terms add up to the total, in words either way."""
    added = sum(n for _, n in terms)
    left = " + ".join(f"{words} {n}" for words, n in terms)
    words, whole = total
    ok = added == whole
    sign = "=" if ok else f"= {added}，不等于"
    return Check(id_, ok, f"{left} {sign} {words} {whole}")


def _reconsideration_results(material: Material) -> Check:
    terms = [(words, material.count(id_)) for words, id_ in FIVE]
    if other := material.count("recon.other_outcome"):
        terms.append(("其他结果", other))
    return _sum("recon.outcomes", terms, ("已办结", material.count("recon.closed")))


def _stock(
    material: Material, prefix: str, name: str, closed: str = "已结", left: str = "未结"
) -> Check:
    terms = [
        (f"{name}{closed}", material.count(f"{prefix}.closed")),
        (left, material.count(f"{prefix}.open")),
    ]
    return _sum(f"{prefix}.stock", terms, (f"{name}总数", material.count(f"{prefix}.handled")))


def _flow(material: Material, prefix: str, name: str) -> Check:
    """Counted apart: what was open when the last year ended, and what this year brought."""
    terms = [
        (f"{name}上年末未结", material.before[f"{prefix}.open"].numerator.count),
        ("本年受理", material.accepted[f"{prefix}.handled"].numerator.count),
    ]
    return _sum(f"{prefix}.flow", terms, (f"{name}总数", material.count(f"{prefix}.handled")))


def _levels(material: Material) -> Check:
    levels = (("一审", "first_instance"), ("二审", "second_instance"), ("再审(含审查)", "retrial"))
    terms = [(name, material.count(f"suit.{level}.handled")) for name, level in levels]
    return _sum("suit.levels", terms, ("诉讼总数", material.count("suit.handled")))


def _passage_levels(material: Material) -> Check:
    """The passage names two levels only: what it leaves of the total is said here, case by case."""
    first, second = (material.count(f"suit.{n}_instance.handled") for n in ("first", "second"))
    total = material.count("suit.handled")
    text = f"一审{first}件 + 二审{second}件 = {first + second}件"
    if first + second == total:
        return Check("suit.passage", ok=True, text=f"{text}，与诉讼总数一致")
    named = {
        *material.ids("suit.first_instance.handled"),
        *material.ids("suit.second_instance.handled"),
    }
    others = tuple(id_ for id_ in material.ids("suit.handled") if id_ not in named)
    clauses = [
        f"{procedure.zh}{len(ids)}件（{material.names(ids)}）"
        for procedure, ids in _by_procedure(material, others)
    ]
    left = f"{text}，与诉讼总数{total}件相差{total - first - second}件"
    return Check("suit.passage", ok=False, text=f"{left}：{'、'.join(clauses)}。", ids=others)


def _by_procedure(
    material: Material, ids: Sequence[int]
) -> Iterable[tuple[Procedure, tuple[int, ...]]]:
    for procedure in Procedure:
        mine = tuple(
            i for i in ids if i in material.cases and material.cases[i].procedure is procedure
        )
        if mine:
            yield procedure, mine


def _win_rate(material: Material) -> Check:
    rate = material.figures["suit.first_instance.win_nonloss"]
    whole = rate.denominator.count if rate.denominator else 0
    closed = material.count("suit.first_instance.closed")
    text = f"一审未败诉 {rate.numerator.count} / 计入的已结 {whole} = 一审非败诉率 {rate.display}"
    left_out = tuple(one.id for one in rate.excluded)
    if left_out:
        text += f"；已结而不计入的 {len(left_out)} 件：{material.names(left_out)}"
    return Check("suit.first_instance.rate", whole + len(left_out) == closed, text, left_out)


def _attendance(material: Material) -> Iterable[Check]:
    """Silence is not absence; an absence excused by the court stays in the denominator."""
    heard = material.figures["attendance.heard"]
    silent = tuple(one.id for one in heard.excluded if one.reason.startswith("开庭情况未登记"))
    if silent:
        text = f"开过庭而出庭情况未登记 {len(silent)} 件，未计入出庭率：{material.names(silent)}"
        yield Check("attendance.recorded", ok=False, text=text, ids=silent)
    else:
        yield Check("attendance.recorded", ok=True, text="开过庭的案件均已登记出庭情况")
    whole = (heard.denominator.ids if heard.denominator else None) or ()
    absent = tuple(sorted(set(whole) - set(material.ids("attendance.heard"))))
    excused = sum(
        id_ in material.cases and material.cases[id_].attendance is Attendance.EXCUSED
        for id_ in absent
    )
    text = f"负责人出庭率 {heard.numerator.count} / {len(whole)} = {heard.display}"
    if absent:
        text += (
            f"；负责人未出庭 {len(absent)} 件，其中法院认可理由 {excused} 件(仍计入分母)："
            f"{material.names(absent)}"
        )
    yield Check("attendance.absent", ok=True, text=text, ids=absent)


def _gaps(material: Material) -> Iterable[Check]:
    """What is missing in the records, so that a figure may be too small."""
    found = (
        ("accepted_on", material.undated, "未登记受理(立案)日，未计入任何数字"),
        ("outcome", material.unrecorded, "本年已结而未登记结果"),
    )
    for id_, ids, what in found:
        text = f"{what}的 {len(ids)} 件"
        yield Check(
            f"records.{id_}", not ids, f"{text}：{material.names(ids)}" if ids else text, tuple(ids)
        )


def _hidden(material: Material) -> Iterable[Check]:
    hidden = sum(
        material.figures[id_].numerator.hidden for id_ in ("recon.handled", "suit.handled")
    )
    if hidden:
        yield Check("records.hidden", ok=False, text=f"另有 {hidden} 件无权查看，未计入本报告")


def _unfinished(material: Material) -> Iterable[Check]:
    """A report of a year that goes on says so: its figures are not yet the year's."""
    if material.unfinished_on is not None:
        text = f"本年度尚未结束，数字只反映截至{material.unfinished_on}已登记的事实"
        yield Check("year.over", ok=False, text=text)


def intermediate(cases: Iterable[Case]) -> bool:
    """Whether each of these courts is an intermediate one: a province's letter and two digits."""
    return all(
        case.number_court is not None
        and len(case.number_court) == len("浙03")
        and case.number_court[1:].isdecimal()
        for case in cases
    )
