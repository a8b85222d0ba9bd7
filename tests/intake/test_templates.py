"""Every template fills and prints, and what its labels say stands in its text."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from tests.intake.corpus import FOLDER, Specimen, specimens
from tests.intake.printing import as_pdf

PAPERS = [
    one for name in sorted(FOLDER.glob("*.toml")) if name.stem != "familiar"
    for one in specimens(name.stem)
]  # fmt: skip
_SAME = str.maketrans("（）〔〕０１２３４５６７８９：", "()()0123456789:")


@pytest.mark.parametrize("paper", PAPERS, ids=lambda one: one.id)
def test_what_a_label_says_stands_in_the_paper(paper: Specimen) -> None:
    text = _plain(paper.text)

    assert [said for said in _words(paper.labels) if _plain(said) not in text] == []


@pytest.mark.parametrize("paper", PAPERS, ids=lambda one: one.id)
def test_the_paper_prints(paper: Specimen) -> None:
    assert as_pdf(paper.text, paper.layout).startswith(b"%PDF-")


def _words(labels: dict[str, Any]) -> Iterator[str]:
    """The labels that are the paper's own words; a role may follow from 你局 and is not among them."""
    for key in ("doc_type", "organ", "case_number", "cause", "hearing_room", "act_number"):
        if key in labels:
            yield labels[key]
    yield from labels.get("related_case_numbers", ())
    yield from (one["name"] for one in labels.get("parties", ()))
    for one in labels.get("leaders", ()):
        yield from (one[key] for key in ("organ", "title", "name") if key in one)


def _plain(text: str) -> str:
    return re.sub(r"\s", "", text).translate(_SAME)
