"""Deadlines that would move, for people: those still running first."""

from collections.abc import Iterable, Iterator, Mapping

from docket.cli import table
from docket.docketing.service import AffectedDeadline


def moves_text(
    moves: Iterable[AffectedDeadline], kept: Mapping[int, str] | None = None
) -> Iterator[str]:
    """The deadlines with their old and new dates.

    Args:
        moves: Deadlines that move.
        kept: Those of them that are left as they are, by id, with the reason.
    """
    listed = list(moves)
    running = [move for move in listed if move.running]
    over = [move for move in listed if not move.running]
    for title, group in (("在办期限", running), ("已了结的期限", over)):
        if group:
            yield f"移动的{title} {len(group)} 个："
            head = (
                "编号",
                "内部编号",
                "承办人",
                "期限",
                "规则",
                "法定末日",
                "安全日",
                "提醒日",
                "",
            )
            yield table(head, [_move(move, kept or {}) for move in group])


def _move(move: AffectedDeadline, kept: Mapping[int, str]) -> tuple[object, ...]:
    before, after = move.before, move.after
    notes = [
        f"{before.rule_version} → {after.rule_version}"
        if before.rule_version != after.rule_version
        else "",
        "人工定日不变" if move.manual else "",
        f"保留：{kept[move.deadline]}" if move.deadline in kept else "",
    ]
    return (
        move.deadline,
        move.matter_number,
        move.handler or "—",
        move.name_zh,
        move.rule,
        _arrow(before.due_statutory, after.due_statutory),
        _arrow(before.due_safe, after.due_safe),
        _arrow(before.alarm_on, after.alarm_on),
        "；".join(filter(None, notes)),
    )


def _arrow(before: object, after: object) -> str:
    return f"{before or '—'} → {after or '—'}" if before != after else f"{after or '—'}"
