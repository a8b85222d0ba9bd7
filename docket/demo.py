"""What ``docket demo`` loads and prints: the sample's year, its report, and what is due now."""

from datetime import date, datetime, timedelta

from docket import sample
from docket.accounts.rules import Role, Viewer
from docket.accounts.service import NewAccount
from docket.cli import table
from docket.desk.queries.names import several_authorities
from docket.desk.queries.worklist import Wanted, worklist
from docket.desk.schemas import WorkLine
from docket.desk.texts import worklist_text
from docket.errors import Refused
from docket.reports import cli as report_text
from docket.reports import service as reports
from docket.reports.schemas import AnnualReport
from docket.statistics.cli import as_table

YEAR = 2023
"""The year of the published report that the sample gives."""
_AHEAD = timedelta(days=14)
_MOST = 12


async def show(*, today: date, at: datetime, where: str) -> list[str]:
    """Load the sample into the bound database unless it is there, and say what it gives.

    Raises:
        Refused: The database holds anything but the sample.
    """
    if not await sample.only():
        message = (
            f"此数据库（{where}）含有非示例数据，示例案卷不会写入其中。请用 --data 指定另一个目录。"
        )
        raise Refused(message)
    viewer = Viewer.everything()
    if await sample.present():
        loaded = f"示例案卷已在 {where}。"
    else:
        loaded = f"已载入示例案卷（{await sample.load(today, at)} 项事实，均为虚构）到 {where}。"
    report = await reports.annual(viewer, YEAR)
    due = await worklist(viewer, Wanted(since=today, until=today + _AHEAD), limit=_MOST)
    text = _due(today, due.items, several=await several_authorities())
    people = _people(await sample.add_people(at))
    return [loaded, _figures(report), "\n".join(report_text.lines(report)), text, people]


def _people(made: list[tuple[Role, NewAccount]]) -> str:
    """The accounts of the sample, for a terminal; their passwords are shown this once."""
    if not made:
        return "\n示例用户的口令在首次载入时显示过；重设用 docket user reset。"
    rows = [(one.name, role.zh, one.password) for role, one in made]
    return f"\n示例用户（口令随机生成，只显示这一次）：\n{table(('用户名', '角色', '口令'), rows)}"


def _figures(report: AnnualReport) -> str:
    return f"\n{YEAR} 年的数字：\n{as_table(report.figures)}\n"


def _due(today: date, lines: tuple[WorkLine, ...], *, several: bool) -> str:
    """What rings in the coming days, for a terminal."""
    if not lines:
        return f"\n自 {today} 起 {_AHEAD.days} 日内没有到期事项。"
    return f"\n{today} 至 {today + _AHEAD} 到期的事项：\n{worklist_text(lines, today=today, several=several)}"
