"""文书 taken in: the bytes are kept first, then the fact that they are on record."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO

from docket.accounts.rules import Viewer
from docket.desk.schemas import PaperFiled
from docket.docketing.schemas import AddPaper
from docket.docketing.service import file
from docket.errors import Conflict, FieldError, InFlight, Invalid, NotFound
from docket.history.rules import Actor
from docket.history.service import record
from docket.matters.queries import seen_by
from docket.matters.service import hand_in
from docket.papers import queries, rules, service
from docket.retries.service import Asked, answer_once

LARGEST = 50_000_000
"""Bytes of one paper: some hundred scanned pages."""


@dataclass(frozen=True, slots=True)
class Arriving:
    """A paper as it comes: its bytes, the name it came with, the day it was received, its matter."""

    source: Path | BinaryIO
    name: str
    received_on: date | None = None
    matter: int | None = None


async def file_paper(
    paper: Arriving,
    folder: Path,
    *,
    viewer: Viewer,
    actor: Actor,
    today: date,
    at: datetime,
    key: str | None = None,
) -> PaperFiled:
    """Keep the bytes of a paper and put it on record; the same bytes are on record once.

    Args:
        paper: As it comes.
        folder: The folder of papers.
        viewer: Who hands it in.
        actor: Who files it.
        today: The legal day.
        at: The moment of recording, UTC.
        key: Under which the same paper, sent again, gets the same answer.

    Raises:
        Invalid: It has no bytes, or cannot be read.
        Unavailable: The bytes cannot be kept; nothing was recorded.
    """
    name = rules.safe_name(paper.name)
    _check_day(paper.received_on, today)
    kept = await service.keep(paper.source, folder)
    if not kept.size:
        raise Invalid.of(FieldError("file", f"“{name}”是空的。", "请检查文件。"))
    fact = AddPaper(
        sha256=kept.sha256,
        name=name,
        media_type=kept.media_type,
        size=kept.size,
        received_on=paper.received_on,
        matter=paper.matter,
    )
    asked = Asked(key, "filePaper", fact, actor, at)

    async def on_record() -> PaperFiled:
        return await _on_record(fact, viewer=viewer, actor=actor, today=today, at=at)

    try:
        return await answer_once(asked, PaperFiled, on_record)
    except InFlight:
        raise
    except Conflict:  # somebody put the same bytes on record in between
        return await answer_once(asked, PaperFiled, on_record)


async def _on_record(
    fact: AddPaper, *, viewer: Viewer, actor: Actor, today: date, at: datetime
) -> PaperFiled:
    """The paper with these bytes, put on record unless it is there; who hands it in is noted."""
    paper_id = await queries.with_content(fact.sha256)
    if paper_id is None:
        why = f"登记文书：{fact.name}"
        filed = await file([fact], viewer=viewer, actor=actor, why=why, today=today, at=at)
        act, paper_id = filed.act, filed.ids[0]
    else:
        act = await _handed_in_again(fact, paper_id, viewer=viewer, actor=actor, at=at)
    return PaperFiled(
        id=paper_id,
        act=act,
        sha256=fact.sha256,
        name=fact.name,
        media_type=fact.media_type,
        size=fact.size,
    )


async def _handed_in_again(
    fact: AddPaper, paper_id: int, *, viewer: Viewer, actor: Actor, at: datetime
) -> int:
    """Note that somebody else handed in the same bytes, or for another matter; 0 when none did.

    Raises:
        NotFound: The matter is not for this viewer.
    """
    matter = fact.matter if isinstance(fact.matter, int) else None
    if matter is not None and not await seen_by(viewer, matter):
        message = f"没有编号为 {matter} 的案件，或者无权查看。"
        raise NotFound(message)
    async with record("paper.hand_in", actor=actor, why=f"交来文书：{fact.name}", at=at) as ledger:
        await hand_in(ledger, paper_id, account=viewer.user_id, matter=matter)
    return ledger.seq or 0


def _check_day(received_on: date | None, today: date) -> None:
    """What was received lies not ahead.

    Raises:
        Invalid: It does.
    """
    if received_on is not None and received_on > today:
        raise Invalid.of(
            FieldError("received_on", f"收到日 {received_on} 晚于今天。", "请核对日期。")
        )
