"""The catalogue of figures: complete, unambiguous, documented."""

import re

import pytest

from docket.errors import Invalid
from docket.statistics.rules import catalogue
from tests import figures_page

LEVELS = ("", "first_instance.", "second_instance.", "retrial.")
RATES = (
    "win_nonloss",
    "win_merits",
    "loss_total",
    "loss_merits",
    "withdrawn",
    "withdrawn_after_change",
    "mediated",
)
OUTCOMES = ("upheld", "terminated", "dismissed", "revoked", "confirmed_unlawful", "other_outcome")
CORRECTIONS = ("correction_narrow", "correction_broad")
STOCK = ("handled", "closed", "open")
APPEARANCES = ("heard", "first_instance", "principal_count", "notified", "all_concluded")
PUBLISHED = {
    *(f"suit.{level}{name}" for level in LEVELS for name in (*STOCK, *RATES)),
    *(f"recon.{name}" for name in (*STOCK, *OUTCOMES, *CORRECTIONS)),
    *(f"attendance.{name}" for name in APPEARANCES),
    *(f"deadline.{name}" for name in ("met", "late", "missed")),
    "answer.on_time",
}


def test_every_published_id_has_one_definition() -> None:
    """Ids are part of the interface: scripts and reports name them."""
    assert set(catalogue.IDS) == PUBLISHED
    assert len(catalogue.IDS) == len(PUBLISHED)


def test_every_definition_says_what_it_counts_and_where_that_comes_from() -> None:
    for one in catalogue.ALL:
        assert one.text.endswith("。"), one.id
        assert one.source, one.id
        assert re.fullmatch(r"[1-9]\d*", one.version), one.id
    names = [one.name_zh for one in catalogue.ALL]
    assert len(names) == len(set(names))


def test_every_figure_is_documented_as_it_is_defined() -> None:
    """docs/figures.md is written from the definitions: run ``python -m tests.figures_page``."""
    assert figures_page.PAGE.read_text(encoding="utf8") == figures_page.page()


def test_all_figures_are_meant_when_none_is_named() -> None:
    assert catalogue.chosen([]) == PUBLISHED
    assert catalogue.chosen(["recon.open"]) == {"recon.open"}


def test_each_wrong_id_is_named_with_what_may_have_been_meant() -> None:
    with pytest.raises(Invalid) as refused:
        catalogue.chosen(["recon.opened", "recon.open", "胜诉率"])

    first, second = refused.value.fields
    assert (first.field, second.field) == ("measure[0]", "measure[2]")
    assert "recon.open" in first.remedy
    assert "docs/figures.md" in second.remedy
