"""Corrections: change or strike what was recorded wrongly. The old image stays in the history."""

from collections.abc import Mapping
from typing import Any

from piccolo.table import Table

from docket.accounts.tables import Authority, Unit
from docket.docketing import queries
from docket.docketing.rules import (
    check_appearance,
    check_event,
    check_hearing,
    read_number,
    unknown_code,
)
from docket.docketing.rules.corrections import AMENDABLE, amendable, as_fact, read_changes
from docket.docketing.rules.outcomes import check_item, check_redated
from docket.docketing.schemas import Amend, Strike
from docket.docketing.service.desk import Desk, Verb
from docket.docketing.service.proceedings import refuse_known_number
from docket.errors import FieldError, Invalid
from docket.hearings.tables import Appearance, Hearing
from docket.law import library
from docket.matters.tables import ChallengedAct, Matter, Party, Series
from docket.proceedings.tables import Event, OutcomeItem, Proceeding, Standing

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
}
CODES = {"field": ("行政管理类别", library.fields), "act_kind": ("行政行为种类", library.act_kinds)}


async def amend(desk: Desk, fact: Amend) -> int:
    """更正 one fact, judged by the same checks as when it was entered."""
    kind = amendable(fact.what)
    row = await _row(fact.what, fact.id)
    values = read_changes(kind, fact.changes)
    current = row.to_dict()
    await _touch(desk, fact.what, current)
    values |= await _check(desk, fact.what, current, values, as_fact(kind, current, values))
    await desk.ledger.amend(row, values, version=fact.version)
    _forget(desk, fact.what, current)
    return fact.id


async def strike(desk: Desk, fact: Strike) -> int:
    """划除 one fact: it stays in the record and counts no more."""
    kind = amendable(fact.what)
    if not kind.strikable:
        can = "、".join(k for k, v in AMENDABLE.items() if v.strikable)
        raise Invalid.of(FieldError("what", f"{kind.zh}不能划除，只能更正。", f"可以划除：{can}。"))
    row = await _row(fact.what, fact.id)
    current = row.to_dict()
    await _touch(desk, fact.what, current)
    await _refuse_if_built_upon(fact.what, fact.id)
    await desk.ledger.amend(row, {"struck": True}, version=fact.version)
    _forget(desk, fact.what, current)
    return fact.id


async def _row(what: str, row_id: int) -> Table:
    """The recorded fact, unless it is not there or was struck."""
    table = TABLES[what]
    row = await table.objects().get(table._meta.primary_key == row_id)  # noqa: SLF001
    if row is None or getattr(row, "struck", False):
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
    elif "proceeding" in current:
        await desk.brief(current["proceeding"])


def _forget(desk: Desk, what: str, current: dict[str, Any]) -> None:
    """Later facts of the same filing see the corrected state."""
    proceeding = current["id"] if what == "proceeding" else current.get("proceeding")
    if proceeding is not None:
        desk.changed(proceeding)


async def _check(
    desk: Desk,
    what: str,
    current: dict[str, Any],
    values: dict[str, Any],
    entered: Any,  # noqa: ANN401
) -> dict[str, Any]:
    """Judge the corrected fact; gives further columns that follow from it (a number's parts).

    Raises:
        Invalid: The corrected fact could not have been entered; every reason is named.
    """
    errors: list[FieldError] = []
    more: dict[str, Any] = {}
    match what:
        case "matter":
            errors = [
                unknown_code(name, values[name], known(), title)
                for name, (title, known) in CODES.items()
                if name in values and values[name] not in known()
            ]
        case "proceeding":
            more = await _renumbered(current, values, entered)
        case "event":
            errors = await _check_event(desk, current, entered)
        case "hearing":
            brief = await desk.brief(current["proceeding"])
            errors = check_hearing(entered, brief, today=desk.today)
        case "appearance":
            errors = await _check_appearance(desk, current, entered)
        case "outcome_item":
            brief = await desk.brief(current["proceeding"])
            errors = check_item(entered, brief, library.outcomes())
        case _:
            pass
    if errors:
        raise Invalid.of(*(e.under("changes") for e in errors))
    return more


async def _check_event(desk: Desk, current: dict[str, Any], entered: Any) -> list[FieldError]:  # noqa: ANN401
    """An event, or the day of a decision."""
    brief = await desk.brief(current["proceeding"])
    if current["kind"] in ("decided", "supplemented"):
        if entered.kind != current["kind"]:
            return [FieldError("kind", "裁决不能改为其他事件。", "请划除裁决，再登记该事件。")]
        return check_redated(entered.happened_on, brief, current["kind"], today=desk.today)
    return check_event(
        entered, brief, library.event_kinds(), today=desk.today, amending=current["id"]
    )


async def _check_appearance(desk: Desk, current: dict[str, Any], entered: Any) -> list[FieldError]:  # noqa: ANN401
    """Who sat, beside the others recorded for the same authority."""
    hearing = await queries.load_hearing(current["hearing"])
    if hearing is None:
        return [FieldError("hearing", "该次庭审已划除。", "请先登记正确的庭审。")]
    brief = await desk.brief(hearing.proceeding)
    others = await queries.ranks_at(hearing.id, entered.authority, besides=current["id"])
    return check_appearance(entered, hearing, brief, others)


async def _renumbered(
    current: dict[str, Any],
    values: dict[str, Any],
    entered: Any,  # noqa: ANN401
) -> dict[str, Any]:
    """A corrected docket number, read anew into its parts."""
    if not values.keys() & {"docket_number", "forum"}:
        return {}
    number = read_number(entered.docket_number, entered.procedure, entered.forum, library.courts())
    await refuse_known_number(number, entered.forum, except_for=current["id"])
    empty = dict.fromkeys(("number_year", "number_court", "number_type", "number_seq"))
    return {"docket_number": number.text, **empty, **number.columns}


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
