"""``docket report annual``: the passages of a year, for the terminal or as JSON."""

from collections.abc import Iterator

import click

from docket import clock
from docket.accounts.rules import Viewer
from docket.cli import json_option, show_json, with_database
from docket.reports import service
from docket.reports.rules.passages import HEADINGS
from docket.reports.schemas import AnnualReport
from docket.statistics import queries


@click.group()
def report() -> None:
    """报告：由登记的事实算出的报告段落。"""


@report.command()
@click.option("--year", type=int, required=True, help="年度，如 2023。")
@click.option("--authority", metavar="CODE", help="本机关代码；默认为最先登记的本机关。")
@json_option
def annual(*, year: int, authority: str | None, as_json: bool) -> None:
    """年度报告第七部分和出庭应诉一句：每个数字都是算出来的，并与案件勾稽。"""
    found = _annual(year, authority)
    if as_json:
        show_json(found)
    else:
        click.echo("\n".join(lines(found)))


@with_database
async def _annual(year: int, authority: str | None) -> AnnualReport:
    """Write it as the owner of this computer, who sees everything."""
    viewer = Viewer.everything()
    ours = await queries.authority_of(viewer, authority) if authority else None
    return await service.annual(viewer, year, ours, today=clock.today())


def lines(found: AnnualReport) -> Iterator[str]:
    """The report as text."""
    yield f"{found.authority.name} {found.year}年"
    for passage in found.passages:
        if passage.id in HEADINGS:
            yield f"\n{HEADINGS[passage.id]}"
        yield passage.text
    agreed = sum(check.ok for check in found.reconciliation)
    left = len(found.reconciliation) - agreed
    yield f"\n勾稽校验：{agreed} 项一致" + (f"，{left} 项请说明" if left else "")
    for check in found.reconciliation:
        yield f"  {'✓' if check.ok else '！'} {check.text}"
    if found.others:
        codes = "、".join(f"{one.name}({one.code})" for one in found.others)
        yield f"\n其他本机关请用 --authority 指定：{codes}"
    yield "\n每个数字的案件、口径和不计的案件：加 --json"


commands: list[click.Command] = [report]
