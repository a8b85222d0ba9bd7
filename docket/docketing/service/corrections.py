"""Corrections: change or strike what was recorded wrongly. The old image stays in the history."""

from collections.abc import Mapping
from typing import Any

from piccolo.table import Table

from docket.accounts.tables import Authority, Unit
from docket.calendars.tables import LocalRestDay
from docket.deadlines.queries import matters_ringing, matters_since
from docket.deadlines.tables import GapDismissal
from docket.docketing import queries
from docket.docketing.rules.corrections import (
    AMENDABLE,
    REFERENCES,
    amendable,
    as_fact,
    read_changes,
)
from docket.docketing.schemas import Amend, Strike
from docket.docketing.service.desk import Desk, Verb
from docket.docketing.service.limits import beyond_columns
from docket.docketing.service.rechecking import Correction, recheck
from docket.docketing.service.sight import keep_in_sight
from docket.errors import FieldError, Invalid
from docket.hearings.tables import Appearance, Hearing
from docket.matters.tables import ChallengedAct, Matter, Party, Series
from docket.policies.tables import Milestone
from docket.proceedings.tables import Event, OutcomeItem, Proceeding, Standing, UnitRequest

TABLES: dict[str, type[Table]] = {
    "authority": Authority,
    "unit": Unit,
    "series": Series,
    "matter": Matter,
    "challenged_act": ChallengedAct,
    "party": Party,
    "proceeding": Proceeding,
    "standing": Standing,
    "event": Event,
    "hearing": Hearing,
    "appearance": Appearance,
    "outcome_item": OutcomeItem,
    "local_rest_day": LocalRestDay,
    "milestone": Milestone,
    "unit_request": UnitRequest,
    "gap_dismissal": GapDismissal,
}


async def amend(desk: Desk, fact: Amend) -> int:
    """更正 one fact, judged by the same checks as when it was entered."""
    kind = amendable(fact.what)
    row = await _row(desk, fact.what, fact.id)
    current = row.to_dict()
    await _touch(desk, fact.what, current)
    values = await _referring(desk, read_changes(kind, fact.changes))
    errors = [*beyond_columns(TABLES[fact.what], values)]
    if not errors:
        entered = as_fact(kind, current, values)
        errors, more = await recheck(desk, Correction(fact.what, current, values, entered))
        values |= more
    if errors:
        raise Invalid.of(*(e.under("changes") for e in errors))
    await desk.ledger.amend(row, values, version=fact.version)
    if fact.what == "matter" and values.get("confidential"):
        await keep_in_sight(desk, fact.id)
    _forget(desk, fact.what, current)
    return fact.id


async def _referring(desk: Desk, values: dict[str, Any]) -> dict[str, Any]:
    """The new values, those that stand for a row as the id of one that exists."""
    for name, table in REFERENCES.items():
        if values.get(name) is not None:
            values[name] = await desk.existing(values[name], f"changes.{name}", table)
    return values


async def strike(desk: Desk, fact: Strike) -> int:
    """划除 one fact: it stays in the record and counts no more."""
    kind = amendable(fact.what)
    if not kind.strikable:
        can = "、".join(k for k, v in AMENDABLE.items() if v.strikable)
        raise Invalid.of(FieldError("what", f"{kind.zh}不能划除，只能更正。", f"可以划除：{can}。"))
    row = await _row(desk, fact.what, fact.id)
    current = row.to_dict()
    await _touch(desk, fact.what, current)
    await _refuse_if_built_upon(fact.what, fact.id)
    await desk.ledger.amend(row, {"struck": True}, version=fact.version)
    if fact.what == "outcome_item":
        desk.reviewed.add(current["proceeding"])
    _forget(desk, fact.what, current)
    return fact.id


async def restore(desk: Desk, what: str, row_id: int) -> None:
    """恢复 what was struck: it counts again, judged by the checks of its entry.

    Raises:
        Invalid: It could not be entered any more.
    """
    row = await _row(desk, what, row_id, struck=True)
    current = row.to_dict()
    await _touch(desk, what, current)
    entered = as_fact(amendable(what), current, {})
    errors, _ = await recheck(desk, Correction(what, current, {}, entered))
    if errors:
        raise Invalid.of(*errors)
    await desk.ledger.amend(row, {"struck": False})
    _forget(desk, what, current)


async def _row(desk: Desk, what: str, row_id: int, *, struck: bool = False) -> Table:
    """The recorded fact, unless it is not there or was struck."""
    table = TABLES[what]
    row = await table.objects().get(table._meta.primary_key == row_id)  # noqa: SLF001
    seen = await queries.known(desk.viewer, what, row_id)
    if row is None or not seen or getattr(row, "struck", False) is not struck:
        raise Invalid.of(
            FieldError("id", f"没有编号为{row_id}的{AMENDABLE[what].zh}。", "请刷新后再试。")
        )
    return row


async def _touch(desk: Desk, what: str, current: dict[str, Any]) -> None:
    """The matters whose derived rows may change with this fact."""
    if what == "matter":
        await desk.touch(current["id"])
    elif what in ("challenged_act", "party", "proceeding"):
        await desk.touch(current["matter"])
    elif what == "appearance":
        hearing = await queries.load_hearing(current["hearing"])
        if hearing is not None:
            await desk.brief(hearing.proceeding)
    elif what == "local_rest_day":
        desk.touched.update(await matters_ringing(current["authority"], current["day"]))
    elif what == "milestone":
        desk.touched.update(await matters_since(current["authority"], current["from_on"]))
    elif "proceeding" in current:
        await desk.brief(current["proceeding"])


def _forget(desk: Desk, what: str, current: dict[str, Any]) -> None:
    """Later facts of the same filing see the corrected state."""
    proceeding = current["id"] if what == "proceeding" else current.get("proceeding")
    if what == "event":
        desk.standing.add(current["proceeding"])
    if proceeding is not None:
        desk.changed(proceeding)


async def _refuse_if_built_upon(what: str, row_id: int) -> None:
    """What later facts rest on is struck last.

    Raises:
        Invalid: A hearing somebody is recorded to have sat in, a decision that has holdings.
    """
    resting = {
        "hearing": (
            "SELECT COUNT(*) AS n FROM appearance WHERE hearing = {} AND NOT struck",
            "出庭记录",
        ),
        "event": (
            "SELECT COUNT(*) AS n FROM outcome_item WHERE decision = {} AND NOT struck",
            "结果项",
        ),
    }.get(what)
    if resting is None:
        return
    sql, title = resting
    if await queries.count(sql, row_id):
        raise Invalid.of(FieldError("id", f"还有{title}以它为依据。", f"请先划除{title}。"))


VERBS: Mapping[type, Verb] = {Amend: amend, Strike: strike}
