"""Verify everything that is on record: the history, the facts, and the bytes of the papers."""

from dataclasses import dataclass
from pathlib import Path

from docket.history import service as history
from docket.papers import service as papers


@dataclass(frozen=True, slots=True)
class Verified:
    """What a verification found; see ``history.service.Report``. ``papers``: how many were read."""

    ok: bool
    acts: int
    changes: int
    facts: int
    papers: int
    seq: int
    head: str
    problems: tuple[str, ...]
    unguarded: tuple[str, ...]


async def verify_all(files: Path, anchor: tuple[int, str] | None = None) -> Verified:
    """Verify the history and every fact, then every paper in the folder.

    Args:
        files: The folder of the papers' bytes.
        anchor: Number and hash of an act, as noted when it was the last one.
    """
    chain = await history.verify(anchor)
    kept = await papers.verify(files)
    return Verified(
        ok=chain.ok and kept.ok,
        acts=chain.acts,
        changes=chain.changes,
        facts=chain.facts,
        papers=kept.papers,
        seq=chain.seq,
        head=chain.head,
        problems=(*chain.problems, *kept.problems),
        unguarded=chain.unguarded,
    )
