"""``docket demo``: the sample's 2023, what is due now, and never over anybody's own docket."""

import json
from datetime import date
from pathlib import Path

import pytest

from docket.accounts.rules import Role
from tests.commands import run
from tests.facts import BUREAU, MATTER

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A data folder with the sample, and what loading it printed."""
    data = tmp_path_factory.mktemp("demo")
    result = run("demo", "--no-serve", "--today", str(TODAY), data=data)
    assert result.exit_code == 0, result.output
    return data, result.stdout


def test_it_prints_section_seven_and_the_attendance_sentence(demo: tuple[Path, str]) -> None:
    """The published figures of 2023, computed from case-level facts."""
    _, printed = demo

    assert (
        "2023年我局行政复议案件共70件。已办结行政复议案件66件，其中复议结果维持40件，复议终止11件，"
        "驳回申请14件，撤销0件，确认违法1件。尚未作出复议决定4件。"
    ) in printed
    assert (
        "2023年我局行政诉讼案件共69件，无败诉案件。其中一审案件50件，已结37件，未结13件，"
        "一审胜诉率为100%；中院二审16件，已结8件，未结8件。"
    ) in printed
    assert "今年公安机关主要负责人出庭2次，单位负责人一审出庭率达100%。" in printed


def test_it_finds_that_50_and_16_leave_3_of_69_to_explain(demo: tuple[Path, str]) -> None:
    _, printed = demo

    assert "一审50件 + 二审16件 = 66件，与诉讼总数69件相差3件" in printed


def test_it_prints_what_is_due_in_the_coming_days(demo: tuple[Path, str]) -> None:
    _, printed = demo

    due = printed.partition("到期的事项：\n")[2].partition("\n\n")[0].splitlines()[1:]
    days = [date.fromisoformat(line[:10]) for line in due]

    assert len(days) >= 5
    assert TODAY <= min(days) <= max(days) <= date(2026, 12, 7)


def test_a_second_time_nothing_is_loaded_again(demo: tuple[Path, str]) -> None:
    data, printed = demo

    again = run("demo", "--no-serve", "--today", str(TODAY), data=data)

    assert again.exit_code == 0
    assert "示例案卷已在" in again.stdout
    assert _without_people(again.stdout) == _without_people(printed)
    assert "口令在首次载入时显示过" in again.stdout


def _without_people(printed: str) -> str:
    """What is printed of the docket itself, after the line that tells whether it was loaded."""
    return printed.partition("\n")[2].partition("\n示例用户")[0]


def test_it_prints_an_account_of_each_role_with_a_password(demo: tuple[Path, str]) -> None:
    """Random, shown this once; each signs in."""
    _, printed = demo

    lines = printed.partition("只显示这一次）：\n")[2].splitlines()[1:]
    passwords = [line.split()[2] for line in lines]

    assert [line.split()[0] for line in lines] == [role.value for role in Role]
    assert len(set(passwords)) == len(passwords)
    assert min(map(len, passwords)) >= 20


def test_the_sample_verifies_and_its_projections_are_those_of_its_facts(
    demo: tuple[Path, str],
) -> None:
    data, _ = demo

    assert run("verify", data=data).exit_code == 0
    assert run("rebuild", "--check", data=data).exit_code == 0


def test_one_matter_is_shown_whole(demo: tuple[Path, str]) -> None:
    data, _ = demo

    as_text = run("matter", "2022-0001", data=data)
    as_json = json.loads(run("matter", "2022-0001", "--json", data=data).stdout)
    by_id = json.loads(run("matter", str(as_json["id"]), "--json", data=data).stdout)

    assert "\n当事人\n" in as_text.stdout
    assert all(p["forum"] in as_text.stdout for p in as_json["proceedings"])
    assert as_json == by_id


def test_the_worklist_is_the_same_for_people_and_for_programs(demo: tuple[Path, str]) -> None:
    data, _ = demo
    asked = ("deadlines", "--since", str(TODAY), "--until", "2026-12-07", "--limit", "200")

    as_text = run(*asked, data=data).stdout.splitlines()[1:]
    as_json = json.loads(run(*asked, "--json", data=data).stdout)["items"]

    assert len(as_text) == len(as_json) >= 5
    assert [line.split()[0] for line in as_text] == [one["alarm_on"] for one in as_json]


def test_a_matter_that_is_none_is_refused_with_2(demo: tuple[Path, str]) -> None:
    data, _ = demo

    for number in ("1999-0001", "9" * 5000):
        result = run("matter", number, data=data)

        assert result.exit_code == 2
        assert number in result.stderr


def test_somebodys_own_docket_is_never_touched(tmp_path: Path) -> None:
    assert run("migrate", data=tmp_path).exit_code == 0
    filing = json.dumps({"why": "立卷", "facts": [*BUREAU, *MATTER]})
    assert run("file", "-", data=tmp_path, stdin=filing).exit_code == 0

    result = run("demo", "--no-serve", data=tmp_path)

    assert result.exit_code == 2
    assert "含有非示例数据" in result.stderr
    assert "--data" in result.stderr
    matters = run("matter", "2023-0001", "--json", data=tmp_path)
    assert json.loads(matters.stdout)["parties"][0]["name"] == "柏溪某"
    assert run("report", "annual", "--year", "2023", "--json", data=tmp_path).exit_code == 0


def test_readme_shows_what_it_prints(demo: tuple[Path, str]) -> None:
    """The first block of the README is a real run, but for the lines it leaves out."""
    readme = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
    shown = readme.split("```text\n")[1].split("```")[0].splitlines()
    printed = demo[1].splitlines()

    lines = [line for line in shown if line.strip() not in ("", "...")]
    assert len(lines) > 6
    assert [line for line in lines if line not in printed] == []
