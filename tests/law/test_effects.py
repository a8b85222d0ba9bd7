"""When a judgment took effect, and until when others may still act."""

from datetime import date, timedelta

import pytest

from docket.errors import NotComputable
from docket.law import effects, library
from docket.law.periods import compute
from docket.law.readings import readings

BOOK = library.rulebook()
CALENDAR = library.official_calendar()


def test_a_final_judgment_takes_effect_with_the_first_of_pronouncement_and_service() -> None:
    effect = effects.second_instance_effect(date(2026, 3, 9), [date(2026, 3, 12), date(2026, 3, 6)])

    assert effect.on == effect.safe_on == date(2026, 3, 6)


def test_an_unappealed_judgment_takes_effect_after_the_last_appeal_period() -> None:
    """Ours ends on 2024-10-01 and moves to 10-08; theirs, served later, on 10-10."""
    served = {"ours": date(2024, 9, 16), "theirs": date(2024, 9, 25)}

    effect = effects.first_instance_effect(served, "ours", "appeal_judgment", BOOK, CALENDAR)

    assert effect.on == date(2024, 10, 11)
    assert effect.safe_on == date(2024, 10, 2)


def test_a_mediation_takes_effect_when_the_last_party_signs() -> None:
    assert effects.mediation_effect([date(2026, 3, 2), date(2026, 3, 9)]).on == date(2026, 3, 9)


def test_what_is_not_known_is_not_guessed() -> None:
    with pytest.raises(NotComputable, match="没有宣判日和送达日"):
        effects.second_instance_effect(None, [])
    with pytest.raises(NotComputable, match="尚未生效"):
        effects.mediation_effect([])
    with pytest.raises(NotComputable, match="没有登记本机关收到"):
        effects.first_instance_effect(
            {"theirs": date(2024, 9, 25)}, "ours", "appeal_judgment", BOOK, CALENDAR
        )


def test_the_second_trial_has_two_readings() -> None:
    by_statute, by_docket = effects.second_trial(
        date(2025, 11, 20), date(2025, 11, 30), BOOK, CALENDAR
    )

    assert (by_statute.due_statutory, by_docket.due_statutory) == (
        date(2026, 2, 24),
        date(2026, 2, 28),
    )


def test_the_others_are_late_only_after_their_latest_reading_and_the_mail() -> None:
    """Known on 2025-02-28: by the letter the six months end three days later, on a Sunday."""
    rule = BOOK.in_force("suit_direct", on=date(2025, 2, 28))
    period = compute(rule, date(2025, 2, 28), CALENDAR)
    ways = readings(BOOK, period, CALENDAR)

    assert effects.presumed_final(period, ways) == date(2025, 9, 9)
    assert effects.presumed_final(period, transit=timedelta()) == date(2025, 8, 29)


def test_a_cap_leaves_the_others_longer() -> None:
    told, silent = BOOK.in_force("suit_direct", on=date(2025, 3, 3)), "suit_not_informed_max"
    period = compute(told, date(2025, 3, 3), CALENDAR)
    cap = compute(BOOK.in_force(silent, on=date(2025, 3, 3)), date(2025, 3, 3), CALENDAR)

    assert effects.presumed_final(period, cap=cap, transit=timedelta()) == date(2026, 3, 4)


def test_mandatory_reconsideration_closes_the_direct_suit() -> None:
    first = effects.open_remedies(prior_reconsideration=True)
    free = effects.open_remedies(prior_reconsideration=False)
    final = effects.open_remedies(prior_reconsideration=True, final_by_law=True)

    assert "suit_direct" not in first
    assert "suit_inaction" not in first
    assert "suit_prior_recon_refused" in first
    assert {"suit_direct", "suit_inaction"} <= set(free)
    assert final == ("recon_apply",)
    assert {*first, *free} <= set(BOOK.keys())
