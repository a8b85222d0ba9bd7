"""What a code stands for, as a person reads it."""

from collections.abc import Iterator

from docket.desk.schemas import ReceiptOut
from docket.law.wording import with_weekday

_VERDICTS = {
    "holds": "仍然成立：与当时登记的一致，今天重算也一样。",
    "changed": "核验单真实；情况已有变化，见下。",
    "gone": "核验单真实；这个期限已经不存在。",
    "altered": "核验单不可信。",
}


def verdict_text(found: ReceiptOut) -> str:
    """Whether a code holds, what was true then, and each thing that differs now."""
    return "\n".join(_lines(found))


def _lines(found: ReceiptOut) -> Iterator[str]:
    yield f"核验码 {found.code}  {_VERDICTS[found.verdict]}"
    if found.trigger_on is not None:
        yield f"当时  {found.name_zh}（{found.rule_version}）"
        yield f"  起算  {with_weekday(found.trigger_on)}{_added(found)}"
        if found.due_statutory is None or found.due_safe is None:
            yield "  当时没有算出日期。"
        else:
            tag = "（暂定）" if found.provisional else ""
            yield f"  法定末日  {with_weekday(found.due_statutory)}{tag}"
            yield f"  安全日  {with_weekday(found.due_safe)}{tag}"
        yield f"  日历版本  {found.calendar_version}；算法版本  {found.engine}"
    if found.recounted is not None:
        outcome = "与当时的日期一致" if found.recounted else "与当时的日期不符"
        yield f"逐日复算（只用核验单所载）：{outcome}。"
    for sentence in found.differs:
        yield f"不同  {sentence}"
    if found.deadline is not None:
        line = found.deadline
        where = "  ".join(filter(None, [line.matter_number, line.forum, line.docket_number]))
        yield f"现在  期限 {line.id}  {where}  法定末日 {line.due_statutory or '—'}"


def _added(found: ReceiptOut) -> str:
    if found.until is not None:
        return f"，文书指定至 {found.until}"
    if found.added_days is None:
        return "，期间停止计算"
    return f"，连同延长、扣除的 {found.added_days} 日" if found.added_days else ""
