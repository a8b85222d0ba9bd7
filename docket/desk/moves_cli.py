"""Dates that moved, on the terminal: to be confirmed or undone, foreseen, and told as news."""

from collections.abc import Sequence

import click

from docket import clock
from docket.accounts.rules import Viewer
from docket.cli import Commands, json_option, show_json, with_database
from docket.desk.queries.matters import matter_named
from docket.desk.queries.moves import WantedMoves, move, moves_page
from docket.desk.queries.names import authority_names
from docket.desk.queries.news import mark_seen, news
from docket.desk.texts.moves import moves_list, moves_table, news_text
from docket.docketing.schemas import AcceptMove, AnyFact, UndoAct
from docket.docketing.service import Filed, file, foresee
from docket.errors import FieldError, Invalid
from docket.history.acting import acting
from docket.terms import MoveState

why_option = click.option("--why", default="", help="理由，必填，记入历史。")
by_option = click.option("--by", metavar="NAME", help="何人处理，默认为操作系统的登录名。")


@click.group("moves", cls=Commands, invoke_without_command=True)
@click.option("--for", "whom", metavar="NAME", help="只要这个人承办的。")
@click.option("--matter", "number", metavar="内部编号|ID", help="只要这个案件的。")
@click.option("--all", "every", is_flag=True, help="也列出已确认、已撤销和已了结的。")
@click.option("--limit", type=click.IntRange(1, 1000), default=50, help="最多几条，默认 50。")
@json_option
def moves_group(
    *, whom: str | None, number: str | None, every: bool, limit: int, as_json: bool
) -> None:
    """列出日期变动、待人确认的在办期限：原日期、新日期、原因、承办人。

    \b
    例：docket moves --for 林某
        docket moves accept 3 4 --why "已核对通知书"
        docket moves undo 3
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    if click.get_current_context().invoked_subcommand is None:
        _list(whom=whom, number=number, every=every, limit=limit, as_json=as_json)


@with_database
async def _list(
    *, whom: str | None, number: str | None, every: bool, limit: int, as_json: bool
) -> None:
    viewer = Viewer.everything()
    matter = await matter_named(viewer, number) if number else None
    wanted = WantedMoves(state=None if every else MoveState.PENDING, whom=whom, matter=matter)
    page = await moves_page(viewer, wanted, limit=limit)
    if as_json:
        show_json(page)
    elif not page.items:
        click.echo("没有期限变动。" if every else "没有待确认的期限变动。")
    else:
        click.echo(moves_list(page.items))
        if page.next:
            click.echo(f"只显示了最近 {limit} 条；用 --limit 显示更多。")


@moves_group.command("accept")
@click.argument("moves", metavar="ID...", nargs=-1, type=int, required=True)
@why_option
@by_option
@json_option
@with_database
async def accept_command(
    *, moves: tuple[int, ...], why: str, by: str | None, as_json: bool
) -> None:
    """确认期限变动：新日期无误。同一期限更早的变动一并确认。"""
    moment = clock.now()
    facts: list[AnyFact] = [AcceptMove(move=an_id, reason=why.strip()) for an_id in moves]
    filed = await file(
        facts,
        viewer=Viewer.everything(),
        actor=acting(by),
        why=_reason(why),
        today=clock.legal_day(moment),
        at=moment,
    )
    if as_json:
        show_json(filed)
    else:
        click.echo(f"已确认 {len(moves)} 个期限变动，历史第 {filed.act} 号。")


@moves_group.command("undo")
@click.argument("move_id", metavar="ID", type=int)
@click.option("--apply", "applied", is_flag=True, help="写入；不写此项只显示会有什么变化。")
@why_option
@by_option
@json_option
@with_database
async def undo_command(
    *, move_id: int, applied: bool, why: str, by: str | None, as_json: bool
) -> None:
    """撤销造成变动的那一次登记：登记的划除，更正的改回，划除的恢复。

    那一次登记造成的其他变动一并撤销；不写 --apply 时只显示结果。
    """
    moment = clock.now()
    found = await move(Viewer.everything(), move_id)
    if found.act is None:
        remedy = "规则或者日历改变后重新计算的日期，没有可以撤销的登记；请确认，或者人工定日。"
        raise Invalid.of(FieldError("ID", "这一变动不是登记造成的。", remedy))
    door = file if applied else foresee
    filed = await door(
        [UndoAct(act=found.act)],
        viewer=Viewer.everything(),
        actor=acting(by),
        why=_reason(why) if applied else why.strip() or "试算",
        today=clock.legal_day(moment),
        at=moment,
    )
    show_json(filed) if as_json else click.echo("\n".join(await _undone(found.act, filed)))


async def _undone(act: int, filed: Filed) -> Sequence[str]:
    """What the undoing did, or would do."""
    done = f"已撤销历史第 {act} 号登记，历史第 {filed.act} 号。"
    ask = "未写入任何内容。确认无误后，加 --apply --why 理由 写入。"
    said = [done if filed.act else f"将撤销历史第 {act} 号登记。"]
    if filed.deadlines:
        names = await authority_names()
        said.append(moves_table(filed.deadlines, today=clock.today(), authorities=names))
    said += [f"请注意：{warning}" for warning in filed.warnings]
    return said if filed.act else [*said, ask]


def _reason(why: str) -> str:
    """The reason of whoever signs.

    Raises:
        Invalid: There is none.
    """
    if not why.strip():
        raise Invalid.of(FieldError("--why", "缺少理由。", "请写明依据，例如“已核对送达回证”。"))
    return why.strip()


@click.command("news")
@click.option("--for", "name", metavar="NAME", required=True, help="谁的案件和期限。")
@click.option("--seen", is_flag=True, help="记下看到这里；下次只显示其后的。")
@json_option
@with_database
async def news_command(*, name: str, seen: bool, as_json: bool) -> None:
    """列出某人自上次看过以后的变动：日期变动、新期限、新分派、逾期。"""
    today = clock.today()
    found = await news(Viewer.everything(), name.strip(), today=today)
    if as_json:
        show_json(found)
    else:
        click.echo(news_text(found))
    if seen:
        await mark_seen(found.name, act=found.upto_act, move=found.upto_move, on=today)


commands: list[click.Command] = [moves_group, news_command]
