"""The worklist and one matter whole, on the terminal."""

from collections.abc import Sequence
from datetime import date

import click

from docket import clock
from docket.accounts.rules import Viewer
from docket.cli import DAY, json_option, show_json, table, with_database
from docket.desk import service
from docket.desk.queries import matters
from docket.desk.queries.worklist import Wanted, worklist
from docket.desk.schemas import MatterWhole, ProceedingOut, WorkLine
from docket.law import library, printed
from docket.law.entries import RuleLine
from docket.terms import DeadlineState

STATE = click.Choice([state.value for state in DeadlineState])


@click.command("matter")
@click.argument("number", metavar="内部编号|ID")
@json_option
@with_database
async def matter_command(number: str, *, as_json: bool) -> None:
    """显示一个案件的全部程序、事件、庭审、结果和期限。"""
    viewer = Viewer.everything()
    found = int(number) if number.isdecimal() else await matters.matter_id_of(viewer, number)
    whole = await matters.matter_whole(viewer, found)
    if as_json:
        show_json(whole)
    else:
        click.echo(_text(whole))


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
    click.echo(as_text(page.items, today=clock.today()) if page.items else "没有这样的期限。")
    if page.next:
        click.echo(f"只显示了前 {limit} 条；用 --limit 显示更多。")


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


def as_text(lines: Sequence[WorkLine], *, today: date) -> str:
    """The worklist for a terminal."""
    head = ("提醒日", "法定末日", "状态", "约束", "期限", "内部编号", "案号", "")
    return table(head, [_row(line, today) for line in lines])


def _row(line: WorkLine, today: date) -> tuple[object, ...]:
    overdue = line.owed_by_us and line.due_statutory is not None and line.due_statutory < today
    return (
        line.alarm_on or "—",
        line.due_statutory or "—",
        "逾期" if overdue else line.state.zh,
        line.binds.zh,
        line.name_zh,
        line.matter_number,
        line.docket_number,
        line.not_computable or ("暂定" if line.provisional else ""),
    )


def _text(whole: MatterWhole) -> str:
    """The matter as a person reads it: one paragraph a proceeding."""
    head = f"{whole.number} {whole.cause}(立卷 {whole.opened_on})"
    parties = "、".join(party.name for party in whole.parties)
    lines = [head, f"当事人：{parties or '—'}"]
    for proceeding in whole.proceedings:
        lines += ["", *_proceeding(proceeding)]
    return "\n".join(lines)


def _proceeding(one: ProceedingOut) -> list[str]:
    dates = f"受理 {one.accepted_on or '—'}，结案 {one.decided_on or '—'}"
    lines = [
        f"[{one.id}] {one.procedure.zh} {one.forum} {one.docket_number or '案号未定'}({dates})"
    ]
    kinds = library.event_kinds()
    events = [(e.happened_on, kinds[e.kind].zh, e.quote) for e in one.events if not e.struck]
    sittings = [(h.held_on, h.kind.zh, h.state.zh) for h in one.hearings if not h.struck]
    lines += _indented(sorted([*events, *sittings]))
    book = library.outcomes()
    lines += [f"  结果：{book[item.code].zh}" for item in one.outcome_items if not item.struck]
    due = [
        (d.name_zh, d.due_statutory or d.not_computable, d.due_safe, d.state.zh)
        for d in one.deadlines
    ]
    return lines + (_indented([("期限", "法定末日", "安全日", "状态"), *due]) if due else [])


def _indented(rows: list[tuple[object, ...]]) -> list[str]:
    if not rows:
        return []
    return [
        f"  {line}" for line in table([str(cell or "") for cell in rows[0]], rows[1:]).split("\n")
    ]


commands: list[click.Command] = [matter_command, deadlines_command, rules_command]
