"""Prints a marked-up text as a PDF with a text layer, in one of several layouts.

Marks at the beginning of a line: ``#`` a centred title, ``>`` set to the right, ``|`` a row of a
form, ``^`` small red-head line; anything else is a paragraph.
"""

from io import BytesIO
from typing import Any

from reportlab.lib.colors import black, red
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

FONT = "STSong-Light"
"""A font every reader brings: nothing is embedded, the text layer is complete."""

_PRINTABLE = str.maketrans("·", "・")
"""The font's map has no U+00B7; the dot of a minority name prints as the other one that papers use."""

_SIZES = {
    "plain": 14, "tight": 11, "large": 16, "redhead": 15, "header": 12, "watermark": 14, "received": 13,
}  # fmt: skip
"""``header``: running lines; ``watermark``: upright grey words; ``received``: a stamp with a day."""


def as_pdf(text: str, layout: str = "plain") -> bytes:
    """The text on A4 pages."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    out = BytesIO()
    margin = 20 * mm if layout == "tight" else 27 * mm
    document = SimpleDocTemplate(
        out,
        pagesize=A4,
        leftMargin=margin,
        rightMargin=margin,
        topMargin=25 * mm,
        bottomMargin=22 * mm,
    )
    document.build(
        _story(text, layout), onFirstPage=_furniture(layout), onLaterPages=_furniture(layout)
    )
    return out.getvalue()


def _story(text: str, layout: str) -> list[Any]:
    size = _SIZES[layout]
    body = ParagraphStyle(
        "body",
        fontName=FONT,
        fontSize=size,
        leading=size * 1.7,
        firstLineIndent=2 * size,
        alignment=TA_JUSTIFY,
        wordWrap="CJK",
    )
    title = ParagraphStyle(
        "title",
        fontName=FONT,
        fontSize=size + 6,
        leading=(size + 6) * 1.6,
        alignment=TA_CENTER,
        wordWrap="CJK",
        textColor=red if layout == "redhead" else black,
    )
    right = ParagraphStyle(
        "right", parent=body, alignment=TA_RIGHT, firstLineIndent=0, wordWrap="CJK"
    )
    cell = ParagraphStyle("cell", parent=body, firstLineIndent=0, alignment=0, leading=size * 1.3)
    flush = ParagraphStyle("flush", parent=body, firstLineIndent=0)
    text = text.translate(_PRINTABLE)
    story: list[Any] = []
    rows: list[list[Any]] = []
    for line in [*text.splitlines(), ""]:
        if line.startswith("|"):
            rows.append([Paragraph(part.strip(), cell) for part in line.strip("|").split("|")])
            continue
        if rows:
            story.append(_form(rows))
            rows = []
        if not line.strip():
            story.append(Spacer(1, size / 2))
        elif line.startswith("#"):
            story.append(Paragraph(line[1:].strip(), title))
        elif line.startswith(">"):
            story.append(Paragraph(line[1:].strip(), right))
        elif line.startswith("~"):
            story.append(Paragraph(line[1:].strip(), flush))
        else:
            story.append(Paragraph(line.strip(), body))
    return story


def _form(rows: list[list[Any]]) -> Table:
    widest = max(len(row) for row in rows)
    spans = [
        ("SPAN", (len(row) - 1, n), (widest - 1, n))
        for n, row in enumerate(rows)
        if len(row) < widest
    ]
    filled = [row + [""] * (widest - len(row)) for row in rows]
    table = Table(
        filled, colWidths=None if widest == 2 else [26 * mm, None, 26 * mm, None][:widest]
    )
    table.setStyle(
        TableStyle(
            [("GRID", (0, 0), (-1, -1), 0.6, black), ("VALIGN", (0, 0), (-1, -1), "MIDDLE"), *spans]
        )
    )
    return table


def _furniture(layout: str) -> Any:
    """Page numbers; on some layouts a header, and a seal over the signature."""

    def draw(canvas: Any, document: Any) -> None:
        canvas.saveState()
        canvas.setFont(FONT, 9)
        canvas.drawCentredString(A4[0] / 2, 12 * mm, f"— {document.page} —")
        if layout in _OVERLAYS:
            _OVERLAYS[layout](canvas, document.page)
        if layout == "large":
            canvas.setFillColor(red)
            canvas.translate(150 * mm, 60 * mm)
            for n, char in enumerate("某某专用章★"):
                canvas.saveState()
                canvas.rotate(20 + n * 30)
                canvas.drawString(12 * mm, 0, char)
                canvas.restoreState()
        canvas.restoreState()

    return draw


def _running_lines(canvas: Any, page: int) -> None:
    canvas.drawString(27 * mm, A4[1] - 15 * mm, "行政争议案件材料")
    canvas.drawRightString(A4[0] - 27 * mm, A4[1] - 15 * mm, f"第{page}页")


def _watermark(canvas: Any, _page: int) -> None:
    """Words that are not turned, under the text."""
    canvas.setFont(FONT, 40)
    canvas.setFillGray(0.88)
    for height in (80, 170):
        canvas.drawCentredString(A4[0] / 2, height * mm, "内部材料 请勿外传")


def _received(canvas: Any, page: int) -> None:
    """The red stamp of the registry, one character a line; its day is not the paper's."""
    if page > 1:
        return
    canvas.setFont(FONT, 11)
    canvas.setFillColor(red)
    for n, char in enumerate("收文二〇二七年十二月三十日"):
        canvas.drawString(A4[0] - 20 * mm, A4[1] - (30 + n * 5) * mm, char)


_OVERLAYS = {"header": _running_lines, "watermark": _watermark, "received": _received}
