"""The calendar on the command line: shown, and changed by a holiday notice."""

from collections.abc import Iterator
from typing import BinaryIO

import click

from docket import clock
from docket.accounts.rules import Viewer
from docket.calendars.queries import calendar_year
from docket.calendars.schemas import CalendarYear
from docket.cli import Commands, json_option, settings, show_json, table, with_database
from docket.docketing.cli.handed import check_signature, decoded
from docket.docketing.cli.moves import moves_text
from docket.docketing.service import Applied, CalendarChange, apply, preview
from docket.history.rules import Actor
from docket.law.calendar import WEEKDAYS
from docket.terms import ActorKind


@click.group("calendar", cls=Commands)
def calendar_group() -> None:
    """工作日历：查看，按国务院放假通知更新。"""


@calendar_group.command("show")
@click.argument("year", metavar="[年份]", type=click.IntRange(1949, 2199), required=False)
@json_option
@with_database
async def show_command(*, year: int | None, as_json: bool) -> None:
    """显示一年的放假通知、放假和调休上班的日子，以及日历完整到哪一天。"""
    found = await calendar_year(year or clock.today().year)
    if as_json:
        show_json(found)
    else:
        click.echo("\n".join(_year(found)))


@calendar_group.command("import")
@click.argument("notice", metavar="FILE|-", type=click.File("rb"))
@click.option("--apply", "applied", is_flag=True, help="写入；不写此项只显示会有什么变化。")
@click.option("--why", default="", help="理由，写入时必填，例如通知文号。")
@click.option("--by", "name", default="", help="谁写入，写入时必填。")
@json_option
@with_database
async def import_command(
    *, notice: BinaryIO, applied: bool, why: str, name: str, as_json: bool
) -> None:
    r"""载入放假通知：JSON，或者粘贴的通知原文；“-”为标准输入。

    不写 --apply 时不写入任何内容，只显示日历的差异和会移动的每一个期限。
    撤销也是一份通知：再载入原来的通知，或者
    {"year": 2027, "title": "撤回误载的通知", "withdrawn": true}。
    """
    text = decoded(notice, "放假通知")
    if not applied:
        change = await preview(Viewer.everything(), text)
        show_json(change) if as_json else click.echo("\n".join(_preview(change)))
        return
    check_signature(why, name, "写入放假通知须注明。", "请写明依据，例如通知文号。")
    moment = clock.now()
    done = await apply(
        text,
        viewer=Viewer.everything(),
        folder=settings().files,
        actor=Actor(ActorKind.CLI, "local", name.strip()),
        why=why,
        today=clock.legal_day(moment),
        at=moment,
    )
    show_json(done) if as_json else click.echo("\n".join(_done(done)))


def _year(found: CalendarYear) -> Iterator[str]:
    """One year of the calendar, for people."""
    state = "完整" if found.complete else "放假通知尚未载入，日期暂定"
    yield f"{found.year}年：{state}；工作日 {found.working_days} 天。日历完整至 {found.complete_until}。"
    yield from (f"  通知 {one.id}：{one.title}" for one in found.notices)
    if found.days:
        rows = [(d.day, WEEKDAYS[d.day.weekday()], d.kind.zh, d.name) for d in found.days]
        yield table(("日期", "星期", "安排", "节日"), rows)


def _preview(change: CalendarChange) -> Iterator[str]:
    """What a notice would change, for people."""
    yield from _change(change)
    if not change.nothing_to_do:
        yield "未写入任何内容。确认无误后，加 --apply --why 理由 --by 姓名 写入。"


def _done(done: Applied) -> Iterator[str]:
    yield from _change(done.change)
    listed = f"移动的期限清单已存为文书，SHA-256 {done.digest}。" if done.digest else ""
    yield f"已登记，历史第 {done.act} 号，通知编号 {done.notice}。{listed}"


def _change(change: CalendarChange) -> Iterator[str]:
    yield change.title
    yield from (f"请注意：{warning}" for warning in change.warnings)
    if change.nothing_to_do:
        yield f"{change.year}年的放假安排已完整载入，内容完全相同，无需处理。"
        return
    if change.complete_before != change.complete_after:
        yield f"日历完整至：{change.complete_before} → {change.complete_after}"
    yield f"日历变动 {len(change.days)} 天："
    marks = {"added": "增", "removed": "删", "changed": "改"}
    rows = [
        (
            marks[one.change],
            one.day,
            one.weekday,
            one.before.zh if one.before else "—",
            one.after.zh if one.after else "—",
            one.name,
        )
        for one in change.days
    ]
    yield table(("", "日期", "星期", "原", "新", "节日"), rows)
    yield from _moves(change)


def _moves(change: CalendarChange) -> Iterator[str]:
    yield from moves_text(change.moves)
    if not change.moves:
        yield "没有期限因此移动。"
    if change.settled:
        yield f"另有 {change.settled} 个期限日期不变，只是暂定与否改变。"
    if change.hidden:
        yield f"另有 {change.hidden} 个期限在无权查看的案件中。"
    yield "已登记的事件和人工定的日期不变。"


commands: list[click.Command] = [calendar_group]
