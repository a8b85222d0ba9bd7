"""The fixtures as rows: where the CSV files are, and what their cells refer to."""

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from docket.errors import Unavailable

Row = dict[str, Any]
"""One row without its empty cells, and ``line``, its place in the file."""

_REFERENCES = frozenset(
    {
        "act",
        "authority",
        "hearing",
        "matter",
        "parent",
        "party",
        "previous",
        "proceeding",
        "represented_by",
        "series",
        "unit",
    }
)
_LISTS = {
    "ours": ("standings", ("authority", "role", "capacity", "unit", "represented_by")),
    "theirs": ("parties", ("party", "role")),
}
"""Columns that hold several entries: the field they become, and the parts of an entry."""


def fixtures_folder() -> Path:
    """Where the fixtures are: inside an installed package, or beside it in a working copy.

    Raises:
        Unavailable: They were not delivered with this installation.
    """
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "fixtures", package.parent / "fixtures"):
        if folder.is_dir():
            return folder
    raise Unavailable("没有找到示例案卷（fixtures 目录），安装包不完整。请重新安装。")


def read_rows(folder: Path, name: str, known: Mapping[str, int]) -> list[Row]:
    """The rows of one file, each reference as the id of what is filed, else as a ``@label``.

    Args:
        folder: Holds the CSV files.
        name: The file, without ``.csv``.
        known: Ids by label of what was filed before.
    """
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return [
            {"line": n, **_cells(line, known)} for n, line in enumerate(csv.DictReader(file), 2)
        ]


def _cells(line: Mapping[str, str], known: Mapping[str, int]) -> Row:
    cells: Row = {}
    for column, cell in line.items():
        if column in _LISTS:
            field, parts = _LISTS[column]
            cells[field] = [_entry(entry, parts, known) for entry in cell.split()]
        elif cell:
            cells[column] = _resolved(column, cell, known)
    return cells


def _entry(entry: str, parts: tuple[str, ...], known: Mapping[str, int]) -> Row:
    """One of several in a cell: ``bureau:defendant``; a part left empty is left out."""
    named = zip(parts, entry.split(":"), strict=False)
    return {part: _resolved(part, text, known) for part, text in named if text}


def _resolved(column: str, cell: str, known: Mapping[str, int]) -> str | int:
    return known.get(cell, f"@{cell}") if column in _REFERENCES else cell
