"""What a filing did, for the person who filed it."""

from collections.abc import Mapping, Sequence
from datetime import date

from docket.cli import table
from docket.desk.rules import state_zh
from docket.desk.schemas import WorkLine
from docket.desk.words import TABLES
from docket.docketing.schemas import Amend, AnyFact, OpenMatter, Strike
from docket.docketing.service import DeadlineMove, Filed
from docket.docketing.service.filing import WRITES


def receipt_text(
    facts: Sequence[AnyFact],
    filed: Filed,
    *,
    numbers: Mapping[int, str],
    lines: Sequence[WorkLine],
    today: date,
    several: bool,
) -> str:
    """What became of each fact, which deadlines moved, and what to look at.

    Args:
        facts: What was filed.
        filed: What that did.
        numbers: Our numbers of the matters that were opened, by id.
        lines: The deadlines it names, as they stand now.
        today: The day by which they are judged.
        several: Whether several authorities of ours share the database.
    """
    said = [f"已登记，历史第 {filed.act} 号。" if filed.act else "没有改动，历史中没有新记录。"]
    for fact, row_id in zip(facts, filed.ids, strict=True):
        label = f"{fact.ref.removeprefix('@')} → " if fact.ref else ""
        number = numbers.get(row_id) if isinstance(fact, OpenMatter) else None
        beside = f"（内部编号 {number}）" if number else ""
        said.append(f"  {label}{_title(fact)} {row_id}{beside}")
    if filed.deadlines:
        said += ["期限：", _moves(filed.deadlines, lines, today=today, several=several)]
    return "\n".join([*said, *(f"请注意：{warning}" for warning in filed.warnings)])


def _moves(
    moves: Sequence[DeadlineMove], lines: Sequence[WorkLine], *, today: date, several: bool
) -> str:
    found = {line.id: line for line in lines}
    head = ("编号", "期限", "法定末日", "安全日", "状态", "", *(["机关"] if several else []))
    return table(head, [_moved(move, found.get(move.id), today)[: len(head)] for move in moves])


def _title(fact: AnyFact) -> str:
    """What people call the row whose number a fact gives."""
    what = fact.what if isinstance(fact, Amend | Strike) else WRITES[type(fact)]
    return TABLES.get(what, what)


def _moved(move: DeadlineMove, line: WorkLine | None, today: date) -> tuple[object, ...]:
    before, after = move.before, move.after
    if after is None or line is None:
        return ("", move.name_zh, "—", "—", "不再存在", "", "")
    moved = before is not None and before.due_statutory != after.due_statutory
    due = (
        f"{before.due_statutory or '—'} → {after.due_statutory or '—'}"
        if before and moved
        else None
    )
    note = "（暂定）" if after.provisional else ""
    return (
        move.id,
        move.name_zh,
        due or after.due_statutory or ("内部节点" if line.internal else after.not_computable),
        after.due_safe or "—",
        state_zh(line, today=today) + note,
        line.awaiting.zh if line.awaiting else "",
        line.authority_name or "",
    )
