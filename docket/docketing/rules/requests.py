"""Whether a request to a unit, and what the unit did, may be recorded."""

from datetime import date

from docket.docketing.rules.words import blank, in_future, out_of_order
from docket.docketing.schemas import AnswerRequest, RequestFields
from docket.errors import FieldError
from docket.proceedings.schemas import UnitRequestRow
from docket.terms import RequestStep

_STEPS = {RequestStep.ACKNOWLEDGED: "签收日", RequestStep.ANSWERED: "回复日"}


def check_request(fact: RequestFields, *, today: date) -> list[FieldError]:
    """Every reason why this request cannot be recorded."""
    errors = [*blank(subject=fact.subject), *in_future("asked_on", fact.asked_on, today)]
    if fact.answer_by < fact.asked_on:
        errors.append(
            out_of_order("answer_by", "调卷日", fact.asked_on, "答复期限", fact.answer_by)
        )
    for name, zh, day in (
        ("acknowledged_on", "签收日", fact.acknowledged_on),
        ("answered_on", "回复日", fact.answered_on),
    ):
        if day is not None:
            errors += in_future(name, day, today)
        if day is not None and day < fact.asked_on:
            errors.append(out_of_order(name, "调卷日", fact.asked_on, zh, day))
    return errors


def check_step(fact: AnswerRequest, request: UnitRequestRow, *, today: date) -> list[FieldError]:
    """Every reason why this step cannot be recorded; each is recorded once."""
    zh = _STEPS[fact.step]
    errors = in_future("happened_on", fact.happened_on, today)
    if fact.happened_on < request.asked_on:
        errors.append(out_of_order("happened_on", "调卷日", request.asked_on, zh, fact.happened_on))
    before = (
        request.acknowledged_on if fact.step is RequestStep.ACKNOWLEDGED else request.answered_on
    )
    if before is not None:
        remedy = "如日期有误，请更正（amend）原来的那一条。"
        errors.append(FieldError("step", f"已登记{zh}：{before}。", remedy))
    return errors
