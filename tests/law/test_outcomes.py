"""What a decision came to: the label of a level is not its result."""

from itertools import permutations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docket.errors import Invalid
from docket.law.library import outcomes
from docket.law.outcomes import Held, Resolved, check, ends, kind_of, parse, reopens, resolve
from docket.terms import Capacity, Category, Extent, Procedure, Wln

BOOK = outcomes()


def held(*codes: str) -> tuple[Held, ...]:
    return tuple(Held(code) for code in codes)


def result(
    *codes: str, below: Resolved | None = None, capacity: Capacity | None = None
) -> Resolved:
    return resolve(held(*codes), capacity=capacity, below=below, book=BOOK)


WON = result("f_dismiss_claims")
LOST = result("f_revoked")
DISMISSED = result("f_dismiss_suit")
MIXED = result("f_partly_revoked", "f_dismiss_claims")


@pytest.mark.parametrize(
    ("code", "wln", "category"),
    [
        ("r_upheld", Wln.WIN, Category.UPHELD),
        ("r_dismiss_application", Wln.WIN, Category.DISMISSED),
        ("r_dismiss_claim", Wln.WIN, Category.DISMISSED),
        ("r_revoked", Wln.LOSS, Category.REVOKED),
        ("r_revoked_redo", Wln.LOSS, Category.REVOKED),
        ("r_unlawful", Wln.LOSS, Category.CONFIRMED_UNLAWFUL),
        ("r_changed", Wln.LOSS, None),
        ("r_invalid", Wln.LOSS, None),
        ("r_perform", Wln.LOSS, None),
        ("r_mediated", Wln.NEUTRAL, None),
        ("r_withdrawn", Wln.NEUTRAL, Category.TERMINATED),
        ("r_withdrawn_corrected", Wln.NEUTRAL, Category.TERMINATED),
        ("r_term_suspension60", Wln.NEUTRAL, Category.TERMINATED),
        ("r_not_accepted", Wln.EXCLUDED, None),
        ("f_dismiss_claims", Wln.WIN, Category.DISMISSED),
        ("f_dismiss_suit", Wln.WIN, Category.DISMISSED),
        ("f_unlawful_kept", Wln.LOSS, Category.CONFIRMED_UNLAWFUL),
        ("f_perform", Wln.LOSS, None),
        ("f_withdrawn", Wln.NEUTRAL, Category.TERMINATED),
        ("f_withdrawn_changed", Wln.NEUTRAL, Category.TERMINATED),
        ("f_mediated", Wln.NEUTRAL, None),
        ("f_transferred", Wln.EXCLUDED, None),
        ("f_not_docketed", Wln.EXCLUDED, None),
        ("s_reversed_dismiss", Wln.WIN, Category.DISMISSED),
        ("s_remand", Wln.NEUTRAL, None),
        ("t_retry_ordered", Wln.OPEN, None),
        ("c_org_granted", Wln.EXCLUDED, None),
        ("c_judged", Wln.LOSS, None),
        ("c_claim_refused", Wln.WIN, Category.DISMISSED),
    ],
)
def test_a_code_alone_counts_as(code: str, wln: Wln, category: Category | None) -> None:
    alone = result(code)

    assert (alone.code, alone.wln, alone.category, alone.partial) == (code, wln, category, False)


@pytest.mark.parametrize("code", ["s_affirmed", "s_withdrawn", "s_deemed_withdrawn"])
@pytest.mark.parametrize("below", [WON, LOST, DISMISSED], ids=["won", "lost", "suit dismissed"])
def test_an_appeal_that_fails_leaves_the_result_below(code: str, below: Resolved) -> None:
    """An affirmed loss stays a loss (行政诉讼法第八十九条第一款第一项)."""
    assert result(code, below=below).wln is below.wln


def test_an_affirmed_loss_is_labelled_upheld_at_its_own_level() -> None:
    affirmed = result("s_affirmed", below=LOST)

    assert (affirmed.wln, affirmed.category) == (Wln.LOSS, Category.UPHELD)


@pytest.mark.parametrize(
    "code", ["t_app_rejected", "t_app_withdrawn", "t_ended", "t_suggestion_refused", "t_affirmed"]
)
def test_a_retrial_application_that_fails_is_no_new_win(code: str) -> None:
    """法释〔2018〕1号第一百一十四条至第一百二十一条: the effective decision stands."""
    assert result(code, below=LOST).wln is Wln.LOSS
    assert result(code, below=WON).wln is Wln.WIN


def test_a_chain_of_affirmations_carries_the_result_up() -> None:
    second = result("s_affirmed", below=LOST)
    review = result("t_app_rejected", below=second)

    assert review.wln is Wln.LOSS


@pytest.mark.parametrize("code", ["s_affirmed", "s_withdrawn", "t_app_rejected"])
def test_what_rests_on_an_unknown_decision_is_open(code: str) -> None:
    assert result(code).wln is Wln.OPEN
    assert result(code, below=Resolved()).wln is Wln.OPEN


def test_an_affirmed_refusal_to_docket_stays_out_of_the_count() -> None:
    affirmed = result("s_affirmed", below=result("f_not_docketed"))

    assert (affirmed.wln, affirmed.excluded) == (Wln.EXCLUDED, True)


@pytest.mark.parametrize("code", ["s_reversed", "s_changed"])
def test_a_reversal_counts_by_its_new_content(code: str) -> None:
    lost_on_appeal = result(code, "f_unlawful", below=WON)
    won_on_appeal = result(code, "f_dismiss_claims", below=LOST)

    assert (lost_on_appeal.wln, lost_on_appeal.category) == (
        Wln.LOSS,
        Category.CONFIRMED_UNLAWFUL,
    )
    assert (won_on_appeal.wln, won_on_appeal.code) == (Wln.WIN, "f_dismiss_claims")


def test_a_reversal_whose_content_is_not_recorded_is_open() -> None:
    """A reversal of a win may be a loss in part only: it is not guessed."""
    assert result("s_reversed", below=WON).wln is Wln.OPEN


def test_a_reversal_to_damages_alone_is_lost_and_leads_with_the_reversal() -> None:
    damages = result("s_reversed", "f_damages", below=WON)

    assert (damages.wln, damages.code) == (Wln.LOSS, "s_reversed")


def test_a_remand_decides_nothing_and_leaves_the_denominator() -> None:
    remand = result("s_remand", below=LOST)

    assert (remand.wln, remand.excluded) == (Wln.NEUTRAL, True)
    assert reopens(held("s_remand"), BOOK)


@pytest.mark.parametrize("code", ["s_order_docket", "s_order_continue"])
@pytest.mark.parametrize(
    ("below", "wln"),
    [
        pytest.param(DISMISSED, Wln.LOSS, id="the authority had won 驳回起诉"),
        pytest.param(result("c_dismissed"), Wln.LOSS, id="驳回起诉 in a compensation suit"),
        pytest.param(result("f_not_docketed"), Wln.NEUTRAL, id="the court had not docketed it"),
        pytest.param(None, Wln.OPEN, id="not known what it was"),
    ],
)
def test_an_order_to_go_on_is_lost_only_against_a_dismissed_suit(
    code: str, below: Resolved | None, wln: Wln
) -> None:
    """法释〔2018〕1号第一百零九条第一款."""
    assert result(code, below=below).wln is wln


@pytest.mark.parametrize(
    ("codes", "wln", "partial", "code"),
    [
        pytest.param(
            ("f_partly_revoked", "f_dismiss_claims"), Wln.LOSS, True, "f_partly_revoked", id="part"
        ),
        pytest.param(("r_upheld", "r_unlawful"), Wln.LOSS, True, "r_unlawful", id="two acts"),
        pytest.param(
            ("f_unlawful_kept", "f_remedy"), Wln.LOSS, False, "f_unlawful_kept", id="with a remedy"
        ),
        pytest.param(
            ("r_unlawful", "r_comp_refused"), Wln.LOSS, True, "r_unlawful", id="damages refused"
        ),
        pytest.param(
            ("f_dismiss_claims", "f_damages"), Wln.LOSS, True, "f_dismiss_claims", id="damages only"
        ),
        pytest.param(
            ("f_dismiss_claims", "f_withdrawn"), Wln.WIN, False, "f_dismiss_claims", id="rest gone"
        ),
        pytest.param(
            ("f_transferred", "f_withdrawn"), Wln.NEUTRAL, False, "f_withdrawn", id="part sent on"
        ),
        pytest.param(
            ("r_upheld", "r_dismiss_claim"), Wln.WIN, False, "r_dismiss_claim", id="won twice"
        ),
    ],
)
def test_several_items_make_one_result(
    codes: tuple[str, ...], wln: Wln, partial: bool, code: str
) -> None:
    """Lost if any is lost, else won if any is won, else neutral; a loss beside a win is partial."""
    for order in permutations(codes):
        together = result(*order)
        assert (together.wln, together.partial, together.code) == (wln, partial, code)


def test_only_when_every_ending_item_is_excluded_is_the_decision() -> None:
    assert result("f_transferred", "f_joined_closed").wln is Wln.EXCLUDED
    assert result("f_transferred", "f_dismiss_claims").wln is Wln.WIN


@given(
    st.lists(st.builds(Held, st.sampled_from(list(BOOK)), st.sampled_from(Extent)), max_size=5),
    st.sampled_from([None, WON, LOST, DISMISSED, MIXED]),
    st.sampled_from([None, *Capacity]),
    st.randoms(),
)
def test_the_order_of_entry_never_matters(
    items: list[Held], below: Resolved | None, capacity: Capacity | None, chance: Random
) -> None:
    shuffled = chance.sample(items, len(items))

    once = resolve(items, capacity=capacity, below=below, book=BOOK)
    assert resolve(shuffled, capacity=capacity, below=below, book=BOOK) == once
    assert (once.code is not None) == ends(items, BOOK)


def test_the_whole_leads_the_part() -> None:
    items = (Held("r_revoked", Extent.PART), Held("r_unlawful", Extent.WHOLE))

    assert resolve(items, capacity=None, below=None, book=BOOK).code == "r_unlawful"


def test_a_partly_lost_decision_stays_partly_lost_when_affirmed() -> None:
    assert MIXED.partial
    assert result("s_affirmed", below=MIXED).partial


def test_affirmed_in_part_and_reversed_in_part_is_partial() -> None:
    split = result("s_affirmed", "s_reversed", "f_unlawful", below=WON)

    assert (split.wln, split.partial, split.code) == (Wln.LOSS, True, "f_unlawful")


def test_a_known_loss_is_not_kept_open_by_an_unknown_part() -> None:
    assert result("s_affirmed", "s_reversed", "f_revoked").wln is Wln.LOSS
    assert result("s_affirmed", "s_reversed", "f_dismiss_claims").wln is Wln.OPEN


@pytest.mark.parametrize("code", ["f_recon_revoked_only", "f_restore_original"])
@pytest.mark.parametrize(
    ("capacity", "wln"),
    [
        (Capacity.ORIGINAL, Wln.WIN),
        (Capacity.RECONSIDERING, Wln.LOSS),
        (None, Wln.OPEN),
    ],
)
def test_when_only_the_reconsideration_falls_the_two_organs_fare_differently(
    code: str, capacity: Capacity | None, wln: Wln
) -> None:
    """法释〔2018〕1号第一百三十六条第五款、第八十九条."""
    assert result(code, capacity=capacity).wln is wln


def test_the_organ_whose_act_stood_has_its_claims_dismissed() -> None:
    original = result("f_recon_revoked_only", capacity=Capacity.ORIGINAL)
    reconsidering = result("f_recon_revoked_only", capacity=Capacity.RECONSIDERING)

    assert (original.category, reconsidering.category) == (Category.DISMISSED, None)


@pytest.mark.parametrize(
    ("form", "category"),
    [("r_revoked", Category.REVOKED), ("r_unlawful", Category.CONFIRMED_UNLAWFUL)],
)
def test_correction_for_want_of_a_reply_is_counted_by_its_form(
    form: str, category: Category
) -> None:
    """行政复议法第七十条: revoked, confirmed unlawful or another form."""
    assert result("r_revoked_no_reply", form).category is category
    assert result("r_revoked_no_reply").category is None
    assert result("r_revoked_no_reply").wln is Wln.LOSS


def test_attached_items_alone_end_nothing() -> None:
    assert not ends(held("r_comp_granted", "r_norm_stop"), BOOK)
    assert result("r_comp_granted") == Resolved()


@pytest.mark.parametrize("code", ["r_upheld", "f_transferred", "s_remand", "f_joined_closed"])
def test_a_number_closes_with(code: str) -> None:
    assert ends(held(code), BOOK)


def test_joining_alone_closes_no_number() -> None:
    """法释〔2018〕1号第七十三条: the joined case goes on under its own number."""
    assert not ends(held("f_joined"), BOOK)


def test_nothing_recorded_is_open() -> None:
    assert result() == Resolved(wln=Wln.OPEN)


def test_whether_the_substance_was_decided_is_looked_up_below() -> None:
    """An affirmed ruling of 驳回起诉 is no judgment on the merits."""
    assert result("s_affirmed", below=LOST).merits
    assert not result("s_affirmed", below=DISMISSED).merits


def test_performance_orders_are_not_forced_into_unlawfulness() -> None:
    """They are printed in a line of their own, 其他纠错."""
    for code in ("r_perform", "f_perform", "f_pay"):
        assert BOOK[code].forced is None
        assert BOOK[code].other_corrected


def test_a_refusal_to_docket_is_forced_into_no_category() -> None:
    assert BOOK["f_not_docketed"].forced is None


def test_what_leaves_the_denominator_of_the_non_loss_rate() -> None:
    left = {code for code, kind in BOOK.items() if kind.excluded}

    assert {"s_remand", "t_remand", "s_comp_remand", "s_order_docket", "s_order_continue"} <= left
    assert {"t_order_accept", "t_order_try", "f_transferred", "f_joined", "f_not_docketed"} <= left
    assert not {"f_withdrawn", "f_mediated", "f_ended", "r_withdrawn", "s_affirmed"} & left


def test_the_narrow_correction_rate_counts_losses_and_the_broad_one_corrected_withdrawals() -> None:
    broad_only = {code for code, kind in BOOK.items() if kind.corrects == "broad"}

    assert broad_only == {"r_withdrawn_corrected", "f_withdrawn_changed"}
    assert BOOK["r_changed"].corrects == BOOK["r_unlawful"].corrects == "narrow"
    assert BOOK["r_withdrawn"].corrects is None


def test_a_withdrawn_appeal_is_no_withdrawn_suit() -> None:
    withdrawn = {code for code, kind in BOOK.items() if kind.withdrawn}

    assert "s_withdrawn" not in withdrawn
    assert {"f_withdrawn", "f_withdrawn_changed", "f_deemed_withdrawn"} <= withdrawn


def test_the_taxonomy_is_complete() -> None:
    """88 codes; one that disappears would leave its decisions without a meaning."""
    count = {prefix: sum(code.startswith(prefix) for code in BOOK) for prefix in "rfstc"}

    assert count == {"r": 26, "f": 27, "s": 12, "t": 11, "c": 12}
    assert all(kind.articles for kind in BOOK.values())


@pytest.mark.parametrize(
    ("code", "procedure", "compensation", "why"),
    [
        ("r_upheld", Procedure.FIRST_INSTANCE, False, "是行政复议的结果"),
        ("s_remand", Procedure.FIRST_INSTANCE, False, "是第二审的结果"),
        ("c_judged", Procedure.FIRST_INSTANCE, False, "只用于行政赔偿案件"),
        ("f_reovked", Procedure.FIRST_INSTANCE, False, "没有“f_reovked”这种结果代码"),
    ],
)
def test_a_code_of_another_procedure_is_refused(
    code: str, procedure: Procedure, compensation: bool, why: str
) -> None:
    error = check(code, procedure=procedure, compensation=compensation, book=BOOK)

    assert error is not None
    assert why in error.message
    assert error.remedy


@pytest.mark.parametrize(
    ("code", "procedure", "compensation"),
    [
        ("c_judged", Procedure.FIRST_INSTANCE, True),
        ("f_withdrawn", Procedure.FIRST_INSTANCE, True),
        ("f_unlawful", Procedure.SECOND_INSTANCE, False),
        ("f_unlawful", Procedure.RETRIAL, False),
    ],
)
def test_a_code_of_this_procedure_is_accepted(
    code: str, procedure: Procedure, compensation: bool
) -> None:
    assert check(code, procedure=procedure, compensation=compensation, book=BOOK) is None


def test_an_unknown_code_is_answered_with_the_nearest() -> None:
    with pytest.raises(Invalid, match="f_revoked"):
        kind_of("f_revokd", BOOK)


ROW = {
    "code": "r_upheld",
    "zh": "维持",
    "en": "upheld",
    "procedures": ["reconsideration"],
    "ends": "yes",
    "wln": "win",
    "articles": "行政复议法(2023)第六十八条",
}


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"wln": "victory"}, "victory"),
        ({"ends": "maybe"}, "maybe"),
        ({"category": "confirmed"}, "confirmed"),
        ({"procedures": ["trial"]}, "trial"),
        ({"procedures": []}, "没有写明适用于哪些程序"),
        ({"articles": "行政复议法"}, "没有写明条款"),
        ({"follows": "inherit"}, "二者必居其一"),
        ({"wln": "excluded"}, "退出分母"),
        ({"corrects": "narrow"}, "直接纠错必是败诉"),
        ({"after_change": True}, "改变后撤回必是撤回"),
        ({"capacity": {"original": {"wln": "win"}}}, "两个机关都要写明"),
        ({"code": "R-upheld"}, "小写英文标识"),
        ({"colour": "red"}, "没有这个字段"),
    ],
)
def test_a_faulty_row_refuses_the_file(change: dict[str, object], why: str) -> None:
    assert parse([ROW])["r_upheld"].wln is Wln.WIN
    with pytest.raises(Invalid, match=why):
        parse([{**ROW, **change}])


def test_a_code_that_stands_twice_refuses_the_file() -> None:
    with pytest.raises(Invalid, match="代码重复"):
        parse([ROW, ROW])
