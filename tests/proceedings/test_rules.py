"""What a result rests on along the chain."""

from docket.law.library import outcomes
from docket.law.outcomes import Held, Resolved, resolve
from docket.proceedings.rules import Earlier, under_review
from docket.terms import Procedure, Wln

BOOK = outcomes()


def decided(code: str, below: Resolved | None = None) -> Resolved:
    return resolve([Held(code)], capacity=None, below=below, book=BOOK)


FIRST = Earlier(Procedure.FIRST_INSTANCE, decided("f_revoked"))
SECOND = Earlier(Procedure.SECOND_INSTANCE, decided("s_affirmed", FIRST.result))
REVIEW = Earlier(Procedure.RETRIAL_REVIEW, decided("t_retry_ordered", SECOND.result))


def test_an_appeal_rests_on_the_first_instance() -> None:
    assert under_review([FIRST]) is FIRST.result


def test_a_retrial_rests_on_the_judgment_and_not_on_the_order_that_opened_it() -> None:
    """再审维持 affirms the effective judgment (法释〔2018〕1号第一百一十九条)."""
    below = under_review([REVIEW, SECOND, FIRST])

    assert REVIEW.result.wln is Wln.OPEN
    assert below is SECOND.result
    assert decided("t_affirmed", below).wln is Wln.LOSS


def test_a_dispute_over_jurisdiction_leaves_no_result() -> None:
    aside = Earlier(Procedure.JURISDICTION, Resolved())

    assert under_review([aside, FIRST]) is FIRST.result


def test_the_first_proceeding_rests_on_nothing() -> None:
    assert under_review([]) is None
