"""``docket user grant``: who sees a matter by name."""

import click

from docket import clock, db
from docket.accounts.cli import named
from docket.accounts.rules import Viewer
from docket.cli import with_database
from docket.errors import NotFound
from docket.history.acting import acting, by_option
from docket.matters import service


@click.command("grant")
@click.argument("name", metavar="用户名")
@click.argument("number", metavar="内部编号")
@click.option("--why", metavar="理由", required=True, help="理由，留在历史中。")
@by_option
@with_database
async def grant_command(*, name: str, number: str, why: str, by: str | None) -> None:
    """指定用户为案件人员：可以查看该案件，涉密的也可以。"""
    account, matter = await named(name), await _numbered(number)
    await service.name_person(
        Viewer.everything(), matter, account.id, actor=acting(by), at=clock.now(), why=why
    )
    click.echo(f"{account.full_name} 已是案件 {number} 的指定人员。")


@click.command("ungrant")
@click.argument("name", metavar="用户名")
@click.argument("number", metavar="内部编号")
@click.option("--why", metavar="理由", required=True, help="理由，留在历史中。")
@by_option
@with_database
async def ungrant_command(*, name: str, number: str, why: str, by: str | None) -> None:
    """取消用户对案件的指定。"""
    account, matter = await named(name), await _numbered(number)
    await service.unname_person(
        Viewer.everything(), matter, account.id, actor=acting(by), at=clock.now(), why=why
    )
    click.echo(f"{account.full_name} 不再是案件 {number} 的指定人员。")


async def _numbered(number: str) -> int:
    """The id of the matter with this number of ours.

    Raises:
        NotFound: There is none.
    """
    found = await db.rows("SELECT id FROM matter WHERE number = {}", number)
    if not found:
        message = f"没有内部编号为“{number}”的案件。"
        raise NotFound(message)
    return int(found[0]["id"])


commands_of_user: list[click.Command] = [grant_command, ungrant_command]
