"""Writes docs/figures.md from the definitions: ``.venv/bin/python -m tests.figures_page``."""

from collections.abc import Iterator
from pathlib import Path

from docket.statistics.rules import catalogue
from docket.statistics.rules.periods import CHOICES

PAGE = Path(__file__).parents[1] / "docs" / "figures.md"
HEAD = """# Figures 指标

Every published figure, once, as the program defines it. The ids are part of the interface:
`docket stats --measure ID`, `/api/v1`. This page is written from the definitions
(`docket/statistics/rules`), and a test compares the two. Why it is so:
[what is counted](decisions/README.md), what "lost" means, which day selects the law.

A period has a first and a last day, both counted. A figure that names a basis has only that one;
for all others the reader chooses: {choices}. A rate of 0 of 0 is "—". What a figure is about but
does not count is listed with its reason.
"""


def page() -> str:
    """The whole page."""
    choices = ", ".join(f"`{basis}` {basis.zh}" for basis in CHOICES)
    return "\n".join([HEAD.format(choices=choices), *_figures()])


def _figures() -> Iterator[str]:
    for one in catalogue.ALL:
        only = f" Basis: `{one.basis}` {one.basis.zh}." if one.basis else ""
        yield f"## `{one.id}` {one.name_zh}\n\n{one.text}\n\n来源：{one.source}。{only}\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf8")
