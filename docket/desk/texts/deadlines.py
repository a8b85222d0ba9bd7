"""Deadlines as a person reads them: the worklist, and why one of them ends on its day."""

from collections.abc import Sequence
from datetime import date

from docket.cli import table
from docket.deadlines.rules.receipt_codes import grouped
from docket.desk.rules import state_zh
from docket.desk.schemas import Why, WorkLine
from docket.law.answer_words import in_words
from docket.terms import Language


def worklist_text(lines: Sequence[WorkLine], *, today: date, several: bool) -> str:
    """The worklist; with ``several`` authorities of ours, each line tells whose it is."""
    head: tuple[str, ...] = (
        "提醒日",
        "法定末日",
        "状态",
        "约束",
        "编号",
        "期限",
        "内部编号",
        "案号",
    )
    rows: list[tuple[object, ...]] = [_row(line, today) for line in lines]
    if several:
        head = (*head, "机关")
        rows = [(*row, one.authority_name or "") for row, one in zip(rows, lines, strict=True)]
    return table((*head, ""), [(*row, _note(one)) for row, one in zip(rows, lines, strict=True)])


def _note(line: WorkLine) -> str:
    """Why there is no date, that it may still move, that a person set the day."""
    if line.not_computable:
        return line.not_computable
    by_hand = f"人工定日（安全日 {line.due_safe}）" if line.manual else ""
    return "，".join(filter(None, ["暂定" if line.provisional else "", by_hand]))


def why_text(why: Why, *, today: date, language: Language = Language.ZH) -> str:
    """One deadline: where it stands, then the same explanation as ``docket due`` gives."""
    line = why.deadline
    where = "  ".join(filter(None, [line.matter_number, line.forum, line.docket_number]))
    whose = line.authority_name or line.party_name
    standing = f"状态：{state_zh(line, today=today)}；提醒日：{line.alarm_on or '—'}"
    head = [f"期限 {line.id}  {where}", standing + (f"；{whose}" if whose else "")]
    if why.due is None:
        late = f"逾期  {line.consequence}" if line.consequence else ""
        told = [f"{line.name_zh}：没有日期。{why.note}", why.basis, late]
        return "\n".join([*head, *filter(None, told)])
    code = grouped(line.receipt_code)
    verify = f"核验码  {code}（docket verify {code}）"
    told = [in_words(why.due, language), _reading(why), why.note, verify]
    return "\n".join([*head, *filter(None, told)])


def _reading(why: Why) -> str:
    """Which of several readings holds, and how another is chosen."""
    if why.deadline.reading is None:
        return ""
    return (
        f"所取读法  {why.deadline.reading}；改取其他读法："
        "登记 act_on_deadline，verb 为 reading_chosen，value 为读法的代码，并说明理由。"
    )


def _row(line: WorkLine, today: date) -> tuple[object, ...]:
    return (
        line.alarm_on or "—",
        line.due_statutory or "—",
        state_zh(line, today=today),
        line.binds.zh,
        line.id,
        line.name_zh,
        line.matter_number,
        line.docket_number,
    )
