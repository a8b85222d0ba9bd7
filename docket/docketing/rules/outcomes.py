"""Whether a decision and its holdings may be recorded."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from docket.docketing.rules.words import in_future, out_of_order
from docket.docketing.schemas import OutcomeItemIn, RecordOutcome
from docket.errors import FieldError
from docket.law.events import EventKind
from docket.law.outcomes import OutcomeKind, check
from docket.proceedings.schemas import Brief, EventRow, OutcomeItemRow

SETTLED = frozenset({"accepted", "decided", "supplemented"})
"""Events whose order with the decision has a sentence of its own."""


@dataclass(frozen=True, slots=True)
class Codes:
    """What the law data know of outcomes and events, by code."""

    outcomes: Mapping[str, OutcomeKind]
    events: Mapping[str, EventKind]


def check_outcome(
    fact: RecordOutcome, brief: Brief, codes: Codes, *, last_sitting: date | None, today: date
) -> list[FieldError]:
    """Every reason why this decision cannot be recorded.

    Args:
        fact: The decision; its references are ids by now.
        brief: The proceeding it ends.
        codes: The outcome and event codes.
        last_sitting: The day of the last sitting held in it.
        today: The legal day of recording.
    """
    errors = [*_decision(fact, brief, codes, last_sitting, today)]
    if not fact.items:
        errors.append(FieldError("items", "没有任何结果项。", "请至少填写一项裁决结果。"))
    on = fact.decided_on if fact.decision is None else decided_on(fact.decision, brief)
    for n, item in enumerate(fact.items):
        errors += [
            e.under(f"items[{n}]") for e in check_item(item, brief, codes.outcomes, decided_on=on)
        ]
    if not errors and fact.decision is None and not fact.supplementary:
        errors += _ends(fact, brief, codes.outcomes)
    return errors


def decided_on(decision: int | str, brief: Brief) -> date | None:
    """The day of a decision of the proceeding."""
    return next((e.happened_on for e in brief.events if e.id == decision), None)


def _decision(
    fact: RecordOutcome, brief: Brief, codes: Codes, last_sitting: date | None, today: date
) -> list[FieldError]:
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
    return errors + _in_order(fact.decided_on, brief, codes, last_sitting)


def _in_order(
    decided_on: date, brief: Brief, codes: Codes, last_sitting: date | None
) -> list[FieldError]:
    """Decided after it was accepted, heard and answered, and before its service."""
    errors = []
    if brief.accepted_on is not None and decided_on < brief.accepted_on:
        errors.append(
            out_of_order("decided_on", "受理（立案）日", brief.accepted_on, "结案日", decided_on)
        )
    served = brief.first("served")
    if served is not None and served < decided_on:
        errors.append(out_of_order("decided_on", "结案日", decided_on, "送达日", served))
    if last_sitting is not None and decided_on < last_sitting:
        errors.append(
            out_of_order("decided_on", "开庭（听证）日", last_sitting, "结案日", decided_on)
        )
    for event in brief.events:
        kind = codes.events.get(event.kind)
        if kind is None or kind.after_closing or event.kind in SETTLED:
            continue
        if event.happened_on > decided_on:
            last = f"“{kind.zh}”之日"
            errors.append(out_of_order("decided_on", last, event.happened_on, "结案日", decided_on))
    return errors


def check_redated(
    event: EventRow, on: date, brief: Brief, codes: Codes, *, last_sitting: date | None, today: date
) -> list[FieldError]:
    """Every reason why a decision already recorded cannot be of this day."""
    errors = in_future("happened_on", on, today)
    if event.kind == "decided":
        wrong = _in_order(on, brief, codes, last_sitting)
        supplement = brief.first("supplemented")
        if supplement is not None and supplement < on:
            wrong.append(out_of_order("happened_on", "结案日", on, "补充裁决日", supplement))
        return errors + [replace(e, field="happened_on") for e in wrong]
    if brief.decided_on is not None and on < brief.decided_on:
        errors.append(out_of_order("happened_on", "原裁决日", brief.decided_on, "补充裁决日", on))
    return errors


def check_item(
    item: OutcomeItemIn,
    brief: Brief,
    book: Mapping[str, OutcomeKind],
    *,
    decided_on: date | None,
) -> list[FieldError]:
    """The code exists, belongs to this procedure and this day, the authority stands in it."""
    proceeding = brief.proceeding
    wrong = check(
        item.code, procedure=proceeding.procedure, compensation=proceeding.compensation, book=book
    )
    errors = [wrong] if wrong else _known_then(book[item.code], decided_on)
    if item.authority is not None and item.authority not in brief.authorities:
        errors.append(FieldError("authority", "该机关不在此程序中。", "请核对机关。"))
    return errors


def _known_then(kind: OutcomeKind, on: date | None) -> list[FieldError]:
    """The law of the day of the decision knows this form of decision."""
    if on is None:
        return []
    if kind.in_force_from is not None and on < kind.in_force_from:
        since = f"自{kind.in_force_from}起才有"
    elif kind.in_force_to is not None and on > kind.in_force_to:
        since = f"只用于{kind.in_force_to}以前"
    else:
        return []
    return [FieldError("code", f"“{kind.zh}”{since}，裁决日是{on}。", f"依据：{kind.articles}。")]


def unended(
    items: Iterable[OutcomeItemRow], brief: Brief, book: Mapping[str, OutcomeKind]
) -> frozenset[int]:
    """Those of ours for whom no holding ends a proceeding that is decided."""
    if brief.decided_on is None:
        return frozenset()
    return brief.authorities - {i.authority for i in items if book[i.code].ends != "attached"}


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
