"""Who acts on the command line, as the history names them."""

import getpass
from collections.abc import Callable

import click

from docket.errors import FieldError, Invalid
from docket.history.rules import Actor
from docket.terms import ActorKind

_LONGEST_NAME = 120  # as the column takes

by_option = click.option("--by", metavar="NAME", help="登记人，默认为操作系统的登录名。")


def acting(name: str | None, login: Callable[[], str] = getpass.getuser) -> Actor:
    """Who files on this computer: the name given, else the one signed in under, else 命令行.

    Raises:
        Invalid: The name is blank, too long, or holds what cannot be shown.
    """
    if name is None:
        return Actor(ActorKind.CLI, "local", _known(login)[:_LONGEST_NAME])
    plain = name.strip()
    if not plain or len(plain) > _LONGEST_NAME or not plain.isprintable():
        remedy = f"请写姓名，不超过 {_LONGEST_NAME} 字。"
        raise Invalid.of(FieldError("--by", "登记人为空、过长或者含有不可见字符。", remedy))
    return Actor(ActorKind.CLI, "local", plain)


def _known(login: Callable[[], str]) -> str:
    """The name signed in under, as far as the system knows one."""
    try:
        return login() or ActorKind.CLI.zh
    except (OSError, KeyError, ImportError):  # nobody of that number is known to the system
        return ActorKind.CLI.zh
