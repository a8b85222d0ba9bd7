"""The grid of a count: the engine's days as weeks, none computed anew."""

from datetime import date

from docket.desk.pages.weeks import WHOLE, weeks
from docket.law import library
from docket.law.answers import DueOut, answer
from docket.law.explain import explain
from docket.law.periods import compute


def due(key: str, on: date) -> DueOut:
    calendar = library.official_calendar()
    computation = compute(library.rulebook().in_force(key, on=on), on, calendar)
    return answer(key, computation, explain(computation, calendar))


def test_the_count_over_national_day_2024_shows_every_day_and_its_number() -> None:
    found = due("recon_reply", date(2024, 9, 27))
    cells = weeks(found.counted, due=found.due_statutory, today=date(2024, 10, 9))

    assert cells[0].look == "t c5"
    assert [c.number for c in cells if c.day == date(2024, 9, 29)] == [1]  # worked on a Sunday
    assert {c.look for c in cells if date(2024, 10, 1) <= c.day <= date(2024, 10, 7)} == {"k"}
    assert [c.look for c in cells if c.day == date(2024, 10, 9)] == ["now"]
    assert (cells[-1].day, cells[-1].number, cells[-1].look) == (date(2024, 10, 16), 10, "e")


def test_a_day_over_which_the_end_moved_is_shown_after_it() -> None:
    """10 days from 2023-11-01 end on a Saturday and move to Monday (2017 law)."""
    found = due("recon_reply", date(2023, 11, 1))
    cells = weeks(found.counted, due=found.due_statutory, today=date(2023, 11, 2))

    assert (cells[-1].day, cells[-1].kind, cells[-1].look) == (date(2023, 11, 13), "due", "e")
    assert next(c for c in cells if c.number == 10).look == "k"


def test_of_half_a_year_only_the_ends_are_drawn_and_the_rest_is_counted() -> None:
    found = due("first_trial", date(2026, 1, 5))
    cells = weeks(found.counted, due=found.due_statutory, today=date(2026, 1, 5))
    [gap] = [c.left_out for c in cells if c.left_out]

    assert len(cells) < WHOLE < len(found.counted)
    assert len(cells) + gap == len(found.counted)
    assert cells[-1].day == found.due_statutory
