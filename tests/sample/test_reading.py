"""The fixtures as facts, for whatever day they are loaded on."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from docket.docketing.schemas import (
    AddChallengedAct,
    AnyFact,
    OpenMatter,
    OpenProceeding,
    RecordEvent,
    RecordHearing,
    RecordOutcome,
)
from docket.errors import Invalid
from docket.law import library
from docket.sample.days import Days
from docket.sample.reading import matters, registers
from docket.terms import HearingState
from tests.sample.plain import FIXTURES

DAYS_OF_LOADING = [
    pytest.param(date(2024, 6, 1), id="the earliest day, a Saturday"),
    pytest.param(date(2025, 10, 4), id="in the National Day holiday"),
    pytest.param(date(2026, 2, 20), id="in the Spring Festival holiday"),
    pytest.param(date(2026, 11, 23), id="a Monday"),
    pytest.param(date(2029, 1, 2), id="a year without a holiday notice"),
]


def current(today: date) -> list[list[AnyFact]]:
    days = Days(today, library.official_calendar())
    return list(matters(FIXTURES / "current", days, known_labels()))


def known_labels() -> dict[str, int]:
    found = registers(FIXTURES / "bureau")
    return {fact.ref: n for n, fact in enumerate(found, 1) if fact.ref is not None}


def facts_of(kind: type, files: list[list[AnyFact]]) -> list[AnyFact]:
    return [fact for facts in files for fact in facts if isinstance(fact, kind)]


@pytest.mark.parametrize("today", DAYS_OF_LOADING)
def test_nothing_of_the_current_caseload_lies_in_the_future_or_in_2023(today: date) -> None:
    """A decision or an acceptance in 2023 would change the figures of that year."""
    files = current(today)
    happened = [f.happened_on for f in facts_of(RecordEvent, files) if isinstance(f, RecordEvent)]
    decided = [
        f.decided_on
        for f in facts_of(RecordOutcome, files)
        if isinstance(f, RecordOutcome) and f.decided_on
    ]

    assert max(happened + decided) <= today
    assert min(happened + decided) >= date(2024, 1, 1)


@pytest.mark.parametrize("today", DAYS_OF_LOADING)
def test_sittings_to_come_lie_ahead(today: date) -> None:
    scheduled = [
        fact.held_on
        for fact in facts_of(RecordHearing, current(today))
        if isinstance(fact, RecordHearing) and fact.state is HearingState.SCHEDULED
    ]

    assert len(scheduled) == 8
    assert today < min(scheduled) <= today + timedelta(days=12)


@pytest.mark.parametrize("today", DAYS_OF_LOADING)
def test_numbers_carry_the_year_of_their_day(today: date) -> None:
    for facts in current(today):
        for fact in facts:
            match fact:
                case AddChallengedAct(number=str(number), made_on=date() as made):
                    assert f"〔{made.year}〕" in number
                case OpenProceeding(docket_number=str(number)):
                    assert "{Y}" not in number


@pytest.mark.parametrize("today", DAYS_OF_LOADING)
def test_facts_of_a_matter_come_in_the_order_in_which_they_happened(today: date) -> None:
    for facts in current(today):
        assert isinstance(facts[0], OpenMatter)
        days = [fact.happened_on for fact in facts if isinstance(fact, RecordEvent)]
        assert days == sorted(days)


def test_holdings_of_one_judgment_are_one_decision() -> None:
    """Both authorities were defendants: the judgment has an item for each."""
    files = matters(
        FIXTURES / "bureau", Days(date(2026, 11, 23), library.official_calendar()), known_labels()
    )
    [outcome, _] = [
        fact
        for fact in facts_of(RecordOutcome, list(files))
        if isinstance(fact, RecordOutcome) and len(fact.items) > 1
    ]

    assert [item.code for item in outcome.items] == ["f_dismiss_claims", "f_dismiss_claims"]
    assert [str(item.act).partition("/")[2] for item in outcome.items] == ["a1", "a2"]


def test_a_cell_that_cannot_be_read_is_named_with_its_file_and_line(tmp_path: Path) -> None:
    for file in (FIXTURES / "current").glob("*.csv"):
        text = file.read_text(encoding="utf-8")
        if file.name == "events.csv":
            text = text.replace(
                "c01/recon,application_received,T-5", "c01/recon,accepted,last week"
            )
        (tmp_path / file.name).write_text(text, encoding="utf-8")
    days = Days(date(2026, 11, 23), library.official_calendar())

    with pytest.raises(Invalid, match=r"events\.csv:2\.happened_on: “last week”不是日期"):
        list(matters(tmp_path, days, known_labels()))
