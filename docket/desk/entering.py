"""The commands that enter facts: a filing, and papers with their bytes."""

import os
from datetime import date
from pathlib import Path
from typing import IO, Any, BinaryIO

import click

from docket import clock
from docket.accounts.rules import Viewer
from docket.cli import DAY, json_option, settings, show_json, with_database
from docket.desk.papers import Arriving, file_paper
from docket.desk.queries.matters import matter_named
from docket.desk.queries.names import authority_names, numbers_of
from docket.desk.schemas import PaperFiled
from docket.desk.texts import receipt_text
from docket.docketing.schemas import Filing, OpenMatter
from docket.docketing.service import Filed, file, foresee
from docket.errors import FieldError, Invalid
from docket.history.acting import acting, by_option
from docket.web import validation


class _Input(click.File):
    """A file to be read, or ``-``; a folder is told from a file that is not there."""

    def __init__(self) -> None:
        super().__init__("rb")

    def convert(
        self,
        value: str | os.PathLike[str] | IO[Any],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> IO[Any]:
        """Open it."""
        if isinstance(value, str):
            refuse_folder(value, "请给出其中的 JSON 文件。")
        return super().convert(value, param, ctx)


@click.command("file")
@click.argument("filing", metavar="FILING.json|-", type=_Input())
@click.option(
    "--dry-run", "dry", is_flag=True, help="只试算：显示会登记什么、移动哪些期限，不写入。"
)
@by_option
@json_option
@with_database
async def file_command(filing: BinaryIO, *, dry: bool, by: str | None, as_json: bool) -> None:
    """登记事实：读取 JSON（与 POST /api/v1/filings 相同），“-”为标准输入。

    加 --dry-run 只试算：同样的核对、同样的期限变动，不写入任何内容。
    可用的事实和字段见 docs/facts.md，代码用 docket codes 查询；文书本身用 docket paper 登记。

    \b
    例：{"why": "收到应诉通知书", "facts": [{"fact": "record_event",
         "proceeding": 12, "kind": "copy_received", "authority": 1,
         "happened_on": "2024-09-27"}]}
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    read = validation.read(filing.read(), Filing)
    actor, moment = acting(by), clock.now()
    today = clock.legal_day(moment)
    door = foresee if dry else file
    filed = await door(
        read.facts, viewer=Viewer.everything(), actor=actor, why=read.why, today=today, at=moment
    )
    if as_json:
        show_json(filed)
    else:
        click.echo(await _receipt(read, filed, today=today, dry=dry))


@click.command("paper")
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option("--received-on", type=DAY, help="收到日。")
@click.option(
    "--matter", metavar="内部编号|ID", help="为哪一案件交来；能查看该案件的人都可以引用。"
)
@by_option
@json_option
@with_database
async def paper_command(
    *,
    files: tuple[str, ...],
    received_on: date | None,
    matter: str | None,
    by: str | None,
    as_json: bool,
) -> None:
    """登记文书：保存文件的内容，打印编号和 SHA-256 摘要；同一内容只登记一次。

    事件、庭审和结果中的 paper 填写这里的编号。
    """
    for name in files:
        refuse_folder(name, "请逐个给出其中的文件。")
    actor, moment, viewer = acting(by), clock.now(), Viewer.everything()
    meant = None if matter is None else await matter_named(viewer, matter)
    done = [
        await file_paper(
            Arriving(Path(name), Path(name).name, received_on, meant),
            settings().files,
            viewer=viewer,
            actor=actor,
            today=clock.legal_day(moment),
            at=moment,
        )
        for name in files
    ]
    if as_json:
        show_json(done)
    else:
        click.echo("\n".join(map(_kept, done)))


def refuse_folder(path: str, remedy: str) -> None:
    """Refuse a folder where a file is asked for.

    Raises:
        Invalid: It is one.
    """
    if Path(path).is_dir():
        raise Invalid.of(FieldError("FILE", f"“{path}”是一个目录，不是文件。", remedy))


async def _receipt(read: Filing, filed: Filed, *, today: date, dry: bool) -> str:
    """The receipt, with what is to be read for it."""
    viewer = Viewer.everything()
    opened = [
        row_id
        for fact, row_id in zip(read.facts, filed.ids, strict=True)
        if isinstance(fact, OpenMatter)
    ]
    named = {move.matter: move.matter_number for move in filed.deadlines}  # of a trial, too
    return receipt_text(
        read.facts,
        filed,
        numbers=await numbers_of(viewer, opened) or named,
        authorities=await authority_names(),
        today=today,
        dry=dry,
    )


def _kept(paper: PaperFiled) -> str:
    note = f"历史第 {paper.act} 号" if paper.act else "内容相同的文书已在案，没有改动"
    return f"文书 {paper.id}  {paper.sha256}  {paper.name}（{note}）"


commands: list[click.Command] = [file_command, paper_command]
