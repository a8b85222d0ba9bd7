"""What the desk shows on the terminal: matters and their history, deadlines, rules, codes."""

from datetime import date

import click

from docket import clock
from docket.accounts.rules import Viewer
from docket.cli import DAY, LANGUAGE, json_option, show_json, with_database
from docket.desk import codes, service
from docket.desk.queries import matters
from docket.desk.queries.history import matter_history
from docket.desk.queries.names import several_authorities
from docket.desk.queries.requests import requests
from docket.desk.queries.worklist import Wanted, worklist
from docket.desk.texts import (
    codes_text,
    history_text,
    matter_text,
    requests_text,
    why_text,
    worklist_text,
)
from docket.errors import FieldError, Invalid
from docket.history.service import flush_access
from docket.terms import DeadlineState, Language

STATE = click.Choice([state.value for state in DeadlineState])


@click.command("matter")
@click.argument("number", metavar="内部编号|ID")
@json_option
@with_database
async def matter_command(number: str, *, as_json: bool) -> None:
    """显示一个案件的全部程序、事件、庭审、结果和期限。

    “#12 v1”是该项的编号和版本，更正（amend）、划除（strike）时填写。
    """
    viewer = Viewer.everything()
    today = clock.today()
    found = await matters.matter_named(viewer, number)
    whole = await matters.matter_whole(viewer, found, today=today)
    await flush_access()
    if as_json:
        show_json(whole)
    else:
        click.echo(matter_text(whole, today=today))


@click.command("history")
@click.argument("number", metavar="内部编号|ID")
@json_option
@with_database
async def history_command(number: str, *, as_json: bool) -> None:
    """显示一个案件的历史：何时、何人、登记或者更正了什么、为什么，由早到晚。"""
    viewer = Viewer.everything()
    history = await matter_history(viewer, await matters.matter_named(viewer, number))
    await flush_access()
    if as_json:
        show_json(history)
    else:
        click.echo(history_text(history))


@click.command("deadlines")
@click.option(
    "--state", "states", multiple=True, type=STATE, help="只要这些状态，可重复；默认 open。"
)
@click.option("--since", type=DAY, help="只要提醒日不早于这一天的。")
@click.option("--until", type=DAY, help="只要提醒日不晚于这一天的。")
@click.option("--unconfirmed", is_flag=True, help="只要待复核的。")
@click.option("--lapsed", is_flag=True, help="也列出已经过去的权利期限和他方期限。")
@click.option("--limit", type=click.IntRange(1, 1000), default=50, help="最多几条，默认 50。")
@json_option
@with_database
async def deadlines_command(
    *,
    states: tuple[str, ...],
    since: date | None,
    until: date | None,
    unconfirmed: bool,
    lapsed: bool,
    limit: int,
    as_json: bool,
) -> None:
    """列出期限，最紧的在前；我方逾期未办的在最前。末尾列出逾期未复的调卷。"""
    chosen = tuple(map(DeadlineState, states)) or (DeadlineState.OPEN,)
    lapsed_by = None if lapsed else clock.today()
    wanted = Wanted(
        states=chosen, since=since, until=until, unconfirmed=unconfirmed, lapsed_by=lapsed_by
    )
    page = await worklist(Viewer.everything(), wanted, limit=limit)
    if as_json:
        show_json(page)
        return
    asked = unconfirmed or states or since or until
    if not page.items:
        click.echo("没有符合条件的期限。" if asked else "目前没有待办期限。")
    else:
        several = await several_authorities()
        click.echo(worklist_text(page.items, today=clock.today(), several=several))
    if page.next:
        click.echo(f"只显示了前 {limit} 条；用 --limit 显示更多。")
    late = await requests(Viewer.everything(), clock.today(), overdue=True, limit=limit)
    if late.items and not asked:
        click.echo(f"\n承办单位逾期未复的调卷：\n{requests_text(late.items)}")


@click.command("why")
@click.argument("deadline", metavar="ID", type=int)
@LANGUAGE
@json_option
@with_database
async def why_command(*, deadline: int, lang: str, as_json: bool) -> None:
    """说明一个已登记的期限怎样算出；ID 是 docket deadlines 中的编号。"""
    language = Language(lang)
    found = await service.why(Viewer.everything(), deadline, language=language)
    await flush_access()
    if as_json:
        show_json(found)
    else:
        click.echo(why_text(found, today=clock.today(), language=language))


@click.command("codes")
@click.argument("words", nargs=-1, metavar="[events|outcomes|fields|act-kinds|terms] [词]")
@json_option
def codes_command(*, words: tuple[str, ...], as_json: bool) -> None:
    """列出登记时填写的代码：程序事件、结果、领域、行为种类和其他词表。

    给出一个词，只列代码、名称或者含义中有它的。

    \b
    例：docket codes events
        docket codes outcomes 驳回
        docket codes 出庭
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    group = words[0] if words and words[0] in codes.GROUPS else None
    rest = words[1:] if group else words
    if len(rest) > 1:
        remedy = f"词表可选：{'、'.join(codes.GROUPS)}。"
        raise Invalid.of(FieldError("词", "一次只能查一个词。", remedy))
    lists = codes.chosen(group, *rest)
    if as_json:
        show_json(lists)
    else:
        click.echo(codes_text(lists) if lists else "没有这样的代码。")


commands: list[click.Command] = [
    matter_command,
    history_command,
    deadlines_command,
    why_command,
    codes_command,
]
