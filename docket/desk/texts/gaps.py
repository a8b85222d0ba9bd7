"""Gaps as a person reads them."""

from collections.abc import Iterator, Sequence

from docket.cli import table
from docket.desk.schemas.gaps import GapLine
from docket.law.expectations import SEVERITY_ZH


def gaps_text(lines: Sequence[GapLine], *, shown_of: int) -> str:
    """The worklist of what is missing, and how to say that something does not apply."""
    head = ("轻重", "自", "内部编号", "程序", "案号", "缺什么", "对象", "代码")
    rows = [
        (
            SEVERITY_ZH[one.severity],
            one.since,
            one.matter_number,
            f"{one.procedure.zh} #{one.proceeding}",
            one.docket_number or "—",
            one.zh,
            _about(one),
            one.code,
        )
        for one in lines
    ]
    more = f"只显示了前 {len(lines)} 项，共 {shown_of} 项。" if len(lines) < shown_of else ""
    said = f"共 {shown_of} 项。不适用的，用 dismiss_gap 说明理由（docs/facts.md）。"
    return "\n".join([table(head, rows), more or said])


def gap_lines(lines: Sequence[GapLine]) -> Iterator[str]:
    """The gaps of one matter, each with what to do."""
    for one in lines:
        about = _about(one)
        subject = f"，subject 为 {one.subject}" if one.subject else ""
        yield (
            f"  {SEVERITY_ZH[one.severity]}  程序 #{one.proceeding}  {one.zh}"
            f"{f'：{about}' if about else ''}。{one.remedy}（{one.code}{subject}）"
        )


def _about(one: GapLine) -> str:
    return "，".join(filter(None, [one.subject_zh, one.note]))
