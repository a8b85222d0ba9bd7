"""From which day a period runs, where the law leaves several."""

from datetime import date

import pytest

from docket.errors import NotComputable
from docket.law import bases, library
from docket.law.bases import Remedies

BOOK = library.rulebook()
CALENDAR = library.official_calendar()


def _window(remedies: Remedies, demand_served_on: date | None = None) -> bases.Window:
    base = bases.nonlit_base(remedies, BOOK, CALENDAR)
    return bases.nonlit_window(base, BOOK, CALENDAR, demand_served_on=demand_served_on)


def test_after_a_penalty_on_the_spot_the_three_months_follow_the_sixty_days() -> None:
    """Reconsideration is mandatory, none was filed: no suit was ever open."""
    window = _window(Remedies(told_on=date(2025, 8, 18), prior_reconsideration=True))

    assert window.base.rule == "recon_apply"
    assert window.base.on == date(2025, 10, 17)
    assert window.opens_on == date(2025, 10, 18)
    assert (window.due_statutory, window.due_safe) == (date(2026, 1, 19), date(2026, 1, 16))


def test_where_a_suit_was_open_the_later_period_counts_and_its_move_is_not_relied_on() -> None:
    """Served 2025-08-18: the six months end on 2026-02-18 in 春节 and move to 02-24."""
    window = _window(Remedies(told_on=date(2025, 8, 18), prior_reconsideration=False))

    assert window.base.rule == "suit_direct"
    assert (window.base.safe_on, window.base.on) == (date(2026, 2, 18), date(2026, 2, 24))
    assert (window.due_statutory, window.due_safe) == (date(2026, 5, 25), date(2026, 5, 18))


@pytest.mark.parametrize(
    ("remedies", "on"),
    [
        pytest.param(
            Remedies(date(2025, 8, 18), False, recon_decision_on=date(2025, 11, 3)),
            date(2025, 11, 18),
            id="reconsidered, no suit: the fifteen days",
        ),
        pytest.param(
            Remedies(date(2025, 8, 18), False, effective_on=date(2026, 3, 9)),
            date(2026, 3, 9),
            id="sued and won: the day the judgment took effect",
        ),
        pytest.param(
            Remedies(date(2025, 8, 18), True, deferred_until=date(2026, 4, 30)),
            date(2026, 4, 30),
            id="fine in instalments: the end of the deferral",
        ),
    ],
)
def test_what_was_done_against_the_act_decides_where_enforcement_starts(
    remedies: Remedies, on: date
) -> None:
    assert bases.nonlit_base(remedies, BOOK, CALENDAR).on == on


def test_without_being_told_of_the_remedies_nobody_is_presumed_to_have_lost_them() -> None:
    silent = Remedies(date(2025, 8, 18), False, told_of_remedies=False)

    with pytest.raises(NotComputable, match="不能推定"):
        bases.nonlit_base(silent, BOOK, CALENDAR)


def test_the_application_waits_for_ten_working_days_after_the_demand() -> None:
    """Served on 2025-12-29: the tenth working day is 2026-01-13, over 元旦 and its make-up Sunday."""
    remedies = Remedies(told_on=date(2025, 8, 18), prior_reconsideration=True)

    window = _window(remedies, date(2025, 12, 29))

    assert window.opens_on == date(2026, 1, 14)
    assert window.demand_by == date(2025, 12, 31)
    assert window.doubts == ()


def test_a_demand_that_is_too_late_is_pointed_out() -> None:
    remedies = Remedies(told_on=date(2025, 8, 18), prior_reconsideration=True)

    window = _window(remedies, date(2026, 1, 12))

    assert window.opens_on > window.due_statutory
    assert len(window.doubts) == 2


def test_redoing_goes_by_the_paper_then_the_law_then_sixty_days() -> None:
    received = date(2026, 3, 2)

    paper = bases.redo(received, BOOK, CALENDAR, paper_until=date(2026, 4, 30), police=True)
    law = bases.redo(received, BOOK, CALENDAR, police=True)
    neither = bases.redo(received, BOOK, CALENDAR)

    assert paper.governing.due_statutory == date(2026, 4, 30)
    assert law.governing.due_statutory == date(2026, 4, 1)
    assert neither.governing.due_statutory == date(2026, 5, 6)
    assert paper.due_safe == law.due_safe == date(2026, 4, 1)
    assert neither.due_safe == date(2026, 4, 30)


def test_from_july_2026_the_sixty_days_stand_under_reserve() -> None:
    assert "条例新文本待核" in bases.redo(date(2026, 7, 1), BOOK, CALENDAR).governing.why


def test_before_2026_no_period_of_the_police_law_is_invented() -> None:
    found = bases.redo(date(2025, 12, 31), BOOK, CALENDAR, police=True)

    assert [one.version for one in found.all] == ["recon_redo_default@2007-08-01"]
