"""The command line: ``docket``."""

import asyncio
import os
import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import click

from docket import clock, db, demo
from docket.accounts import cli as accounts
from docket.accounts.queries import any_account
from docket.accounts.rules import check_codes, digest
from docket.cli import DAY, Commands, make_folder, settings
from docket.db.readiness import known, pending
from docket.deadlines import cli as deadlines
from docket.desk import (
    checks_cli,
    entering,
    moves_cli,
    people_cli,
    rulebooks,
    supposing_cli,
)
from docket.desk import cli as desk
from docket.docketing import cli as docketing
from docket.docketing.service import prepare
from docket.history.rules import privileges
from docket.intake import cli as intake
from docket.matters import cli as matters
from docket.reports import cli as reports
from docket.rulebook.queries import awaiting
from docket.server import check_bind, serve
from docket.settings import Settings
from docket.statistics import cli as statistics

Command = Callable[..., Any]


@click.group(cls=Commands)
@click.version_option(package_name="docket", message="%(prog)s %(version)s", help="显示版本。")
def main() -> None:
    """行政复议、行政诉讼案件台账：从收到文书到年度报告。"""


def _listening(command: Command) -> Command:
    """The options of what listens."""
    for option in (
        click.option(
            "--workers", type=click.IntRange(1, 64), default=1, help="工作进程数，默认 1。"
        ),
        click.option(
            "--port", type=click.IntRange(1, 65535), default=8000, help="端口，默认 8000。"
        ),
        click.option(
            "--host", default="127.0.0.1", help="监听地址，默认 127.0.0.1；有了用户才可以是别的。"
        ),
    ):
        command = option(command)
    return command


@main.command("migrate")
@click.option(
    "--grant-to",
    metavar="ROLE",
    help="PostgreSQL：让这一角色能运行程序，但不能改写历史、不能改表；由表的所有者运行。",
)
def migrate_command(*, grant_to: str | None) -> None:
    """建立数据库，或更新到本版本的结构；可重复运行。"""
    applied, waiting = asyncio.run(_ready(settings()))
    if grant_to is not None:
        asyncio.run(_grant(settings(), grant_to))
    if applied == list(known()):
        click.echo("已建立数据库。")
    else:
        click.echo(f"已更新：{'、'.join(applied)}。" if applied else "数据库已是本版本的结构。")
    _say_underived(applied)
    _say_waiting(waiting)
    if grant_to is not None:
        click.echo(f"角色 {grant_to} 可以运行程序；历史、访问记录只能添加，表结构不能改动。")


@main.command("serve")
@_listening
def serve_command(host: str, port: int, workers: int) -> None:
    """启动服务（HTTP 接口）。按 Ctrl+C 或发送 SIGTERM 停止。"""
    chosen = settings()
    check_bind(host, port, accounts=asyncio.run(_has_accounts(chosen)))
    applied, waiting = asyncio.run(_ready(chosen))
    _say_underived(applied)
    _say_waiting(waiting)
    _serve(chosen, host, port, workers)


@main.command("demo")
@_listening
@click.option("--today", type=DAY, default=None, help="在办案件以哪一天为“今天”，默认今天。")
@click.option("--no-serve", is_flag=True, help="只载入并打印，不启动服务。")
def demo_command(*, host: str, port: int, workers: int, today: date | None, no_serve: bool) -> None:
    """载入示例案卷，打印 2023 年的数字和近期期限，然后启动服务。

    只写入空的或者本来就是示例的数据库。
    """
    chosen = settings()
    if not no_serve:
        check_bind(host, port, accounts=asyncio.run(_has_accounts(chosen)))
    for paragraph in asyncio.run(_demo(chosen, today or clock.today())):
        click.echo(paragraph)
    if not no_serve:
        _serve(chosen, host, port, workers)


async def _ready(chosen: Settings) -> tuple[list[str], int]:
    """Bring the database up to this version, its codes, rules and calendar with it.

    Returns:
        The migrations applied, and how many versions of rules wait to be adopted.
    """
    async with db.running(_engine(chosen)):
        return await _up_to_date(), len(await awaiting())


def _say_underived(applied: list[str]) -> None:
    """What an older program derived stands until somebody has it derived anew."""
    if applied and applied != list(known()):
        click.echo(
            "已登记的期限仍是旧版本推导的，没有核验码和复核状态。请先用 docket rebuild --check 查看差别，"
            "再运行 docket rebuild 重新推导；变动的日期列入 docket moves，待人确认。"
        )


def _say_waiting(number: int) -> None:
    """A newer program moves no date; somebody should look at what it brings."""
    if number:
        click.echo(
            f"随程序附带的规则有 {number} 个版本尚未采用，现有日期不受影响。"
            "用 docket rules import 查看会移动哪些期限。"
        )


async def _grant(chosen: Settings, role: str) -> None:
    """Give the program's role what it needs of the tables."""
    async with db.running(_engine(chosen)):
        await db.grant(role, privileges)


def _engine(chosen: Settings) -> db.Engine:
    """The database; the data folder is made where it lies there."""
    engine = db.engine_from_url(chosen.database_url)
    if isinstance(engine, db.SQLiteEngine):
        make_folder(chosen.data)
    return engine


async def _up_to_date() -> list[str]:
    """Where nothing is pending no table is touched: the program's own role could not."""
    applied = await db.migrate() if await pending() else []
    await prepare(clock.now())
    return applied


async def _demo(chosen: Settings, today: date) -> list[str]:
    """Load the sample where that is allowed, and say what it gives."""
    async with db.running(_engine(chosen)):
        await _up_to_date()
        return await demo.show(today=today, at=clock.now(), where=_place(chosen))


async def _has_accounts(chosen: Settings) -> bool:
    """Whether somebody can sign in; nothing is made for the sake of the question."""
    engine = db.engine_from_url(chosen.database_url)
    if isinstance(engine, db.SQLiteEngine) and not Path(engine.path).exists():  # noqa: ASYNC240
        return False
    async with db.running(engine):
        return not await pending() and await any_account()


def _place(chosen: Settings) -> str:
    """Where the data lies, without the password of a database."""
    if isinstance(db.engine_from_url(chosen.database_url), db.SQLiteEngine):
        return str(chosen.data)
    return f"PostgreSQL（DATABASE_URL），文书在 {chosen.files}"


def _serve(chosen: Settings, host: str, port: int, workers: int) -> None:
    check_codes(chosen.factor_roles, "DOCKET_SECOND_FACTOR")
    cores = os.cpu_count() or workers
    if workers > cores:
        click.echo(f"提示：{workers} 个工作进程多于处理器核数 {cores}，通常不会更快。", err=True)
    click.echo(f"docket 在 http://{host}:{port} 运行，数据在 {_place(chosen)}。按 Ctrl+C 停止。")
    if not asyncio.run(_has_accounts(chosen)):
        code = secrets.token_urlsafe(16)
        chosen = replace(chosen, setup_digest=digest(code))
        click.echo(
            f"尚无用户，目前只能启用：用启用码（只显示这一次）{code} 提交 POST /api/v1/setup，"
            "建立首个管理员；或者停止后运行 docket user add。"
        )
    serve(chosen, host=host, port=port, workers=workers)


for _command in matters.commands_of_user:
    accounts.user_group.add_command(_command)
for _capability in (
    accounts,
    entering,
    docketing,
    desk,
    people_cli,
    checks_cli,
    moves_cli,
    supposing_cli,
    rulebooks,
    deadlines,
    statistics,
    reports,
    intake,
):
    for _command in _capability.commands:
        main.add_command(_command)


if __name__ == "__main__":
    main(prog_name="docket")
