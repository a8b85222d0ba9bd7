"""How urgent a deadline is: decided by its day, its duty, and whom it binds."""

from dataclasses import dataclass
from datetime import date

import pytest

from docket.desk.pages.urgency import groups, urgency, week_of
from docket.terms import Binds, DeadlineState

TODAY = date(2026, 11, 25)


@dataclass(frozen=True)
class Line:
    """A deadline of ours, open, to be ready for on its statutory day."""

    due_statutory: date | None
    alarm_on: date | None = None
    state: DeadlineState = DeadlineState.OPEN
    binds: Binds = Binds.US
    duty: bool = True
    trigger_on: date = date(2026, 11, 10)


@pytest.mark.parametrize(
    ("line", "look", "kind", "days"),
    [
        pytest.param(Line(date(2026, 11, 23)), "over", "over", 2, id="we owed it on Monday"),
        pytest.param(Line(TODAY), "today", "last", 0, id="ends today"),
        pytest.param(Line(date(2026, 11, 26), TODAY), "today", "act", 0, id="alarm rings today"),
        pytest.param(
            Line(date(2026, 11, 30), date(2026, 11, 23)), "soon", "passed", 5, id="alarm rang"
        ),
        pytest.param(Line(date(2026, 11, 28)), "soon", "left", 3, id="three days left"),
        pytest.param(Line(date(2026, 11, 29)), "ok", "left", 4, id="four days left"),
        pytest.param(
            Line(date(2026, 11, 23), duty=False), "gone", "lapsed", 0, id="a right not used"
        ),
        pytest.param(
            Line(date(2026, 11, 23), binds=Binds.THEM), "gone", "lapsed", 0, id="theirs ran out"
        ),
        pytest.param(
            Line(date(2026, 12, 20), trigger_on=date(2026, 12, 5)),
            "gone",
            "ahead",
            0,
            id="runs only once another period has expired",
        ),
        pytest.param(Line(None), "gone", "none", 0, id="not computable"),
        pytest.param(Line(TODAY, state=DeadlineState.DONE), "done", "state", 0, id="done"),
    ],
)
def test_urgency_is(line: Line, look: str, kind: str, days: int) -> None:
    found = urgency(line, today=TODAY)

    assert (found.look, found.kind, found.days) == (look, kind, days)


def test_what_is_over_shows_the_day_that_made_it_late() -> None:
    """Not the alarm, which rang earlier: two days late is counted from Monday."""
    found = urgency(Line(date(2026, 11, 23), date(2026, 11, 20)), today=TODAY)

    assert found.on == date(2026, 11, 23)


def test_lines_stand_under_overdue_today_this_week_and_next() -> None:
    days = [date(2026, 11, 23), TODAY, date(2026, 11, 29), date(2026, 11, 30), date(2026, 12, 7)]
    found = {group.id: len(group.lines) for group in groups(map(Line, days), today=TODAY)}

    assert found == {"over": 1, "today": 1, "week": 1, "next": 1, "undated": 0}


def test_a_week_begins_on_monday() -> None:
    assert week_of(date(2026, 11, 29)) == (date(2026, 11, 23), date(2026, 11, 29))
