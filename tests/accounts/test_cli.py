"""``docket user``: accounts kept on the host that keeps the data."""

import json
from pathlib import Path

import pytest

from tests.commands import run
from tests.facts import BUREAU, MATTER


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a bureau and a matter, and an administrator."""
    folder = tmp_path_factory.mktemp("users")
    assert run("migrate", data=folder).exit_code == 0
    filing = json.dumps({"why": "启用", "facts": [*BUREAU, *MATTER]})
    assert run("file", "-", data=folder, stdin=filing).exit_code == 0
    assert run("user", "add", "admin", "--role", "admin", data=folder).exit_code == 0
    return folder


def test_a_user_is_added_with_a_password_shown_once(data: Path) -> None:
    added = run(
        *("user", "add", "lin", "--full-name", "林某", "--role", "handler"),
        *("--authority", "qd", "--unit", "fz", "--by", "沈某"),
        data=data,
    )
    listed = json.loads(run("user", "list", "--json", data=data).stdout)

    assert added.exit_code == 0, added.output
    password = added.stdout.splitlines()[-1].rpartition("：")[2]
    assert len(password) >= 20
    (lin,) = [one for one in listed if one["name"] == "lin"]
    assert (lin["roles"], lin["must_change"], lin["unit"]) == (["handler"], True, 1)
    assert password not in str(listed)


def test_a_password_may_be_typed(data: Path) -> None:
    typed = "梧桐落叶-九月-廿七\n" * 2

    added = run("user", "add", "typed", "--role", "leader", "--prompt", data=data, stdin=typed)

    assert added.exit_code == 0, added.output
    assert "梧桐" not in added.stdout
    assert "口令（只显示" not in added.stdout


@pytest.mark.parametrize(
    ("words", "says"),
    [
        pytest.param(["add", "x y", "--role", "lawyer"], "不能作为用户名", id="a bad name"),
        pytest.param(["add", "lin2"], "--role", id="no role"),
        pytest.param(["add", "lin2", "--role", "root"], "可选：admin", id="no such role"),
        pytest.param(
            ["add", "lin2", "--role", "lawyer", "--authority", "zz"], "没有代码为“zz”", id="nowhere"
        ),
        pytest.param(
            ["add", "lin2", "--role", "handler", "--authority", "qd", "--unit", "zz"],
            "没有代码为“zz”的单位",
            id="no such unit",
        ),
        pytest.param(["lock", "nobody"], "没有用户“nobody”", id="nobody"),
        pytest.param(["lock", "admin"], "另一名管理员", id="the last administrator"),
        pytest.param(["grant", "admin", "1999-0001", "--why", "x"], "没有内部编号", id="no matter"),
    ],
)
def test_what_cannot_be_is_refused_with_2(data: Path, words: list[str], says: str) -> None:
    refused = run("user", *words, data=data)

    assert refused.exit_code == 2
    assert says in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_user_is_kept_from_role_to_lock(data: Path) -> None:
    steps = [
        ("add", "kept", "--role", "counsel"),
        ("role", "kept", "--role", "lawyer", "--authority", "qd"),
        ("reset", "kept", "--second-factor"),
        ("revoke", "kept"),
        ("lock", "kept", "--why", "离职"),
        ("unlock", "kept"),
        ("grant", "kept", "2023-0001", "--why", "承办"),
        ("ungrant", "kept", "2023-0001", "--why", "交接"),
    ]

    done = [run("user", *step, data=data) for step in steps]

    assert [one.exit_code for one in done] == [0] * len(steps), [one.output for one in done]
    assert "公职律师" in run("user", "list", data=data).stdout
    history = run("history", "2023-0001", data=data).stdout
    assert "指定案件人员" in history
    assert "取消指定" in history
    assert run("verify", data=data).exit_code == 0
