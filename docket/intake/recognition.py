"""Text recognition of scanned pages and photos, at one place; an extra (``docket[ocr]``).

The red channel alone is read: on it the red of a seal is as bright as the paper, and what it covers
can be read. The models come with the package, nothing is fetched.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from statistics import median
from typing import Any

import cv2
import numpy as np
from rapidocr import RapidOCR

from docket.intake.rules.forms import fields_of
from docket.intake.rules.paper import Box, Line
from docket.intake.rules.text import clean

DPI = 170
"""Dots per inch at which a page is rendered; more showed no gain."""

_UPSIDE_DOWN = 0.9
"""Below this mean score a page is read again upside down, and the better reading is taken."""

_TILTED = 0.35  # degrees from which on a page is set straight
_LONGEST_SIDE = 3200  # pixels; a photo of a page is larger than it need be


@cache
def _engine() -> Any:
    # Without the classifier of lines, which turns each of them and hides that the page stands on its head.
    return RapidOCR(params={"Global.log_level": "error", "Global.use_cls": False})


def recognise(image: Any, number: int) -> list[Line]:
    """The lines of one page and the fields of its forms, in points of a page of A4 width or so.

    Args:
        image: Height x width x 3, RGB, as an array of bytes.
        number: Of the page, from 1.
    """
    image = _shrunk(image)
    grey = _without_seal(image)
    pieces = _read(grey)
    if pieces and _mean(pieces) < _UPSIDE_DOWN:
        turned = cv2.rotate(grey, cv2.ROTATE_180)
        again = _read(turned)
        if again and _mean(again) > _mean(pieces):
            grey, pieces = turned, again
    angle = _tilt(pieces)
    if abs(angle) > _TILTED:
        grey, pieces = _straightened(grey, pieces, angle)
    scale = 72 / DPI
    cells = _cells(grey)
    return sorted(
        [*_form(pieces, cells, number, scale), *_running(pieces, cells, number, scale)],
        key=lambda line: (round(line.box.top / 5), line.box.x0),
    )


class Piece:
    """A stretch of text that was recognised: its corners in pixels, its words, its score."""

    __slots__ = ("corners", "score", "text")

    def __init__(self, corners: Any, text: str, score: float) -> None:
        self.corners = np.asarray(corners, dtype=float)
        self.text = text
        self.score = score

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom."""
        xs, ys = self.corners[:, 0], self.corners[:, 1]
        return float(xs.min()), float(ys.min()), float(xs.max()), float(ys.max())


def _shrunk(image: Any) -> Any:
    longest = max(image.shape[:2])
    if longest <= _LONGEST_SIDE:
        return image
    share = _LONGEST_SIDE / longest
    size = (int(image.shape[1] * share), int(image.shape[0] * share))
    return cv2.resize(image, size, interpolation=cv2.INTER_AREA)


def _without_seal(image: Any) -> Any:
    return np.ascontiguousarray(np.stack([image[:, :, 0]] * 3, axis=-1))


def _read(image: Any) -> list[Piece]:
    found = _engine()(image)
    if found.boxes is None:
        return []
    return [
        Piece(corners, text, float(score))
        for corners, text, score in zip(found.boxes, found.txts, found.scores, strict=True)
        if text.strip()
    ]


def _mean(pieces: Iterable[Piece]) -> float:
    scores = [piece.score for piece in pieces]
    return sum(scores) / len(scores)


def _tilt(pieces: Iterable[Piece]) -> float:
    """By how many degrees the lines fall to the right; the long ones tell."""
    angles = []
    for piece in pieces:
        (x0, y0), (x1, y1) = piece.corners[0], piece.corners[1]
        if x1 - x0 > 8 * abs(piece.corners[3][1] - y0):
            angles.append(float(np.degrees(np.arctan2(y1 - y0, x1 - x0))))
    return median(angles) if angles else 0.0


def _straightened(image: Any, pieces: list[Piece], angle: float) -> tuple[Any, list[Piece]]:
    height, width = image.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    turned = cv2.warpAffine(image, turn, (width, height), borderValue=(255, 255, 255))
    moved = [Piece(one.corners @ turn[:, :2].T + turn[:, 2], one.text, one.score) for one in pieces]
    return turned, moved


def _cells(image: Any) -> list[tuple[int, int, int, int]]:
    """The cells of ruled forms, as left, top, right, bottom in pixels."""
    dark = cv2.adaptiveThreshold(
        255 - image[:, :, 0], 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY, 25, -8
    )
    height, width = dark.shape
    rows = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((1, max(30, width // 25)), np.uint8))
    columns = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((max(24, height // 60), 1), np.uint8))
    rules = cv2.dilate(cv2.bitwise_or(rows, columns), np.ones((3, 3), np.uint8))
    if not rows.any() or not columns.any():
        return []
    count, _, boxes, _ = cv2.connectedComponentsWithStats(255 - rules, connectivity=4)
    return [
        (int(x), int(y), int(x + w), int(y + h))
        for x, y, w, h, _ in boxes[1:count]
        if w > width / 40
        and h > height / 120
        and w * h < 0.4 * width * height
        and _framed(rules, x, y, w, h)
    ]


def _framed(rules: Any, x: int, y: int, w: int, h: int) -> bool:
    """Whether a light area is a cell: dark rules run along its four sides."""
    height, width = rules.shape
    sides = (
        rules[max(0, y - 2), x : x + w],
        rules[min(height - 1, y + h + 1), x : x + w],
        rules[y : y + h, max(0, x - 2)],
        rules[y : y + h, min(width - 1, x + w + 1)],
    )
    return all(side.size and float(side.mean()) > 0.8 * 255 for side in sides)


def _inside(piece: Piece, cell: tuple[int, int, int, int]) -> bool:
    left, top, right, bottom = piece.box
    x, y = (left + right) / 2, (top + bottom) / 2
    return cell[0] <= x <= cell[2] and cell[1] <= y <= cell[3]


def _form(
    pieces: list[Piece], cells: list[tuple[int, int, int, int]], number: int, scale: float
) -> Iterator[Line]:
    """The fields of the forms: cells of one height side by side are a row."""
    rows = _rows(cells)
    texts = [[_cell_text(pieces, cell) for cell in row] for row in rows]
    for field in fields_of([[clean(text) for text, _ in row] for row in texts]):
        cell = rows[field.row][field.column]
        score = texts[field.row][field.column][1]
        box = Box(*(edge * scale for edge in cell))
        yield Line(field.value, number, box, label=field.label, confidence=score, alone=True)


def _rows(cells: list[tuple[int, int, int, int]]) -> list[list[tuple[int, int, int, int]]]:
    rows: list[list[tuple[int, int, int, int]]] = []
    for cell in sorted(cells, key=lambda one: (one[1], one[0])):
        if rows and abs(rows[-1][0][1] - cell[1]) < 12:
            rows[-1].append(cell)
        else:
            rows.append([cell])
    return [sorted(row) for row in rows]


def _cell_text(pieces: list[Piece], cell: tuple[int, int, int, int]) -> tuple[str, float]:
    """The words in a cell, line after line without blanks, and the lowest score among them."""
    inside = sorted(
        (piece for piece in pieces if _inside(piece, cell)),
        key=lambda one: (round(one.box[1] / 18), one.box[0]),
    )
    return "".join(piece.text for piece in inside), min((p.score for p in inside), default=1.0)


def _running(
    pieces: list[Piece], cells: list[tuple[int, int, int, int]], number: int, scale: float
) -> Iterator[Line]:
    """What stands outside of forms."""
    for piece in pieces:
        if any(_inside(piece, cell) for cell in cells):
            continue
        text = clean(piece.text)
        left, top, right, bottom = (edge * scale for edge in piece.box)
        if text:
            size = max(6.0, (bottom - top) * 0.8)
            yield Line(text, number, Box(left, top, right, bottom), size, confidence=piece.score)
