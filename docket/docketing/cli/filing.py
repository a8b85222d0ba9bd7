"""Rebuilding what is derived from the facts, from the command line."""

import click

from docket import clock
from docket.cli import json_option, show_json, with_database
from docket.docketing import queries
from docket.docketing.service import rebuild
from docket.docketing.wording import difference_zh


@click.command("rebuild")
@click.option("--check", is_flag=True, help="只比较，不写入；有差异时退出码为 1。")
@json_option
@with_database
async def rebuild_command(*, check: bool, as_json: bool) -> None:
    """由已登记的事实重新计算期限、统计等派生数据；--check 只比较。"""
    found = await rebuild(check=check, at=clock.now())
    if as_json:
        show_json({"check": check, "differences": found})
    elif found:
        numbers = await queries.numbers()
        click.echo("\n".join(difference_zh(one, numbers) for one in found))
        click.echo(f"共 {len(found)} 处不一致。" + ("" if check else "已按事实更正。"))
    else:
        click.echo("派生数据与事实一致。")
    if check and found:
        raise SystemExit(1)


commands: list[click.Command] = [rebuild_command]
