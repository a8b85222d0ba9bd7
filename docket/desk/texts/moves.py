"""Dates that moved, as a person reads them: old → new, whose, and why."""

from collections.abc import Mapping, Sequence
from datetime import date

from docket.cli import table
from docket.desk.rules import state_zh
from docket.desk.schemas import MoveOut, News, NewsLine
from docket.docketing.service import DeadlineMove, DeadlineView

KEPT = "提醒日由人工定为 {day}，不变"


def moves_table(
    moves: Sequence[DeadlineMove], *, today: date, authorities: Mapping[int, str]
) -> str:
    """What a filing did to deadlines; the reason stands with those that moved."""
    head = ["编号", "期限", "法定末日", "安全日", "状态"]
    rows = [_move(move, today) for move in moves]
    if any(move.after and move.after.awaiting for move in moves):
        head.append("复核")
        for row, move in zip(rows, moves, strict=True):
            row.append(move.after.awaiting.zh if move.after and move.after.awaiting else "")
    if authorities:
        head.append("机关")
        for row, move in zip(rows, moves, strict=True):
            row.append(authorities.get(move.authority or 0, ""))
    if any(move.before is not None for move in moves):
        head.append("原因")
        for row, move in zip(rows, moves, strict=True):
            row.append(_why(move) if move.before else "")
    return table(head, rows)


def _move(move: DeadlineMove, today: date) -> list[object]:
    before, after = move.before, move.after
    if after is None:
        was = before.due_statutory if before else None
        return ["", move.name_zh, f"{was or '—'} → —", "—", "不再存在"]
    note = "（暂定）" if after.provisional else ""
    old = before or after
    return [
        move.id or "",
        move.name_zh,
        _statutory(old, after),
        arrow(old.due_safe, after.due_safe),
        state_zh(after, today=today) + note,
    ]


def _statutory(before: DeadlineView, after: DeadlineView) -> str:
    """The statutory day, or why there is none."""
    if after.internal:
        return "内部节点"
    if after.due_statutory is None and before.due_statutory is None:
        return after.not_computable or "—"
    return arrow(before.due_statutory, after.due_statutory)


def arrow(before: object, after: object) -> str:
    """Old → new, or what stayed."""
    return f"{before or '—'} → {after or '—'}" if before != after else f"{after or '—'}"


def _why(move: DeadlineMove) -> str:
    """The cause; why there is no date any more; and the date that was set by hand and stays."""
    after = move.after
    lost = after.not_computable if after and after.due_statutory is None else None
    kept = KEPT.format(day=after.alarm_on) if after and move.manual and move.unseen else None
    return "；".join(filter(None, [move.why, lost and lost.rstrip("。"), kept]))


def moves_list(lines: Sequence[MoveOut]) -> str:
    """Moves that were kept: one row each, its cause behind it."""
    head = ("编号", "内部编号", "承办人", "期限", "法定末日", "安全日", "提醒日", "处理", "原因")
    return table(head, [_line(one) for one in lines])


def _line(one: MoveOut) -> tuple[object, ...]:
    before, after = one.before, one.after
    alarm = f"{after.alarm_on}（人工定日不变）" if one.manual else None
    return (
        one.id,
        one.matter_number,
        one.whom or "—",
        one.name_zh,
        arrow(before.due_statutory, after.due_statutory),
        arrow(before.due_safe, after.due_safe),
        alarm or arrow(before.alarm_on, after.alarm_on),
        one.state.zh,
        _cause(one),
    )


def _cause(one: MoveOut) -> str:
    lost = "期限不再存在" if one.gone else one.not_computable
    act = f"（历史第 {one.act} 号）" if one.act else ""
    return "；".join(filter(None, [one.cause, lost and lost.rstrip("。")])) + act


def news_text(news: News) -> str:
    """What a person has not seen yet, one line each."""
    since = f"（上次看到 {news.since_on}，历史第 {news.since_act} 号）" if news.since_on else ""
    if not news.items:
        return f"{news.name}：没有新的变动{since}。"
    head = ("", "内部编号", "期限", "编号", "法定末日", "提醒日", "说明")
    rows = [_news(one) for one in news.items]
    return "\n".join([f"{news.name} 的新变动{since}：", table(head, rows)])


def _news(one: NewsLine) -> tuple[object, ...]:
    return (
        one.kind.zh,
        one.matter_number,
        one.name_zh,
        one.deadline or "",
        arrow(one.before, one.due_statutory) if one.move else one.due_statutory or "—",
        one.alarm_on or "—",
        one.note,
    )
