"""Verify everything that is on record: the history, the facts, and the bytes of the papers."""

import re
from dataclasses import dataclass
from pathlib import Path

from docket.errors import FieldError, Invalid
from docket.history import service as history
from docket.papers import service as papers

_ANCHOR = re.compile(r"([1-9]\d{0,9}):([0-9a-f]{64})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Verified:
    """What a verification found; see ``history.service.Report``. ``papers``: how many were read.

    ``entries`` are those of the access log, whose chain ends in ``access_seq`` and ``access_head``.
    """

    ok: bool
    acts: int
    changes: int
    facts: int
    papers: int
    seq: int
    head: str
    entries: int
    access_seq: int
    access_head: str
    problems: tuple[str, ...]
    unguarded: tuple[str, ...]


Anchor = tuple[int, str]
"""Number and hash of a link, as noted when it was the last one of its chain."""


def read_anchor(text: str | None, name: str = "anchor") -> Anchor | None:
    """A head as ``verify`` prints it.

    Raises:
        Invalid: It is none.
    """
    if text is None:
        return None
    if found := _ANCHOR.fullmatch(text.strip().lower()):
        return int(found[1]), found[2]
    remedy = "请写成 序号:哈希，例如 12:后接64位十六进制字符，照抄以前 verify 打印的链头。"
    raise Invalid.of(FieldError(name, f"“{text[:80]}”不是链头。", remedy))


async def verify_all(
    files: Path, anchor: Anchor | None = None, *, access_anchor: Anchor | None = None
) -> Verified:
    """Verify the history, every fact and the access log, then every paper in the folder.

    Args:
        files: The folder of the papers' bytes.
        anchor: The last act, as noted at some time.
        access_anchor: The last entry of the access log, as noted at some time.
    """
    chain = await history.verify(anchor, access_anchor=access_anchor)
    kept = await papers.verify(files)
    return Verified(
        ok=chain.ok and kept.ok,
        acts=chain.acts,
        changes=chain.changes,
        facts=chain.facts,
        papers=kept.papers,
        seq=chain.seq,
        head=chain.head,
        entries=chain.entries,
        access_seq=chain.access_seq,
        access_head=chain.access_head,
        problems=(*chain.problems, *kept.problems),
        unguarded=chain.unguarded,
    )
