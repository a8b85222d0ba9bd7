"""Filing facts from the command line, and rebuilding what is derived from them."""

from typing import BinaryIO

import click

from docket import clock
from docket.cli import json_option, show_json, table, with_database
from docket.docketing.schemas import Filing
from docket.docketing.service import DeadlineMove, Filed, file, rebuild
from docket.history.rules import Actor
from docket.terms import ActorKind
from docket.web import validation

ACTOR = Actor(ActorKind.CLI, "local", "命令行")


@click.command("file")
@click.argument("filing", metavar="FILING.json|-", type=click.File("rb"))
@json_option
@with_database
async def file_command(filing: BinaryIO, *, as_json: bool) -> None:
    r"""登记一份文书：读取 JSON(与 POST /api/v1/filings 相同)，“-”为标准输入。

    \b
    例：{"why": "收到应诉通知书", "facts": [{"fact": "record_event",
         "proceeding": 12, "kind": "copy_received", "authority": 1,
         "happened_on": "2024-09-27"}]}
    """
    read = validation.read(filing.read(), Filing)
    moment = clock.now()
    filed = await file(
        read.facts, actor=ACTOR, why=read.why, today=clock.legal_day(moment), at=moment
    )
    if as_json:
        show_json(filed)
    else:
        click.echo(receipt(filed))


def receipt(filed: Filed) -> str:
    """What a filing did, for people."""
    lines = [f"已登记，历史第 {filed.act} 号。"]
    lines += [f"  {label} → {row_id}" for label, row_id in filed.created.items()]
    if not filed.created:
        lines.append("  编号：" + "、".join(str(row_id) for row_id in filed.ids))
    if filed.deadlines:
        lines += [
            "期限：",
            table(("期限", "法定末日", "安全日", "状态"), [*map(_moved, filed.deadlines)]),
        ]
    lines += [f"请注意：{warning}" for warning in filed.warnings]
    return "\n".join(lines)


def _moved(move: DeadlineMove) -> tuple[object, ...]:
    before, after = move.before, move.after
    if after is None:
        return (move.name_zh, "—", "—", "不再存在")
    moved = before is not None and before.due_statutory != after.due_statutory
    due = (
        f"{before.due_statutory} → {after.due_statutory}"
        if before and moved
        else after.due_statutory
    )
    note = "(暂定)" if after.provisional else ""
    return (move.name_zh, due or after.not_computable, after.due_safe, f"{after.state}{note}")


@click.command("rebuild")
@click.option("--check", is_flag=True, help="只比较，不写入；有差异时退出码为 1。")
@json_option
@with_database
async def rebuild_command(*, check: bool, as_json: bool) -> None:
    """由已登记的事实重新计算期限、统计等派生数据；--check 只比较。"""
    found = await rebuild(check=check)
    if as_json:
        show_json({"check": check, "differences": found})
    elif found:
        click.echo("\n".join(f"案件 {one.matter} {one.table}：{one.message}" for one in found))
        click.echo(f"共 {len(found)} 处不一致。" + ("" if check else "已按事实更正。"))
    else:
        click.echo("派生数据与事实一致。")
    if check and found:
        raise SystemExit(1)


commands: list[click.Command] = [file_command, rebuild_command]
