"""Where the law can be read in more than one way."""

from datetime import date

import pytest

from docket.law import library
from docket.law.periods import compute
from docket.law.readings import Reading, latest_of, readings, safe_of

BOOK = library.rulebook()
CALENDAR = library.official_calendar()


def _readings(key: str, on: date, began_on: date | None = None) -> tuple[Reading, ...]:
    computed = compute(BOOK.in_force(key, on=on), on, CALENDAR)
    return readings(BOOK, computed, CALENDAR, began_on=began_on)


def test_a_reply_whose_ten_days_reach_into_the_new_law_has_two_readings() -> None:
    """Received 2023-12-28: old law 2024-01-08, new law 2024-01-12; the earlier is safe."""
    old, new = _readings("recon_reply", date(2023, 12, 28))

    assert (old.version, old.due_statutory) == ("recon_reply@1999-10-01", date(2024, 1, 8))
    assert (new.version, new.due_statutory) == ("recon_reply@2024-01-01", date(2024, 1, 12))
    assert "跨过2024-01-01" in new.why
    computed = compute(
        BOOK.in_force("recon_reply", on=date(2023, 12, 28)), date(2023, 12, 28), CALENDAR
    )
    assert safe_of(computed, (old, new)) == date(2024, 1, 5)
    assert latest_of(computed, (old, new)) == date(2024, 1, 12)


@pytest.mark.parametrize(
    ("received_on", "began_on", "count"),
    [
        pytest.param(date(2023, 12, 1), None, 0, id="both periods end before the change"),
        pytest.param(date(2023, 12, 18), None, 2, id="by the new law it would reach 2024"),
        pytest.param(date(2024, 1, 2), None, 2, id="just after the change, beginning unknown"),
        pytest.param(date(2024, 1, 2), date(2023, 12, 25), 2, id="the matter began before"),
        pytest.param(date(2024, 1, 12), date(2024, 1, 3), 0, id="the matter began after"),
        pytest.param(date(2024, 3, 15), None, 0, id="the change is long past"),
        pytest.param(date(2024, 3, 15), date(2023, 12, 25), 2, id="an old matter, resumed"),
    ],
)
def test_another_version_is_arguable_only_near_the_change(
    received_on: date, began_on: date | None, count: int
) -> None:
    assert len(_readings("recon_reply", received_on, began_on)) == count


def test_two_versions_that_give_the_same_day_are_one_reading() -> None:
    assert _readings("recon_decision", date(2023, 12, 13)) == ()


def test_a_limit_that_may_not_move_shows_both_days() -> None:
    """五年 ends on 2026-02-15 in 春节: 02-24 if it moves."""
    moved, unmoved = _readings("suit_longstop_other", date(2021, 2, 15))

    assert (moved.due_statutory, unmoved.due_statutory) == (date(2026, 2, 24), date(2026, 2, 15))
    assert "不顺延" in unmoved.why


def test_months_by_the_letter_end_later_only_from_the_end_of_a_month() -> None:
    """02-28 and six months: 08-28, or 08-31 when six full months are counted from 03-01."""
    usual, literal = _readings("suit_direct", date(2025, 2, 28))

    assert usual.due_statutory == date(2025, 8, 28)
    assert literal.due_statutory == date(2025, 9, 1)
    assert literal.due_safe == usual.due_safe
    assert _readings("suit_direct", date(2025, 8, 31)) == ()
    assert _readings("suit_direct", date(2025, 3, 14)) == ()
