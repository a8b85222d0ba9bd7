"""Applying a holiday notice: one transaction, one act, with the list of what moved as its document."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from docket import db
from docket.accounts.rules import Viewer
from docket.docketing.schemas import AddPaper, NoticeDayIn, RecordNotice
from docket.docketing.service.filing import file
from docket.docketing.service.foreseeing import (
    CalendarChange,
    Foreseen,
    foresee_notice,
    listing,
    shown_to,
)
from docket.docketing.service.moving import DeadlineMove
from docket.errors import Conflict, FieldError, Invalid
from docket.history.rules import Actor
from docket.law.calendar import HolidayNotice
from docket.papers import queries as papers
from docket.papers.rules import safe_name
from docket.papers.service import keep

_CSV, _TEXT = "text/csv", "text/plain"


@dataclass(frozen=True, slots=True)
class Applied:
    """A notice that was recorded.

    Args:
        act: Number of its act in the history.
        notice: The id of the notice.
        change: What it changed.
        digest: SHA-256 of the list of moved deadlines, which lies among the papers; None when
            nothing moved.
    """

    act: int
    notice: int
    change: CalendarChange
    digest: str | None


async def apply(
    text: str, *, viewer: Viewer, folder: Path, actor: Actor, why: str, today: date, at: datetime
) -> Applied:
    """Record a notice; every deadline that it reaches is derived anew in the same transaction.

    The notice as it was handed in and the list of what moved are kept as papers of the same act,
    whose reason names the digest of the list.

    Args:
        text: The notice, JSON or pasted text.
        viewer: Who looks at the result.
        folder: The folder of papers.
        actor: Who applies it.
        why: The reason, kept in the history.
        today: The legal day.
        at: The moment of recording, UTC.

    Raises:
        Invalid: The notice is refused, or there is no reason.
        Conflict: The calendar says all this already.
    """
    if not why.strip():
        raise Invalid.of(
            FieldError("why", "缺少理由。", "请写明依据，例如“国办发明电〔2026〕6号”。")
        )
    async with db.transaction():
        await db.lock("calendar")
        foreseen = await foresee_notice(text)
        whole = await shown_to(Viewer.everything(actor.name), foreseen)
        shown = await shown_to(viewer, foreseen)
        _check_change(whole)
        documents, digest = await _documents(text, whole, folder)
        filed = await file(
            [_fact(foreseen.settled.notice), *documents],
            actor=actor,
            why=f"{why.strip()}{_summary(whole, digest)}",
            today=today,
            at=at,
        )
        _check_moves(foreseen, filed.deadlines)
    return Applied(filed.act, filed.ids[0], shown, digest)


def _check_change(change: CalendarChange) -> None:
    """Refuse to record twice what is recorded.

    Raises:
        Conflict: There is nothing to do.
    """
    if change.nothing_to_do:
        message = f"{change.year}年的放假安排已完整载入，内容完全相同，无需处理。"
        raise Conflict(message)


def _check_moves(foreseen: Foreseen, made: list[DeadlineMove]) -> None:
    """What was listed is what was done, to the deadline.

    Raises:
        Conflict: It is not; nothing is written.
    """
    listed = {move.id: (move.before, move.after) for move in foreseen.moves}
    if {move.id: (move.before, move.after) for move in made} != listed:
        message = "移动的期限与清单不一致，未写入任何内容。请运行 docket rebuild --check 后重试。"
        raise Conflict(message)


async def _documents(
    text: str, change: CalendarChange, folder: Path
) -> tuple[list[AddPaper], str | None]:
    """The papers of the act: the notice as handed in, and the list of moves when there are any."""
    facts = [await _paper(text, f"{change.title}.txt", _TEXT, folder)]
    digest: str | None = None
    if change.moves:
        name = f"{change.title}移动的期限.csv"
        facts.append(await _paper(listing(change.moves), name, _CSV, folder))
        digest = facts[-1].sha256
    return [fact for fact in facts if await papers.with_content(fact.sha256) is None], digest


async def _paper(text: str, name: str, media_type: str, folder: Path) -> AddPaper:
    kept = await keep(text.encode(), folder)
    name = safe_name(name)
    return AddPaper(sha256=kept.sha256, name=name, media_type=media_type, size=kept.size)


def _fact(notice: HolidayNotice) -> RecordNotice:
    return RecordNotice(
        year=notice.year,
        title=notice.title,
        source="\n".join(notice.sources),
        days=[NoticeDayIn(day=day.day, kind=day.kind, name=day.name) for day in notice.days],
        complete=notice.complete,
    )


def _summary(change: CalendarChange, digest: str | None) -> str:
    """What the act did, after the reason that was given."""
    if digest is None:
        return "（没有期限移动）"
    return f"（移动{len(change.moves)}个期限，清单SHA-256 {digest}）"
