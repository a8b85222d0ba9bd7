"""Reading papers: their bytes, and the rows that vouch for them."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import msgspec

from docket import db
from docket.errors import NotFound
from docket.papers import rules

_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Vouched:
    """What the row of a paper says of its bytes."""

    id: int
    sha256: str
    size: int
    name: str


def path_of(folder: Path, sha256: str) -> Path:
    """Where the bytes lie."""
    return folder / rules.place_of(sha256)


def open_paper(folder: Path, sha256: str) -> BinaryIO:
    """The bytes of a paper, to be read and closed by the caller.

    Raises:
        NotFound: The bytes are not in the folder.
    """
    try:
        return path_of(folder, sha256).open("rb")
    except FileNotFoundError as error:
        raise NotFound(
            f"文书的文件不在存储目录中(SHA-256 {sha256[:12]}…)。请从备份恢复 {folder}。"
        ) from error


async def with_content(sha256: str) -> int | None:
    """The paper with these bytes, if it is on record."""
    found = await db.rows("SELECT id FROM paper WHERE sha256 = {}", sha256)
    return int(found[0]["id"]) if found else None


async def vouched() -> AsyncIterator[Vouched]:
    """Every paper on record, in chunks by key."""
    last = 0
    while found := await db.rows(
        "SELECT id, sha256, size, name FROM paper WHERE id > {} ORDER BY id LIMIT {}", last, _CHUNK
    ):
        for row in found:
            yield msgspec.convert(row, Vouched, strict=False)
        last = found[-1]["id"]
