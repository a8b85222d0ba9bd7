"""pdfplumber, at one place: the lines and the filled-in forms of a PDF with a text layer."""

import logging
import re
import statistics
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pdfplumber

from docket.errors import FieldError, Invalid
from docket.intake.rules.forms import fields_of
from docket.intake.rules.paper import Box, Line
from docket.intake.rules.text import clean, han_share

logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # a font's oddities are no news

MOST_PAGES = 300
"""A judgment with all its appendices is shorter; what is longer is no paper of one proceeding."""

USABLE = 0.55
"""Below this share of Chinese characters and digits the font has no map to characters."""

_LEAST = 8  # characters that make a text layer
_EDGE = 0.07  # of the page's height: where headers and page numbers stand
_PAGE_NUMBER = re.compile(
    r"[-—–·\s]*+(?:第?\s*+[0-9一二三四五六七八九十]{1,3}\s*+页?)[-—–·\s]*+"
    r"(?:[/共，,]\s*+共?\s*+[0-9一二三四五六七八九十]{1,3}\s*+页?)?[-—–\s]*+"
)


def read_pdf(path: Path) -> tuple[list[Line], int, tuple[int, ...]]:
    """The lines, the number of pages, and the pages that cannot be read (scanned, a font without map).

    Raises:
        Invalid: The file has no page, or more than a paper can have.
    """
    lines: list[Line] = []
    unreadable: list[int] = []
    with pdfplumber.open(path) as pdf:
        count = len(pdf.pages)
        _check_pages(count)
        for number, page in enumerate(pdf.pages, start=1):
            found = _page_lines(page, number)
            if _readable(found):
                lines += found
            else:
                unreadable.append(number)
            page.close()
    return _without_furniture(lines, count), count, tuple(unreadable)


def merged(lines: list[Line], others: list[Line]) -> list[Line]:
    """Lines read in two ways, in the order of their pages."""
    return sorted([*lines, *others], key=lambda line: line.page)  # a page is read in one way only


def _check_pages(count: int) -> None:
    if count == 0:
        raise Invalid.of(FieldError("file", "文件里没有页面，可能已损坏。", "请重新下载或者扫描。"))
    if count > MOST_PAGES:
        message = f"文件有{count}页，超过{MOST_PAGES}页，不像一份文书。"
        raise Invalid.of(FieldError("file", message, "请拆分后分别交入。"))


def _readable(lines: Sequence[Line]) -> bool:
    text = "".join(line.text for line in lines)
    return len(text) >= _LEAST and han_share(text) >= USABLE


def _page_lines(page: Any, number: int) -> list[Line]:
    """The lines of a page and the fields of its forms, from top to bottom."""
    stamp = _stamp_of(page.chars)
    body = page.filter(lambda one: _is_body(one) and _spot(one) not in stamp)
    body = body.dedupe_chars(tolerance=1)
    tables = [table for table in body.find_tables() if _is_form(table)]
    boxes = [table.bbox for table in tables]
    outside = body.filter(lambda one: not _inside(one, boxes)) if boxes else body
    lines = [_line(one, number) for one in outside.extract_text_lines(return_chars=True)]
    for table in tables:
        lines += _form_lines(table, number)
    lines = [line for line in lines if line.text]
    return sorted(lines, key=lambda line: (round(line.box.top / 4), line.box.x0))


def _is_body(one: Any) -> bool:
    """Whether an object belongs to the text: no turned glyph of a seal, no watermark."""
    if one["object_type"] != "char":
        return True
    _, b, c, _, _, _ = one["matrix"]
    return abs(b) < 0.01 and abs(c) < 0.01 and not _is_pale(one.get("non_stroking_color"))


Spot = tuple[float, float]


def _spot(one: Any) -> Spot:
    """Where a sign stands; nothing else of a page has these two."""
    return round(one["x0"], 1), round(one["top"], 1)


def _stamp_of(chars: Sequence[Any]) -> frozenset[Spot]:
    """A registry's stamp that runs down the page: coloured signs above one another, none beside.

    A red head is coloured too, but its signs stand side by side.
    """
    inked = [char for char in chars if _is_ink(char.get("non_stroking_color"))]
    if len(inked) > _MOST_OF_INK:
        return frozenset()
    apart = [char for char in inked if _stands_apart(char, inked)]
    column = Counter(_column(char) for char in apart)
    return frozenset(_spot(char) for char in apart if column[_column(char)] >= _LEAST_OF_STAMP)


_LEAST_OF_STAMP, _MOST_OF_INK = 4, 300
"""More coloured signs than that are the text itself, printed in blue."""


def _column(char: Any) -> int:
    """Signs of one column have the same number."""
    return int(char["x0"] // 3)


def _stands_apart(char: Any, inked: Iterable[Any]) -> bool:
    """Whether no other coloured sign stands beside this one on its line."""
    reach = 1.5 * char["size"]
    return not any(
        0 < abs(other["x0"] - char["x0"]) < reach
        and abs(other["top"] - char["top"]) < char["size"] / 3
        for other in inked
    )


def _is_ink(colour: Any) -> bool:
    """The red or blue of a stamp pad: one part of the colour far above another."""
    if not isinstance(colour, list | tuple) or len(colour) not in (3, 4):
        return False
    parts = [float(part) for part in colour[:3]]
    return max(parts) - min(parts) > _COLOURED


_COLOURED = 0.35


def _is_pale(colour: Any) -> bool:
    """A watermark: nearly white."""
    if not isinstance(colour, list | tuple) or not colour:
        return False
    if len(colour) == 1:
        return float(colour[0]) > 0.78
    if len(colour) == 3:
        return min(float(part) for part in colour) > 0.72
    return len(colour) == 4 and max(float(part) for part in colour) < 0.2


def _is_form(table: Any) -> bool:
    """Whether a table found on the page has fields at all, and is not a frame around the page."""
    rows = table.extract()
    cells = [cell for row in rows for cell in row if cell and cell.strip()]
    return len(rows) > 1 and len(cells) > 2


def _inside(one: Any, boxes: Iterable[tuple[float, float, float, float]]) -> bool:
    x, y = (one["x0"] + one["x1"]) / 2, (one["top"] + one["bottom"]) / 2
    return any(x0 <= x <= x1 and top <= y <= bottom for x0, top, x1, bottom in boxes)


def _line(one: Any, number: int) -> Line:
    size = statistics.median(char["size"] for char in one["chars"])
    box = Box(one["x0"], one["top"], one["x1"], one["bottom"])
    return Line(clean(one["text"]), number, box, size)


def _form_lines(table: Any, number: int) -> list[Line]:
    """Each field of a form as a line of its own, where its value stands."""
    rows = table.extract()
    boxes = [[Box(*cell) if cell else None for cell in row.cells] for row in table.rows]
    found = []
    for field in fields_of([[clean(_joined(cell)) for cell in row] for row in rows]):
        box = boxes[field.row][field.column] or Box(*table.bbox)
        found.append(Line(field.value, number, box, label=field.label, alone=True))
    return found


def _joined(cell: str | None) -> str:
    """A cell's lines as one: Chinese is set without blanks between lines."""
    return "".join((cell or "").split("\n"))


def _without_furniture(lines: Sequence[Line], pages: int) -> list[Line]:
    """Without page numbers, and without what stands at the same place on most pages."""
    repeated = Counter(
        (line.text, round(line.box.top)) for line in lines if not line.label and len(line.text) > 1
    )
    often = {key for key, count in repeated.items() if pages > 2 and count > pages / 2}
    return [
        line
        for line in lines
        if (line.text, round(line.box.top)) not in often and not _PAGE_NUMBER.fullmatch(line.text)
    ]
