"""期限登记簿 of a day: every deadline entered, moved, confirmed, waived, reopened or done."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

import msgspec

from docket.accounts.rules import Viewer
from docket.clock import LEGAL_ZONE
from docket.deadlines.schemas import Entered
from docket.desk.queries.rows import an_id, read
from docket.desk.rules import entry_kinds
from docket.desk.schemas import DayRegister, RegisterLine
from docket.law.provisions import Rulebook
from docket.matters.queries import visible
from docket.rulebook.queries import load_book
from docket.terms import Procedure

_AT_ONCE = 500  # acts in one statement
_RECALCULATED = "重新计算（docket rebuild）"


class _Entry(msgspec.Struct, frozen=True, kw_only=True):
    id: int
    recorded_at: datetime
    act: int | None
    actor_name: str | None
    why: str | None
    matter: int
    number: str
    docket_number: str | None
    proceeding: int
    procedure: Procedure
    authority: int | None
    party: int | None
    whose: str | None
    rule: str
    rule_version: str
    before: str | None
    after: str | None


class _Said(msgspec.Struct, frozen=True, kw_only=True):
    act: int
    proceeding: int
    authority: int | None
    party: int | None
    rule: str
    reason: str


async def register(
    viewer: Viewer, day: date, *, cursor: int = 0, limit: int | None = None
) -> DayRegister:
    """What the register holds of a legal day, in the order in which it was written.

    Args:
        viewer: Who looks.
        day: By the clock of UTC+8.
        cursor: ``next`` of the page before.
        limit: How many lines at most; None is all of them.
    """
    begins = datetime.combine(day, time.min, LEGAL_ZONE)
    seen, values = visible(viewer)
    entries = await read(
        _Entry,
        "SELECT e.*, m.number, p.docket_number, p.procedure, a.actor_name, a.why, "
        "COALESCE(o.name, y.name) AS whose FROM deadline_entry e "
        "JOIN matter m ON m.id = e.matter JOIN proceeding p ON p.id = e.proceeding "
        "LEFT JOIN act a ON a.id = e.act LEFT JOIN authority o ON o.id = e.authority "
        "LEFT JOIN party y ON y.id = e.party "
        f"WHERE e.recorded_at >= {{}} AND e.recorded_at < {{}} AND e.id > {{}} AND {seen} "
        "ORDER BY e.id" + ("" if limit is None else f" LIMIT {limit + 1}"),
        begins,
        begins + timedelta(days=1),
        an_id(cursor),
        *values,
    )
    shown = entries if limit is None else entries[:limit]
    reasons = await _reasons({one.act for one in shown if one.act is not None})
    book = await load_book()
    return DayRegister(
        day=day,
        lines=tuple(_line(one, reasons, book) for one in shown),
        next=shown[-1].id if len(entries) > len(shown) else None,
    )


def _line(one: _Entry, reasons: dict[tuple[object, ...], str], book: Rulebook) -> RegisterLine:
    before, after = _side(one.before), _side(one.after)
    whose = (one.act, one.proceeding, one.authority, one.party, one.rule)
    return RegisterLine(
        id=one.id,
        at=one.recorded_at,
        act=one.act,
        actor=one.actor_name,
        why=one.why or _RECALCULATED,
        reason=reasons.get(whose, ""),
        kinds=entry_kinds(before, after),
        matter=one.matter,
        matter_number=one.number,
        docket_number=one.docket_number,
        procedure=one.procedure,
        rule=one.rule,
        rule_version=one.rule_version,
        name_zh=book.name_zh(one.rule, one.rule_version),
        whose=one.whose or "",
        before=before,
        after=after,
    )


def _side(text: str | None) -> Entered | None:
    return None if text is None else msgspec.json.decode(text, type=Entered)


async def _reasons(acts: Iterable[int]) -> dict[tuple[object, ...], str]:
    """What people said when they did something to a deadline, beside the reason of the act."""
    found: dict[tuple[object, ...], str] = {}
    wanted = sorted(acts)
    for start in range(0, len(wanted), _AT_ONCE):
        part = wanted[start : start + _AT_ONCE]
        for said in await read(
            _Said,
            "SELECT c.act, d.proceeding, d.authority, d.party, d.rule, d.reason FROM change c "
            "JOIN deadline_act d ON d.id = c.row_id WHERE c.table_name = 'deadline_act' "
            f"AND c.act IN ({', '.join('{}' for _ in part)}) AND d.reason <> '' ORDER BY d.id",
            *part,
        ):
            found[said.act, said.proceeding, said.authority, said.party, said.rule] = said.reason
    return found
