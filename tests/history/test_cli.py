import json
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from docket.__main__ import main


def docket(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The file of a new docket, in which the calendar is recorded and nothing else."""
    folder = tmp_path_factory.mktemp("docket")
    assert docket("migrate", "--data", folder).exit_code == 0
    with sqlite3.connect(folder / "docket.sqlite") as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()
    return (folder / "docket.sqlite").read_bytes()


@pytest.fixture
def data(tmp_path: Path, made: bytes, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of the test's own."""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    (tmp_path / "docket.sqlite").write_bytes(made)
    return tmp_path


def forge(data: Path) -> None:
    """Move a holiday, past docket and its triggers."""
    with sqlite3.connect(data / "docket.sqlite") as connection:
        connection.execute("UPDATE notice SET title = '伪造的通知' WHERE id = 1")
    connection.close()


def test_an_intact_history_is_said_to_be_so_with_its_head(data: Path) -> None:
    result = docket("verify", "--data", data)

    assert result.exit_code == 0
    first, last = result.stdout.splitlines()
    assert first.startswith("历史记录完好：已核对1个操作、")
    assert last.startswith("链头 1:")
    assert docket("verify", "--data", data, "--anchor", last.removeprefix("链头 ")).exit_code == 0


def test_a_forgery_is_named_and_ends_with_code_1(data: Path) -> None:
    forge(data)

    result = docket("verify", "--data", data)

    assert result.exit_code == 1
    assert result.stdout.startswith("发现1处问题")
    assert "notice 1 与历史记录不符，绕过 docket 改动的列：title" in result.stdout


def test_programs_read_the_same_as_json(data: Path) -> None:
    forge(data)

    result = docket("verify", "--data", data, "--json")

    assert result.exit_code == 1
    report = json.loads(result.stdout)
    assert (report["ok"], report["acts"], len(report["problems"])) == (False, 1, 1)
    assert len(report["head"]) == 64


def test_another_head_than_the_one_noted_is_found(data: Path) -> None:
    result = docket("verify", "--data", data, "--anchor", "1:" + "f" * 64)

    assert result.exit_code == 1
    assert "第1号操作的哈希与记下的不同" in result.stdout


@pytest.mark.parametrize("anchor", ["1", "0:" + "f" * 64, "1:" + "g" * 64, "第一号"])
def test_what_is_no_head_is_bad_input(data: Path, anchor: str) -> None:
    result = docket("verify", "--data", data, "--anchor", anchor)

    assert result.exit_code == 2
    assert "请写成 序号:哈希" in result.stderr


def test_without_a_database_it_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)

    result = docket("verify", "--data", tmp_path)

    assert result.exit_code == 1
    assert "请先运行 docket migrate" in result.stderr
