"""Whether a decision and its holdings may be recorded."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from docket.docketing.rules.words import in_future, out_of_order
from docket.docketing.schemas import OutcomeItemIn, RecordOutcome
from docket.errors import FieldError
from docket.law.outcomes import OutcomeKind, check
from docket.proceedings.schemas import Brief


def check_outcome(
    fact: RecordOutcome, brief: Brief, book: Mapping[str, OutcomeKind], *, today: date
) -> list[FieldError]:
    """Every reason why this decision cannot be recorded."""
    errors = [*_decision(fact, brief, today)]
    if not fact.items:
        errors.append(FieldError("items", "没有任何结果项。", "请至少填写一项裁决结果。"))
    for n, item in enumerate(fact.items):
        errors += [e.under(f"items[{n}]") for e in check_item(item, brief, book)]
    if not errors and fact.decision is None and not fact.supplementary:
        errors += _ends(fact, brief, book)
    return errors


def _decision(fact: RecordOutcome, brief: Brief, today: date) -> list[FieldError]:
    """A first decision has its day; a second final one is refused; a later one supplements."""
    decided = brief.decided_on
    if fact.decision is not None:
        known = {e.id for e in brief.events if e.kind in ("decided", "supplemented")}
        return (
            []
            if fact.decision in known
            else [FieldError("decision", "没有这份裁决。", "请核对裁决的编号。")]
        )
    if fact.decided_on is None:
        return [FieldError("decided_on", "缺少裁决日期。", "请填写裁决书上的日期。")]
    errors = in_future("decided_on", fact.decided_on, today)
    if fact.supplementary:
        if decided is None:
            errors.append(FieldError("supplementary", "尚无裁决可补充。", "请先登记原裁决。"))
        elif fact.decided_on < decided:
            errors.append(
                out_of_order("decided_on", "原裁决日", decided, "补充裁决日", fact.decided_on)
            )
        return errors
    if decided is not None:
        errors.append(
            FieldError(
                "decided_on",
                f"本程序已于{decided}结案，不能有第二份终局裁决。",
                "补登结果项请注明 decision;补充判决请设 supplementary;日期有误请更正。",
            )
        )
    return errors + _after_events(fact.decided_on, brief)


def _after_events(decided_on: date, brief: Brief) -> list[FieldError]:
    """Decided after it was accepted, and before its service."""
    errors = []
    if brief.accepted_on is not None and decided_on < brief.accepted_on:
        errors.append(
            out_of_order("decided_on", "受理（立案）日", brief.accepted_on, "结案日", decided_on)
        )
    served = brief.first("served")
    if served is not None and served < decided_on:
        errors.append(out_of_order("decided_on", "结案日", decided_on, "送达日", served))
    return errors


def check_redated(decided_on: date, brief: Brief, kind: str, *, today: date) -> list[FieldError]:
    """Every reason why a decision already recorded cannot be of this day."""
    errors = in_future("happened_on", decided_on, today)
    if kind == "decided":
        errors += [replace(e, field="happened_on") for e in _after_events(decided_on, brief)]
    return errors


def check_item(
    item: OutcomeItemIn, brief: Brief, book: Mapping[str, OutcomeKind]
) -> list[FieldError]:
    """The code exists, belongs to this procedure, and the authority stands in it."""
    proceeding = brief.proceeding
    wrong = check(
        item.code, procedure=proceeding.procedure, compensation=proceeding.compensation, book=book
    )
    errors = [wrong] if wrong else []
    if item.authority is not None and item.authority not in brief.authorities:
        errors.append(FieldError("authority", "该机关不在此程序中。", "请核对机关。"))
    if item.amount_fen is not None and item.amount_fen < 0:
        errors.append(FieldError("amount_fen", "金额不能为负。", "请以分为单位填写。"))
    return errors


def _ends(fact: RecordOutcome, brief: Brief, book: Mapping[str, OutcomeKind]) -> list[FieldError]:
    """For each of ours some holding ends the proceeding; attached holdings alone do not."""
    ending = [i for i in fact.items if book[i.code].ends != "attached"]
    covered = {i.authority for i in ending}
    if None in covered or brief.authorities <= covered:
        return []
    if ending:
        return [
            FieldError(
                "items",
                "有本机关没有终结性的结果项。",
                "共同被告各自的结果都要填写，或不指明机关。",
            )
        ]
    return [
        FieldError(
            "items", "这些结果项都附随于其他结果，不能单独结案。", "请补上终结程序的结果项。"
        )
    ]
