"""What every command shares: dates, errors, exit codes, the data folder."""

import stat
from datetime import date
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from docket import cli, errors
from docket.__main__ import main
from tests.commands import UNSET, run


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with a migrated database."""
    folder = tmp_path / "data"
    result = run("migrate", data=folder)
    assert result.exit_code == 0, result.output
    return folder


@pytest.mark.parametrize(
    "text",
    [
        "2024-09-27",
        "20240927",
        "2024/9/27",
        "2024.9.27",
        "2024年9月27日",
        "2024 年 9 月 27 日",
        "２０２４－０９－２７",
    ],
)
def test_a_day_is_read_as_people_write_it(text: str) -> None:
    assert cli.parse_day(text, today=date(2026, 11, 23)) == date(2024, 9, 27)


def test_today_is_the_day_that_was_handed_in() -> None:
    assert cli.parse_day("今天", today=date(2026, 11, 23)) == date(2026, 11, 23)


@pytest.mark.parametrize(
    "text", ["", "昨日", "2023-02-30", "27-09-2024", "2024-09", "99999999", "0"]
)
def test_what_is_no_day_is_refused_with_the_forms_that_are(text: str) -> None:
    with pytest.raises(errors.Invalid, match="请写成 2024-09-27"):
        cli.parse_day(text, today=date(2026, 11, 23))


def failing(error: Exception) -> Result:
    """A command that ends with this error."""

    @click.command("fail")
    def fail() -> None:
        raise error

    group = cli.Commands("docket")
    group.add_command(fail)
    return CliRunner().invoke(group, ["fail"])


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (errors.Invalid.of(errors.FieldError("rule", "没有这一规则。")), 2),
        (errors.NotFound("没有这个案件。"), 2),
        (errors.AlreadyDocketed("案号已登记。"), 2),
        (errors.NotComputable("没有放假通知。"), 2),
        (errors.Refused("此数据库含有非示例数据。"), 2),
        (errors.Unavailable("数据库被占用。"), 1),
    ],
)
def test_bad_input_ends_with_2_and_failure_with_1(error: errors.DocketError, code: int) -> None:
    result = failing(error)

    assert result.exit_code == code
    assert result.stdout == ""
    assert result.stderr.startswith("错误：")
    assert "Traceback" not in result.stderr


def test_every_wrong_field_has_its_line() -> None:
    result = failing(
        errors.Invalid.of(
            errors.FieldError("why", "缺少这一项。", "请补上。"),
            errors.FieldError("facts[0].kind", "没有这种事件。"),
        )
    )

    assert result.stderr.splitlines() == [
        "错误：输入有 2 处错误：",
        "  why：缺少这一项。请补上。",
        "  facts[0].kind：没有这种事件。",
    ]


def test_a_command_without_a_database_says_how_to_get_one(tmp_path: Path) -> None:
    result = run("rebuild", "--check", data=tmp_path / "nothing")

    assert result.exit_code == 1
    assert "请先运行 docket migrate" in result.stderr
    assert not (tmp_path / "nothing").exists()


def test_migrate_makes_a_private_folder_and_may_be_run_again(data: Path) -> None:
    again = run("migrate", data=data)

    assert again.exit_code == 0
    assert "已是本版本" in again.stdout
    assert stat.S_IMODE(data.stat().st_mode) == 0o700
    assert stat.S_IMODE((data / "docket.sqlite").stat().st_mode) == 0o600


def test_a_new_database_is_said_to_be_made(tmp_path: Path) -> None:
    assert run("migrate", data=tmp_path / "new").stdout == "已建立数据库。\n"


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")

    result = run("migrate", data=tmp_path / "file" / "data")

    assert result.exit_code == 1
    assert "不能建立数据目录" in result.stderr


def test_the_data_folder_may_stand_before_or_after_the_command(data: Path) -> None:
    runner = CliRunner()

    before = runner.invoke(main, ["--data", str(data), "rebuild", "--check"], env=UNSET)
    after = runner.invoke(main, ["rebuild", "--check", "--data", str(data)], env=UNSET)
    by_environment = runner.invoke(
        main, ["rebuild", "--check"], env={**UNSET, "DOCKET_DATA": str(data)}
    )

    assert [before.exit_code, after.exit_code, by_environment.exit_code] == [0, 0, 0]


def test_a_database_of_another_version_is_not_touched(tmp_path: Path) -> None:
    folder = tmp_path / "old"
    folder.mkdir()
    (folder / "docket.sqlite").touch()

    result = run("rebuild", data=folder)

    assert result.exit_code == 1
    assert "请先运行 docket migrate" in result.stderr


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (["statts"], "没有命令 statts。是否想用 stats"),
        (["--dta", "x"], "没有选项 --dta。是否想用 --data"),
        (["due", "--jsn"], "没有选项 --jsn。是否想用 --json"),
        (["due"], "缺少 RULE。"),
        (["due", "recon_reply", "2024-09-27", "again"], "多出了 again。"),
        (["serve", "--port", "80000"], "--port 的值不对。应为 1 至 65535 的整数。"),
        (["deadlines", "--state", "gone"], "--state 的值不对。可选：open、"),
        (["file", "/nonexistent.json"], "文件或目录不存在"),
        (["report", "annual", "--year", "x"], "--year 的值不对。应为整数。"),
        (["stats", "--from"], "选项 --from 用法不对"),
    ],
)
def test_a_command_typed_wrongly_is_corrected_in_chinese(typed: list[str], says: str) -> None:
    result = run(*typed)

    assert result.exit_code == 2
    assert says in result.stderr
    assert "--help。" in result.stderr


def all_commands(group: click.Group, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """Every command below a group, as it is typed."""
    found = []
    for name, command in group.commands.items():
        found.append((*path, name))
        if isinstance(command, click.Group):
            found += all_commands(command, (*path, name))
    return found


@pytest.mark.parametrize("command", all_commands(main), ids=" ".join)
def test_every_command_has_chinese_help_and_takes_the_data_folder(command: tuple[str, ...]) -> None:
    result = run(*command, "--help")

    assert result.exit_code == 0
    assert result.stdout.startswith("用法： ")
    assert "--data DIR" in result.stdout
    assert "Show this message" not in result.stdout
    assert any("\u4e00" <= char <= "\u9fff" for char in result.stdout.splitlines()[2])


def test_columns_line_up_where_a_chinese_letter_is_two_wide() -> None:
    assert cli.table(("期限", "末日"), [("答复", "2024-10-16"), ("举证期限", None)]) == (
        "期限      末日\n答复      2024-10-16\n举证期限"
    )
