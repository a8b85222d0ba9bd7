"""Counting on both engines: the same figures counted and listed."""

from datetime import date

import pytest

from docket.accounts.rules import Viewer
from docket.errors import Invalid
from docket.statistics.queries import figures
from docket.statistics.rules.periods import Basis
from docket.terms import Procedure, Role
from tests.counted import YEAR
from tests.factories import (
    Bureau,
    counted,
    make_case,
    make_proceeding,
    make_sitting,
)

pytestmark = pytest.mark.usefixtures("db")

ALL = Viewer.everything()
RECON = Procedure.RECONSIDERATION
FIRST = Procedure.FIRST_INSTANCE


@pytest.mark.usefixtures("bureau")
async def test_an_empty_docket_has_every_figure_and_no_rate() -> None:
    found = await counted()

    assert len(found) == 60
    assert {m.display for m in found.values()} == {"0", "—"}
    assert all(m.value is None for m in found.values())


async def test_proceedings_are_placed_by_the_days_of_their_year(bureau: Bureau) -> None:
    """Over the new year: accepted 2022 and decided 2023; accepted 2023 and decided 2024; 12-31."""
    over = await make_case(
        RECON,
        "r_upheld",
        bureau=bureau,
        accepted_on=date(2022, 12, 20),
        decided_on=date(2023, 1, 1),
    )
    last = await make_case(
        RECON,
        "r_upheld",
        bureau=bureau,
        accepted_on=date(2023, 12, 1),
        decided_on=date(2023, 12, 31),
    )
    on = await make_case(
        RECON,
        "r_revoked",
        bureau=bureau,
        accepted_on=date(2023, 12, 31),
        decided_on=date(2024, 1, 1),
    )
    still = await make_case(RECON, bureau=bureau, accepted_on=date(2022, 2, 2))
    await make_case(
        RECON,
        "r_upheld",
        bureau=bureau,
        accepted_on=date(2022, 5, 5),
        decided_on=date(2022, 12, 31),
    )
    await make_case(RECON, bureau=bureau, accepted_on=date(2024, 1, 1))
    await make_case(RECON, bureau=bureau, accepted_on=None)

    found = await counted(ids=True)

    assert found["recon.handled"].numerator.ids == sorted([over, last, on, still])
    assert found["recon.closed"].numerator.ids == [over, last]
    assert found["recon.open"].numerator.ids == [on, still]
    assert found["recon.upheld"].numerator.count == 2
    assert found["recon.revoked"].numerator.count == 0
    accepted = await counted(ids=True, basis=Basis.ACCEPTED)
    assert accepted["recon.handled"].numerator.ids == [last, on]


async def test_counting_and_listing_give_the_same_figures(bureau: Bureau) -> None:
    """One definition serves both; only the lists differ."""
    for code in ("f_dismiss_claims", "f_revoked", "f_withdrawn", "f_transferred", None):
        heard = await make_case(FIRST, code, bureau=bureau)
        await make_sitting(
            heard, bureau=bureau, attended=code != "f_revoked", recorded=code is not None
        )
    for code in ("r_upheld", "r_unlawful", "r_changed"):
        await make_case(RECON, code, bureau=bureau)
    await make_case(RECON, "r_upheld", bureau=bureau, role=Role.RECONSIDERATION_ORGAN)

    plain = await counted()
    listed = await counted(ids=True)

    for id_, measure in plain.items():
        assert (
            measure.numerator.count
            == listed[id_].numerator.count
            == len(listed[id_].numerator.ids or ())
        )
        assert measure.display == listed[id_].display
        assert measure.excluded == listed[id_].excluded
        assert measure.numerator.ids is None
    assert plain["suit.win_nonloss"].display == "66.7%"
    assert len(plain["suit.win_nonloss"].excluded) == 1
    assert len(plain["recon.handled"].excluded) == 1


async def test_a_chosen_figure_is_the_same_as_among_all(bureau: Bureau) -> None:
    await make_case(FIRST, "f_dismiss_claims", bureau=bureau)

    chosen = await figures(ALL, YEAR, measures=["attendance.heard", "suit.win_nonloss"])

    assert [m.id for m in chosen] == ["suit.win_nonloss", "attendance.heard"]
    assert chosen[0] == (await counted())["suit.win_nonloss"]


async def test_an_unknown_figure_is_refused_with_the_nearest_ones() -> None:
    with pytest.raises(Invalid, match=r"没有“suit.win_nonlos”这个指标.*suit.win_nonloss"):
        await figures(ALL, YEAR, measures=["suit.win_nonlos"])


async def test_a_decided_case_without_a_day_of_acceptance_is_said_to_be_left_out(
    bureau: Bureau,
) -> None:
    """不予立案 was never a case; a decision without a day of acceptance is a gap in the record."""
    gap = await make_case(FIRST, "f_dismiss_claims", bureau=bureau, accepted_on=None)
    await make_case(FIRST, "f_not_docketed", bureau=bureau, accepted_on=None)

    found = await counted()

    assert found["suit.handled"].display == "0"
    assert [(one.id, one.reason) for one in found["suit.handled"].excluded] == [
        (gap, "已结但未登记受理(立案)日")
    ]


async def test_a_proceeding_not_tallied_counts_nowhere(bureau: Bureau) -> None:
    await make_proceeding(FIRST, bureau=bureau)

    assert (await counted())["suit.handled"].display == "0"
