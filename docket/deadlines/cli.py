"""``docket due``: when a period ends, by which law, and why; without a database."""

from datetime import date
from typing import TypedDict, Unpack

import click

from docket.cli import DAY, LANGUAGE, MOMENT, DayAndTime, json_option, show_json
from docket.errors import FieldError, Invalid
from docket.law import library
from docket.law.answer_words import in_words
from docket.law.answers import DueOut, answer
from docket.law.explain import explain
from docket.law.periods import check_fixed, check_granted, compute
from docket.law.provisions import Rule
from docket.law.readings import readings
from docket.terms import Language


class Asked(TypedDict):
    """What the options of ``docket due`` tell; each is described by its help."""

    granted: int
    excluded: int
    until: date | None
    began: date | None
    filed: date | None
    law_key: str | None
    lang: str


@click.command("due")
@click.argument("rule", metavar="RULE")
@click.argument("trigger", metavar="DATE", type=MOMENT)
@click.option("--granted", type=int, default=0, metavar="N", help="经批准延长的天数。")
@click.option("--excluded", type=int, default=0, metavar="N", help="中止、扣除而不计入的天数。")
@click.option("--until", type=DAY, help="文书指定的最后一日：期间由文书指定的规则须有。")
@click.option("--began", type=DAY, help="案件开始（申请、受理）之日：新旧法交替时用于判断读法。")
@click.option("--filed", type=DAY, help="申请（起诉）之日：最长期限、时效按这一天选择版本。")
@click.option("--version", "law_key", metavar="LAW", help="指定法律版本，如 FYF17、FYF23。")
@LANGUAGE
@json_option
def due(*, rule: str, trigger: DayAndTime, as_json: bool, **asked: Unpack[Asked]) -> None:
    """算一个期限：哪一天届满，依据哪一条，怎样算出。

    RULE 是规则名（如 recon_reply、answer_evidence），DATE 是起算之日（收到、受理、送达等）；
    以小时计算的，写明时刻，如 2026-03-02T15:30。

    \b
    例：docket due answer_evidence 2024-09-27
        docket due recon_decision 2026-03-02 --granted 30
        docket due recon_decision_extended 2026-03-02 --granted 15
        docket due judgment_perform 2026-03-02 --until 2026-04-01
        docket due detention_stay_decision 2026-03-02T15:30
        docket due recon_reply 2023-12-28 --version FYF23
        docket due answer_evidence 2024-09-27 --lang en
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    found = _due(rule, trigger, **asked)
    if as_json:
        show_json(found)
    else:
        click.echo(in_words(found, Language(asked["lang"])))


def _due(name: str, trigger: DayAndTime, **asked: Unpack[Asked]) -> DueOut:
    """The due date with its explanation and with every reading that can be argued."""
    calendar = library.official_calendar()
    on, until, filed = trigger.on, asked["until"], asked["filed"]
    rule = choose(name, on, filed=filed, law_key=asked["law_key"])
    check_granted(rule, asked["granted"])
    check_fixed(rule, on, until)
    added = asked["granted"] + asked["excluded"]
    computed = compute(rule, on, calendar, added_days=added, until=until, at=trigger.at)
    other = _version_by_day(rule, filed or on)
    beside = compute(other, on, calendar, added_days=added) if other else None
    ways = readings(library.rulebook(), computed, calendar, began_on=asked["began"])
    language = Language(asked["lang"])
    told = explain(computed, calendar, instead_of=beside, language=language)
    return answer(name, computed, told, ways, language=language)


def choose(name: str, trigger: date, *, filed: date | None, law_key: str | None) -> Rule:
    """The version of the rule: the one asked for, else the one that the day selects."""
    book = library.rulebook()
    by_filing = book.versions(name)[0].version_by == "filing"
    if filed is not None and not by_filing:
        message = f"“{name}”按起算之日选择法律版本，与申请（起诉）之日无关。"
        raise Invalid.of(FieldError("--filed", message, "请去掉 --filed。"))
    if law_key is not None:
        return book.pinned(name, law_key)
    return book.in_force(name, on=filed or trigger)


def _version_by_day(chosen: Rule, day: date) -> Rule | None:
    """The version that the day itself selects, where it is not the one that was asked for."""
    for version in library.rulebook().versions(chosen.key):
        if version.holds_on(day) and version.id != chosen.id:
            return version
    return None


commands: list[click.Command] = [due]
