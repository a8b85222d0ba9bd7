"""Word files (docx), at one place: paragraphs and the fields of forms, without pages or boxes."""

from collections.abc import Iterator
from pathlib import Path

from docx import Document
from docx.table import Table

from docket.intake.rules.forms import fields_of
from docket.intake.rules.paper import Box, Line
from docket.intake.rules.text import clean

_NOWHERE = Box(0, 0, 0, 0)


def read_word(path: Path) -> list[Line]:
    """Its lines; every paragraph is one of its own."""
    return list(_lines(path))


def _lines(path: Path) -> Iterator[Line]:
    for block in Document(str(path)).iter_inner_content():
        if isinstance(block, Table):
            rows = [
                [clean(cell.text.replace("\n", "")) for cell in row.cells] for row in block.rows
            ]
            for field in fields_of(_unmerged(rows)):
                yield Line(field.value, 1, _NOWHERE, label=field.label, alone=True)
        elif text := clean(block.text):
            yield Line(text, 1, _NOWHERE, alone=True)


def _unmerged(rows: list[list[str]]) -> list[list[str]]:
    """A merged cell is given once for each column it spans; keep the first."""
    return [
        [cell if n == 0 or cell != row[n - 1] else "" for n, cell in enumerate(row)] for row in rows
    ]
