"""What the desk shows on the terminal: matters and their history, deadlines, rules, codes."""

from datetime import date

import click

from docket import clock
from docket.accounts.rules import Viewer
from docket.cli import DAY, LANGUAGE, json_option, show_json, table, with_database
from docket.desk import codes, service
from docket.desk.queries import matters
from docket.desk.queries.history import matter_history
from docket.desk.queries.names import several_authorities
from docket.desk.queries.worklist import Wanted, worklist
from docket.desk.texts import (
    codes_text,
    history_text,
    matter_text,
    why_text,
    worklist_text,
)
from docket.errors import FieldError, Invalid
from docket.law import library, printed
from docket.law.entries import RuleLine
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
@click.option("--lapsed", is_flag=True, help="也列出已经过去的权利期限和他方期限。")
@click.option("--limit", type=click.IntRange(1, 1000), default=50, help="最多几条，默认 50。")
@json_option
@with_database
async def deadlines_command(
    *,
    states: tuple[str, ...],
    since: date | None,
    until: date | None,
    lapsed: bool,
    limit: int,
    as_json: bool,
) -> None:
    """列出期限，最紧的在前；我方逾期未办的在最前。"""
    chosen = tuple(map(DeadlineState, states)) or (DeadlineState.OPEN,)
    lapsed_by = None if lapsed else clock.today()
    wanted = Wanted(states=chosen, since=since, until=until, lapsed_by=lapsed_by)
    page = await worklist(Viewer.everything(), wanted, limit=limit)
    if as_json:
        show_json(page)
        return
    if not page.items:
        click.echo("没有符合条件的期限。" if states or since or until else "目前没有待办期限。")
        return
    several = await several_authorities()
    click.echo(worklist_text(page.items, today=clock.today(), several=several))
    if page.next:
        click.echo(f"只显示了前 {limit} 条；用 --limit 显示更多。")


@click.command("why")
@click.argument("deadline", metavar="ID", type=int)
@LANGUAGE
@json_option
@with_database
async def why_command(*, deadline: int, lang: str, as_json: bool) -> None:
    """说明一个已登记的期限怎样算出；ID 是 docket deadlines 中的编号。"""
    language = Language(lang)
    found = await service.why(Viewer.everything(), deadline, language=language)
    if as_json:
        show_json(found)
    else:
        click.echo(why_text(found, today=clock.today(), language=language))


@click.command("rules")
@click.argument("words", metavar="[规则|词]", required=False, default="")
@click.option("--markdown", "as_markdown", is_flag=True, help="以 Markdown 输出，供律师复核签字。")
@json_option
def rules_command(*, words: str, as_markdown: bool, as_json: bool) -> None:
    """列出期限规则；给出规则名，显示它的全部版本、条文、算法和算例。

    给出一个词，只列名称中含有它的规则。

    \b
    例：docket rules 上诉
        docket rules recon_reply
        docket rules --markdown > 期限规则.md
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    book = library.rulebook()
    known = {*book.keys(), *(rule.alias for rule in book.rules)}
    if words in known:
        _show_rule(words, as_markdown=as_markdown, as_json=as_json)
        return
    found = service.rules(words)
    if words and not found:
        book.versions(words)
    if as_json:
        show_json(found)
    elif as_markdown:
        wanted = {one.version for one in found}
        click.echo(printed.markdown([rule for rule in book.rules if rule.id in wanted]))
    else:
        head = ("规则", "名称", "依据", "施行", "失效", "")
        click.echo(table(head, [_rule_row(one) for one in found]))


def _show_rule(name: str, *, as_markdown: bool, as_json: bool) -> None:
    """One rule whole, in the form asked for."""
    versions = tuple(reversed(library.rulebook().versions(name)))
    if as_json:
        show_json(service.rule(name))
    else:
        click.echo(printed.markdown(versions) if as_markdown else printed.whole(versions))


def _rule_row(one: RuleLine) -> tuple[object, ...]:
    law = f"{one.law} {one.article}"
    pending = f"{one.pending_from}起新文本待核" if one.pending_from else ""
    return (one.key, one.name_zh, law, one.in_force_from, one.in_force_to or "", pending)


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
    rules_command,
    codes_command,
]
