"""The rule book as it is shown: what counts here, what the program brings beyond it, who signed."""

from dataclasses import dataclass
from pathlib import Path

import click

from docket import db
from docket.cli import Commands, json_option, settings, show_json, table, with_database
from docket.docketing.cli import rules as changing
from docket.law import library, printed, written
from docket.law.entries import AWAITING_ZH, UNMARKED, Marks, RuleEntry, RuleLine, entry, line
from docket.law.provisions import Rule, Rulebook
from docket.rulebook.queries import load_book, marks


@dataclass(frozen=True, slots=True)
class Shelf:
    """A rule book with what was done about its versions."""

    book: Rulebook
    marks: Marks


async def adopted() -> Shelf:
    """The book that this docket counts by; versions that wait to be adopted stand in it marked."""
    book, marked = await load_book(), await marks()
    new = [rule for rule in library.rulebook().rules if marked.awaiting.get(rule.id) == "new"]
    return Shelf(Rulebook((*book.rules, *new)), marked)


def delivered() -> Shelf:
    """The book as docket is delivered with it, for use without a database."""
    return Shelf(library.rulebook(), UNMARKED)


def lines(shelf: Shelf, words: str = "") -> tuple[RuleLine, ...]:
    """Every version of every rule, or of those whose key or name has these words."""
    book = shelf.book
    found = [rule for key in book.keys() for rule in book.versions(key)]  # noqa: SIM118 (no dict)
    return tuple(
        line(rule, shelf.marks) for rule in found if words in rule.name_zh or words in rule.key
    )


def entries(shelf: Shelf, name: str) -> tuple[RuleEntry, ...]:
    """One rule whole: all its versions, the newest first; an alias has the one it pins.

    Raises:
        Invalid: There is no such rule; the nearest names are given.
    """
    return tuple(entry(version, shelf.marks) for version in reversed(shelf.book.versions(name)))


class _Rules(Commands):
    """``docket rules 上诉`` shows; ``docket rules import`` and its like change."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Whatever names none of the commands below is a rule, or a word of its name."""
        named = any(arg in self.commands or arg in {"-h", "--help"} for arg in args)
        return super().parse_args(ctx, args if named else ["show", *args])


@click.group("rules", cls=_Rules)
def rules_group() -> None:
    """期限规则：列出、显示全文；采用新版本、撤回、签署。

    不写子命令时列出规则：docket rules，docket rules 上诉，docket rules recon_reply。
    """


@rules_group.command("show")
@click.argument("words", metavar="[规则|词]", required=False, default="")
@click.option("--markdown", "as_markdown", is_flag=True, help="以 Markdown 输出，供律师复核签字。")
@click.option(
    "--toml", "as_toml", is_flag=True, help="以规则文件的格式输出，改写后用 import 载入。"
)
@json_option
def show_command(*, words: str, as_markdown: bool, as_toml: bool, as_json: bool) -> None:
    """列出期限规则；给出规则名，显示它的全部版本、条文、算法和算例。

    给出一个词，只列名称中含有它的规则。有数据库时是已经采用的规则，没有时是随程序附带的。

    \b
    例：docket rules 上诉
        docket rules recon_reply
        docket rules --markdown > 期限规则.md
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    shelf = _shelf()
    whole = words in {*shelf.book.keys(), *(rule.alias for rule in shelf.book.rules)}
    chosen = _chosen(shelf.book, words, whole=whole)
    if as_json:
        show_json(entries(shelf, words) if whole else lines(shelf, words))
    elif as_toml:
        click.echo(written.as_toml(chosen))
    elif as_markdown:
        click.echo(printed.markdown(chosen, shelf.marks))
    elif whole:
        click.echo(printed.whole(chosen, shelf.marks))
    else:
        head = ("规则", "名称", "依据", "施行", "失效", "签署", "")
        click.echo(table(head, [_row(one) for one in lines(shelf, words)]))


def _chosen(book: Rulebook, words: str, *, whole: bool) -> tuple[Rule, ...]:
    """All versions of the rule of this name, the newest first; else the rules that have the word.

    Raises:
        Invalid: There is none; the nearest names are given.
    """
    if whole:
        return tuple(reversed(book.versions(words)))
    found = tuple(rule for rule in book.rules if words in rule.name_zh or words in rule.key)
    return found or book.versions(words)


def _shelf() -> Shelf:
    """What counts in the database of this command, or what was delivered where there is none."""
    chosen = settings()
    engine = db.engine_from_url(chosen.database_url)
    if isinstance(engine, db.SQLiteEngine) and not Path(engine.path).exists():
        return delivered()
    return _adopted()


@with_database
async def _adopted() -> Shelf:
    return await adopted()


def _row(one: RuleLine) -> tuple[object, ...]:
    law = f"{one.law} {one.article}"
    notes = (
        AWAITING_ZH[one.awaiting] if one.awaiting else "",
        f"{one.pending_from}起新文本待核" if one.pending_from else "",
    )
    signed = f"{one.signed.signed_on} {one.signed.signed_by}" if one.signed else ""
    note = "；".join(filter(None, notes))
    return (one.key, one.name_zh, law, one.in_force_from, one.in_force_to or "", signed, note)


for _command in changing.commands:
    rules_group.add_command(_command)

commands: list[click.Command] = [rules_group]
