"""Makes a scan of a marked-up paper: drawn as a picture, tilted, with noise, blots and a red seal."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter, ImageFont

FONTS = (
    "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc",
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
)
SIMPLIFIED = 2
"""Which face of the collection draws simplified Chinese."""

WIDTH, HEIGHT = 1406, 1988  # A4 at 170 dpi
MARGIN = 170


def font_file() -> str | None:
    """A font with Chinese characters on this machine, if there is one."""
    return next((name for name in FONTS if Path(name).exists()), None)


@dataclass(frozen=True, slots=True)
class Damage:
    """What happened to the page: degrees of tilt, strength of noise, a seal, upside down."""

    tilt: float = 0.0
    noise: int = 0
    seal: bool = False
    upside_down: bool = False


def scan(text: str, damage: Damage, seed: str) -> bytes:
    """The page as a JPEG file."""
    page = Image.new("RGB", (WIDTH, HEIGHT), (252, 251, 247))
    end = _draw(ImageDraw.Draw(page), text)
    if end > HEIGHT - 40:
        raise ValueError("the paper does not fit on one page; a scan of it would lose its end")
    if damage.seal:
        _seal(page, min(end, HEIGHT - 260))
    if damage.noise:
        page = _noisy(page, damage.noise, random.Random(seed))  # noqa: S311 (no secret)
    turn = damage.tilt + (180 if damage.upside_down else 0)
    if turn:
        page = page.rotate(turn, resample=Image.Resampling.BICUBIC, fillcolor=(252, 251, 247))
    out = BytesIO()
    page.save(out, "JPEG", quality=72)
    return out.getvalue()


def _face(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(font_file()), size, index=SIMPLIFIED)


def _draw(pen: ImageDraw.ImageDraw, text: str) -> int:
    """Draw the lines of a paper from top to bottom; where it ended."""
    y = 110
    for line in text.splitlines():
        if line.startswith("|"):
            y = _row(pen, line.strip("|").split("|"), y)
        elif line.startswith("#"):
            words, face = line[1:].strip(), _face(44)
            pen.text(((WIDTH - face.getlength(words)) / 2, y), words, font=face, fill=(20, 20, 20))
            y += 72
        elif line.startswith(">"):
            words, face = line[1:].strip(), _face(28)
            pen.text(
                (WIDTH - MARGIN - face.getlength(words), y), words, font=face, fill=(25, 25, 25)
            )
            y += 46
        else:
            y = _paragraph(pen, line, y)
    return y


def _paragraph(pen: ImageDraw.ImageDraw, line: str, y: int) -> int:
    face = _face(28)
    words = line[1:].strip() if line.startswith("~") else "　　" + line.strip()
    for piece in _wrapped(words, face, WIDTH - 2 * MARGIN):
        pen.text((MARGIN, y), piece, font=face, fill=(25, 25, 25))
        y += 44
    return y


def _row(pen: ImageDraw.ImageDraw, cells: list[str], y: int) -> int:
    """A row of a form: label and value."""
    face = _face(28)
    label, value = cells[0].strip(), cells[-1].strip()
    left, middle, right = MARGIN, MARGIN + 230, WIDTH - MARGIN
    lines = list(_wrapped(value, face, right - middle - 30))
    bottom = y + 44 * len(lines) + 24
    for box in ((left, y, middle, bottom), (middle, y, right, bottom)):
        pen.rectangle(box, outline=(30, 30, 30), width=2)
    pen.text((left + 15, y + 12), label, font=face, fill=(25, 25, 25))
    for n, piece in enumerate(lines):
        pen.text((middle + 15, y + 12 + 44 * n), piece, font=face, fill=(25, 25, 25))
    return bottom


def _wrapped(words: str, face: ImageFont.FreeTypeFont, width: int) -> Iterator[str]:
    piece = ""
    for char in words:
        if piece and face.getlength(piece + char) > width and char not in "，。；：、）》":
            yield piece
            piece = ""
        piece += char
    yield piece


def _seal(page: Image.Image, y: int) -> None:
    """A round red seal over what stands lowest on the right."""
    layer = Image.new("RGBA", page.size, (0, 0, 0, 0))
    pen = ImageDraw.Draw(layer)
    centre, radius = (WIDTH - MARGIN - 160, y - 60), 150
    box = (centre[0] - radius, centre[1] - radius, centre[0] + radius, centre[1] + radius)
    pen.ellipse(box, outline=(214, 30, 30, 210), width=7)
    pen.text((centre[0] - 30, centre[1] - 38), "★", font=_face(60), fill=(214, 30, 30, 210))
    for n, char in enumerate("云澜市青渡区人民法院"):
        glyph = Image.new("RGBA", (60, 60), (0, 0, 0, 0))
        ImageDraw.Draw(glyph).text((12, 5), char, font=_face(34), fill=(214, 30, 30, 210))
        turned = glyph.rotate(90 - n * 20)
        place = (int(centre[0] - 30 + (n - 4.5) * 24), int(centre[1] - 130 + abs(n - 4.5) * 18))
        layer.alpha_composite(turned, place)
    page.paste(Image.alpha_composite(page.convert("RGBA"), layer).convert("RGB"))


def _noisy(page: Image.Image, strength: int, dice: random.Random) -> Image.Image:
    """Grain over the whole page, some blots, and a lens that is not quite sharp."""
    grain = Image.effect_noise(page.size, strength).convert("RGB")
    page = Image.blend(page, grain, 0.08)
    pen = ImageDraw.Draw(page)
    for _ in range(strength):
        x, y, r = dice.randrange(WIDTH), dice.randrange(HEIGHT), dice.randrange(1, 3)
        pen.ellipse((x - r, y - r, x + r, y + r), fill=(60, 60, 60))
    return page.filter(ImageFilter.GaussianBlur(0.7))
