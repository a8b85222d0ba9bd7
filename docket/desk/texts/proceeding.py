"""One proceeding as a person reads it, each fact with its id and version, so that it can be amended."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Self

from docket.cli import table
from docket.desk.rules import request_state, state_zh
from docket.desk.schemas import EventOut, HearingOut, MatterWhole, OutcomeItemOut, ProceedingOut
from docket.desk.words import subject_zh, value_zh
from docket.law import library
from docket.terms import Binds, DeadlineState

Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Whose:
    """What those are called to whom the facts of a matter belong; our one authority is 我方."""

    ours: dict[int, str]
    parties: dict[int, str]
    units: dict[int, str]

    @classmethod
    def of(cls, whole: MatterWhole) -> Self:
        """The names that a matter mentions."""
        return cls(
            {one.id: one.name for one in whole.authorities},
            {one.id: one.name for one in whole.parties},
            {one.id: one.name for one in whole.units},
        )

    @property
    def several(self) -> bool:
        """Whether several of our authorities are in it, so that each line must tell which."""
        return len(self.ours) > 1

    def us(self, authority: int | None) -> str:
        """One of our authorities."""
        return self.ours.get(authority or 0, "") if self.several else "我方"

    def name(self, authority: int | None, party: int | None) -> str:
        """One of ours, one of the others, or nobody: the forum."""
        if authority is not None:
            return self.us(authority)
        return self.parties.get(party or 0, "") if party is not None else ""


def proceeding_lines(one: ProceedingOut, whose: Whose, *, today: date) -> Iterator[str]:
    """Who stands in it, what happened, who sat, how it ended, what is due."""
    yield (
        f"程序 #{one.id} v{one.version}  {one.procedure.zh}  {one.forum}  "
        f"{one.docket_number or '案号未定'}（受理 {one.accepted_on or '—'}，"
        f"结案 {one.decided_on or '—'}{'，中止' if one.suspended else ''}）"
    )
    yield from _who(one, whose)
    if one.note:
        yield f"  备注：{one.note}"
    yield from _titled("事件", [_event(e, whose) for e in one.events if not e.struck])
    for hearing in one.hearings:
        if not hearing.struck:
            yield from _hearing(hearing, whose)
    yield from _titled("结果", [_item(i, whose) for i in one.outcome_items if not i.struck])
    if one.decided_on is not None:
        yield from _results(one, whose)
    yield from _titled("期限", _deadlines(one, whose, today))
    yield from _titled("调卷", _requests(one, whose, today))
    yield from _titled("逾期的后果", _consequences(one))


def _who(one: ProceedingOut, whose: Whose) -> Iterator[str]:
    ours = [
        f"{whose.ours.get(s.authority, s.authority)} {s.role.zh}"
        f"（{'，'.join(filter(None, [whose.units.get(s.unit), s.capacity and s.capacity.zh]))}）"
        f" #{s.id} v{s.version}"
        for s in one.standings
    ]
    theirs = [f"{whose.parties.get(p.party, p.party)}（{p.role.zh}）" for p in one.parties]
    yield f"  我方：{'；'.join(ours) or '—'}"
    yield f"  对方：{'、'.join(theirs) or '—'}"


def _event(event: EventOut, whose: Whose) -> Row:
    return (
        _key(event.id, event.version),
        event.happened_on,
        _joined(value_zh("event", "kind", event.kind), subject_zh(event.kind, event.subject)),
        whose.name(event.authority, event.party),
        _joined(
            event.how and event.how.zh,
            event.sent_on and f"交邮 {event.sent_on}",
            event.days and f"{event.days} 日",
            event.until_on and f"至 {event.until_on}",
            event.paper and f"文书 {event.paper}" + (f" 第 {event.page} 页" if event.page else ""),
            event.quote and f"“{event.quote}”",
            event.note,
        ),
    )


def _hearing(hearing: HearingOut, whose: Whose) -> Iterator[str]:
    told = {True: "已通知负责人出庭", False: "未通知负责人出庭", None: ""}[hearing.leader_notified]
    yield f"  {hearing.kind.zh} {_key(hearing.id, hearing.version)}  " + "  ".join(
        filter(
            None,
            [
                _joined(str(hearing.held_on), hearing.starts_at, sign=" "),
                hearing.room,
                hearing.mode.zh,
                hearing.state.zh,
                told,
                "再次通知负责人出庭" if hearing.leader_renotified else "",
                hearing.note,
            ],
        )
    )
    sat = [
        (
            _key(a.id, a.version),
            whose.us(a.authority) if whose.several else "",
            a.rank.zh,
            _joined(a.person, a.title, sign=" "),
            _joined(
                a.left_without_leave and "未经许可中途退庭",
                a.absence_reason and a.absence_reason.zh,
                a.absence_review and a.absence_review.zh,
                a.refused_to_explain and "拒不说明理由",
                a.note,
            ),
        )
        for a in hearing.appearances
        if not a.struck
    ]
    yield from indented(sat, "    ")


def _item(item: OutcomeItemOut, whose: Whose) -> Row:
    category = library.outcomes()[item.code].category
    return (
        _key(item.id, item.version),
        whose.us(item.authority) if whose.several else "",
        value_zh("outcome_item", "code", item.code),
        item.extent.zh,
        f"归入{category.zh}" if category else "",
        _joined(
            item.amount_fen is not None and f"金额 {(item.amount_fen or 0) / 100:.2f} 元",
            item.perform_by and f"履行至 {item.perform_by}",
            item.quote and f"“{item.quote}”",
        ),
    )


def _results(one: ProceedingOut, whose: Whose) -> Iterator[str]:
    """What the decision came to for each of ours, as the figures count it."""
    for result in one.results:
        who = f"{whose.us(result.authority)}：" if whose.several else ""
        category = f"{result.category.zh}，" if result.category else ""
        part = "（部分）" if result.partial else ""
        yield f"  统计：{who}{category}{result.wln.zh}{part}，负责人出庭 {result.attendance.zh}"


def _deadlines(one: ProceedingOut, whose: Whose, today: date) -> list[Row]:
    rows: list[Row] = [
        (
            d.id,
            d.name_zh,
            d.due_statutory or ("—" if d.internal else d.not_computable),
            d.due_safe or "—",
            state_zh(d, today=today),
            "内部节点"
            if d.internal
            else _joined(
                d.binds.zh, whose.name(d.authority, d.party) if _tells(d.party, whose) else ""
            ),
            _joined(
                d.provisional and "暂定",
                d.manual and f"人工定为 {d.alarm_on}",
                d.awaiting and d.awaiting.zh,
                d.confirmed_by and f"{d.confirmed_by}复核",
                d.done_how and d.done_how.zh,
                d.done_paper and f"凭证文书 {d.done_paper}",
                d.assignee,
            ),
        )
        for d in one.deadlines
    ]
    head: Row = ("编号", "期限", "法定末日", "安全日", "状态", "约束", "")
    return [head, *rows] if rows else []


def _requests(one: ProceedingOut, whose: Whose, today: date) -> list[Row]:
    return [
        (
            _key(r.id, r.version),
            whose.units.get(r.unit, ""),
            r.subject,
            _joined(
                f"{r.asked_on} 调卷",
                f"限 {r.answer_by} 前答复",
                r.acknowledged_on and f"{r.acknowledged_on} 签收",
                r.answered_on and f"{r.answered_on} 回复",
            ),
            request_state(r, today=today).zh,
            _joined(r.paper and f"文书 {r.paper}", r.note),
        )
        for r in one.requests
        if not r.struck
    ]


def _consequences(one: ProceedingOut) -> list[Row]:
    """What happens if a duty of ours that is still open is missed, once for each rule."""
    ours = (d for d in one.deadlines if d.duty and d.binds is Binds.US)
    found = {
        d.name_zh: d.consequence for d in ours if d.state is DeadlineState.OPEN and d.consequence
    }
    return list(found.items())


def _tells(party: int | None, whose: Whose) -> bool:
    """Whether a name adds to 我方 and 对方."""
    return party is not None or whose.several


def _titled(title: str, rows: Sequence[Row]) -> Iterator[str]:
    if rows:
        yield f"  {title}"
        yield from indented(rows, "    ")


def indented(rows: Sequence[Row], indent: str) -> Iterator[str]:
    """Rows as lined-up columns, some way in."""
    if rows:
        head = [str(cell if cell is not None else "") for cell in rows[0]]
        yield from (indent + line for line in table(head, rows[1:]).split("\n"))


def _key(row_id: int, version: int) -> str:
    """What an ``amend`` names a fact by."""
    return f"#{row_id} v{version}"


def _joined(*parts: object, sign: str = "，") -> str:
    return sign.join(str(part) for part in parts if part)
