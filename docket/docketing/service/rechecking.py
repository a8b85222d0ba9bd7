"""The checks of an entry, asked again of a fact that is corrected."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from docket.deadlines.queries import matters_since
from docket.docketing import queries
from docket.docketing.rules import (
    check_act,
    check_appearance,
    check_counted_in,
    check_event,
    check_hearing,
    check_matter,
    check_request,
    read_number,
)
from docket.docketing.rules.corrections import OF_A_DECISION
from docket.docketing.rules.outcomes import check_item, check_redated, decided_on
from docket.docketing.rules.proceedings import check_represented, check_role
from docket.docketing.service.desk import Desk
from docket.docketing.service.matters import own_number
from docket.docketing.service.outcomes import codes
from docket.docketing.service.proceedings import refuse_known_number
from docket.docketing.service.standings import unit_for
from docket.errors import FieldError, Invalid
from docket.law import library
from docket.law.outcomes import check
from docket.terms import HearingState


@dataclass(frozen=True, slots=True)
class Correction:
    """A fact that is corrected.

    Args:
        what: Its table.
        current: Its row as it stands.
        values: The columns that change.
        entered: The corrected fact as if it were entered now.
    """

    what: str
    current: Mapping[str, Any]
    values: Mapping[str, Any]
    entered: Any


Verdict = tuple[list[FieldError], dict[str, Any]]
"""Every reason why it could not be entered so, and further columns that follow from it."""


async def recheck(desk: Desk, correction: Correction) -> Verdict:
    """Judge the corrected fact by the checks of its entry."""
    judge = CHECKS.get(correction.what)
    return await judge(desk, correction) if judge else ([], {})


async def _authority(_desk: Desk, one: Correction) -> Verdict:
    """The tree of authorities has no circle."""
    parent = one.values.get("parent")
    if parent is not None and one.current["id"] in await queries.ancestors(parent):
        return [FieldError("parent", "机关不能隶属于自己或者自己的下级。", "请核对上级机关。")], {}
    return [], {}


async def _matter(desk: Desk, one: Correction) -> Verdict:
    """Codes, day and number; standings keep their own unit, which is pointed out."""
    errors = check_matter(
        one.entered, fields=library.fields(), act_kinds=library.act_kinds(), today=desk.today
    )
    if "number" in one.values:
        await own_number(one.values["number"], 0, except_for=one.current["id"])
    if one.values.get("unit", one.current["unit"]) != one.current["unit"]:
        desk.warnings.append("承办单位已更正；已登记的各程序仍按各自的单位统计，请核对诉讼地位。")
    return errors, {}


async def _challenged_act(desk: Desk, one: Correction) -> Verdict:
    return check_act(one.entered, act_kinds=library.act_kinds(), today=desk.today), {}


async def _proceeding(desk: Desk, one: Correction) -> Verdict:
    """A corrected number is read anew; holdings of a compensation suit need one."""
    more: dict[str, Any] = {}
    entered, proceeding = one.entered, one.current["id"]
    compensation = entered.compensation
    if one.values.keys() & {"docket_number", "forum", "compensation"}:
        try:
            number = read_number(
                entered.docket_number, entered.procedure, entered.forum, library.courts()
            )
        except Invalid as refusal:
            return list(refusal.fields), {}
        await refuse_known_number(desk.viewer, number, entered.forum, except_for=proceeding)
        desk.warnings += number.warnings
        compensation = compensation or number.compensation
        empty = dict.fromkeys(("number_year", "number_court", "number_type", "number_seq"))
        more = {"docket_number": number.text, "compensation": compensation}
        more |= {**empty, **number.columns}
    wrong = [
        check(
            item.code,
            procedure=entered.procedure,
            compensation=compensation,
            book=library.outcomes(),
        )
        for item in await queries.items_of(proceeding)
    ]
    return [FieldError("compensation", e.message, "请先更正结果项。") for e in wrong if e], more


async def _standing(desk: Desk, one: Correction) -> Verdict:
    """The unit is one of the authority's, the role one of the procedure's."""
    brief = await desk.brief(one.current["proceeding"])
    own = one.current["authority"]
    await unit_for(desk, one.entered.unit, own, brief.proceeding.matter, "changes")
    return [
        *check_role(one.entered.role, brief.proceeding.procedure),
        *check_represented(one.entered, brief.authorities - {own}),
    ], {}


async def _event(desk: Desk, one: Correction) -> Verdict:
    """An event, or the day of a decision."""
    brief = await desk.brief(one.current["proceeding"])
    event = next((e for e in brief.events if e.id == one.current["id"]), None)
    if event is None or event.kind not in ("decided", "supplemented"):
        kinds = library.event_kinds()
        errors = check_event(
            one.entered, brief, kinds, today=desk.today, amending=one.current["id"]
        )
        return errors, {}
    fixed = sorted(one.values.keys() - OF_A_DECISION)
    if fixed:
        remedy = "请划除裁决及其结果项，再重新登记。"
        return [FieldError(name, "裁决的这一项不能更正。", remedy) for name in fixed], {}
    return check_redated(
        event,
        one.entered.happened_on,
        brief,
        codes(),
        last_sitting=await queries.last_sitting(brief.proceeding.id),
        today=desk.today,
    ), {}


async def _hearing(desk: Desk, one: Correction) -> Verdict:
    """A sitting in which somebody is recorded to have sat was held."""
    brief = await desk.brief(one.current["proceeding"])
    errors = check_hearing(one.entered, brief, today=desk.today)
    if one.entered.state is not HearingState.HELD and await queries.count(
        "SELECT COUNT(*) AS n FROM appearance WHERE hearing = {} AND NOT struck", one.current["id"]
    ):
        errors.append(FieldError("state", "已登记有人出庭。", "请先划除出庭记录。"))
    return errors, {}


async def _appearance(desk: Desk, one: Correction) -> Verdict:
    """Who sat, beside the others recorded for the same authority."""
    hearing = await queries.load_hearing(one.current["hearing"])
    if hearing is None:
        return [FieldError("hearing", "该次庭审已划除。", "请先登记正确的庭审。")], {}
    brief = await desk.brief(hearing.proceeding)
    others = await queries.ranks_at(hearing.id, one.entered.authority, besides=one.current["id"])
    return check_appearance(one.entered, hearing, brief, others), {}


async def _outcome_item(desk: Desk, one: Correction) -> Verdict:
    """A holding of the same decision; at the end the proceeding must still have a result."""
    brief = await desk.brief(one.current["proceeding"])
    desk.reviewed.add(brief.proceeding.id)
    if one.values.get("act") is not None:
        matter = brief.proceeding.matter
        await desk.of_matter(one.values["act"], "changes.act", "challenged_act", matter)
    on = decided_on(one.current["decision"], brief)
    return check_item(one.entered, brief, library.outcomes(), decided_on=on), {}


async def _milestone(desk: Desk, one: Correction) -> Verdict:
    """Counted in days; whatever it reaches from its new day on is derived anew."""
    since = one.values.get("from_on", one.current["from_on"])
    desk.touched.update(await matters_since(one.current["authority"], since))
    return check_counted_in(one.entered.counted_in), {}


async def _unit_request(desk: Desk, one: Correction) -> Verdict:
    return check_request(one.entered, today=desk.today), {}


CHECKS: Mapping[str, Callable[[Desk, Correction], Awaitable[Verdict]]] = {
    "authority": _authority,
    "matter": _matter,
    "challenged_act": _challenged_act,
    "proceeding": _proceeding,
    "standing": _standing,
    "event": _event,
    "hearing": _hearing,
    "appearance": _appearance,
    "outcome_item": _outcome_item,
    "milestone": _milestone,
    "unit_request": _unit_request,
}
