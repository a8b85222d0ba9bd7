"""文书 taken in: the bytes are kept first, then the fact that they are on record."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO

from docket.desk.schemas import PaperFiled
from docket.docketing.schemas import AddPaper
from docket.docketing.service import file
from docket.errors import Conflict, FieldError, InFlight, Invalid
from docket.history.rules import Actor
from docket.papers import queries, rules, service
from docket.retries.service import Asked, answer_once

LARGEST = 50_000_000
"""Bytes of one paper: some hundred scanned pages."""


@dataclass(frozen=True, slots=True)
class Arriving:
    """A paper as it comes: its bytes, the name it came with, and the day on which it was received."""

    source: Path | BinaryIO
    name: str
    received_on: date | None = None


async def file_paper(
    paper: Arriving,
    folder: Path,
    *,
    actor: Actor,
    today: date,
    at: datetime,
    key: str | None = None,
) -> PaperFiled:
    """Keep the bytes of a paper and put it on record; the same bytes are on record once.

    Args:
        paper: As it comes.
        folder: The folder of papers.
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
    )
    asked = Asked(key, "filePaper", fact, actor, at)
    try:
        return await answer_once(
            asked, PaperFiled, lambda: _on_record(fact, actor=actor, today=today, at=at)
        )
    except InFlight:
        raise
    except Conflict:  # somebody put the same bytes on record in between
        return await answer_once(
            asked, PaperFiled, lambda: _on_record(fact, actor=actor, today=today, at=at)
        )


async def _on_record(fact: AddPaper, *, actor: Actor, today: date, at: datetime) -> PaperFiled:
    """The paper with these bytes, put on record unless it is there."""
    act, paper_id = 0, await queries.with_content(fact.sha256)
    if paper_id is None:
        filed = await file([fact], actor=actor, why=f"登记文书：{fact.name}", today=today, at=at)
        act, paper_id = filed.act, filed.ids[0]
    return PaperFiled(
        id=paper_id,
        act=act,
        sha256=fact.sha256,
        name=fact.name,
        media_type=fact.media_type,
        size=fact.size,
    )


def _check_day(received_on: date | None, today: date) -> None:
    """What was received lies not ahead.

    Raises:
        Invalid: It does.
    """
    if received_on is not None and received_on > today:
        raise Invalid.of(
            FieldError("received_on", f"收到日 {received_on} 晚于今天。", "请核对日期。")
        )
