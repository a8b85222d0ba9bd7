"""Applying a holiday notice: one transaction, one act, with the list of what moved as its document."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from docket import db
from docket.accounts.rules import Viewer
from docket.docketing.schemas import NoticeDayIn, RecordNotice
from docket.docketing.service.affected import check_moves, listing
from docket.docketing.service.documents import check_reason, documents
from docket.docketing.service.filing import file
from docket.docketing.service.foreseeing import CalendarChange, foresee_notice, shown_to
from docket.errors import Conflict
from docket.history.rules import Actor
from docket.law.calendar import HolidayNotice


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
    check_reason(why, "请写明依据，例如“国办发明电〔2026〕6号”。")
    async with db.transaction():
        await db.lock("calendar")
        foreseen = await foresee_notice(text)
        whole = await shown_to(Viewer.everything(actor.name), foreseen)
        shown = await shown_to(viewer, foreseen)
        _check_change(whole)
        listed = listing(whole.moves) if whole.moves else None
        kept = await documents(text, whole.title, listed, folder)
        filed = await file(
            [_fact(foreseen.settled.notice), *kept.papers],
            viewer=Viewer.everything(actor.name),
            actor=actor,
            why=kept.reason(why, len(whole.moves)),
            today=today,
            at=at,
        )
        check_moves(foreseen.moves, filed.deadlines)
    return Applied(filed.act, filed.ids[0], shown, kept.digest)


def _check_change(change: CalendarChange) -> None:
    """Refuse to record twice what is recorded.

    Raises:
        Conflict: There is nothing to do.
    """
    if change.nothing_to_do:
        message = f"{change.year}年的放假安排已完整载入，内容完全相同，无需处理。"
        raise Conflict(message)


def _fact(notice: HolidayNotice) -> RecordNotice:
    return RecordNotice(
        year=notice.year,
        title=notice.title,
        source="\n".join(notice.sources),
        days=[NoticeDayIn(day=day.day, kind=day.kind, name=day.name) for day in notice.days],
        complete=notice.complete,
    )
