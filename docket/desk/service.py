"""Why a date is what it is: for a rule and a day, and for a deadline that is docketed."""

from collections.abc import Sequence

from msgspec.structs import replace

from docket.accounts.rules import Viewer
from docket.calendars.queries import load_calendar
from docket.clock import legal_day
from docket.deadlines.asking import Question, answered
from docket.deadlines.queries import Closure, Kept, closures_after, version_kept
from docket.deadlines.schemas import DeadlineRow
from docket.desk.queries import milestones, worklist
from docket.desk.queries.noting import note_read
from docket.desk.schemas import Why, WorkLine
from docket.docketing.queries import load_deadline
from docket.docketing.service.explaining import derivation
from docket.law.answers import DueOut, StepOut, answer
from docket.law.explain import explain
from docket.law.provisions import Rulebook
from docket.rulebook.queries import load_book
from docket.terms import Binds, Language

_STALE = "这一日期与现在的规则或者日历不符。请运行 docket rebuild 重新计算。"


async def due(question: Question) -> DueOut:
    """The answer by the versions and the calendar of this database.

    Raises:
        Invalid: There is no such rule, none in force that day, or too many days are granted.
        NotComputable: The paper fixes the period, or it needs a year before the first notice.
    """
    return answered(question, await load_book(), await load_calendar())


async def why(viewer: Viewer, deadline_id: int, *, language: Language = Language.ZH) -> Why:
    """One deadline with the count that led to it.

    Raises:
        NotFound: There is none, or it is not for this viewer.
    """
    line = await worklist.deadline(viewer, deadline_id)
    note_read(viewer, line.matter, confidential=line.confidential)
    if line.internal:
        return Why(deadline=line, due=None, basis="", note=await milestones.counted(line))
    stored = await load_deadline(deadline_id)
    calendar = await load_calendar()
    found = await derivation(stored, calendar) if stored is not None else None
    if stored is None or found is None or not _same_dates(found.row, stored):
        return Why(deadline=line, due=None, basis="", note=_STALE)
    basis = found.root.why
    if found.computation is None:
        return Why(deadline=line, due=None, basis=basis, note=line.not_computable or "")
    told = explain(found.computation, calendar, language=language)
    due = answer(line.rule, found.computation, told, found.readings, language=language)
    closures = await closures_after(line.id, line.alarm_on)
    kept = await version_kept(line.id)
    return Why(
        deadline=line,
        due=_as_docketed(due, line, basis if language is Language.ZH else ""),
        basis=basis,
        note=_note(line, closures) + (_kept_note(await load_book(), kept) if kept else ""),
    )


def _same_dates(row: DeadlineRow, stored: DeadlineRow) -> bool:
    """Whether what is stored is what the facts give now; an alarm may have been set by hand."""
    return (row.raw_end, row.due_statutory, row.due_safe, row.not_computable) == (
        stored.raw_end,
        stored.due_statutory,
        stored.due_safe,
        stored.not_computable,
    )


def _as_docketed(due: DueOut, line: WorkLine, basis: str) -> DueOut:
    """The answer of the book as it stands in the matter: from which base, by which reading."""
    base = (StepOut("base", basis),) if basis else ()
    safe = line.due_safe or due.due_safe
    steps = due.steps
    if safe != min([due.due_safe, *(one.due_safe for one in due.readings)]):
        steps = tuple(step for step in steps if step.kind != "reading")
    return replace(due, due_safe=safe, steps=base + steps)


def _kept_note(book: Rulebook, kept: Kept) -> str:
    """That a person left the deadline on its version when the law changed."""
    newer = next((r for r in book.named(kept.rule) if r.replaces == kept.value), None)
    instead = f"，不适用{newer.id}" if newer else ""
    return (
        f"按规则版本{kept.value}保留{instead}：{kept.reason}（{kept.name}，{legal_day(kept.at)}）。"
    )


def _note(line: WorkLine, closures: Sequence[Closure]) -> str:
    """What the reader must know beside the count."""
    if line.manual:
        law = f"安全日 {line.due_safe}，法定末日 {line.due_statutory}"
        return f"提醒日由人工定为 {line.alarm_on}；依法{law}。"
    if line.binds is Binds.THEM and line.alarm_on:
        return (
            f"推定自 {line.alarm_on} 起对方不再行使：取最晚的读法，连同邮寄在途的时间；"
            "有正当理由的，仍可能申请顺延。"
        )
    if not closures:
        return ""
    days = "、".join(f"{one.day}（{one.name}，{one.source}）" for one in closures)
    return f"本机关停止办公：{days}。法定末日不因此顺延，提醒日提前到 {line.alarm_on}。"
