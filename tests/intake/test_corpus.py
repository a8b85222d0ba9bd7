"""The papers of the corpus with a text layer are read as well as the goals ask."""

from collections.abc import Iterator

import pytest

from tests.intake.corpus import specimens
from tests.intake.score import read_slice
from tests.intake.scoring import Score

FAMILIAR = {
    "doc_type": 0.99,
    "instance": 0.99,
    "organ": 0.99,
    "case_number": 1.0,
    "cause": 0.97,
    "parties": 0.96,
    "filed_date": 0.97,
    "accepted_date": 0.97,
    "hearing_at": 0.99,
    "hearing_room": 0.98,
    "document_date": 0.99,
    "outcome": 0.98,
    "remedy_period_days": 0.98,
    "leaders": 0.92,
}
"""Least F1 of each field on familiar forms."""


PARAPHRASED = {
    "doc_type": 0.95,
    "instance": 0.98,
    "organ": 0.98,
    "case_number": 0.99,
    "cause": 0.93,
    "parties": 0.92,
    "filed_date": 0.85,
    "accepted_date": 0.85,
    "served_date": 0.85,
    "hearing_at": 0.9,
    "hearing_room": 0.85,
    "document_date": 0.98,
    "outcome": 0.85,
    "remedy_period_days": 0.9,
    "is_final": 0.9,
    "response_days": 0.9,
    "leaders": 0.8,
    "act_number": 0.9,
}
"""Least F1 of each field in other words and layouts."""


@pytest.fixture(scope="module")
def familiar() -> Score:
    return read_slice("familiar")


@pytest.fixture(scope="module")
def paraphrased() -> Score:
    return read_slice("paraphrased")


@pytest.mark.parametrize(("field", "least"), FAMILIAR.items())
def test_familiar_forms_are_read(familiar: Score, field: str, least: float) -> None:
    reached = familiar.f1(field)

    assert reached is not None
    assert reached >= least, [fault for fault in familiar.faults if f" {field}:" in fault]


@pytest.mark.parametrize(("field", "least"), PARAPHRASED.items())
def test_other_words_are_read(paraphrased: Score, field: str, least: float) -> None:
    reached = paraphrased.f1(field)

    assert reached is not None
    assert reached >= least, [fault for fault in paraphrased.faults if f" {field}:" in fault]


def test_whole_papers_are_right(familiar: Score, paraphrased: Score) -> None:
    assert familiar.whole / familiar.papers >= 0.8, familiar.faults
    assert paraphrased.whole / paraphrased.papers >= 0.45, paraphrased.faults


def test_hardly_a_key_value_is_wrong_and_called_reliable(
    familiar: Score, paraphrased: Score
) -> None:
    assert len(familiar.falsely_sure) <= familiar.papers / 100, familiar.falsely_sure
    assert len(paraphrased.falsely_sure) <= paraphrased.papers / 100, paraphrased.falsely_sure


def _kinds() -> Iterator[str]:
    yield from sorted({one.labels["doc_type"] for one in specimens("familiar")})


def test_the_corpus_has_the_papers_of_every_level() -> None:
    levels = {one.labels["instance"] for one in specimens("familiar")}

    assert levels == {"复议", "一审", "二审", "再审"}
    assert len(list(_kinds())) >= 18
