"""``docket verify``: whether anything recorded was altered, removed, inserted or reordered."""

import re
from dataclasses import asdict

import click

from docket.cli import json_option, show_json, with_database
from docket.errors import FieldError, Invalid
from docket.history import service
from docket.history.service import Report

_ANCHOR = re.compile(r"([1-9]\d{0,9}):([0-9a-f]{64})")


@click.command("verify")
@click.option(
    "--anchor",
    metavar="SEQ:HASH",
    help="以前 verify 打印并另行记下的链头；一并核对那以后有无整体改写。",
)
@json_option
@click.pass_context
def verify_command(context: click.Context, *, anchor: str | None, as_json: bool) -> None:
    """核对历史记录：每个操作、每条变更、每条登记事实有无改动。

    一切相符时退出码为 0；发现问题时逐条列出，退出码为 1。
    """
    report = _verify(_read_anchor(anchor))
    if as_json:
        show_json(asdict(report))
    else:
        click.echo(_shown(report))
    context.exit(0 if report.ok else 1)


@with_database
async def _verify(anchor: tuple[int, str] | None) -> Report:
    return await service.verify(anchor)


def _read_anchor(text: str | None) -> tuple[int, str] | None:
    """A head of the chain as ``verify`` prints it."""
    if text is None:
        return None
    if found := _ANCHOR.fullmatch(text.strip().lower()):
        return int(found[1]), found[2]
    remedy = "请写成 序号:哈希，例如 12:后接64位十六进制字符，照抄以前 verify 打印的链头。"
    raise Invalid.of(FieldError("anchor", f"“{text}”不是链头。", remedy))


def _shown(report: Report) -> str:
    counted = f"{report.acts}个操作、{report.changes}条变更、{report.facts}条登记事实"
    head = f"链头 {report.seq}:{report.head}" if report.seq else "链头：尚无操作"
    if report.ok:
        return f"历史记录完好：已核对{counted}。\n{head}"
    found = (*report.problems, *report.unguarded)
    lines = "\n".join(f"  {problem}" for problem in found)
    return f"发现{len(found)}处问题（已核对{counted}）：\n{lines}\n{head}"


commands: list[click.Command] = [verify_command]
