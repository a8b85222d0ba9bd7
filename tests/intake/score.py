"""Prints how well the corpus of papers is read: ``.venv/bin/python -m tests.intake.score``.

Precision, recall and F1 of each field and slice; names of slices as arguments print these alone.
The faults of ``held_out`` are counted and never shown: nobody tunes on them.
"""

import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from docket.intake.reader import read_pdf
from docket.intake.rules.paper import Paper
from docket.intake.rules.reading import read
from docket.intake.schemas import ReadPaper
from tests.intake.corpus import specimens
from tests.intake.printing import as_pdf
from tests.intake.scoring import FIELDS, Score, score

SLICES = ("familiar", "paraphrased", "held_out")


def read_slice(name: str) -> Score:
    """Print every paper of a slice, read it, and compare."""
    with tempfile.TemporaryDirectory() as folder:
        return score(_papers(name, Path(folder)))


def _papers(name: str, folder: Path) -> Iterator[tuple[ReadPaper, dict[str, Any], str]]:
    for one in specimens(name):
        file = folder / f"{one.id}.pdf"
        file.write_bytes(as_pdf(one.text, one.layout))
        lines, count, _ = read_pdf(file)
        found = read(Paper(tuple(lines), count))
        paper = ReadPaper(
            file=file.name,
            pages=count,
            fields=found.fields,
            evidence=found.evidence,
            warnings=found.warnings,
        )
        yield paper, one.labels, one.id


def table(scores: Iterable[tuple[str, Score]]) -> str:
    """One line a field, three columns a slice."""
    named = list(scores)
    head = f"{'':22}" + "".join(f"{name:>24}" for name, _ in named)
    under = f"{'':22}" + f"{'P':>10}{'R':>7}{'F1':>7}" * len(named)
    rows = [f"{field:22}" + "".join(_cells(one, field) for _, one in named) for field in FIELDS]
    whole = f"{'whole papers':22}" + "".join(
        f"{f'{one.whole}/{one.papers}':>17}{one.whole / one.papers:7.2f}" for _, one in named
    )
    sure = f"{'wrong and 可靠':20}" + "".join(
        f"{len(one.falsely_sure):17d}{len(one.falsely_sure) / one.papers:7.2f}" for _, one in named
    )
    return "\n".join([head, under, *rows, whole, sure])


def _cells(one: Score, field: str) -> str:
    right, wrong, missed = one.right[field], one.wrong[field], one.missed[field]
    parts = (_share(right, wrong), _share(right, missed), one.f1(field))
    first, *others = (f"{part:.2f}" if part is not None else "-" for part in parts)
    return f"{first:>10}" + "".join(f"{other:>7}" for other in others)


def _share(right: int, not_right: int) -> float | None:
    return right / (right + not_right) if right + not_right else None


if __name__ == "__main__":
    print(table((name, read_slice(name)) for name in sys.argv[1:] or SLICES))  # noqa: T201
