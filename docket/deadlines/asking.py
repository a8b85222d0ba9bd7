"""A question about one period, asked outside any matter: which version answers it, and how."""

from dataclasses import dataclass
from datetime import date, time

from docket.errors import FieldError, Invalid
from docket.law.answers import DueOut, answer
from docket.law.calendar import Calendar
from docket.law.explain import explain
from docket.law.periods import check_fixed, check_granted, compute
from docket.law.provisions import Rule, Rulebook
from docket.law.readings import readings
from docket.terms import Language


@dataclass(frozen=True, slots=True)
class Question:
    """When does a period end that starts on this day?

    Args:
        rule: Name of the rule, or an alias that pins a version.
        on: The day of the trigger.
        at: The time of day from which hours run.
        granted: Days granted; not more than the law allows.
        excluded: Days that do not count, such as those of a suspension.
        until: The last day that the paper fixes, where the law leaves it to the paper.
        began: When the matter began; decides between readings when the law changes.
        filed: When it was filed; chooses the version where the law says so (the longest periods).
        law_key: The version asked for, by the key of its law, such as ``FYF23``.
        language: Of the explanation.
    """

    rule: str
    on: date
    at: time | None = None
    granted: int = 0
    excluded: int = 0
    until: date | None = None
    began: date | None = None
    filed: date | None = None
    law_key: str | None = None
    language: Language = Language.ZH


def answered(question: Question, book: Rulebook, calendar: Calendar) -> DueOut:
    """The due date with its explanation and with every reading that can be argued.

    Raises:
        Invalid: There is no such rule, none in force that day, the day of filing decides nothing
            here, or more days are granted than the law allows.
        NotComputable: The paper fixes the period, or it needs a year before the first notice.
    """
    on, filed = question.on, question.filed
    rule = _chosen(question, book)
    check_granted(rule, question.granted)
    check_fixed(rule, on, question.until)
    added = question.granted + question.excluded
    computed = compute(rule, on, calendar, added_days=added, until=question.until, at=question.at)
    other = _by_day(book, rule, filed or on)
    beside = compute(other, on, calendar, added_days=added) if other else None
    ways = readings(book, computed, calendar, began_on=question.began)
    told = explain(computed, calendar, instead_of=beside, language=question.language)
    return answer(question.rule, computed, told, ways, language=question.language)


def _chosen(question: Question, book: Rulebook) -> Rule:
    """The version of the rule: the one asked for, else the one that the day selects."""
    by_filing = book.versions(question.rule)[0].version_by == "filing"
    if question.filed is not None and not by_filing:
        message = f"“{question.rule}”按起算之日选择法律版本，与申请（起诉）之日无关。"
        raise Invalid.of(
            FieldError("filed", message, "请去掉申请（起诉）之日（命令行 --filed，接口 filed）。")
        )
    if question.law_key is not None:
        return book.pinned(question.rule, question.law_key)
    return book.in_force(question.rule, on=question.filed or question.on)


def _by_day(book: Rulebook, chosen: Rule, day: date) -> Rule | None:
    """The version that the day itself selects, where it is not the one that was asked for."""
    for version in book.versions(chosen.key):
        if version.holds_on(day) and version.id != chosen.id:
            return version
    return None
