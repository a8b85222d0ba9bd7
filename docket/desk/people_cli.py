"""The commands of people at work: confirm, register, requests, policies, milestones."""

from datetime import date

import click

from docket import clock
from docket.accounts.rules import Viewer
from docket.cli import DAY, Commands, json_option, show_json, with_database
from docket.desk.queries import milestones, register, requests
from docket.desk.texts import (
    milestones_text,
    policies_text,
    register_markdown,
    register_text,
    requests_text,
)
from docket.docketing.schemas import ActOnDeadline, AnyFact, RecordMilestone, RecordPolicy
from docket.docketing.service import Filed, file
from docket.errors import FieldError, Invalid
from docket.history.acting import acting, by_option
from docket.policies.queries import policies
from docket.policies.rules import OFFERED
from docket.statistics.queries import authority_of
from docket.terms import DeadlineVerb

why_option = click.option("--why", required=True, help="理由，留在历史中。")


@click.command("confirm")
@click.argument("deadlines", metavar="ID...", nargs=-1, required=True, type=click.IntRange(1))
@click.option("--seen", type=DAY, help="核对时看到的法定末日；日期已变动的，不复核。")
@by_option
@json_option
@with_database
async def confirm_command(
    *, deadlines: tuple[int, ...], seen: date | None, by: str | None, as_json: bool
) -> None:
    """复核期限的日期或者免除；登记该日期（提出免除）的人不能自己复核。

    ID 是 docket deadlines --unconfirmed 中的编号，可以有几个。
    """
    facts: list[AnyFact] = [
        ActOnDeadline(
            deadline=one,
            verb=DeadlineVerb.CONFIRMED,
            happened_on=clock.today(),
            value=str(seen) if seen else None,
        )
        for one in deadlines
    ]
    filed = await _file(facts, why="复核期限", by=by)
    if as_json:
        show_json(filed)
    else:
        click.echo(f"已复核 {len(filed.deadlines)} 个期限，历史第 {filed.act} 号。")


@click.command("register")
@click.argument("day", metavar="DATE", type=DAY)
@click.option("--markdown", "as_markdown", is_flag=True, help="以 Markdown 输出，供打印签字。")
@json_option
@with_database
async def register_command(*, day: date, as_markdown: bool, as_json: bool) -> None:
    """期限登记簿：一日内登记、变动、复核、免除、重新打开、办结的每个期限，何人、何时、为什么。

    \b
    例：docket register 今天
        docket register 2026-11-25 --markdown > 期限登记簿.md
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    found = await register.register(Viewer.everything(), day)
    if as_json:
        show_json(found)
    else:
        click.echo(register_markdown(found) if as_markdown else register_text(found))


@click.command("requests")
@click.option("--overdue", is_flag=True, help="只要逾期未复的。")
@click.option("--answered", is_flag=True, help="也列出已回复的。")
@click.option("--limit", type=click.IntRange(1, 1000), default=50, help="最多几条，默认 50。")
@json_option
@with_database
async def requests_command(*, overdue: bool, answered: bool, limit: int, as_json: bool) -> None:
    """列出向承办单位的调卷，最先到期的在前；用 docket file 登记 ask_unit、answer_request。"""
    page = await requests.requests(
        Viewer.everything(), clock.today(), answered=answered, overdue=overdue, limit=limit
    )
    if as_json:
        show_json(page)
        return
    click.echo(requests_text(page.items) if page.items else "没有符合条件的调卷。")
    if page.next:
        click.echo(f"只显示了前 {limit} 条；用 --limit 显示更多。")


@click.group("policy", cls=Commands)
def policy_group() -> None:
    """制度设置：本机关怎样办理（复核、调卷答复天数）；不是程序的环境变量。"""


@policy_group.command("show")
@json_option
@with_database
async def show_policy_command(*, as_json: bool) -> None:
    """列出各机关的制度设置；没有登记的为默认值。"""
    found = await policies(Viewer.everything())
    show_json(found) if as_json else click.echo(policies_text(found))


@policy_group.command("set")
@click.argument("authority", metavar="机关代码")
@click.argument("key", metavar="名称")
@click.argument("value", metavar="值")
@why_option
@by_option
@json_option
@with_database
async def set_policy_command(
    *, authority: str, key: str, value: str, why: str, by: str | None, as_json: bool
) -> None:
    """登记一项制度设置；在办期限随即按新的设置处理，原来的值留在历史中。

    \b
    例：docket policy set bureau four_eyes all --why "局务会决定" --by 沈某
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    ours = await authority_of(Viewer.everything(), authority)
    filed = await _file([RecordPolicy(authority=ours, key=key, value=value)], why=why, by=by)
    if as_json:
        show_json(filed)
    else:
        click.echo(_done(filed))


@click.group("milestones", cls=Commands)
def milestones_group() -> None:
    """内部节点：本机关在法定期限以外自定的节点，例如提前几日送签。"""


@milestones_group.command("show")
@json_option
@with_database
async def show_milestones_command(*, as_json: bool) -> None:
    """列出各机关的内部节点，以及可供采用的备选。"""
    found = await milestones.milestones(Viewer.everything())
    show_json(found) if as_json else click.echo(milestones_text(found))


@milestones_group.command("adopt")
@click.argument("authority", metavar="机关代码")
@click.argument("names", metavar="[名称...]", nargs=-1)
@click.option("--from", "from_on", type=DAY, help="自哪一天发生的事起适用，默认今天。")
@why_option
@by_option
@json_option
@with_database
async def adopt_command(
    *,
    authority: str,
    names: tuple[str, ...],
    from_on: date | None,
    why: str,
    by: str | None,
    as_json: bool,
) -> None:
    """采用备选的内部节点；不写名称的，采用全部。自己拟的节点用 docket file 登记。"""
    ours = await authority_of(Viewer.everything(), authority)
    known = {one.name for one in OFFERED}
    if unknown := [name for name in names if name not in known]:
        remedy = f"备选：{'、'.join(sorted(known))}。"
        raise Invalid.of(FieldError("名称", f"没有名为“{'、'.join(unknown)}”的备选。", remedy))
    facts: list[AnyFact] = [
        RecordMilestone(
            authority=ours,
            name=one.name,
            anchor=one.anchor,
            code=one.code,
            length=one.length,
            counted_in=one.counted_in,
            procedures=list(one.procedures),
            asks_unit=one.asks_unit,
            from_on=from_on,
        )
        for one in OFFERED
        if not names or one.name in names
    ]
    filed = await _file(facts, why=why, by=by)
    if as_json:
        show_json(filed)
    else:
        click.echo(_done(filed))


async def _file(facts: list[AnyFact], *, why: str, by: str | None) -> Filed:
    moment = clock.now()
    return await file(
        facts,
        viewer=Viewer.everything(),
        actor=acting(by),
        why=why,
        today=clock.legal_day(moment),
        at=moment,
    )


def _done(filed: Filed) -> str:
    """What came of it; nothing where all was so already."""
    if not filed.act:
        return "没有改动，历史中没有新记录。"
    return f"已登记，历史第 {filed.act} 号；有 {len(filed.deadlines)} 个期限随之变化。"


commands: list[click.Command] = [
    confirm_command,
    register_command,
    requests_command,
    policy_group,
    milestones_group,
]
