"""Where the bytes of a paper lie, what they are, and under which name they may be shown."""

import re
import unicodedata
from pathlib import PurePosixPath

MAX_NAME = 200
"""As many characters as the column takes."""

PDF = "application/pdf"
PNG = "image/png"
JPEG = "image/jpeg"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
OFD = "application/ofd"
ZIP = "application/zip"
OLE = "application/x-ole-storage"
TIFF = "image/tiff"
TEXT = "text/plain"
UNKNOWN = "application/octet-stream"

_SHA256 = re.compile(r"[0-9a-f]{64}")
_NAMELESS = "未命名文书"
_SEPARATORS = str.maketrans(dict.fromkeys('/\\:*?"<>|', "_"))
# Unprintable and unassigned characters, and those that turn the direction of the text: an "exe"
# can look like a "pdf" with one of them.
_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_JOINERS = {"\u200c", "\u200d"}
_KNOWN = (
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"\xff\xd8\xff", JPEG),
    (b"II*\x00", TIFF),
    (b"MM\x00*", TIFF),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLE),  # .doc, .xls, .wps
)
_ZIPPED = ((b"word/document.xml", DOCX), (b"xl/workbook.xml", XLSX), (b"OFD.xml", OFD))
"""The member by which a ZIP file is known to be a document."""
_CONTROL = frozenset(range(0x20)) - frozenset(b"\t\n\r\f")


def place_of(sha256: str) -> PurePosixPath:
    """Where the bytes with this digest lie inside the folder of papers: ``ab/abcd...``.

    The name a paper came with is never part of a path.
    """
    if not _SHA256.fullmatch(sha256):
        raise ValueError(f"not a SHA-256 in lower-case hexadecimal: {sha256!r}")
    return PurePosixPath(sha256[:2], sha256)


def safe_name(name: str) -> str:
    """The name a paper came with, as it may be stored, shown and offered for download.

    Control and invisible characters go, path separators become ``_``, leading and trailing dots
    and spaces go, and a name that is too long loses its middle, not its extension.
    """
    visible = "".join(char for char in unicodedata.normalize("NFC", name) if _shows(char))
    plain = " ".join(visible.translate(_SEPARATORS).split()).strip(". ")
    if len(plain) > MAX_NAME:
        stem, dot, extension = plain.rpartition(".")
        tail = dot + extension if stem and len(extension) <= 10 else ""  # noqa: PLR2004
        plain = plain[: MAX_NAME - len(tail) - 1].rstrip(". ") + "…" + tail
    return plain or _NAMELESS


def _shows(char: str) -> bool:
    return char in "\t\n" or char in _JOINERS or unicodedata.category(char) not in _INVISIBLE


def media_type(start: bytes, end: bytes) -> str:
    """What the bytes are, judged by themselves and not by a name or a header.

    Args:
        start: The first 1,024 bytes; a PDF may begin a little late.
        end: The last 65,536 bytes, where a ZIP file lists its members.
    """
    if b"%PDF-" in start[:1024]:
        return PDF
    if start.startswith(b"PK\x03\x04"):
        return next((found for member, found in _ZIPPED if member in end), ZIP)
    found = next((found for mark, found in _KNOWN if start.startswith(mark)), None)
    return found or (TEXT if _is_text(start) else UNKNOWN)


def _is_text(start: bytes) -> bool:
    """Whether bytes are plain text: UTF-8, printable, and no markup that a browser would run."""
    try:
        text = start.decode()
    except UnicodeDecodeError as error:
        if error.reason != "unexpected end of data":  # a character that goes on beyond the start
            return False
        text = start[: error.start].decode()
    return (
        bool(text.strip())
        and not _CONTROL & set(start)
        and not text.lstrip("\ufeff \t\r\n").startswith("<")
    )
