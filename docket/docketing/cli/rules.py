"""``docket rules import``, ``strike`` and ``sign``: changing the rule book, first shown, then signed."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import BinaryIO

import click

from docket import clock
from docket.accounts.rules import Viewer
from docket.cli import json_option, settings, show_json, table, with_database
from docket.docketing.cli.handed import check_signature, decoded
from docket.docketing.cli.moves import moves_text
from docket.docketing.service import (
    BookApplied,
    BookChange,
    Drafting,
    apply_rules,
    from_file,
    from_program,
    preview_rules,
    sign_rules,
    striking,
)
from docket.errors import FieldError, Invalid
from docket.history.rules import Actor
from docket.law.editions import VersionChange
from docket.terms import ActorKind

_NEED = "更改规则须注明。"
_REMEDY = "请写明依据，例如公布新条文的号令。"
_MARKS = {"added": "增", "removed": "撤", "changed": "改"}

_applied = click.option(
    "--apply", "applied", is_flag=True, help="写入；不写此项只显示会有什么变化。"
)
_why = click.option("--why", default="", help="理由，写入时必填，例如公布新条文的号令。")
_by = click.option("--by", "name", default="", help="谁写入，写入时必填。")
_keep = click.option(
    "--keep",
    "keeps",
    multiple=True,
    metavar="ID,...[:理由]",
    help="这些期限保留原来的规则版本；理由不写则同 --why。可重复。",
)


@click.command("import")
@click.argument("rules", metavar="[FILE|-]", type=click.File("rb"), required=False)
@_applied
@_keep
@_why
@_by
@json_option
@with_database
async def import_command(
    *,
    rules: BinaryIO | None,
    applied: bool,
    keeps: tuple[str, ...],
    why: str,
    name: str,
    as_json: bool,
) -> None:
    """采用规则的新版本：TOML 或者 JSON 文件；“-”为标准输入。

    不写 FILE 时，是随程序附带而尚未采用的版本。不写 --apply 时不写入任何内容，只显示
    规则的差异和受影响的每一个期限（原日期、新日期、适用哪一版本）。
    """
    drafting = partial(from_file, decoded(rules, "规则文件")) if rules else from_program
    await _change(drafting, keeps, applied=applied, why=why, name=name, as_json=as_json)


@click.command("strike")
@click.argument("version", metavar="版本编号")
@_applied
@_keep
@_why
@_by
@json_option
@with_database
async def strike_command(
    *, version: str, applied: bool, keeps: tuple[str, ...], why: str, name: str, as_json: bool
) -> None:
    """撤回误采用的版本，例如 recon_reply@2027-01-01；此前的版本重新适用。

    不写 --apply 时只显示受影响的每一个期限。
    """
    drafting = partial(striking, version)
    await _change(drafting, keeps, applied=applied, why=why, name=name, as_json=as_json)


@click.command("sign")
@click.argument("rule", metavar="规则|版本编号")
@click.option("--why", default="", help="复核意见，必填。")
@click.option("--by", "name", default="", help="谁签署，必填。")
@json_option
@with_database
async def sign_command(*, rule: str, why: str, name: str, as_json: bool) -> None:
    """签署：律师已逐字复核这一规则（的这一版本）。文本以后有更正的，签署失效。"""
    check_signature(why, name, "签署须注明。", "请写明复核意见，例如“与公报文本核对无误”。")
    moment = clock.now()
    done = await sign_rules(
        rule,
        name=name,
        viewer=Viewer.everything(),
        actor=Actor(ActorKind.CLI, "local", name.strip()),
        why=why,
        today=clock.legal_day(moment),
        at=moment,
    )
    if as_json:
        show_json(done)
    else:
        click.echo(f"已签署 {'、'.join(done.versions)}，历史第 {done.act} 号。")


async def _change(
    drafting: Drafting,
    keeps: tuple[str, ...],
    *,
    applied: bool,
    why: str,
    name: str,
    as_json: bool,
) -> None:
    """Show what a change of the book would move, or make it."""
    keep = _read_keeps(keeps)
    if not applied:
        change = await preview_rules(Viewer.everything(), drafting, keep=keep)
        show_json(change) if as_json else click.echo("\n".join(_preview(change)))
        return
    check_signature(why, name, _NEED, _REMEDY)
    moment = clock.now()
    done = await apply_rules(
        drafting,
        viewer=Viewer.everything(),
        folder=settings().files,
        actor=Actor(ActorKind.CLI, "local", name.strip()),
        why=why,
        today=clock.legal_day(moment),
        at=moment,
        keep=keep,
    )
    show_json(done) if as_json else click.echo("\n".join(_done(done)))


def _read_keeps(keeps: tuple[str, ...]) -> Mapping[int, str]:
    """Deadlines to be kept, by id, each with its reason.

    Raises:
        Invalid: What should be an id is none.
    """
    found: dict[int, str] = {}
    wrong: list[FieldError] = []
    for text in keeps:
        ids, _, reason = text.replace("：", ":").partition(":")
        for one in ids.replace("，", ",").split(","):
            if one.strip().isdecimal():
                found[int(one)] = reason.strip()
            else:
                remedy = "请照清单中的编号填写，例如 --keep 12,15:已按原条文告知。"
                wrong.append(FieldError("--keep", f"“{one}”不是期限的编号。", remedy))
    if wrong:
        raise Invalid.of(*wrong)
    return found


def _preview(change: BookChange) -> Iterator[str]:
    yield from _text(change)
    if not change.nothing_to_do:
        yield (
            "未写入任何内容。逐一核对后，加 --apply --why 理由 --by 姓名 写入；"
            "不适用新版本的期限，用 --keep 编号:理由 保留。"
        )


def _done(done: BookApplied) -> Iterator[str]:
    yield from _text(done.change)
    listed = f"受影响的期限清单已存为文书，SHA-256 {done.digest}。" if done.digest else ""
    yield f"已登记，历史第 {done.act} 号。{listed}"


def _text(change: BookChange) -> Iterator[str]:
    if change.nothing_to_do:
        yield "规则都已采用，内容完全相同，无需处理。"
        return
    yield f"规则变动 {len(change.versions)} 个版本："
    head = ("", "版本", "名称", "依据", "施行")
    rows = [
        (_MARKS[one.change], one.version, one.name_zh, one.law, one.in_force_from)
        for one in change.versions
    ]
    yield table(head, rows)
    for one in change.versions:
        yield f"  {one.version} 算法：{one.formula}"
        yield from _fields(one)
    yield from moves_text(change.moves, {one.deadline: one.reason for one in change.kept})
    yield from _further(change)


def _fields(one: VersionChange) -> Iterator[str]:
    """What of a version changes; its end is said by the version that replaces it."""
    for field in one.fields:
        yield f"  {one.version} {field.field}：{field.before or '—'} → {field.after or '—'}"


def _further(change: BookChange) -> Iterator[str]:
    if change.turned:
        head = ("", "内部编号", "承办人", "期限", "规则", "法定末日", "安全日")
        rows = [
            (
                "新增" if one.arises else "不再存在",
                one.matter_number,
                one.handler or "—",
                one.name_zh,
                one.rule,
                one.view.due_statutory or "—",
                one.view.due_safe or "—",
            )
            for one in change.turned
        ]
        yield f"新增和不再存在的期限 {len(change.turned)} 个："
        yield table(head, rows)
    if not change.moves and not change.turned:
        yield "没有期限因此移动。"
    if change.settled:
        numbers = "、".join(f"{one.matter_number} 的 {one.deadline}" for one in change.settled)
        yield f"另有 {len(change.settled)} 个期限改用另一版本，日期不变：{numbers}。"
    if change.hidden:
        yield f"另有 {change.hidden} 个期限在无权查看的案件中。"
    yield "已登记的事件和人工定的日期不变。"


commands: list[click.Command] = [import_command, strike_command, sign_command]
