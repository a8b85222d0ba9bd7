"""What commands print: JSON for programs, columns for people."""

import unicodedata
from collections.abc import Sequence

import click
import msgspec


def show_json(value: object) -> None:
    """Print a value as indented JSON, Chinese as it is."""
    click.echo(msgspec.json.format(msgspec.json.encode(value), indent=2).decode())


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Lay out columns for a terminal, where a Chinese character is two cells wide."""
    cells = [[str(cell) if cell is not None else "" for cell in row] for row in (head, *rows)]
    widths = [max(map(_width, column)) for column in zip(*cells, strict=True)]
    lines = (
        "  ".join(
            cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)
        )
        for row in cells
    )
    return "\n".join(line.rstrip() for line in lines)


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
