"""The passages: the published sentences from counted things, and how they bend where facts differ."""

from datetime import date

import pytest

from docket.reports.rules.passages import (
    Figures,
    Named,
    Passage,
    attendance,
    litigation,
    reconsideration,
)
from docket.statistics.rules.cells import DutyCell, ProceedingCell
from docket.terms import Attendance, Level
from tests.counted import case, cases, duty, figures_of
from tests.reports import year2023
from tests.reports.year2023 import FIRST, RECON, SECOND

BUREAU = Named("我局", "公安机关")


def recon_text(*proceedings: ProceedingCell) -> str:
    return reconsideration(2023, BUREAU, figures_of(proceedings)).text


def suit_text(*proceedings: ProceedingCell, intermediate: bool = True) -> str:
    return litigation(2023, BUREAU, figures_of(proceedings), intermediate=intermediate).text


def attendance_text(*duties: DutyCell, principals: int = 0) -> str:
    return attendance(BUREAU, figures_of(duties=duties, principals=principals)).text


def of_2023() -> Figures:
    return figures_of(
        [*year2023.reconsiderations(), *year2023.suits()], year2023.duties(), principals=2
    )


def passages(figures: Figures) -> tuple[Passage, ...]:
    return (
        reconsideration(2023, BUREAU, figures),
        litigation(2023, BUREAU, figures, intermediate=True),
        attendance(BUREAU, figures),
    )


def test_the_year_2023_is_written_as_it_was_published() -> None:
    assert [passage.text for passage in passages(of_2023())] == [
        year2023.RECONSIDERATION,
        year2023.LITIGATION,
        year2023.ATTENDANCE,
    ]


def test_every_digit_of_a_passage_is_a_figure_that_opens_into_its_cases() -> None:
    """Only the year stands outside a figure."""
    for passage in passages(of_2023()):
        plain = "".join(s.text for s in passage.segments if s.measure is None)
        assert not any(char.isdigit() for char in plain.replace("2023", ""))
        assert all(s.ids is not None for s in passage.segments if s.measure)
        assert passage.text == "".join(s.text for s in passage.segments)


def test_a_counted_figure_lists_as_many_cases_as_it_says() -> None:
    figures = of_2023()
    counts = [
        segment
        for passage in passages(figures)
        for segment in passage.segments
        if segment.measure and segment.text.isdecimal()
    ]

    assert len(counts) == 16
    assert all(len(segment.ids or ()) == int(segment.text) for segment in counts)


def test_leaving_out_any_case_changes_the_sentence() -> None:
    """No sentence holds by chance: each of the 70 and of the 69 is in it."""
    recon, suits = year2023.reconsiderations(), year2023.suits()

    for n in range(len(recon)):
        assert recon_text(*recon[:n], *recon[n + 1 :]) != year2023.RECONSIDERATION
    for n in range(len(suits)):
        assert suit_text(*suits[:n], *suits[n + 1 :]) != year2023.LITIGATION


@pytest.mark.parametrize(
    ("code", "clause"),
    [
        ("r_upheld", "维持1件"),
        ("r_term_death", "终止1件"),
        ("r_dismiss_claim", "驳回申请1件"),
        ("r_revoked_redo", "撤销1件"),
        ("r_unlawful", "确认违法1件"),
        ("r_changed", "其他结果1件"),
        ("r_perform", "其他结果1件"),
        ("r_mediated", "其他结果1件"),
    ],
)
def test_each_result_shows_in_its_own_clause(code: str, clause: str) -> None:
    text = recon_text(case(RECON, code))

    assert clause in text
    assert text.count("1件") == 3


def test_there_is_no_clause_of_other_results_without_any() -> None:
    assert "其他结果" not in recon_text(case(RECON, "r_upheld"))


def test_a_year_without_reconsiderations_says_so() -> None:
    assert recon_text() == "行政复议：2023年我局无行政复议案件。"


def test_results_are_not_listed_where_nothing_is_closed() -> None:
    assert recon_text(*cases(2, RECON)) == (
        "行政复议：2023年我局行政复议案件共2件。已办结行政复议案件0件。尚未作出复议决定2件。"
    )


def test_a_loss_is_said() -> None:
    text = suit_text(case(FIRST, "f_revoked"), *cases(3, FIRST, "f_dismiss_claims"))

    assert text == (
        "行政诉讼：2023年我局行政诉讼案件共4件，其中败诉1件。其中一审案件4件，已结4件，未结0件，"
        "一审胜诉率为75%；无二审案件。"
    )


def test_a_loss_at_another_level_is_said_too() -> None:
    text = suit_text(case(FIRST, "f_dismiss_claims"), case(SECOND, "s_affirmed", below="f_revoked"))

    assert "其中败诉1件" in text
    assert "一审胜诉率为100%" in text


def test_no_loss_is_not_claimed_of_results_nobody_recorded() -> None:
    text = suit_text(case(FIRST, "f_dismiss_claims"), case(FIRST, decided_on=date(2023, 8, 1)))

    assert "，已登记结果的案件中无败诉案件。" in text


def test_no_loss_is_not_claimed_where_nothing_is_closed() -> None:
    assert suit_text(case(FIRST)) == (
        "行政诉讼：2023年我局行政诉讼案件共1件，均未结案。其中一审案件1件，已结0件，未结1件，"
        "本年度无已结一审案件；无二审案件。"
    )


def test_a_rate_of_nothing_that_counts_is_not_printed() -> None:
    text = suit_text(case(FIRST, "f_transferred"))

    assert "已结一审案件均不计入胜诉率" in text
    assert "%" not in text


def test_the_court_of_second_instance_is_named_only_where_it_is_intermediate() -> None:
    assert "；二审1件，已结0件，未结1件。" in suit_text(case(SECOND), intermediate=False)
    assert "；中院二审1件" in suit_text(case(SECOND))
    assert "其中无一审案件；" in suit_text(case(SECOND))


def test_a_year_without_suits_says_so() -> None:
    assert suit_text() == "行政诉讼：2023年我局无行政诉讼案件。"


@pytest.mark.parametrize(
    ("duties", "principals", "text"),
    [
        pytest.param(
            [duty(), duty(), duty(Attendance.EXCUSED)],
            1,
            "今年公安机关主要负责人出庭1次，单位负责人一审出庭率达66.7%。",
            id="an excused absence is not an appearance",
        ),
        pytest.param(
            [duty(Attendance.ABSENT)],
            0,
            "今年公安机关主要负责人出庭0次，单位负责人一审出庭率达0%。",
            id="nobody came",
        ),
        pytest.param(
            [duty(level=Level.SECOND_INSTANCE)],
            3,
            "今年公安机关主要负责人出庭3次，本年度无一审开庭案件。",
            id="0 of 0 is no rate",
        ),
        pytest.param(
            [duty(Attendance.UNKNOWN)],
            0,
            "今年公安机关主要负责人出庭0次，一审开庭案件均不计入出庭率。",
            id="silence is not absence",
        ),
    ],
)
def test_the_sentence_of_appearances(duties: list[DutyCell], principals: int, text: str) -> None:
    assert attendance_text(*duties, principals=principals) == text


def test_the_authority_is_called_as_it_is_registered() -> None:
    figures = figures_of([case(RECON)])

    assert reconsideration(2024, Named("本局", "市场监管部门"), figures).text.startswith(
        "行政复议：2024年本局行政复议案件共1件。"
    )
    assert attendance(Named("本局", "市场监管部门"), figures).text.startswith(
        "今年市场监管部门主要负责人"
    )
