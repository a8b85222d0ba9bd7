"""``docket gaps``: what is missing on the record."""

import click

from docket import clock
from docket.accounts.rules import Viewer
from docket.cli import json_option, show_json, with_database
from docket.desk.queries.gaps import Asked, gap_page
from docket.desk.texts import gaps_text
from docket.law import library


@click.command("gaps")
@click.option("--unit", type=int, metavar="ID", help="只要这个承办单位的案件。")
@click.option("--handler", metavar="姓名", help="只要这位承办人的案件。")
@click.option("--code", metavar="代码", help="只要这一种缺项。")
@click.option("--limit", type=click.IntRange(1, 10_000), default=100, help="最多几项，默认 100。")
@json_option
@with_database
async def gaps_command(
    *, unit: int | None, handler: str | None, code: str | None, limit: int, as_json: bool
) -> None:
    """列出缺项：按程序、阶段应当登记而没有登记的日期、结果、出庭情况等，要紧的在前。"""
    today = clock.today()
    asked = Asked(unit=unit, handler=handler, code=code)
    page = await gap_page(Viewer.everything(), asked, today=today, limit=limit)
    if as_json:
        show_json(page)
    elif page.items:
        click.echo(gaps_text(page.items, shown_of=page.total))
    else:
        click.echo(f"没有缺项（检查了 {len(library.expectations())} 种）。")


commands: list[click.Command] = [gaps_command]
"""What checks the record rather than showing it."""
