"""Keeping the bytes of papers, content-addressed, so that no acknowledged paper is ever lost.

The bytes are written and made durable BEFORE the row that speaks of them. A crash in between leaves
bytes without a row, which harm nobody; it can never leave a row without bytes.
"""

import asyncio
import hashlib
import io
import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from docket.errors import FieldError, Invalid, Unavailable
from docket.papers import queries, rules
from docket.papers.queries import Vouched

_BLOCK = 1 << 20
_START, _END = 1024, 65_536
_UNFINISHED = ".tmp"


@dataclass(frozen=True, slots=True)
class Kept:
    """Bytes that are safe on disk: their digest, their size, and what they are by themselves."""

    sha256: str
    size: int
    media_type: str


@dataclass(frozen=True, slots=True)
class Report:
    """What a verification of the papers found; ``problems`` are Chinese sentences."""

    ok: bool
    papers: int
    problems: tuple[str, ...]


async def keep(source: bytes | Path | BinaryIO, folder: Path) -> Kept:
    """Keep bytes in the folder of papers; the same bytes twice are kept once.

    When this returns, they survive a power cut.

    Args:
        source: The bytes, a file that holds them, or a stream to be read from where it stands.
        folder: The folder of papers (``DOCKET_FILES``).

    Raises:
        Invalid: The file cannot be read.
        Unavailable: The folder cannot be written, or the disk is full; nothing was kept.
    """
    return await asyncio.to_thread(_keep, source, folder)


async def verify(folder: Path) -> Report:
    """Compare the bytes of every paper on record with its digest."""
    papers, problems = 0, []
    async for paper in queries.vouched():
        papers += 1
        if problem := await asyncio.to_thread(_compare, paper, folder):
            problems.append(f"文书 paper {paper.id}“{paper.name}”{problem}")
    return Report(ok=not problems, papers=papers, problems=tuple(problems))


def _keep(source: bytes | Path | BinaryIO, folder: Path) -> Kept:
    if isinstance(source, Path):
        with _opened(source) as stream:
            return _keep(stream, folder)
    try:
        _make(folder)
        return _keep_stream(io.BytesIO(source) if isinstance(source, bytes) else source, folder)
    except OSError as error:
        raise Unavailable(
            f"文书未能保存到 {folder}：{error.strerror or error}。"
            "请检查磁盘空间和目录权限，然后重新提交；尚未登记任何内容。"
        ) from error


def _opened(file: Path) -> BinaryIO:
    try:
        return file.open("rb")
    except OSError as error:
        raise Invalid.of(
            FieldError("file", f"无法读取文件 {file}：{error.strerror}。", "请核对路径和权限。")
        ) from error


def _make(folder: Path) -> None:
    """Create the folder, for its owner only, so that it survives a power cut too."""
    if not folder.is_dir():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _sync(folder.parent)


def _keep_stream(stream: BinaryIO, folder: Path) -> Kept:
    """Write to a file beside, make it durable, then give it its name in one step."""
    handle, name = tempfile.mkstemp(suffix=_UNFINISHED, dir=folder)  # mode 0600
    unfinished = Path(name)
    try:
        with os.fdopen(handle, "wb") as target:
            kept = _copy(stream, target)
            target.flush()
            os.fsync(target.fileno())
        _settle(unfinished, queries.path_of(folder, kept.sha256), kept)
    finally:
        with suppress(FileNotFoundError):
            unfinished.unlink()
    return kept


def _copy(stream: BinaryIO, target: BinaryIO) -> Kept:
    """Copy block by block, however large it is; a digest and a judgment come out."""
    digest, size, start, end = hashlib.sha256(), 0, b"", b""
    while block := stream.read(_BLOCK):
        target.write(block)
        digest.update(block)
        size += len(block)
        start = start if len(start) >= _START else (start + block)[:_START]
        end = (end + block)[-_END:]
    return Kept(digest.hexdigest(), size, rules.media_type(start, end))


def _settle(unfinished: Path, place: Path, kept: Kept) -> None:
    """Put the file in its place, unless the same bytes are there already, whole."""
    place.parent.mkdir(mode=0o700, exist_ok=True)
    if _digest_of(place) != kept.sha256:
        unfinished.replace(place)
    _sync(place.parent)
    _sync(place.parent.parent)


def _digest_of(file: Path) -> str | None:
    """The digest of a file, or None when there is none."""
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except FileNotFoundError:
        return None


def _sync(folder: Path) -> None:
    """Make the names in a folder durable, as fsync makes the bytes."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _compare(paper: Vouched, folder: Path) -> str | None:
    """What is wrong with the bytes of a paper, if anything."""
    try:
        place = queries.path_of(folder, paper.sha256)
        found = _digest_of(place)
    except ValueError:
        return f"的摘要不是 SHA-256：{paper.sha256}"
    except OSError as error:
        return f"的文件无法读取：{error.strerror or error}"
    if found is None:
        return f"的文件缺失：{place}"
    if found != paper.sha256:
        return f"的文件被改动：{place} 的内容与登记的摘要不符"
    size = place.stat().st_size
    return None if size == paper.size else f"的大小与登记不符：登记{paper.size}，实际{size}"
