"""勾稽: what adds up is said to, what does not names its cases."""

from collections.abc import Sequence
from datetime import date

import pytest

from docket.reports.rules.checks import Case, Check, Material, checks, intermediate
from docket.statistics.rules.cells import DutyCell, ProceedingCell
from docket.statistics.rules.periods import Basis
from docket.terms import Attendance, Procedure
from tests.counted import case, cases, duty, figures_of, id_of
from tests.reports import year2023
from tests.reports.year2023 import FIRST, RECON, SECOND


def material(
    proceedings: Sequence[ProceedingCell] = (),
    duties: Sequence[DutyCell] = (),
    *,
    before: Sequence[ProceedingCell] = (),
    undated: Sequence[int] = (),
    unrecorded: Sequence[int] = (),
    confidential: bool = True,
) -> Material:
    """What a report is checked on; the retrials have docket numbers."""
    named = {
        id_of(p): Case(id_of(p), f"(2023)浙03行申{id_of(p)}号", p.procedure, "浙03", p.attendance)
        for p in proceedings
    }
    named |= {
        id_of(d): Case(id_of(d), f"(2023)浙9901行初{id_of(d)}号", FIRST, "浙9901", d.attendance)
        for d in duties
    }
    return Material(
        figures=figures_of(proceedings, duties, confidential=confidential),
        accepted=figures_of(proceedings, basis=Basis.ACCEPTED),
        before=figures_of(before),
        cases=named,
        undated=undated,
        unrecorded=unrecorded,
    )


def found(material: Material) -> dict[str, Check]:
    return {check.id: check for check in checks(material)}


def test_the_levels_named_in_2023_leave_three_of_69_to_explain() -> None:
    """一审50 + 二审16 = 66 does not explain 69."""
    suits = year2023.suits()
    first, second, third = suits[-3:]

    check = found(material(suits))["suit.passage"]

    assert not check.ok
    assert check.text == (
        "一审50件 + 二审16件 = 66件，与诉讼总数69件相差3件："
        f"再审审查2件（(2023)浙03行申{id_of(first)}号、(2023)浙03行申{id_of(second)}号）、"
        f"再审1件（(2023)浙03行申{id_of(third)}号）。"
    )
    assert check.ids == (id_of(first), id_of(second), id_of(third))


def test_two_levels_that_are_all_need_no_explanation() -> None:
    check = found(material([*cases(3, FIRST), case(SECOND)]))["suit.passage"]

    assert check.ok
    assert check.text == "一审3件 + 二审1件 = 4件，与诉讼总数一致"


def test_the_year_2023_adds_up_everywhere_else() -> None:
    done = found(material([*year2023.reconsiderations(), *year2023.suits()], [duty()]))

    assert {id_ for id_, check in done.items() if not check.ok} == {"suit.passage"}
    assert done["recon.outcomes"].text == (
        "复议结果维持 40 + 复议终止 11 + 驳回申请 14 + 撤销 0 + 确认违法 1 = 已办结 66"
    )
    assert done["recon.stock"].text == "复议已办结 66 + 尚未决定 4 = 复议总数 70"
    assert done["suit.first_instance.stock"].text == "一审已结 37 + 未结 13 = 一审总数 50"
    assert done["suit.levels"].text == "一审 50 + 二审 16 + 再审(含审查) 3 = 诉讼总数 69"
    assert done["suit.first_instance.rate"].text == (
        "一审未败诉 37 / 计入的已结 37 = 一审非败诉率 100%"
    )


def test_other_results_are_part_of_the_sum() -> None:
    done = found(material([case(RECON, "r_upheld"), case(RECON, "r_changed")]))

    assert done["recon.outcomes"].ok
    assert "其他结果 1 = 已办结 2" in done["recon.outcomes"].text


def test_the_stock_of_the_year_before_must_come_over() -> None:
    """Counted apart: one that was open on 12-31 and is in no figure of this year is noticed."""
    old = case(RECON, accepted_on=date(2022, 12, 1))
    new = case(RECON)

    ok = found(material([old, new], before=[case(RECON)]))["recon.flow"]
    lost = found(material([new], before=[case(RECON)]))["recon.flow"]

    assert ok.text == "复议上年末未结 1 + 本年受理 1 = 复议总数 2"
    assert not lost.ok
    assert lost.text == "复议上年末未结 1 + 本年受理 1 = 2，不等于 复议总数 1"


def test_what_the_rate_leaves_out_is_named() -> None:
    moved = case(FIRST, "f_transferred")

    check = found(material([moved, case(FIRST, "f_dismiss_claims")]))["suit.first_instance.rate"]

    assert check.ok
    assert check.text.endswith(f"已结而不计入的 1 件：(2023)浙03行申{id_of(moved)}号")
    assert check.ids == (id_of(moved),)


def test_sittings_nobody_recorded_are_named() -> None:
    silent = duty(Attendance.UNKNOWN)

    check = found(material(duties=[duty(), silent]))["attendance.recorded"]

    assert not check.ok
    assert check.ids == (id_of(silent),)
    assert f"(2023)浙9901行初{id_of(silent)}号" in check.text


def test_absences_are_named_and_excuses_told_apart() -> None:
    excused, absent = duty(Attendance.EXCUSED), duty(Attendance.ABSENT)

    check = found(material(duties=[duty(), excused, absent]))["attendance.absent"]

    assert check.ids == (id_of(excused), id_of(absent))
    assert check.text.startswith(
        "负责人出庭率 1 / 3 = 33.3%；负责人未出庭 2 件，其中法院认可理由 1 件"
    )


def test_gaps_in_the_records_are_named() -> None:
    done = found(material([case(FIRST)], undated=[7], unrecorded=[8, 9]))

    assert done["records.accepted_on"].text.endswith("的 1 件：程序7")
    assert done["records.outcome"].ids == (8, 9)
    assert not done["records.accepted_on"].ok
    assert not done["records.outcome"].ok


def test_what_the_reader_may_not_see_is_said() -> None:
    proceedings = [case(FIRST, confidential=True), case(RECON, confidential=True), case(RECON)]

    assert found(material(proceedings, confidential=False))["records.hidden"].text == (
        "另有 2 件无权查看，未计入本报告"
    )
    assert "records.hidden" not in found(material(proceedings))


@pytest.mark.parametrize(
    ("courts", "expected"),
    [
        (["浙03"], True),
        (["浙03", "京01"], True),
        ([], True),
        pytest.param(["浙0302"], False, id="a basic court"),
        pytest.param(["浙"], False, id="a high court"),
        pytest.param(["浙03", None], False, id="one without a number"),
    ],
)
def test_an_intermediate_court_is_a_province_and_two_digits(
    courts: list[str | None], expected: bool
) -> None:
    found = [
        Case(n, None, Procedure.SECOND_INSTANCE, c, Attendance.ATTENDED)
        for n, c in enumerate(courts)
    ]

    assert intermediate(found) is expected
