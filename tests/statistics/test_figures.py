"""What each figure counts, what it leaves out, and how a share is printed."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docket.statistics.rules.figures import percent
from docket.statistics.rules.periods import Basis
from docket.terms import Procedure, Role
from tests.counted import case, cases, figures_of, id_of

RECON = Procedure.RECONSIDERATION
FIRST = Procedure.FIRST_INSTANCE
SECOND = Procedure.SECOND_INSTANCE


@pytest.mark.parametrize(
    ("share", "printed"),
    [
        (None, "—"),
        (Fraction(0), "0%"),
        (Fraction(1), "100%"),
        (Fraction(65, 66), "98.5%"),
        (Fraction(1, 2), "50%"),
        (Fraction(1, 3), "33.3%"),
        (Fraction(1, 8), "12.5%"),
        pytest.param(Fraction(25, 10000), "0.3%", id="a half is rounded up"),
        pytest.param(Fraction(2999, 3000), "99.9%", id="one lost of 3000 is not 100%"),
        pytest.param(Fraction(1, 3000), "0.1%", id="one of 3000 is not none"),
    ],
)
def test_a_share_is_printed_with_at_most_one_decimal(share: Fraction | None, printed: str) -> None:
    assert percent(share) == printed


@given(st.integers(0, 5000), st.integers(1, 5000))
def test_only_all_is_printed_as_all(part: int, more: int) -> None:
    share = Fraction(part, part + more)

    assert percent(share) != "100%"
    assert (percent(share) == "0%") == (part == 0)


def test_every_rate_of_nothing_is_no_rate() -> None:
    """0 of 0 is —, never 100 %."""
    for measure in figures_of().values():
        assert measure.value is None
        assert measure.display == ("0" if measure.denominator is None else "—")


def test_the_five_categories_and_the_others_make_up_the_closed_ones() -> None:
    figures = figures_of(
        [
            *cases(3, RECON, "r_upheld"),
            case(RECON, "r_withdrawn"),
            case(RECON, "r_term_death"),
            case(RECON, "r_dismiss_application"),
            case(RECON, "r_dismiss_claim"),
            case(RECON, "r_partly_revoked"),
            case(RECON, "r_unlawful"),
            case(RECON, "r_changed"),
            case(RECON, "r_perform"),
            case(RECON, "r_mediated"),
            case(RECON),
        ]
    )

    counted = {id_: figures[f"recon.{id_}"].numerator.count for id_ in FIVE_AND_OTHER}
    assert counted == {
        "upheld": 3,
        "terminated": 2,
        "dismissed": 2,
        "revoked": 1,
        "confirmed_unlawful": 1,
        "other_outcome": 3,
    }
    assert figures["recon.closed"].numerator.count == sum(counted.values())
    assert figures["recon.open"].numerator.count == 1


FIVE_AND_OTHER = (
    "upheld",
    "terminated",
    "dismissed",
    "revoked",
    "confirmed_unlawful",
    "other_outcome",
)


def test_the_broad_correction_rate_adds_withdrawals_after_correction() -> None:
    """通州: narrow; 上海: 改正后终止 counts too."""
    figures = figures_of(
        [
            *cases(5, RECON, "r_upheld"),
            case(RECON, "r_revoked"),
            case(RECON, "r_changed"),
            case(RECON, "r_withdrawn_corrected"),
            *cases(2, RECON, "r_withdrawn"),
        ]
    )

    assert figures["recon.correction_narrow"].display == "20%"
    assert figures["recon.correction_broad"].display == "30%"
    assert figures["recon.correction_broad"].value == pytest.approx(0.3)


def test_as_reconsideration_organ_our_authority_is_not_counted_and_it_is_said() -> None:
    organ = case(RECON, "r_revoked", role=Role.RECONSIDERATION_ORGAN)

    figures = figures_of([organ, case(RECON, "r_upheld")])

    assert figures["recon.handled"].numerator.count == 1
    assert figures["recon.revoked"].numerator.count == 0
    (left_out,) = figures["recon.handled"].excluded
    assert (left_out.id, left_out.reason) == (id_of(organ), "本机关在该程序中为复议机关")


def test_litigation_is_the_four_court_procedures_and_nothing_else() -> None:
    figures = figures_of(
        [
            *cases(4, FIRST),
            *cases(3, SECOND),
            *cases(2, Procedure.RETRIAL_REVIEW),
            case(Procedure.RETRIAL),
            case(RECON),
            case(Procedure.NON_LITIGATION_ENFORCEMENT, role=Role.DEFENDANT),
            case(Procedure.STATE_COMPENSATION, role=Role.DEFENDANT),
        ]
    )

    assert figures["suit.handled"].numerator.count == 10
    assert figures["suit.first_instance.handled"].numerator.count == 4
    assert figures["suit.second_instance.handled"].numerator.count == 3
    assert figures["suit.retrial.handled"].numerator.count == 3


def test_the_non_loss_rate_leaves_out_what_says_neither_won_nor_lost() -> None:
    """非败诉率: transfers, joinders, remands and unknown results leave the denominator."""
    moved = case(FIRST, "f_transferred")
    joined = case(FIRST, "f_joined_closed")
    remanded = case(SECOND, "s_remand", below="f_revoked")
    silent = case(FIRST, decided_on=date(2023, 7, 1))
    figures = figures_of(
        [
            *cases(6, FIRST, "f_dismiss_claims"),
            case(FIRST, "f_withdrawn"),
            case(FIRST, "f_mediated"),
            case(FIRST, "f_revoked"),
            case(FIRST, "f_unlawful_kept"),
            moved,
            joined,
            remanded,
            silent,
        ]
    )

    rate = figures["suit.win_nonloss"]
    assert rate.denominator is not None
    assert (rate.numerator.count, rate.denominator.count) == (8, 10)
    assert rate.display == "80%"
    assert {one.id: one.reason for one in rate.excluded} == {
        id_of(moved): "结果为“移送(指定管辖)”，未对本机关作出胜败判断",
        id_of(joined): "结果为“并案销号”，未对本机关作出胜败判断",
        id_of(remanded): "结果为“发回重审”，未对本机关作出胜败判断",
        id_of(silent): "已结但未登记结果",
    }
    assert figures["suit.closed"].numerator.count == 14


def test_withdrawals_are_not_wins_among_won_and_lost() -> None:
    figures = figures_of(
        [
            *cases(3, FIRST, "f_dismiss_claims"),
            case(FIRST, "f_revoked"),
            *cases(6, FIRST, "f_withdrawn"),
        ]
    )

    assert figures["suit.win_merits"].display == "75%"
    assert figures["suit.win_nonloss"].display == "90%"
    assert len(figures["suit.win_merits"].excluded) == 6


def test_the_loss_rates_differ_by_what_they_are_of() -> None:
    """德州 2017: 败诉 of all concluded, and of those decided on the merits."""
    figures = figures_of(
        [
            case(FIRST, "f_revoked_redo"),
            *cases(3, FIRST, "f_dismiss_claims"),
            *cases(2, FIRST, "f_dismiss_suit"),
            *cases(4, FIRST, "f_withdrawn"),
        ]
    )

    assert figures["suit.loss_total"].display == "10%"
    assert figures["suit.loss_merits"].display == "25%"


def test_an_affirmed_dismissal_is_no_judgment_on_the_merits() -> None:
    """驳回上诉 of a ruling that dismissed the suit: the substance was never decided."""
    figures = figures_of(
        [
            case(SECOND, "s_affirmed", below="f_dismiss_suit"),
            case(SECOND, "s_affirmed", below="f_revoked"),
        ]
    )

    assert figures["suit.second_instance.loss_merits"].display == "100%"
    assert len(figures["suit.second_instance.loss_merits"].excluded) == 1


def test_an_affirmed_loss_stays_a_loss() -> None:
    """驳回上诉 is 维持 for that level only (law: OUTCOMES 7)."""
    figures = figures_of(
        [
            case(SECOND, "s_affirmed", below="f_revoked"),
            case(SECOND, "s_affirmed", below="f_dismiss_claims"),
        ]
    )

    assert figures["suit.second_instance.loss_total"].display == "50%"
    assert figures["suit.second_instance.win_nonloss"].display == "50%"


def test_withdrawals_and_mediations_are_rates_of_the_closed() -> None:
    figures = figures_of(
        [
            case(FIRST, "f_withdrawn_changed"),
            case(FIRST, "f_deemed_withdrawn"),
            case(FIRST, "f_mediated"),
            case(FIRST, "f_dismiss_claims"),
            case(FIRST),
        ]
    )

    assert figures["suit.withdrawn"].display == "50%"
    assert figures["suit.withdrawn_after_change"].display == "25%"
    assert figures["suit.mediated"].display == "25%"


def test_each_level_counts_its_own() -> None:
    figures = figures_of(
        [case(FIRST, "f_revoked"), case(SECOND, "s_affirmed", below="f_dismiss_claims")]
    )

    assert figures["suit.first_instance.win_nonloss"].display == "0%"
    assert figures["suit.second_instance.win_nonloss"].display == "100%"
    assert figures["suit.retrial.win_nonloss"].display == "—"


@pytest.mark.parametrize(
    ("basis", "handled", "closed", "open_"),
    [(Basis.HANDLED, 4, 2, 2), (Basis.ACCEPTED, 2, 1, 1), (Basis.CONCLUDED, 2, 2, 0)],
)
def test_the_basis_decides_which_proceedings_are_meant(
    basis: Basis, handled: int, closed: int, open_: int
) -> None:
    figures = figures_of(
        [
            case(FIRST, "f_dismiss_claims", accepted_on=date(2022, 10, 8)),
            case(FIRST, accepted_on=date(2022, 12, 1)),
            case(FIRST, "f_dismiss_claims"),
            case(FIRST, decided_on=date(2024, 1, 3)),
        ],
        basis=basis,
    )

    assert figures["suit.handled"].numerator.count == handled
    assert figures["suit.closed"].numerator.count == closed
    assert figures["suit.open"].numerator.count == open_
    assert figures["suit.handled"].basis == basis
    assert figures["attendance.heard"].basis == "heard"


def test_confidential_matters_count_only_for_those_with_the_right() -> None:
    found = [case(FIRST, "f_dismiss_claims"), case(FIRST, "f_revoked", confidential=True)]

    seen = figures_of(found, confidential=True)
    kept = figures_of(found, confidential=False)

    assert (seen["suit.handled"].numerator.count, seen["suit.handled"].numerator.hidden) == (2, 0)
    assert (kept["suit.handled"].numerator.count, kept["suit.handled"].numerator.hidden) == (1, 1)
    assert kept["suit.handled"].numerator.ids == [id_of(found[0])]
    assert kept["suit.win_nonloss"].display == "100%"
    assert kept["suit.win_nonloss"].denominator is not None
    assert kept["suit.win_nonloss"].denominator.hidden == 1


def test_what_is_left_out_of_a_confidential_matter_is_not_named() -> None:
    hidden = case(FIRST, "f_transferred", confidential=True)

    assert figures_of([hidden], confidential=False)["suit.win_nonloss"].excluded == []
