"""Which proceedings belong to a period, what they are counted as, and what adds up always."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docket.errors import Invalid
from docket.statistics.rules.cells import ProceedingCell
from docket.statistics.rules.periods import Basis, Period, When
from docket.terms import Procedure, Role
from tests.counted import YEAR, case, figures_of

RECON = Procedure.RECONSIDERATION
DAYS = st.dates(date(2020, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("accepted_on", "decided_on", "carried", "closed"),
    [
        pytest.param(
            date(2022, 11, 3), date(2023, 1, 1), True, True, id="decided on the first day"
        ),
        pytest.param(date(2022, 11, 3), date(2023, 12, 31), True, True, id="decided on 12-31"),
        pytest.param(date(2022, 12, 31), date(2024, 1, 1), True, False, id="open all the year"),
        pytest.param(date(2023, 12, 31), date(2024, 2, 5), False, False, id="accepted on 12-31"),
        pytest.param(date(2023, 1, 1), None, False, False, id="accepted on the first day, open"),
    ],
)
def test_a_proceeding_is_handled_in_each_year_it_is_open_in(
    accepted_on: date, decided_on: date | None, carried: bool, closed: bool
) -> None:
    one = case(accepted_on=accepted_on, decided_on=decided_on)

    assert one.handled
    assert one.belongs(Basis.ACCEPTED) is not carried
    assert one.closed is closed
    assert one.open is not closed
    assert one.belongs(Basis.CONCLUDED) is closed


@pytest.mark.parametrize(
    ("accepted_on", "decided_on"),
    [
        pytest.param(
            date(2022, 3, 1), date(2022, 12, 31), id="decided on the last day of the year before"
        ),
        pytest.param(date(2024, 1, 1), None, id="accepted on the first day of the year after"),
        pytest.param(None, date(2023, 5, 6), id="no day of acceptance recorded"),
    ],
)
def test_a_proceeding_is_not_handled_outside_its_time(
    accepted_on: date | None, decided_on: date | None
) -> None:
    one = case(accepted_on=accepted_on, decided_on=decided_on)

    assert not one.handled
    assert not any(one.belongs(basis) for basis in (Basis.HANDLED, Basis.ACCEPTED, Basis.CONCLUDED))


@st.composite
def proceedings(draw: st.DrawFn) -> tuple[date, date | None]:
    """A day of acceptance, and a day of decision not before it, or none."""
    accepted_on = draw(DAYS)
    after = draw(st.none() | st.integers(0, 900))
    return accepted_on, None if after is None else accepted_on + timedelta(days=after)


@given(st.lists(proceedings()), DAYS, st.integers(0, 700))
def test_carried_over_plus_received_is_closed_plus_open(
    found: list[tuple[date, date | None]], first: date, length: int
) -> None:
    """Counted apart: the stock is what was open when the time before the period ended."""
    period = Period(first, first + timedelta(days=length))
    before = Period(date(1990, 10, 1), first - timedelta(days=1))
    now = [case(RECON, accepted_on=a, decided_on=d, period=period) for a, d in found]
    then = [case(RECON, accepted_on=a, decided_on=d, period=before) for a, d in found]

    carried = _count(then, "recon.open")
    received = _count(now, "recon.handled", Basis.ACCEPTED)

    assert carried + received == _count(now, "recon.closed") + _count(now, "recon.open")
    assert carried + received == _count(now, "recon.handled")


def _count(cells: list[ProceedingCell], id_: str, basis: Basis = Basis.HANDLED) -> int:
    return figures_of(cells, basis=basis)[id_].numerator.count


@given(DAYS, DAYS, DAYS)
def test_a_day_is_before_within_or_after_a_period(day: date, one: date, other: date) -> None:
    period = Period.of(min(one, other), max(one, other))

    place = period.place(day)

    assert (place is When.WITHIN) == (period.from_on <= day <= period.to_on)
    assert (place is When.BEFORE) == (day < period.from_on)


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(Invalid, match="2023-12-31 早于起始日 2024-01-01") as refused:
        Period.of(date(2024, 1, 1), date(2023, 12, 31))

    assert refused.value.fields[0].field == "to"
    assert refused.value.fields[0].remedy


def test_a_period_of_one_day_is_a_period() -> None:
    assert Period.of(date(2023, 5, 1), date(2023, 5, 1)).place(date(2023, 5, 1)) is When.WITHIN


def test_a_year_before_the_litigation_law_is_refused() -> None:
    with pytest.raises(Invalid, match="1989"):
        Period.year(1989)
    assert Period.year(2023) == YEAR


def test_an_unknown_basis_is_refused_with_the_three_there_are() -> None:
    with pytest.raises(Invalid, match=r"handled.*accepted.*concluded"):
        Basis.chosen("heard")


@pytest.mark.parametrize(
    ("role", "answers"),
    [
        (Role.RESPONDENT, True),
        (Role.DEFENDANT, True),
        (Role.APPELLANT, True),
        (Role.RETRIAL_RESPONDENT, True),
        (Role.RECONSIDERATION_ORGAN, False),
        (Role.THIRD_PARTY, False),
        (Role.PLAINTIFF, False),
    ],
)
def test_our_authority_answers_as_the_one_complained_of(role: Role, answers: bool) -> None:
    assert case(role=role).answers is answers
