"""Outcomes: the decision of a proceeding and its holdings."""

from collections.abc import Mapping
from datetime import date

from msgspec.structs import replace

from docket.docketing.rules import check_outcome
from docket.docketing.schemas import OutcomeItemIn, RecordOutcome
from docket.docketing.service.desk import Desk, Verb
from docket.errors import Invalid
from docket.law import library
from docket.proceedings.schemas import Brief
from docket.proceedings.tables import Event, OutcomeItem


async def record_outcome(desk: Desk, fact: RecordOutcome) -> int:
    """登记结果: writes the decision as an event, and its holdings for each of our authorities.

    Returns:
        The id of the decision (the ``decided`` or ``supplemented`` event).
    """
    brief = await desk.brief(fact.proceeding)
    fact = _resolved(desk, fact)
    errors = check_outcome(fact, brief, library.outcomes(), today=desk.today)
    if errors:
        raise Invalid.of(*errors)
    paper = await desk.optional(fact.paper, "paper", "paper")
    decision = desk.resolve_optional(fact.decision, "decision")
    if decision is None and fact.decided_on is not None:
        decision = await _decide(desk, fact, brief, fact.decided_on, paper)
    for item in fact.items:
        for authority in [item.authority] if item.authority else sorted(brief.authorities):
            await desk.ledger.add(_row(item, brief, decision, authority, paper))
    desk.changed(brief.proceeding.id)
    return decision or 0


def _resolved(desk: Desk, fact: RecordOutcome) -> RecordOutcome:
    """The fact with labels turned into ids."""
    items = [
        replace(
            item,
            authority=desk.resolve_optional(item.authority, f"items[{n}].authority"),
            act=desk.resolve_optional(item.act, f"items[{n}].act"),
        )
        for n, item in enumerate(fact.items)
    ]
    return replace(fact, items=items, decision=desk.resolve_optional(fact.decision, "decision"))


async def _decide(
    desk: Desk, fact: RecordOutcome, brief: Brief, decided_on: date, paper: int | None
) -> int:
    """The decision itself, as an event of the forum."""
    return await desk.ledger.add(
        Event(
            proceeding=brief.proceeding.id,
            kind="supplemented" if fact.supplementary else "decided",
            happened_on=decided_on,
            paper=paper,
            note=fact.note,
        )
    )


def _row(
    item: OutcomeItemIn, brief: Brief, decision: int | None, authority: int | str, paper: int | None
) -> OutcomeItem:
    """One holding for one authority."""
    return OutcomeItem(
        proceeding=brief.proceeding.id,
        decision=decision,
        authority=authority,
        act=item.act,
        code=item.code,
        extent=item.extent,
        amount_fen=item.amount_fen,
        perform_by=item.perform_by,
        paper=paper,
        page=item.page,
        quote=item.quote,
    )


VERBS: Mapping[type, Verb] = {RecordOutcome: record_outcome}
