"""The process that opens strangers' files: it may be killed at any moment, and holds nothing else.

It reads one path a line from standard input and answers with one JSON line each. A bomb or a loop in
a file takes this process with it, never the one that serves people.
"""

import resource
import sys
from pathlib import Path

import msgspec
from pdfminer.pdfdocument import PDFPasswordIncorrect

from docket.errors import FieldError, Invalid
from docket.intake.reader import merged, read_pdf
from docket.intake.rules.paper import Line, Paper
from docket.intake.rules.reading import read
from docket.intake.schemas import Answer, Refusal
from docket.intake.word import read_word
from docket.papers.rules import DOCX, JPEG, PDF, PNG, media_type

try:  # the extra docket[ocr]
    from docket.intake.recognition import recognise
    from docket.intake.scans import MOST_SCANS, photographed, rendered
except ImportError:
    RECOGNISES = False
else:
    RECOGNISES = True

MEMORY, MEMORY_TO_RECOGNISE = 1_200_000_000, 8_000_000_000
"""Bytes of address space: several times what the longest judgment needs; the recognition reserves
far more than it uses."""

_START, _END = 1024, 65_536


def main() -> None:
    """Answer until standard input ends."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY_TO_RECOGNISE))
    for line in sys.stdin:
        answer = _answer(Path(line.rstrip("\n")))
        sys.stdout.write(msgspec.json.encode(answer).decode() + "\n")
        sys.stdout.flush()


def _answer(path: Path) -> Answer:
    """What the file says, or the sentence why it cannot be read."""
    try:
        return _read(path)
    except Invalid as refusal:
        (wrong, *_) = refusal.fields or (FieldError("file", refusal.message),)
        return _refused(wrong.message, wrong.remedy)
    except Exception as broken:  # noqa: BLE001 (a hostile file fails in ways nobody listed)
        return _refused(*_why(broken))


def _why(broken: Exception) -> tuple[str, str]:
    """What to say of a file that cannot be read, and what to do."""
    causes = (broken, *broken.args)
    if any(isinstance(cause, PDFPasswordIncorrect) for cause in causes):
        return "文件有密码，打不开。", "请交入没有密码的副本。"
    if isinstance(broken, MemoryError):
        return "读这个文件用的内存超出了限度，文件可能异常。", "请另存为普通PDF后重新交入。"
    if isinstance(broken, RecursionError):
        return "文件的结构自相缠绕，读不出内容。", _AGAIN
    return f"文件已损坏，读不出内容（{type(broken).__name__}）。", _AGAIN


_AGAIN = "请重新下载或者扫描后再交入。"


def _read(path: Path) -> Answer:
    kind = _kind(path)
    if kind == PDF:
        lines, count, unreadable = read_pdf(path)
        if unreadable and RECOGNISES:
            lines = merged(lines, _recognised(path, unreadable))
            unreadable = unreadable[MOST_SCANS:]
    elif kind == DOCX:
        lines, count, unreadable = read_word(path), 1, ()
    elif kind in (JPEG, PNG):
        lines, count, unreadable = _photo(path), 1, ()
    else:
        return _refused("不是 PDF、Word 或者图片文件。", "请交入 PDF、docx、JPEG 或者 PNG。")
    if not lines and not RECOGNISES:
        return _refused("这是扫描件，没有文字层。", _INSTALL)
    if not lines:
        return _refused("页面上没有认出文字。", "请核对是否放对了文件，或者重新扫描。")
    return _understood(Paper(tuple(lines), count), unreadable)


_INSTALL = "请安装文字识别（docket[ocr]）后再交入，或者人工填写。"


def _understood(paper: Paper, unreadable: tuple[int, ...]) -> Answer:
    found = read(paper)
    warnings = list(found.warnings)
    if unreadable:
        pages = "、".join(str(page) for page in unreadable)
        warnings.append(f"第{pages}页没有可用的文字层，没有读。")
    return Answer(
        pages=paper.pages, fields=found.fields, evidence=found.evidence, warnings=warnings
    )


def _recognised(path: Path, pages: tuple[int, ...]) -> list[Line]:
    _allow_recognition()
    return [line for number, image in rendered(path, pages) for line in recognise(image, number)]


def _photo(path: Path) -> list[Line]:
    """The lines of a photo; none without the extra.

    Raises:
        Invalid: There is no recognition, or the picture is too large.
    """
    if not RECOGNISES:
        raise Invalid.of(FieldError("file", "这是图片，没有文字层。", _INSTALL))
    _allow_recognition()
    return recognise(photographed(path), 1)


def _allow_recognition() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_TO_RECOGNISE, MEMORY_TO_RECOGNISE))


def _kind(path: Path) -> str:
    """What the file is, by its own bytes.

    Raises:
        Invalid: It is empty, or cannot be opened.
    """
    try:
        with path.open("rb") as stream:
            start = stream.read(_START)
            size = stream.seek(0, 2)
            stream.seek(max(0, size - _END))
            end = stream.read(_END)
    except OSError as error:
        why = f"文件打不开：{error.strerror}。"
        raise Invalid.of(FieldError("file", why, "请核对路径和权限。")) from error
    if not start:
        raise Invalid.of(FieldError("file", "文件是空的。", "请重新下载或者扫描。"))
    return media_type(start, end)


def _refused(message: str, remedy: str) -> Answer:
    return Answer(refusal=Refusal(message=message, remedy=remedy))


if __name__ == "__main__":
    main()
