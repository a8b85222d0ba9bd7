"""The same explanation in English: the same steps and days, the words of the law as they are."""

from datetime import date, time

import pytest

from docket.law import library
from docket.law.answer_words import in_words
from docket.law.answers import answer
from docket.law.explain import Explanation, explain
from docket.law.periods import compute
from docket.law.provisions import Rule
from docket.terms import Language, LengthUnit

BOOK, CALENDAR = library.rulebook(), library.official_calendar()


def explained(key: str, trigger: date, language: Language = Language.EN) -> Explanation:
    rule = BOOK.in_force(key, on=trigger)
    return explain(compute(rule, trigger, CALENDAR), CALENDAR, language=language)


@pytest.mark.parametrize(
    ("key", "trigger", "sentence"),
    [
        pytest.param(
            "answer_evidence",
            date(2024, 9, 17),
            "Tue 17 September 2024: copy received; of 15 calendar days from the next day, the last"
            " is Wed 2 October 2024 (National Day), moved forward to Tue 8 October 2024.",
            id="moved over the festival",
        ),
        pytest.param(
            "appeal_ruling",
            date(2024, 9, 19),
            "Thu 19 September 2024: served; of 10 calendar days from the next day, the last is"
            " Sun 29 September 2024 (worked, made up for National Day), which is worked: it does"
            " not move.",
            id="a make-up Sunday",
        ),
        pytest.param(
            "enforce_apply",
            date(2024, 2, 29),
            "Thu 29 February 2024: fixed period set; 2 years end on Sat 28 February 2026"
            " (worked, made up for Spring Festival), which is worked: it does not move.",
            id="years without a corresponding day",
        ),
        pytest.param(
            "hearing_summons",
            date(2024, 10, 10),
            "Thu 10 October 2024: the court hearing; counted back 3 calendar days it is"
            " Mon 7 October 2024 (National Day), moved back to Mon 30 September 2024.",
            id="counted back",
        ),
    ],
)
def test_the_count_in_one_sentence(key: str, trigger: date, sentence: str) -> None:
    assert sentence in explained(key, trigger).sentences


def test_working_days_name_what_was_left_out_and_what_was_taken() -> None:
    assert (
        "Of the days between, 1 October, 2 October, 3 October, 4 October, 5 October, 6 October,"
        " 7 October (National Day) are left out; 29 September, 12 October are worked and count."
        in explained("recon_reply", date(2024, 9, 27)).sentences
    )


@pytest.mark.parametrize("rule", BOOK.rules, ids=lambda rule: rule.alias or rule.id)
def test_both_languages_tell_the_same_steps_and_days(rule: Rule) -> None:
    """For every worked example of the book."""
    for example in rule.examples:
        at = time(15, 30) if rule.unit is LengthUnit.HOUR else None
        counted = compute(rule, example.trigger, CALENDAR, until=example.until, at=at)
        zh, en = (explain(counted, CALENDAR, language=language) for language in Language)

        assert [step.kind for step in zh.steps] == [step.kind for step in en.steps]
        assert [(c.day, c.number, c.kind) for c in zh.counted] == [
            (c.day, c.number, c.kind) for c in en.counted
        ]
        assert all(step.text[0].isascii() for step in en.steps)


def test_the_printed_answer_keeps_the_words_of_the_law() -> None:
    trigger = date(2023, 12, 28)
    counted = compute(BOOK.in_force("recon_reply", on=trigger), trigger, CALENDAR)
    told = explain(counted, CALENDAR, language=Language.EN)

    text = in_words(answer("recon_reply", counted, told, language=Language.EN), Language.EN)

    assert text.startswith("reply and evidence of the respondent  recon_reply  书面答复\n")
    assert "  last day  Mon 8 January 2024; later is late" in text
    assert "「被申请人应当自收到申请书副本或者申请笔录复印件之日起十日内" in text
