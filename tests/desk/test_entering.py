"""Entering on the command line: who did it, what became of it, and papers with their bytes."""

import getpass
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from docket.errors import Invalid
from docket.history.acting import acting
from tests.commands import run
from tests.facts import BUREAU, MATTER, event, reconsideration, suit

BYTES = b"%PDF-1.7 \xe8\xb5\xb7\xe8\xaf\x89\xe7\x8a\xb6"
SHA = hashlib.sha256(BYTES).hexdigest()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with a migrated database."""
    folder = tmp_path / "data"
    assert run("migrate", data=folder).exit_code == 0
    return folder


@pytest.fixture
def complaint(tmp_path: Path) -> Path:
    """A paper, not yet on record."""
    file = tmp_path / "起诉状.pdf"
    file.write_bytes(BYTES)
    return file


def filed(data: Path, *facts: dict[str, Any], options: tuple[str, ...] = ()) -> Result:
    """File these facts."""
    filing = json.dumps({"why": "收到文书", "facts": facts})
    return run("file", "-", *options, data=data, stdin=filing)


def acts(data: Path, number: str = "2023-0001") -> list[dict[str, Any]]:
    """The history of the matter."""
    found = json.loads(run("history", number, "--json", data=data).stdout)
    return list(found["acts"])


def test_who_files_stands_in_the_history(data: Path) -> None:
    assert filed(data, *BUREAU, *MATTER, options=("--by", "林法务")).exit_code == 0

    (act,) = acts(data)
    assert (act["actor"], act["actor_kind"]) == ("林法务", "cli")


def test_who_says_nothing_files_under_the_login_name(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOGNAME", "lin")
    filed(data, *BUREAU, *MATTER)

    (act,) = acts(data)
    assert act["actor"] == getpass.getuser() == "lin"


@pytest.mark.parametrize("error", [KeyError, OSError, ImportError])
def test_where_nobody_is_known_the_command_line_files(error: type[Exception]) -> None:
    """A container often runs under a number that has no name."""

    def nobody() -> str:
        raise error

    assert acting(None, nobody).name == "命令行"


@pytest.mark.parametrize("name", ["", "  ", "林" * 121, "林\n法务"])
def test_a_name_that_is_none_is_refused(name: str) -> None:
    with pytest.raises(Invalid, match="登记人"):
        acting(name)


def test_the_receipt_says_what_each_fact_became_and_our_number(data: Path) -> None:
    result = filed(data, *BUREAU, *MATTER, suit())

    lines = result.stdout.splitlines()
    assert "  bureau → 本机关 1" in lines
    assert "  matter → 案件 1（内部编号 2023-0001）" in lines
    assert "  suit → 程序 1" in lines


def test_the_receipt_states_deadlines_as_the_lists_do(data: Path) -> None:
    """行政复议法第四十八条: the reply of 2024 is owed and overdue; the organ's period is only past."""
    received = event("@recon", "copy_received", "2024-09-27", authority="@bureau")
    accepted = event("@recon", "accepted", "2024-09-25")
    receipt = filed(data, *BUREAU, *MATTER, reconsideration(), accepted, received).stdout
    listed = run("deadlines", "--lapsed", data=data).stdout
    whole, _, _ = run("matter", "2023-0001", data=data).stdout.partition("缺项")

    for text in (receipt, listed, whole):
        (reply,) = [line for line in text.splitlines() if "2024-10-16" in line]
        (decision,) = [line for line in text.splitlines() if "2024-11-25" in line]
        assert "逾期" in reply.split()
        assert "已过" in decision.split()
    assert "open" not in receipt


def test_what_changes_nothing_says_so(data: Path) -> None:
    filed(data, *BUREAU, *MATTER)
    same = {"fact": "amend", "what": "matter", "id": 1, "version": 1, "changes": {"note": ""}}

    result = filed(data, same)

    assert result.exit_code == 0
    assert result.stdout.startswith("没有改动")
    assert len(acts(data)) == 1


@pytest.mark.parametrize("command", ["file", "paper"])
def test_a_folder_is_told_from_a_file(data: Path, tmp_path: Path, command: str) -> None:
    result = run(command, str(tmp_path), data=data)

    assert result.exit_code == 2
    assert f"“{tmp_path}”是一个目录，不是文件" in result.stderr


def test_help_shows_its_example_line_by_line() -> None:
    text = run("file", "--help").stdout

    assert "\\b" not in text
    assert '  例：{"why": "收到应诉通知书", "facts": [{"fact": "record_event",\n' in text


def test_a_paper_is_kept_with_its_bytes_and_put_on_record(data: Path, complaint: Path) -> None:
    result = run("paper", str(complaint), "--received-on", "2024-09-27", data=data)

    assert result.exit_code == 0, result.output
    assert result.stdout.startswith(f"文书 1  {SHA}  起诉状.pdf（历史第 ")
    assert (data / "papers" / SHA[:2] / SHA).read_bytes() == BYTES
    assert "1份文书" in run("verify", data=data).stdout


def test_the_same_paper_twice_is_one(data: Path, complaint: Path) -> None:
    twice = run("paper", str(complaint), str(complaint), "--json", data=data)

    first, second = json.loads(twice.stdout)
    assert (first["id"], first["sha256"]) == (second["id"], second["sha256"]) == (1, SHA)
    assert first["act"] > 0
    assert second["act"] == 0


@pytest.mark.parametrize(
    ("content", "options", "says"),
    [
        pytest.param(b"", (), "是空的", id="empty"),
        pytest.param(BYTES, ("--received-on", "2999-01-01"), "晚于今天", id="to come"),
    ],
)
def test_a_paper_that_cannot_be_leaves_no_record(
    data: Path, complaint: Path, content: bytes, options: tuple[str, ...], says: str
) -> None:
    complaint.write_bytes(content)

    result = run("paper", str(complaint), *options, data=data)

    assert result.exit_code == 2
    assert says in result.stderr
    assert "0份文书" in run("verify", data=data).stdout


def test_verify_names_a_paper_whose_bytes_were_altered_or_are_gone(
    data: Path, complaint: Path
) -> None:
    run("paper", str(complaint), data=data)
    kept = data / "papers" / SHA[:2] / SHA

    kept.chmod(0o600)
    kept.write_bytes(b"forged")
    altered = run("verify", data=data)
    kept.unlink()
    gone = json.loads(run("verify", "--json", data=data).stdout)

    assert altered.exit_code == 1
    assert "文书 paper 1“起诉状.pdf”的文件被改动" in altered.stdout
    assert not gone["ok"]
    assert ["的文件缺失" in problem for problem in gone["problems"]] == [True]


def test_a_paper_on_record_proves_an_event(data: Path, complaint: Path) -> None:
    run("paper", str(complaint), data=data)
    received = event(
        "@suit", "copy_received", "2023-03-01", authority="@bureau", paper=1, page=2, how="post"
    )

    filed(data, *BUREAU, *MATTER, suit(), received)

    assert "邮寄送达，文书 1 第 2 页" in run("matter", "2023-0001", data=data).stdout


def test_a_paper_without_bytes_cannot_be_filed_from_outside(data: Path) -> None:
    claim = {"fact": "add_paper", "sha256": SHA, "name": "起诉状.pdf", "media_type": "x", "size": 1}

    result = filed(data, claim)

    assert result.exit_code == 2
    assert "facts[0].fact" in result.stderr
    assert "0份文书" in run("verify", data=data).stdout


def test_why_prints_what_due_prints(data: Path) -> None:
    filed(
        data,
        *BUREAU,
        *MATTER,
        reconsideration(),
        event("@recon", "copy_received", "2024-09-27", authority="@bureau"),
    )
    listed = json.loads(run("deadlines", "--json", data=data).stdout)["items"]
    (reply,) = [one["id"] for one in listed if one["rule"] == "recon_reply"]

    explained = run("why", str(reply), data=data).stdout

    assert run("due", "recon_reply", "2024-09-27").stdout in explained
    assert explained.startswith(f"期限 {reply}  2023-0001")
    assert run("why", "999", data=data).exit_code == 2


def test_an_empty_docket_says_that_nothing_is_due_and_what_to_register(data: Path) -> None:
    report = run("report", "annual", "--year", "2024", data=data)

    assert run("deadlines", data=data).stdout == "目前没有待办期限。\n"
    assert report.exit_code == 2
    assert "尚未登记本机关" in report.stderr
    assert "register_authority" in report.stderr
