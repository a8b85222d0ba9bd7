"""Reading what mutmut leaves: which function a mutant is of, and whether a test noticed it."""

import json
from pathlib import Path

import pytest

from tests.mutation import Mutant, judged, mutants


@pytest.mark.parametrize(
    ("name", "function"),
    [
        ("docket.law.periods.x__safe__mutmut_3", "periods._safe"),
        ("docket.law.periods.x_compute__mutmut_12", "periods.compute"),
        ("docket.law.calendar.xǁCalendarǁof__mutmut_1", "calendar.Calendar.of"),
        (
            "docket.law.provisions.xǁRulebookǁ__post_init____mutmut_2",
            "provisions.Rulebook.__post_init__",
        ),
    ],
)
def test_a_mutant_names_its_function(name: str, function: str) -> None:
    assert Mutant(name, killed=True).function == function
    assert Mutant(name, killed=True).module == function.partition(".")[0]


def test_a_failed_test_kills_a_passed_one_lets_live_and_what_was_not_tried_is_left_out(
    tmp_path: Path,
) -> None:
    name = "docket.law.periods.x__safe__mutmut_"
    verdicts = {f"{name}1": 1, f"{name}2": 0, f"{name}3": None, f"{name}4": 36, f"{name}5": 33}
    (tmp_path / "periods.py.meta").write_text(json.dumps({"exit_code_by_key": verdicts}))

    assert [one.killed for one in mutants(tmp_path)] == [True, False, True, False]


def test_the_document_judges_survivors_by_function() -> None:
    assert all(number > 0 for number in judged().values())
    assert all("." in function for function in judged())
