"""向承办单位调卷: what is asked of a unit, and what it did."""

from collections.abc import Mapping

from docket.calendars.queries import load_calendar
from docket.docketing import queries
from docket.docketing.rules import check_request, check_step
from docket.docketing.schemas import AnswerRequest, AskUnit, RequestFields
from docket.docketing.service.desk import Desk, Verb
from docket.errors import FieldError, Invalid
from docket.law.periods import nth_working_day
from docket.policies.queries import recorded
from docket.policies.rules import request_days
from docket.proceedings.tables import UnitRequest
from docket.terms import RequestStep


async def ask_unit(desk: Desk, fact: AskUnit) -> int:
    """向承办单位调卷, by a day that is given or follows from the policy of the unit's authority."""
    brief = await desk.brief(fact.proceeding)
    unit = await desk.existing(fact.unit, "unit", "unit")
    authority = await queries.authority_of_unit(unit)
    if authority not in brief.authorities:
        remedy = "请选择本程序中本机关的承办单位。"
        raise Invalid.of(FieldError("unit", "该单位所属的机关不在此程序中。", remedy))
    answer_by = fact.answer_by
    if answer_by is None:
        days = request_days((await recorded([authority]))[authority])
        answer_by = nth_working_day(fact.asked_on, days, await load_calendar())
    asked = RequestFields(subject=fact.subject, asked_on=fact.asked_on, answer_by=answer_by)
    errors = check_request(asked, today=desk.today)
    if errors:
        raise Invalid.of(*errors)
    return await desk.ledger.add(
        UnitRequest(
            proceeding=brief.proceeding.id,
            unit=unit,
            subject=fact.subject.strip(),
            asked_on=fact.asked_on,
            answer_by=answer_by,
            paper=await desk.optional(fact.paper, "paper", "paper"),
            note=fact.note,
        )
    )


async def answer_request(desk: Desk, fact: AnswerRequest) -> int:
    """登记签收、回复: each once, with its day."""
    request_id = await desk.existing(fact.request, "request", "unit_request")
    request = await queries.load_request(request_id)
    if request is None:
        raise Invalid.of(FieldError("request", "该次调卷已划除。", "请刷新后再选。"))
    await desk.brief(request.proceeding)
    request = await queries.load_request(request_id) or request
    errors = check_step(fact, request, today=desk.today)
    if errors:
        raise Invalid.of(*errors)
    row = await UnitRequest.objects().get(UnitRequest.id == request_id)
    if row is None:
        raise Invalid.of(FieldError("request", "没有这次调卷。", "请刷新后再选。"))
    column = "acknowledged_on" if fact.step is RequestStep.ACKNOWLEDGED else "answered_on"
    values: dict[str, object] = {column: fact.happened_on}
    if fact.paper is not None:
        values["paper"] = await desk.existing(fact.paper, "paper", "paper")
    if fact.note:
        values["note"] = "；".join(filter(None, [row.note, fact.note]))
    await desk.ledger.amend(row, values)
    return request_id


VERBS: Mapping[type, Verb] = {AskUnit: ask_unit, AnswerRequest: answer_request}
