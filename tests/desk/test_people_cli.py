"""The commands of people at work, as they are typed."""

import json
from pathlib import Path
from typing import Any

import pytest

from docket import clock
from tests.commands import run
from tests.facts import BUREAU, MATTER, event, suit


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with a suit whose copy 林某 entered today."""
    folder = tmp_path / "data"
    assert run("migrate", data=folder).exit_code == 0
    today = clock.today().isoformat()
    copy = event("@suit", "copy_received", today, authority="@bureau")
    filing = {"why": "收到副本", "facts": [*BUREAU, *MATTER, suit("(2026)浙9901行初7号"), copy]}
    entered = run("file", "-", "--by", "林某", data=folder, stdin=json.dumps(filing))
    assert entered.exit_code == 0, entered.output
    return folder


def waiting(data: Path) -> list[dict[str, Any]]:
    found = run("deadlines", "--unconfirmed", "--json", data=data).stdout
    return list(json.loads(found)["items"])


def test_one_enters_another_confirms_and_the_register_tells(data: Path) -> None:
    ids = [str(line["id"]) for line in waiting(data)]
    refused = run("confirm", *ids, "--by", "林某", data=data)
    confirmed = run("confirm", *ids, "--by", "沈某", data=data)

    assert (refused.exit_code, confirmed.exit_code) == (2, 0)
    assert "不能由本人复核" in refused.stderr
    assert f"已复核 {len(ids)} 个期限" in confirmed.stdout
    assert waiting(data) == []
    day = run("register", "今天", data=data).stdout
    assert "沈某复核" in day
    assert "林某" in day
    assert run("register", "今天", "--markdown", data=data).stdout.startswith("# 期限登记簿")
    kinds = [
        line["kinds"]
        for line in json.loads(run("register", "今天", "--json", data=data).stdout)["lines"]
    ]
    assert kinds.count(["confirmed"]) == len(ids)


def test_what_has_moved_since_it_was_seen_is_not_confirmed(data: Path) -> None:
    (line, *_) = waiting(data)

    refused = run("confirm", str(line["id"]), "--seen", "2024-10-12", "--by", "沈某", data=data)

    assert refused.exit_code == 2
    assert f"现在是{line['due_statutory']}，不是2024-10-12" in refused.stderr


def test_a_policy_is_set_with_a_reason_and_open_dates_follow(data: Path) -> None:
    without = run("policy", "set", "qd", "four_eyes", "off", data=data)
    done = run(
        "policy", "set", "qd", "four_eyes", "off", "--why", "一人在岗", "--by", "沈某", data=data
    )
    again = run("policy", "set", "qd", "four_eyes", "off", "--why", "一人在岗", data=data)

    assert without.exit_code == 2
    assert "2 个期限随之变化" in done.stdout
    assert "没有改动" in again.stdout
    assert waiting(data) == []
    assert "off（不复核）" in run("policy", "show", data=data).stdout
    unknown = run("policy", "set", "xx", "four_eyes", "off", "--why", "x", data=data)
    assert "没有代码为“xx”的本机关" in unknown.stderr


def test_milestones_on_offer_are_adopted_by_name_or_all_together(data: Path) -> None:
    """From today on, so the copy of today gets them; a name twice is refused."""
    wrong = run("milestones", "adopt", "qd", "调案", "--why", "局务会", data=data)
    one = run("milestones", "adopt", "qd", "向承办单位调卷", "--why", "局务会", data=data)
    twice = run("milestones", "adopt", "qd", "向承办单位调卷", "--why", "局务会", data=data)

    assert (wrong.exit_code, one.exit_code, twice.exit_code) == (2, 0, 2)
    assert "没有名为“调案”的备选" in wrong.stderr
    assert "1 个期限随之变化" in one.stdout
    assert "已有名为" in twice.stderr
    shown = run("milestones", "show", data=data).stdout.splitlines()
    assert sum(line.startswith("qd") for line in shown) == 1
    assert sum(line.startswith("（备选）") for line in shown) == 5
    assert "内部节点" in run("deadlines", data=data).stdout


def test_what_a_unit_owes_is_listed_by_itself_and_below_the_deadlines(data: Path) -> None:
    ask = {
        "fact": "ask_unit",
        "proceeding": 1,
        "unit": 1,
        "subject": "行政处罚案卷",
        "asked_on": "2024-09-27",
    }
    filing = json.dumps({"why": "调卷", "facts": [ask]})
    assert "调卷 1" in run("file", "-", data=data, stdin=filing).stdout

    assert "逾期未复" in run("requests", data=data).stdout
    assert "承办单位逾期未复的调卷" in run("deadlines", data=data).stdout
    assert json.loads(run("requests", "--overdue", "--json", data=data).stdout)["items"] != []
    answer = {
        "fact": "answer_request",
        "request": 1,
        "step": "answered",
        "happened_on": "2024-10-11",
    }
    run("file", "-", data=data, stdin=json.dumps({"why": "收到案卷", "facts": [answer]}))
    assert "没有符合条件的调卷" in run("requests", data=data).stdout
    assert "已回复" in run("requests", "--answered", data=data).stdout
