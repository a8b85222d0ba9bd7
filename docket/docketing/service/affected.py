"""Deadlines that a change of what all are counted by would move, with whose they are; their list."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from docket.accounts.rules import Viewer
from docket.deadlines.queries import Owner, owners, proceeding_owners
from docket.docketing.service.moving import DeadlineMove, DeadlineView
from docket.errors import Conflict
from docket.terms import DeadlineState


@dataclass(frozen=True, slots=True)
class AffectedDeadline:
    """A deadline that a holiday notice or another rule book moves.

    Args:
        deadline: Its id.
        rule: Rule key.
        name_zh: Its Chinese name.
        matter: The matter's id.
        matter_number: Our number of the matter.
        handler: Who handles the deadline, else the matter.
        docket_number: The forum's number.
        running: It is still open; the date of one that is settled may move its being late.
        manual: Its alarm was set by hand, and stays.
        before: As it stands.
        after: As it will be.
    """

    deadline: int
    rule: str
    name_zh: str
    matter: int
    matter_number: str
    handler: str | None
    docket_number: str | None
    running: bool
    manual: bool
    before: DeadlineView
    after: DeadlineView


@dataclass(frozen=True, slots=True)
class TurnedDeadline:
    """A deadline that arises, or falls away, because another rule governs.

    Args:
        rule: Rule key.
        name_zh: Its Chinese name.
        matter: The matter's id.
        matter_number: Our number of the matter.
        handler: Who handles the matter.
        docket_number: The forum's number.
        arises: It is new; else it falls away.
        view: As it will be, or as it stood.
    """

    rule: str
    name_zh: str
    matter: int
    matter_number: str
    handler: str | None
    docket_number: str | None
    arises: bool
    view: DeadlineView


@dataclass(frozen=True, slots=True)
class Shown:
    """Moves as one viewer may see them.

    Args:
        moves: Deadlines whose dates or state change.
        settled: Further ones on the same dates: definite now, or by another version of the rule.
        turned: Deadlines that arise or fall away.
        hidden: How many moves are in matters that the viewer may not see.
    """

    moves: tuple[AffectedDeadline, ...]
    settled: tuple[AffectedDeadline, ...]
    turned: tuple[TurnedDeadline, ...]
    hidden: int


async def shown_to(viewer: Viewer, moves: Sequence[DeadlineMove]) -> Shown:
    """The moves that this viewer may see, each with whose it is; what is hidden is counted."""
    staying = [m for m in moves if m.before is not None and m.after is not None]
    turning = [m for m in moves if m.before is None or m.after is None]
    seen = await owners(viewer, [m.id for m in staying])
    of = await proceeding_owners(viewer, sorted({m.proceeding for m in turning}))
    affected = [_affected(m, seen[m.id]) for m in staying if m.id in seen]
    turned = tuple(_turned(m, of[m.proceeding]) for m in turning if m.proceeding in of)
    return Shown(
        moves=tuple(one for one in affected if moved(one)),
        settled=tuple(one for one in affected if not moved(one)),
        turned=turned,
        hidden=len(moves) - len(affected) - len(turned),
    )


def _affected(move: DeadlineMove, owner: Owner) -> AffectedDeadline:
    if move.before is None or move.after is None:
        msg = "a deadline that stays has a view before and after"
        raise ValueError(msg)
    return AffectedDeadline(
        deadline=move.id,
        rule=move.rule,
        name_zh=move.name_zh,
        matter=owner.matter,
        matter_number=owner.matter_number,
        handler=owner.handler,
        docket_number=owner.docket_number,
        running=DeadlineState.OPEN in (move.before.state, move.after.state),
        manual=owner.manual,
        before=move.before,
        after=move.after,
    )


def _turned(move: DeadlineMove, owner: Owner) -> TurnedDeadline:
    view = move.after or move.before
    if view is None:
        msg = "a deadline that turns has one view"
        raise ValueError(msg)
    return TurnedDeadline(
        rule=move.rule,
        name_zh=move.name_zh,
        matter=owner.matter,
        matter_number=owner.matter_number,
        handler=owner.handler,
        docket_number=owner.docket_number,
        arises=move.before is None,
        view=view,
    )


def moved(one: AffectedDeadline) -> bool:
    """Whether more changes than that the date is definite, or stands in another version."""
    return _dates(one.before) != _dates(one.after)


def _dates(view: DeadlineView) -> tuple[object, ...]:
    return view.due_statutory, view.due_safe, view.alarm_on, view.state, view.not_computable


def check_moves(listed: Iterable[DeadlineMove], made: Iterable[DeadlineMove]) -> None:
    """What was listed is what was done, to the deadline.

    Raises:
        Conflict: It is not; nothing is written.
    """
    if _counted(listed) != _counted(made):
        message = "移动的期限与清单不一致，未写入任何内容。请运行 docket rebuild --check 后重试。"
        raise Conflict(message)


def _counted(moves: Iterable[DeadlineMove]) -> list[tuple[int, str, int, str]]:
    """The moves as what can be compared; a deadline that arises has its id only once it is written."""
    return sorted(
        (move.id if move.before else 0, move.rule, move.proceeding, f"{move.before} {move.after}")
        for move in moves
    )


def listing(moves: Iterable[AffectedDeadline], kept: Iterable[int] = ()) -> str:
    """The list of moved deadlines as its document: a table that every office program opens."""
    head = (
        "内部编号,案号,承办人,期限,规则,原法定末日,新法定末日,"
        "原安全日,新安全日,原提醒日,新提醒日,原状态,新状态,原规则版本,新规则版本,人工定日,处理"
    )
    stays = set(kept)
    lines = [head, *(",".join(map(_cell, _row(move, move.deadline in stays))) for move in moves)]
    return "\ufeff" + "\r\n".join(lines) + "\r\n"


def _row(move: AffectedDeadline, kept: bool) -> tuple[object, ...]:  # noqa: FBT001 (one column)
    before, after = move.before, move.after
    return (
        move.matter_number,
        move.docket_number or "",
        move.handler or "",
        move.name_zh,
        move.rule,
        before.due_statutory or "",
        after.due_statutory or "",
        before.due_safe or "",
        after.due_safe or "",
        before.alarm_on or "",
        after.alarm_on or "",
        DeadlineState(before.state).zh,
        DeadlineState(after.state).zh,
        before.rule_version,
        after.rule_version,
        "是" if move.manual else "",
        "保留" if kept else "适用",
    )


def _cell(value: object) -> str:
    """A cell that no office program takes for a formula."""
    text = str(value).replace('"', '""')
    return f'"\'{text}"' if text[:1] in ("=", "+", "-", "@") else f'"{text}"'
