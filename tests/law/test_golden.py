"""The golden examples: dates on which two calendar libraries agree (tests/law/golden.json)."""

import json
from datetime import date, time
from pathlib import Path

import pytest

from docket.law import library
from docket.law.periods import compute
from docket.law.provisions import Example, Rule
from docket.terms import LengthUnit
from tests.law.naive import naive_due_of

ROWS = json.loads(Path(__file__).with_name("golden.json").read_text(encoding="utf-8"))
EXAMPLES = [(rule, example) for rule in library.rulebook().rules for example in rule.examples]


def _day(text: str) -> date:
    return date.fromisoformat(text[:10])


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['rule']} {row['trigger']}" for row in ROWS])
def test_a_golden_example_ends_on_its_day(row: dict[str, str]) -> None:
    trigger = _day(row["trigger"])
    book = library.rulebook()
    pinned = row.get("law_version", "").split()
    rule = book.pinned(row["rule"], pinned[0]) if pinned else book.in_force(row["rule"], on=trigger)

    computed = compute(rule, trigger, library.official_calendar())

    assert computed.due_statutory == _day(row["chinesecalendar"])
    assert computed.raw_end == _day(row["raw_end"] or row["chinesecalendar"])
    assert not computed.provisional


def test_every_golden_rule_is_in_the_book() -> None:
    names = {rule.key for rule in library.rulebook().rules}
    names |= {rule.alias for rule in library.rulebook().rules if rule.alias}

    assert {row["rule"] for row in ROWS} <= names
    assert len(ROWS) == 57


@pytest.mark.parametrize(
    ("rule", "example"), EXAMPLES, ids=[f"{rule.id} {e.trigger}" for rule, e in EXAMPLES]
)
def test_the_worked_example_of_a_rule_is_what_the_engine_gives(
    rule: Rule, example: Example
) -> None:
    at = time(15, 30) if rule.unit is LengthUnit.HOUR else None
    calendar = library.official_calendar()

    computed = compute(rule, example.trigger, calendar, until=example.until, at=at)

    assert computed.due_statutory == example.due
    assert computed.due_statutory == naive_due_of(rule, example.trigger, until=example.until)
    assert rule.version_by == "filing" or rule.holds_on(example.trigger)
