"""``docket what-if``: the dates as they would be, without touching the record."""

from datetime import date
from typing import BinaryIO, TypedDict, Unpack

import click

from docket import clock
from docket.accounts.rules import Viewer
from docket.cli import DAY, json_option, show_json, with_database
from docket.desk.queries.matters import matter_named
from docket.desk.queries.names import authority_names
from docket.desk.texts.moves import moves_table
from docket.docketing.schemas import EnteredFact, Filing, Supposition
from docket.docketing.service import Filed, suppose
from docket.errors import FieldError, Invalid
from docket.web import validation

_OPTIONS = {
    "event": "--event",
    "on": "--on",
    "later": "--later",
    "suspended_from": "--suspended",
    "suspended_until": "--until",
    "granted": "--granted",
    "proceeding": "--proceeding",
    "facts": "--facts",
}


class Asked(TypedDict):
    """What the options tell; each is described by its help."""

    event: int | None
    on: date | None
    later: int | None
    suspended_from: date | None
    suspended_until: date | None
    granted: int | None
    proceeding: int | None


@click.command("what-if")
@click.argument("number", metavar="内部编号|ID")
@click.option("--event", type=int, metavar="ID", help="假设这一事件是另一天。")
@click.option("--on", type=DAY, help="该事件改在这一天。")
@click.option("--later", type=int, metavar="N", help="该事件晚 N 天；早则写负数。")
@click.option("--suspended", "suspended_from", type=DAY, help="假设自这一天中止；已中止的不必写。")
@click.option("--until", "suspended_until", type=DAY, help="假设在这一天恢复。")
@click.option("--granted", type=click.IntRange(1, 3660), metavar="N", help="假设批准延长 N 天。")
@click.option("--proceeding", type=int, metavar="ID", help="哪一个程序；案件只有一个未结时不必写。")
@click.option("--facts", type=click.File("rb"), help="假设这些事实：与 docket file 相同的 JSON。")
@json_option
@with_database
async def what_if_command(
    *, number: str, facts: BinaryIO | None, as_json: bool, **asked: Unpack[Asked]
) -> None:
    """假设会怎样：显示每个期限的原日期、新日期和原因，不写入任何内容。

    \b
    例：docket what-if 2024-0001 --event 2 --later 3
        docket what-if 2024-0001 --suspended 今天 --until 2027-05-01
        docket what-if 2024-0001 --granted 30
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    viewer, moment = Viewer.everything(), clock.now()
    matter = await matter_named(viewer, number)
    supposed = Supposition(**asked, facts=_facts(facts))
    try:
        filed = await suppose(viewer, matter, supposed, today=clock.legal_day(moment), at=moment)
    except Invalid as refusal:
        raise Invalid.of(*map(_by_option, refusal.fields)) from refusal
    show_json(filed) if as_json else click.echo(await _text(filed))


def _facts(file: BinaryIO | None) -> list[EnteredFact]:
    return [] if file is None else validation.read(file.read(), Filing).facts


def _by_option(error: FieldError) -> FieldError:
    """The field as it is typed here."""
    name, dot, rest = error.field.partition("[")
    field = f"{_OPTIONS.get(name, name)}{dot}{rest}"
    return FieldError(field, error.message, error.remedy)


async def _text(filed: Filed) -> str:
    said = ["假设，未写入任何内容。"]
    if filed.deadlines:
        names = await authority_names()
        said.append(moves_table(filed.deadlines, today=clock.today(), authorities=names))
    else:
        said.append("没有期限因此变动。")
    return "\n".join([*said, *(f"请注意：{warning}" for warning in filed.warnings)])


commands: list[click.Command] = [what_if_command]
