"""期限登记簿 of a day: for the terminal, and as an A4 page to be printed and signed."""

import html
from collections.abc import Sequence

from docket.cli import table
from docket.clock import LEGAL_ZONE
from docket.deadlines.schemas import Entered
from docket.desk.schemas import DayRegister, RegisterLine

_HEAD = ("序号", "时间", "内部编号", "期限", "事项", "原", "现", "登记人", "事由")
_BLANK = "　　　　　　　　"


def register_text(register: DayRegister) -> str:
    """The register as columns."""
    if not register.lines:
        return f"{register.day} 没有登记、变动、复核、免除或者办结的期限。"
    return f"{register.day} 期限登记簿\n{table(_HEAD, _rows(register.lines))}"


def register_markdown(register: DayRegister) -> str:
    """The register as a document: a table, how many lines, and who signs."""
    rows = [f"| {' | '.join(map(_cell, row))} |" for row in (_HEAD, *_rows(register.lines))]
    rows.insert(1, f"|{'---|' * len(_HEAD)}")
    return "\n".join(
        [
            "# 期限登记簿",
            "",
            f"日期：{register.day}　共{len(register.lines)}项",
            "",
            *(rows if register.lines else ["本日没有登记、变动、复核、免除或者办结的期限。"]),
            "",
            f"登记人：{_BLANK}复核人：{_BLANK}日期：{_BLANK}",
            "",
        ]
    )


def _rows(lines: Sequence[RegisterLine]) -> list[tuple[object, ...]]:
    return [
        (
            n,
            line.at.astimezone(LEGAL_ZONE).strftime("%H:%M"),
            line.matter_number,
            f"{line.name_zh}（{line.rule}）" + (f" {line.whose}" if line.whose else ""),
            "、".join(kind.zh for kind in line.kinds),
            _side(line.before, line.after),
            _side(line.after, line.before),
            line.actor or "—",
            "；".join(filter(None, [line.why, line.reason])),
        )
        for n, line in enumerate(lines, start=1)
    ]


def _side(one: Entered | None, other: Entered | None) -> str:
    """The last day; the alarm where only that moved, the state where it is not open."""
    if one is None:
        return "—"
    days = [str(one.due_statutory or one.due_safe or "无日期")]
    if other is not None and (one.due_statutory, one.due_safe) == (
        other.due_statutory,
        other.due_safe,
    ):
        days += [f"提醒{one.alarm_on}"] if one.alarm_on != other.alarm_on else []
    marks = [one.state.zh] if other is not None and one.state is not other.state else []
    marks += [one.awaiting.zh] if one.awaiting else []
    marks += [f"{one.confirmed_by}复核"] if one.confirmed_by else []
    return "，".join([*days, *marks])


def _cell(value: object) -> str:
    """A cell that stays one, and text that stays text: no bar, line break or tag of its own."""
    text = html.escape(str(value), quote=False)
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("\n", " ")
