"""What checks the record: what is missing, what took effect, and whether anything was altered."""

import re

import click

from docket import clock
from docket.accounts.rules import Viewer
from docket.cli import json_option, settings, show_json, with_database
from docket.desk.queries.finality import matter_finality, proceeding_finality
from docket.desk.queries.gaps import Asked, gap_page
from docket.desk.queries.matters import matter_named
from docket.desk.receipts import verify_code
from docket.desk.schemas import FinalityOut, ReceiptOut
from docket.desk.texts import finality_text, gaps_text, heads_text, verdict_text, verified_text
from docket.desk.verifying import Anchor, Verified, read_anchor, verify_all
from docket.errors import FieldError, Invalid
from docket.history.service import Heads, heads
from docket.law import library

_PROCEEDING = re.compile(r"(?:#|程序 ?#?)(\d{1,10})")


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


@click.command("finality")
@click.argument("number", metavar="内部编号|ID|程序N")
@click.option("--final-by-law", is_flag=True, help="复议决定依法是终局的，不能起诉。")
@json_option
@with_database
async def finality_command(*, number: str, final_by_law: bool, as_json: bool) -> None:
    """判断裁判（决定）是否可以视为生效：自哪一天起、理由、各方情况，还缺什么。

    \b
    例：docket finality 2024-0001    案件的每个程序
        docket finality 程序12       一个程序（N 是 docket matter 所示的编号）
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    viewer, today = Viewer.everything(), clock.today()
    found: tuple[FinalityOut, ...]
    if named := _PROCEEDING.fullmatch(number):
        found = (
            await proceeding_finality(
                viewer, int(named[1]), today=today, final_by_law=final_by_law
            ),
        )
    else:
        matter_id = await matter_named(viewer, number)
        found = await matter_finality(viewer, matter_id, today=today, final_by_law=final_by_law)
    if as_json:
        show_json(found)
    else:
        click.echo(finality_text(found) or "这一案件没有登记程序。")


@click.command("verify")
@click.argument("code", metavar="[核验码]", required=False)
@click.option(
    "--anchor",
    metavar="SEQ:HASH",
    help="以前 verify 打印并另行记下的链头；一并核对那以后有无整体改写。",
)
@click.option(
    "--access-anchor", metavar="SEQ:HASH", help="同上，以前打印并另行记下的访问记录链头。"
)
@click.option("--head", "only_heads", is_flag=True, help="只打印两条链的链头，供另行记下，不核对。")
@json_option
@click.pass_context
def verify_command(
    context: click.Context,
    *,
    code: str | None,
    anchor: str | None,
    access_anchor: str | None,
    only_heads: bool,
    as_json: bool,
) -> None:
    """核对历史、文书和访问记录：有无改动或者缺失。

    给出期限的核验码（docket why 所示），则复算该日期：当时怎样，现在有何不同。

    一切相符时退出码为 0；发现问题时逐条列出，退出码为 1。
    """
    if code is not None:
        _check_alone(anchor, access_anchor)
        receipt = _verify_code(code)
        _show(receipt, verdict_text(receipt), as_json=as_json)
        context.exit(0 if receipt.verdict == "holds" else 1)
    if only_heads:
        ends = _heads()
        _show(ends, heads_text(ends.history, ends.access), as_json=as_json)
        return
    found = _verify(read_anchor(anchor), read_anchor(access_anchor, "access-anchor"))
    _show(found, verified_text(found), as_json=as_json)
    context.exit(0 if found.ok else 1)


def _show(found: object, text: str, *, as_json: bool) -> None:
    if as_json:
        show_json(found)
    else:
        click.echo(text)


def _check_alone(*anchors: str | None) -> None:
    """A code is verified by itself; the chains have no part in it."""
    if any(anchor is not None for anchor in anchors):
        remedy = "请分两次运行：核验一个核验码，或者核对历史。"
        raise Invalid.of(FieldError("anchor", "核验码不与链头一起核对。", remedy))


@with_database
async def _verify_code(code: str) -> ReceiptOut:
    return await verify_code(Viewer.everything(), code)


@with_database
async def _verify(anchor: Anchor | None, access_anchor: Anchor | None) -> Verified:
    return await verify_all(settings().files, anchor, access_anchor=access_anchor)


@with_database
async def _heads() -> Heads:
    """The heads as they stand, without reading the chains."""
    return await heads()


commands: list[click.Command] = [gaps_command, finality_command, verify_command]
