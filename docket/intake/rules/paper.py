"""A paper as it was read: its lines where they stand, and its text as one flow of paragraphs."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from docket.intake.rules.patterns import ROLE

_SHORT, _INDENTED, _SET_APART = 2.2, 1.2, 5.0
"""Characters by which the last line of a paragraph is short, its first line is set in, and a line
is set to the middle or to the right."""


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a page, in points from its upper left corner."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page, or one filled-in field of a form (``label`` tells which).

    Args:
        text: Cleaned.
        page: From 1.
        box: Where it stands.
        size: Height of its characters.
        label: The label of the form's field whose value this is; empty for running text.
        confidence: How sure the recognition was; 1 for a text layer.
        alone: It ends its paragraph whatever follows (a title, a field of a form).
    """

    text: str
    page: int
    box: Box
    size: float = 12.0
    label: str = ""
    confidence: float = 1.0
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand: page, box, the words, and how surely they were read."""

    page: int
    box: Box
    quote: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Paper:
    """The lines of a paper in reading order and the flow that they make.

    ``text`` joins the lines of a paragraph without a blank, as Chinese is set, and ends each
    paragraph with a line feed. Offsets into it are what every rule speaks in.
    """

    lines: tuple[Line, ...]
    pages: int
    text: str = field(init=False)
    _starts: tuple[int, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        pieces, starts, at, margins = [], [], 0, _margins(self.lines)
        for n, line in enumerate(self.lines):
            starts.append(at)
            ends = _ends_paragraph(self.lines, n, margins)
            piece = _shown(line) + ("\n" if ends else "")
            pieces.append(piece)
            at += len(piece)
        object.__setattr__(self, "text", "".join(pieces))  # frozen: set once, here
        object.__setattr__(self, "_starts", tuple(starts))

    def line_at(self, offset: int) -> int:
        """Which line an offset falls into."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def start_of(self, line: int) -> int:
        """Where a line begins in the flow."""
        return self._starts[line]

    def place(self, start: int, end: int) -> Place:
        """Where the words between two offsets stand; the box is that of the first line's part."""
        first, last = self.line_at(start), self.line_at(max(start, end - 1))
        line = self.lines[first]
        confidence = min(one.confidence for one in self.lines[first : last + 1])
        offset = self._starts[first]
        inner_start = max(0, start - offset)
        inner_end = min(len(_shown(line)), end - offset)
        return Place(
            line.page, _part(line, inner_start, inner_end), self.text[start:end].strip(), confidence
        )

    def paragraphs(self) -> list[tuple[int, int]]:
        """Start and end of each paragraph, without its line feed."""
        found, start = [], 0
        for piece in self.text.split("\n"):
            if piece:
                found.append((start, start + len(piece)))
            start += len(piece) + 1
        return found


def _shown(line: Line) -> str:
    """A field of a form reads 标签：值."""
    return f"{line.label}：{line.text}" if line.label else line.text


def _part(line: Line, start: int, end: int) -> Box:
    """The part of a line's box that some of its characters take, all being about as wide."""
    length = max(1, len(_shown(line)))
    width = (line.box.x1 - line.box.x0) / length
    left = line.box.x0 + width * start
    return Box(left, line.box.top, max(left + width, line.box.x0 + width * end), line.box.bottom)


_OPENS_ANEW = re.compile(
    rf"{ROLE}(?:[一二三四五六七八九十]|[0-9]{{1,2}})?(?:[（(][^）)]{{1,24}}[）)])?[：:]"
)
"""原告一： opens a paragraph even where the line before it was full."""

_UNBROKEN = re.compile(r"[0-9A-Za-z.-]+")
_NARROW = 0.6
"""A number is not broken: it moves to the next line whole and leaves this one short."""


def _margins(lines: Sequence[Line]) -> dict[int, tuple[float, float]]:
    """Left and right margin of the running text of each page."""
    found: dict[int, tuple[float, float]] = {}
    for line in lines:
        if not line.label:
            left, right = found.get(line.page, (line.box.x0, line.box.x1))
            found[line.page] = (min(left, line.box.x0), max(right, line.box.x1))
    return found


def _ends_paragraph(
    lines: Sequence[Line], n: int, margins: Mapping[int, tuple[float, float]]
) -> bool:
    """Whether a paragraph ends with this line: it is short, or the next one is set apart."""
    line = lines[n]
    if n + 1 == len(lines) or line.alone or line.label:
        return True
    following = lines[n + 1]
    if following.alone or following.label or _OPENS_ANEW.match(following.text):
        return True
    unbroken = _UNBROKEN.match(following.text)
    moved = len(unbroken[0]) * line.size * _NARROW if unbroken else 0.0
    if line.box.x1 < margins[line.page][1] - _SHORT * line.size - moved:
        return True
    if abs(following.size - line.size) > line.size / 4:
        return True
    if line.box.x0 > margins[line.page][0] + _SET_APART * line.size:
        return True
    return following.box.x0 > margins[following.page][0] + _INDENTED * following.size
