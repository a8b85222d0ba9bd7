"""Pages as pictures: a scanned page of a PDF rendered, a photo turned upright; sizes kept in bounds."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2 as pdfium
from PIL import Image, ImageOps

from docket.errors import FieldError, Invalid
from docket.intake.recognition import DPI

MOST_PIXELS = 60_000_000
"""A photo of a telephone has a fifth of them."""

MOST_SCANS = 40
"""Pages that are read by recognition; each takes some seconds."""

_LARGEST = 4200  # pixels of a rendered side, whatever size the page claims to have


def rendered(path: Path, pages: Iterable[int]) -> Iterator[tuple[int, Any]]:
    """Pages of a PDF as arrays of RGB, by their numbers from 1."""
    document = pdfium.PdfDocument(path)
    try:
        for number in list(pages)[:MOST_SCANS]:
            page = document[number - 1]
            longest = max(page.get_size()) or 1
            scale = min(DPI / 72, _LARGEST / longest)
            picture = page.render(scale=scale).to_pil().convert("RGB")
            page.close()
            yield number, np.asarray(picture)
    finally:
        document.close()


def photographed(path: Path) -> Any:
    """A photo or scan as an array of RGB, turned as its camera held it.

    Raises:
        Invalid: It has more pixels than a picture of a page can have.
    """
    with Image.open(path) as picture:
        if picture.width * picture.height > MOST_PIXELS:
            message = f"图片有{picture.width}×{picture.height}像素，太大。"
            raise Invalid.of(FieldError("file", message, "请缩小后重新交入。"))
        return np.asarray(ImageOps.exif_transpose(picture).convert("RGB"))
