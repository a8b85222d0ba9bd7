"""``docket due``, as it is called."""

import json
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from docket.cli import Commands
from docket.deadlines.cli import commands
from docket.law import library
from docket.law.provisions import Rule
from docket.terms import LengthUnit

BOOK = library.rulebook()


def _run(*args: str) -> Result:
    group = Commands("docket", commands={})
    for command in commands:
        group.add_command(command)
    return CliRunner().invoke(group, ["due", *args])


def _json(*args: str) -> dict[str, Any]:
    result = _run(*args, "--json")
    assert result.exit_code == 0, result.stderr
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_the_json_answer_explains_itself() -> None:
    due = _json("answer_evidence", "2024-09-27")

    assert due["rule"] == "answer_evidence"
    assert due["trigger"] == "2024-09-27"
    assert due["raw_end"] == due["due_statutory"] == due["due_safe"] == "2024-10-12"
    assert due["provisional"] is False
    assert due["binds"] == "us"
    assert due["status"] == "verified"
    assert due["version"] == "answer_evidence@2015-05-01"
    assert due["law"]["name"] == "中华人民共和国行政诉讼法（2017年修正）"
    assert due["law"]["article"] == "第三十四条第二款、第六十七条第一款"
    assert "收到起诉状副本之日起十五日内" in due["law"]["quote"]
    assert (due["law"]["in_force_from"], due["law"]["in_force_to"]) == ("2015-05-01", None)
    assert due["counted"][0]["kind"] == "trigger"
    assert due["counted"][-1] == {
        "day": "2024-10-12",
        "number": 15,
        "kind": "end",
        "working": True,
        "name": "国庆节调休上班",
    }
    assert len(due["counted"]) == 16
    assert due["steps"][1]["text"].startswith("2024年9月27日（周五）收到起诉状副本")


def test_the_answer_for_people_has_both_days_the_steps_and_the_words() -> None:
    result = _run("appeal_answer", "2026-11-13")

    assert result.exit_code == 0
    assert "届满日  2026年11月30日（周一），逾此为迟" in result.stdout
    assert "安全日  2026年11月27日（周五），宜在此日以前办妥" in result.stdout
    assert "  2. 2026年11月13日（周五）收到上诉状副本" in result.stdout
    assert "「对方当事人应当在收到上诉状副本之日起十五日内提出答辩状」" in result.stdout


def test_a_version_of_the_law_can_be_pinned() -> None:
    assert _json("recon_reply", "2023-12-28")["due_statutory"] == "2024-01-08"
    pinned = _json("recon_reply", "2023-12-28", "--version", "FYF23")

    assert pinned["due_statutory"] == "2024-01-12"
    assert any("届满日为2024年1月8日" in step["text"] for step in pinned["steps"])


def test_an_alias_answers_under_the_name_asked_for() -> None:
    due = _json("old_recon_reply", "2023-12-20")

    assert (due["rule"], due["key"]) == ("old_recon_reply", "recon_reply")
    assert due["due_statutory"] == "2024-01-02"


def test_days_granted_and_excluded_lengthen_the_period() -> None:
    assert _json("recon_decision", "2026-03-02", "--granted", "30")["raw_end"] == "2026-05-31"
    assert _json("recon_decision", "2026-03-02", "--excluded", "51")["raw_end"] == "2026-06-21"


def test_a_cap_goes_by_the_day_of_filing() -> None:
    """The one-year cap is new in 2024: an application filed since then is under it."""
    due = _json("recon_apply_not_informed_max", "2023-06-01", "--filed", "2024-05-01")

    assert due["due_statutory"] == "2024-06-03"


def test_a_date_is_read_as_people_write_it() -> None:
    assert _json("answer_evidence", "2024年9月27日")["due_statutory"] == "2024-10-12"


def test_a_provisional_date_says_so_to_people() -> None:
    assert "2027年10月11日（周一）（暂定）" in _run("answer_evidence", "2027-09-24").stdout


@pytest.mark.parametrize("rule", BOOK.rules, ids=[rule.id for rule in BOOK.rules])
def test_every_rule_of_the_book_answers(rule: Rule) -> None:
    """The first worked example of each version, asked for as a person would."""
    example = rule.examples[0]
    day = f"{example.trigger}T15:30" if rule.unit is LengthUnit.HOUR else str(example.trigger)
    args = ["--until", str(example.until)] if example.until else []
    filed = ["--filed", str(rule.in_force_to or "2026-06-01")]
    args += filed if rule.version_by == "filing" else []

    due = _json(rule.alias or rule.key, day, *args)

    assert due["due_statutory"] == str(example.due)
    assert (due["version"], due["doubts"]) == (rule.id, rule.doubts)
    assert due["steps"][0]["text"].startswith("适用《")
    people = _run(rule.alias or rule.key, day, *args)
    assert people.exit_code == 0
    assert rule.articles in people.stdout


def test_granted_days_lengthen_the_decision_in_one_run_and_none_are_assumed() -> None:
    assert _json("recon_decision_extended", "2026-03-02")["due_statutory"] == "2026-05-06"
    granted = _json("recon_decision_extended", "2026-03-02", "--granted", "15")
    assert (granted["raw_end"], granted["due_statutory"]) == ("2026-05-16", "2026-05-18")


def test_near_a_change_of_the_law_both_readings_are_given() -> None:
    due = _json("recon_reply", "2023-12-28")

    assert [one["version"] for one in due["readings"]] == [
        "recon_reply@1999-10-01",
        "recon_reply@2024-01-01",
    ]
    assert [one["due_statutory"] for one in due["readings"]] == ["2024-01-08", "2024-01-12"]
    assert due["due_statutory"] == "2024-01-08"
    assert due["due_safe"] == min(one["due_safe"] for one in due["readings"]) == "2024-01-05"
    assert "不同读法" in _run("recon_reply", "2023-12-28").stdout


def test_an_earlier_reading_is_the_safe_one_and_the_steps_say_so() -> None:
    """Received 2024-01-02 in a matter of 2023: ten calendar days end on Friday 2024-01-12."""
    due = _json("recon_reply", "2024-01-02", "--began", "2023-12-20")
    new = _json("recon_reply", "2024-01-02", "--began", "2024-01-02")

    assert (due["due_statutory"], due["due_safe"]) == ("2024-01-16", "2024-01-12")
    assert due["steps"][-1]["text"] == "有争议的另一读法更早，安全日取2024年1月12日（周五）。"
    assert (new["due_safe"], new["readings"]) == ("2024-01-16", [])


def test_the_beginning_of_the_matter_settles_which_law_can_be_argued() -> None:
    assert len(_json("recon_reply", "2024-01-12", "--began", "2023-12-20")["readings"]) == 2
    assert _json("recon_reply", "2024-01-12", "--began", "2024-01-03")["readings"] == []


def test_from_july_2026_what_rests_on_the_old_regulation_says_so() -> None:
    before = _json("recon_redo_default", "2026-06-30")
    after = _json("recon_redo_default", "2026-07-01")

    assert before["pending"] == ""
    assert "条例新文本待核" in after["doubts"]
    assert any("条例新文本待核" in step["text"] for step in after["steps"])
    assert "条例新文本待核" in _run("recon_redo_default", "2026-07-01").stdout
    assert "条例新文本待核" in _json("recon_decision", "2026-07-01")["doubts"]


def test_hours_are_answered_to_the_minute() -> None:
    due = _json("detention_stay_decision", "2026-03-02T15:30")

    assert (due["due_statutory"], due["ends_at"]) == ("2026-03-03", "15:30:00")
    assert _json("detention_stay_decision", "2026年3月2日15时30分") == due
    assert "2026年3月3日（周二）15:30" in _run("detention_stay_decision", "2026-03-02 15:30").stdout


@pytest.mark.parametrize(
    ("args", "message"),
    [
        pytest.param(["recon_replay", "2024-09-27"], "是不是指：recon_reply", id="unknown rule"),
        pytest.param(["recon_reply", "2024-09-31"], "不是一个日期", id="no such day"),
        pytest.param(["recon_reply", "yesterday"], "不是一个日期", id="unreadable date"),
        pytest.param(
            ["recon_reply_simplified", "2023-06-01"], "自2024-01-01起施行", id="not in force"
        ),
        pytest.param(["recon_reply", "2024-06-03", "--version", "XSF"], "没有XSF", id="no version"),
        pytest.param(["recon_decision", "2024-06-03", "--granted", "31"], "30日", id="too much"),
        pytest.param(
            ["recon_reply", "2024-06-03", "--excluded", "-1"], "不能为负数", id="negative"
        ),
        pytest.param(
            ["recon_reply", "2024-06-03", "--filed", "2024-06-04"], "--filed", id="no cap"
        ),
        pytest.param(["recon_decision_extended", "2026-03-02", "--granted", "31"], "30日", id="31"),
        pytest.param(["judgment_perform", "2026-03-02"], "由文书指定", id="no day fixed"),
        pytest.param(
            ["judgment_perform", "2026-03-02", "--until", "2026-03-01"], "早于", id="day before"
        ),
        pytest.param(
            ["evidence_simplified", "2026-03-02", "--until", "2026-03-30"],
            "最长15日",
            id="too long",
        ),
        pytest.param(
            ["answer_evidence", "2026-03-02", "--until", "2026-03-30"],
            "不由文书指定",
            id="fixed by law",
        ),
        pytest.param(["detention_stay_decision", "2026-03-02"], "需要起算的时刻", id="no time"),
        pytest.param(
            ["detention_stay_decision", "2026-03-02T25:30"], "时刻不对", id="no such hour"
        ),
        pytest.param(["comp_decision", "2014-06-03"], "没有2014年的放假通知", id="before the data"),
    ],
)
def test_bad_input_is_refused_in_chinese_with_exit_code_2(args: list[str], message: str) -> None:
    result = _run(*args)

    assert result.exit_code == 2
    assert message in result.stderr
    assert result.stdout == ""


def test_help_names_an_example() -> None:
    assert "docket due answer_evidence 2024-09-27" in _run("--help").stdout
    assert all(isinstance(command, click.Command) for command in commands)


def test_a_safe_day_that_is_a_day_off_says_by_which_working_day_to_act() -> None:
    """Counted by the letter the tenth day is 2024-02-16, in the Spring Festival: act by 02-09."""
    shown = _run("recon_reply", "2024-02-01").stdout

    safe = next(line for line in shown.splitlines() if "安全日" in line)
    assert "2024年2月16日" in safe
    assert "宜在2024年2月9日（周五）以前办妥" in safe
