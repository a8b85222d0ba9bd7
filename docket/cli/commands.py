"""The group of docket's commands: what all of them take, how they are helped and how they refuse."""

import os
from pathlib import Path
from typing import Any

import click

from docket.cli.refusals import Failure, Misused
from docket.errors import DocketError
from docket.settings import Settings
from docket.terms import Language

_DATA = "docket.data"  # key in click's meta, which every context of one call shares
_HEADINGS = {"Options": "选项", "Commands": "命令", "Arguments": "参数"}

json_option = click.option("--json", "as_json", is_flag=True, help="以 JSON 输出，供程序读取。")
LANGUAGE = click.option(
    "--lang",
    type=click.Choice([one.value for one in Language]),
    default=Language.ZH.value,
    help="说明用中文（zh，默认）或者英文（en）；条文原文不译。",
)


class _Help(click.HelpFormatter):
    """Help with Chinese headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or "用法： ")

    def write_heading(self, heading: str) -> None:
        super().write_heading(_HEADINGS.get(heading, heading))


class _Context(click.Context):
    formatter_class = _Help


class Commands(click.Group):
    """A group of docket commands: each takes ``--data DIR``, and none shows an expected traceback."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _share(self)

    def add_command(self, cmd: click.Command, name: str | None = None) -> None:
        """Register a command and give it what all commands have."""
        _share(cmd)
        super().add_command(cmd, name)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read what stands before the command."""
        try:
            return super().parse_args(ctx, args)
        except click.exceptions.NoArgsIsHelpError:
            raise
        except click.UsageError as error:
            raise Misused(error) from error

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; turn what docket refuses into a message and an exit code."""
        try:
            return super().invoke(ctx)
        except DocketError as error:
            raise Failure.of(error) from error
        except (click.exceptions.NoArgsIsHelpError, Misused):
            raise
        except click.UsageError as error:
            raise Misused(error) from error


def settings() -> Settings:
    """The settings of the running command: its ``--data``, then the environment."""
    context = click.get_current_context(silent=True)
    data = context.meta.get(_DATA) if context else None
    return Settings.from_environment(os.environ, data)


def _share(command: click.Command) -> None:
    """Give a command, and all below a group, the help and the option that all have."""
    command.context_class = _Context
    if all(parameter.name != "data" for parameter in command.params):
        command.params += [_data_option(), _help_option()]
    if isinstance(command, click.Group):
        for below in command.commands.values():
            _share(below)


def _data_option() -> click.Option:
    return click.Option(
        ["--data"],
        type=click.Path(path_type=Path, file_okay=False),
        metavar="DIR",
        expose_value=False,
        callback=_remember_data,
        help="数据目录（或环境变量 DOCKET_DATA），默认 ./docket-data。",
    )


def _help_option() -> click.Option:
    return click.Option(
        ["-h", "--help"],
        is_flag=True,
        expose_value=False,
        is_eager=True,
        callback=_show_help,
        help="显示这一帮助。",
    )


def _remember_data(ctx: click.Context, _: click.Parameter, value: Path | None) -> None:
    if value is not None:
        ctx.meta[_DATA] = value


def _show_help(ctx: click.Context, _: click.Parameter, value: bool) -> None:  # noqa: FBT001
    if value and not ctx.resilient_parsing:
        click.echo(ctx.get_help())
        ctx.exit()
