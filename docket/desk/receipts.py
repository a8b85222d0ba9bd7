"""Verifying a code that was handed out: look it up, count it again, say what differs now."""

from docket.accounts.rules import Viewer
from docket.calendars.queries import load_calendar
from docket.deadlines.queries import deadline_like, receipts_coded
from docket.deadlines.rules import ENGINE_VERSION
from docket.deadlines.rules.receipt_codes import grouped, near, read_code, well_formed
from docket.deadlines.rules.verifying import Judgement, judge
from docket.deadlines.schemas import ReceiptInputs, ReceiptRow
from docket.desk.queries import worklist
from docket.desk.schemas import ReceiptOut, WorkLine
from docket.desk.schemas.receipts import Verdict
from docket.errors import NotFound
from docket.law.provisions import Rulebook
from docket.rulebook.queries import load_book


async def verify_code(viewer: Viewer, text: str) -> ReceiptOut:
    """What a code stands for, and whether it still holds.

    Raises:
        Invalid: It can be no code.
        NotFound: There is no such receipt, or it is not for this viewer; codes that one slip of the
            pen away from it exist are named.
    """
    code = read_code(text)
    found = await receipts_coded(viewer, [code]) if well_formed(code) else []
    if not found:
        raise NotFound(await _unknown(viewer, code))
    row = found[0]
    book = await load_book()
    judged = judge(row, book, await load_calendar(), ENGINE_VERSION)
    line = await _line(viewer, judged.inputs)
    return _shown(row, judged, line, book)


async def _unknown(viewer: Viewer, code: str) -> str:
    close = sorted({grouped(row.code) for row in await receipts_coded(viewer, near(code))})
    wrong = "没有这个核验码" if well_formed(code) else "核验码写错了，校验位不符"
    remedy = f"相近的有：{'、'.join(close)}。" if close else ""
    return f"{grouped(code)}：{wrong}。{remedy}请对照原件逐位核对。"


async def _line(viewer: Viewer, inputs: ReceiptInputs | None) -> WorkLine | None:
    """The deadline as it stands today."""
    found = await deadline_like(inputs) if inputs is not None else None
    return await worklist.deadline(viewer, found) if found is not None else None


def _shown(row: ReceiptRow, judged: Judgement, line: WorkLine | None, book: Rulebook) -> ReceiptOut:
    inputs = judged.inputs
    differs = (*judged.differs, *_moved(inputs, line))
    return ReceiptOut(
        code=grouped(row.code),
        verdict=_verdict(judged, line, differs),
        matter=row.matter,
        rule=inputs.rule if inputs else "",
        name_zh=book.name_zh(inputs.rule, inputs.version) if inputs else "",
        rule_version=inputs.version if inputs else "",
        calendar_version=row.calendar_version,
        engine=inputs.engine if inputs else "",
        trigger_on=inputs.trigger_on if inputs else None,
        added_days=inputs.added_days if inputs else None,
        until=inputs.until if inputs else None,
        provisional=bool(inputs and inputs.provisional),
        raw_end=inputs.raw_end if inputs else None,
        due_statutory=inputs.due_statutory if inputs else None,
        due_safe=inputs.due_safe if inputs else None,
        recounted=judged.recounted,
        differs=differs,
        deadline=line,
    )


def _verdict(judged: Judgement, line: WorkLine | None, differs: tuple[str, ...]) -> Verdict:
    if not judged.intact or judged.recounted is False:
        return "altered"
    if line is None:
        return "gone"
    return "changed" if differs else "holds"


def _moved(inputs: ReceiptInputs | None, line: WorkLine | None) -> list[str]:
    """What became of the deadline itself: its day, its end."""
    if inputs is None:
        return []
    if line is None:
        return ["这个期限已经不存在：起算的事实被更正或者划除，或者不再适用这条规则。"]
    found = []
    if line.trigger_on != inputs.trigger_on:
        found.append(f"起算日：当时 {inputs.trigger_on}，现在 {line.trigger_on}。")
    if line.due_statutory != inputs.due_statutory:
        before, after = inputs.due_statutory or "没有日期", line.due_statutory or "没有日期"
        found.append(f"登记的法定末日：当时 {before}，现在 {after}。")
    elif line.due_safe != inputs.due_safe:
        found.append(f"登记的安全日：当时 {inputs.due_safe}，现在 {line.due_safe}。")
    return found
