"""``docket due``: when a period ends, by which law, and why; without a database."""

from datetime import date
from typing import TypedDict, Unpack

import click

from docket.cli import DAY, LANGUAGE, MOMENT, DayAndTime, json_option, show_json
from docket.deadlines.asking import Question, answered
from docket.law import library
from docket.law.answer_words import in_words
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
    language = Language(asked["lang"])
    question = Question(
        rule,
        trigger.on,
        at=trigger.at,
        granted=asked["granted"],
        excluded=asked["excluded"],
        until=asked["until"],
        began=asked["began"],
        filed=asked["filed"],
        law_key=asked["law_key"],
        language=language,
    )
    found = answered(question, library.rulebook(), library.official_calendar())
    if as_json:
        show_json(found)
    else:
        click.echo(in_words(found, language))


commands: list[click.Command] = [due]
