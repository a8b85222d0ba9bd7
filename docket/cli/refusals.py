"""How a command refuses: in Chinese on stderr, with 2 for bad input and 1 for what fails."""

import re
from typing import IO, Any

import click

from docket.errors import DocketError, Unavailable

_BAD_INPUT, _FAILURE = 2, 1
_NAMED = re.compile(r"\((.*)\)")


class Failure(click.ClickException):
    """An expected error on its way to the terminal: its message in Chinese, then each wrong field."""

    exit_code = _BAD_INPUT

    def __init__(self, error: DocketError) -> None:
        super().__init__(error.message)
        self.error = error

    @classmethod
    def of(cls, error: DocketError) -> "Failure":
        """The error as one that click shows, with its exit code."""
        return CannotNow(error) if isinstance(error, Unavailable) else cls(error)

    def format_message(self) -> str:
        """One line for a plain error; one line a field where several are wrong."""
        if not self.error.fields:
            return self.error.message
        lines = [f"  {one.field}：{one.message}{one.remedy}" for one in self.error.fields]
        return "\n".join([f"输入有 {len(lines)} 处错误：", *lines])

    def show(self, file: IO[Any] | None = None) -> None:
        """Print it on stderr."""
        click.echo(f"错误：{self.format_message()}", file=file, err=True)


class CannotNow(Failure):
    """What was asked was right; it cannot be done now."""

    exit_code = _FAILURE


class Misused(click.UsageError):
    """What click refuses, in Chinese: an option that is none, a missing argument, a wrong value."""

    def __init__(self, error: click.UsageError) -> None:
        super().__init__(_in_chinese(error), ctx=error.ctx)

    def show(self, file: IO[Any] | None = None) -> None:
        """Print it on stderr, with the command whose help has the answer."""
        command = self.ctx.command_path if self.ctx else "docket"
        click.echo(f"错误：{self.message}\n用法见 {command} --help。", file=file, err=True)


def _in_chinese(error: click.UsageError) -> str:
    match error:
        case click.NoSuchOption():
            return f"没有选项 {error.option_name}。{_nearest(error.possibilities)}"
        case click.NoSuchCommand():
            return f"没有命令 {error.command_name}。{_nearest(error.possibilities)}"
        case click.MissingParameter():
            return f"缺少 {_name(error)}。"
        case click.BadParameter():
            return f"{_name(error)} 的值不对。{_allowed(error)}"
        case click.BadOptionUsage():
            return f"选项 {error.option_name} 用法不对，可能缺少它的值。"
        case _:
            extra = _NAMED.search(error.message)
            return f"多出了 {extra[1]}。" if extra else "命令的用法不对。"


def _nearest(names: list[str] | None) -> str:
    return f"是否想用 {'、'.join(names)}？" if names else ""


def _name(error: click.BadParameter) -> str:
    """The parameter, as it stands in the usage."""
    if error.param is None or error.ctx is None:
        return "参数"
    if isinstance(error.param, click.Option):
        return error.param.opts[0]
    return error.param.make_metavar(error.ctx)


def _allowed(error: click.BadParameter) -> str:
    """What the value can be."""
    match error.param.type if error.param else None:
        case click.Choice(choices=choices):
            return f"可选：{'、'.join(map(str, choices))}。"
        case click.IntRange(min=low, max=high):
            return f"应为 {low} 至 {high} 的整数。"
        case click.types.IntParamType():
            return "应为整数。"
        case click.File() | click.Path():
            return "文件或目录不存在，或者不能读取。"
        case _:
            return ""
