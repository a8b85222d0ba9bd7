"""The papers of the corpus with a text layer are read as well as the goals ask."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from docket.intake.reader import read_pdf
from docket.intake.rules.paper import Paper
from docket.intake.rules.reading import read
from docket.intake.schemas import ReadPaper
from tests.intake.corpus import Specimen, specimens
from tests.intake.printing import as_pdf
from tests.intake.scoring import Score, score

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


@pytest.fixture(scope="module")
def familiar(tmp_path_factory: pytest.TempPathFactory) -> Score:
    folder = tmp_path_factory.mktemp("papers")
    return score(_read(one, folder) for one in specimens("familiar"))


def _read(one: Specimen, folder: Path) -> tuple[ReadPaper, dict[str, object], str]:
    file = folder / f"{one.id}.pdf"
    file.write_bytes(as_pdf(one.text, one.layout))
    lines, count, _ = read_pdf(file)
    paper = Paper(tuple(lines), count)
    found = read(paper)
    return (
        ReadPaper(
            file=file.name,
            pages=paper.pages,
            fields=found.fields,
            evidence=found.evidence,
            warnings=found.warnings,
        ),
        one.labels,
        one.id,
    )


@pytest.mark.parametrize(("field", "least"), FAMILIAR.items())
def test_familiar_forms_are_read(familiar: Score, field: str, least: float) -> None:
    reached = familiar.f1(field)

    assert reached is not None
    assert reached >= least, [fault for fault in familiar.faults if f" {field}:" in fault]


def test_whole_papers_are_right(familiar: Score) -> None:
    assert familiar.whole / familiar.papers >= 0.8, familiar.faults


def test_hardly_a_key_value_is_wrong_and_called_reliable(familiar: Score) -> None:
    assert len(familiar.falsely_sure) <= familiar.papers / 100, familiar.falsely_sure


def _kinds() -> Iterator[str]:
    yield from sorted({one.labels["doc_type"] for one in specimens("familiar")})


def test_the_corpus_has_the_papers_of_every_level() -> None:
    levels = {one.labels["instance"] for one in specimens("familiar")}

    assert levels == {"复议", "一审", "二审", "再审"}
    assert len(list(_kinds())) >= 18
