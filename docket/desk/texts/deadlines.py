"""Deadlines as a person reads them: the worklist, and why one of them ends on its day."""

from collections.abc import Sequence
from datetime import date

from docket.cli import table
from docket.deadlines.rules.receipt_codes import grouped
from docket.desk.rules import state_zh
from docket.desk.schemas import RequestLine, Why, WorkLine
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


def why_text(why: Why, *, today: date, language: Language = Language.ZH) -> str:
    """One deadline: where it stands, then the same explanation as ``docket due`` gives."""
    line = why.deadline
    where = "  ".join(filter(None, [line.matter_number, line.forum, line.docket_number]))
    whose = line.authority_name or line.party_name
    standing = f"状态：{state_zh(line, today=today)}；提醒日：{line.alarm_on or '—'}"
    head = [f"期限 {line.id}  {where}", standing + (f"；{whose}" if whose else "")]
    head += filter(None, [_second(line), _proved(line)])
    if line.internal:
        return "\n".join([*head, f"{line.name_zh}  {why.note}"])
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


def requests_text(lines: Sequence[RequestLine]) -> str:
    """What was asked of units, and where it stands."""
    head = (
        "答复期限",
        "状态",
        "编号",
        "承办单位",
        "调取什么",
        "调卷日",
        "签收日",
        "回复日",
        "内部编号",
    )
    rows = [
        (
            one.answer_by,
            one.state.zh,
            one.id,
            one.unit_name,
            one.subject,
            one.asked_on,
            one.acknowledged_on or "—",
            one.answered_on or "—",
            one.matter_number,
        )
        for one in lines
    ]
    return table(head, rows)


def _note(line: WorkLine) -> str:
    """What a reader must know beside the dates."""
    if line.not_computable and not line.internal:
        return line.not_computable
    marks = (
        "内部节点" if line.internal else "",
        "暂定" if line.provisional else "",
        f"人工定日（安全日 {line.due_safe}）" if line.manual else "",
        line.awaiting.zh if line.awaiting else "",
    )
    return "，".join(filter(None, marks))


def _second(line: WorkLine) -> str:
    """Whether a second person has looked, and who."""
    if line.awaiting is not None:
        return f"{line.awaiting.zh}：须由另一人复核（docket confirm {line.id}），复核以前照常提醒。"
    return f"复核：{line.confirmed_by}" if line.confirmed_by else ""


def _proved(line: WorkLine) -> str:
    """On which day it was done, by which channel, and what proves it."""
    if line.done_on is None:
        return ""
    how = f"，{line.done_how.zh}" if line.done_how else ""
    paper = f"，凭证：文书 {line.done_paper}" if line.done_paper else ""
    return f"办结：{line.done_on}{how}{paper}"


def _row(line: WorkLine, today: date) -> tuple[object, ...]:
    return (
        line.alarm_on or "—",
        line.due_statutory or "—",
        state_zh(line, today=today),
        "内部" if line.internal else line.binds.zh,
        line.id,
        line.name_zh,
        line.matter_number,
        line.docket_number,
    )
