"""File facts: check each, write all or none, derive what follows, leave one act in the history."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from docket import db
from docket.accounts.rules import Viewer
from docket.calendars.queries import load_calendar
from docket.docketing import queries
from docket.docketing.rules.permits import check_permits
from docket.docketing.schemas import (
    AdoptRules,
    Amend,
    AnyFact,
    RecordMilestone,
    RecordNotice,
    RecordPolicy,
    Strike,
    StrikeRule,
)
from docket.docketing.service import (
    events,
    moves,
    outcomes,
)
from docket.docketing.service.desk import Desk, Labelled, Unresolved
from docket.docketing.service.entries import enter
from docket.docketing.service.limits import beyond
from docket.docketing.service.moving import DeadlineMove
from docket.docketing.service.projections import project
from docket.docketing.service.verbs import VERBS, WRITES
from docket.errors import Conflict, FieldError, Invalid
from docket.history.rules import Actor
from docket.history.service import record
from docket.rulebook.queries import load_book
from docket.terms import MoveState


@dataclass(frozen=True, slots=True)
class Filed:
    """What a filing did.

    Args:
        act: Number of its act in the history.
        ids: The id each fact received or concerned, in the order of the facts.
        created: Label -> id, for the facts that carried one.
        deadlines: Deadlines that arose, moved or ended, of matters that whoever filed sees.
        warnings: What a person should look at; nothing of it stopped the filing.
    """

    act: int
    ids: list[int]
    created: dict[str, int]
    deadlines: list[DeadlineMove]
    warnings: list[str]


async def file(
    facts: Sequence[AnyFact],
    *,
    viewer: Viewer,
    actor: Actor,
    why: str,
    today: date,
    at: datetime,
) -> Filed:
    """Write facts, one or many, in one transaction, and derive everything that follows.

    Args:
        facts: In the order in which they refer to each other.
        viewer: What whoever files may see and write: a fact on anything else is refused, in the
            words for what is not there.
        actor: Who files, for the history.
        why: The reason, kept in the history; a correction cannot go without one.
        today: The legal day (UTC+8).
        at: The moment of recording, UTC.

    Raises:
        Forbidden: Some facts are not for this viewer to file.
        Invalid: Some facts cannot be accepted; every wrong field is named, nothing is written.
        Conflict: They contradict what is recorded (a number already docketed, a like matter).
        StaleVersion: A corrected row was changed since it was read.
    """
    check_permits(viewer, facts)
    _check_filing(facts, why)
    async with db.transaction():
        async with record(_what(facts), actor=actor, why=why, at=at) as ledger:
            await _hold_what_counts(facts)
            desk = Desk(ledger, viewer, today, actor)
            ids = await _handle_all(desk, facts)
            await outcomes.check_results(desk)
            await events.check_standing(desk)
            await _point_out_likeness(desk)
            moved = await _derive(desk)
            seen = await queries.visible_among(viewer, desk.touched)
        await enter(moved, act=ledger.seq, at=at)
        await moves.keep(moved, act=ledger.seq, at=at, state=_settled(desk))
        await moves.settle(desk.accepted, desk.undone)
    return Filed(
        act=ledger.seq or 0,
        ids=ids,
        created={label: named.id for label, named in desk.labels.items() if named.id is not None},
        deadlines=[move for move in moved if move.matter in seen],
        warnings=desk.warnings,
    )


async def foresee(
    facts: Sequence[AnyFact],
    *,
    viewer: Viewer,
    actor: Actor,
    why: str,
    today: date,
    at: datetime,
) -> Filed:
    """What the same filing would do, and what it would be refused for; nothing is written.

    It is the filing itself, undone at its end. So its answer is the answer, but for the number of
    the act (0: there is none), and for ids that another filing may take first.

    Args:
        facts: As for a filing.
        viewer: What whoever would file may see and write.
        actor: Who would file.
        why: The reason; a filing without one would be refused.
        today: The legal day.
        at: The moment, UTC.

    Raises:
        Invalid: As a filing.
        Conflict: As a filing.
    """
    async with db.rehearsal():
        filed = await file(facts, viewer=viewer, actor=actor, why=why, today=today, at=at)
    return replace(filed, act=0)


async def _derive(desk: Desk) -> list[DeadlineMove]:
    """Derive anew what follows from every matter that was touched."""
    calendar, book = await load_calendar(), await load_book()
    moved = [m for matter in sorted(desk.touched) for m in await project(matter, calendar, book)]
    return moves.explained(moved, desk.ledger.changes)


def _settled(desk: Desk) -> MoveState:
    """Whoever takes an act back has seen what that moves."""
    return MoveState.ACCEPTED if desk.undone else MoveState.PENDING


def _check_filing(facts: Sequence[AnyFact], why: str) -> None:
    """A filing has a reason and at least one fact, and no label twice."""
    errors = []
    if not why.strip():
        errors.append(FieldError("why", "缺少登记事由。", "请写明依据，例如“收到应诉通知书”。"))
    if not facts:
        errors.append(FieldError("facts", "没有要登记的内容。", "请至少填写一项。"))
    labels = [fact.ref.removeprefix("@") for fact in facts if fact.ref is not None]
    errors += [
        FieldError("facts", f"标签“{label}”用了不止一次。", "每个标签只能用一次。")
        for label in sorted({label for label in labels if labels.count(label) > 1})
    ]
    errors += [e.under(f"facts[{n}]") for n, fact in enumerate(facts) for e in beyond(fact)]
    if errors:
        raise Invalid.of(*errors)


async def _hold_what_counts(facts: Sequence[AnyFact]) -> None:
    """Nobody derives by one calendar, rule book or policy while a filing makes another of it."""
    await db.lock("calendar", shared=not any(map(_reaches_others, facts)))


def _reaches_others(fact: AnyFact) -> bool:
    """Whether a fact changes what follows in matters that it does not name."""
    if isinstance(fact, Amend | Strike):
        return fact.what == "milestone"
    return isinstance(fact, RecordNotice | AdoptRules | StrikeRule | RecordPolicy | RecordMilestone)


def _table(fact: AnyFact) -> str:
    """The table of the row whose id a fact gives."""
    return fact.what if isinstance(fact, Amend | Strike) else WRITES[type(fact)]


def _what(facts: Sequence[AnyFact]) -> str:
    """The name of the act: the verb of a single fact, or the first of several and how many."""
    first = str(facts[0].__struct_config__.tag)
    return first if len(facts) == 1 else f"{first} +{len(facts) - 1}"


async def _handle_all(desk: Desk, facts: Sequence[AnyFact]) -> list[int]:
    """Handle every fact; when some are refused, still look at the rest: all errors are told."""
    ids: list[int] = []
    errors: list[FieldError] = []
    for n, fact in enumerate(facts):
        row_id: int | None = None
        try:
            row_id = await VERBS[type(fact)](desk, fact)
            ids.append(row_id)
        except Invalid as refusal:
            errors += [e.under(f"facts[{n}]") for e in refusal.fields]
        except Unresolved:
            pass
        if fact.ref is not None:
            desk.labels[fact.ref.removeprefix("@")] = Labelled(_table(fact), row_id)
    if errors:
        raise Invalid.of(*errors)
    return ids


async def _point_out_likeness(desk: Desk) -> None:
    """A matter that looks like an existing one is pointed out before it is opened.

    Raises:
        Conflict: One of the same unit challenges the same act for a party of the same name.
    """
    for matter_id in sorted(desk.opened):
        like = await queries.like_matters(desk.viewer, matter_id)
        if like:
            found = "、".join(f"{row['number']}（{row['cause']}）" for row in like)
            msg = (
                f"已有相似案件：{found}。行政行为文号、当事人和承办单位都相同。"
                "如确为另案，请设 accept_likeness 为 true；否则请登记到已有案件中。"
            )
            raise Conflict(msg)
