"""Outcomes: the decision of a proceeding and its holdings."""

from collections.abc import Mapping
from datetime import date

from msgspec.structs import replace

from docket.docketing import queries
from docket.docketing.rules import check_outcome
from docket.docketing.rules.outcomes import Codes, unended
from docket.docketing.schemas import OutcomeItemIn, RecordOutcome
from docket.docketing.service.desk import Desk, Verb
from docket.errors import FieldError, Invalid
from docket.law import library
from docket.proceedings.schemas import Brief
from docket.proceedings.tables import Event, OutcomeItem


async def record_outcome(desk: Desk, fact: RecordOutcome) -> int:
    """登记结果: writes the decision as an event, and its holdings for each of our authorities.

    Returns:
        The id of the decision (the ``decided`` or ``supplemented`` event).
    """
    brief = await desk.brief(fact.proceeding)
    fact = await _resolved(desk, fact, brief.proceeding.matter)
    errors = check_outcome(
        fact,
        brief,
        codes(),
        last_sitting=await queries.last_sitting(brief.proceeding.id),
        today=desk.today,
    )
    if errors:
        raise Invalid.of(*errors)
    paper = await desk.optional(fact.paper, "paper", "paper")
    decision = None if fact.decision is None else int(fact.decision)
    if decision is None and fact.decided_on is not None:
        decision = await _decide(desk, fact, brief, fact.decided_on, paper)
    for item in fact.items:
        for authority in [item.authority] if item.authority else sorted(brief.authorities):
            await desk.ledger.add(_row(item, brief, decision, authority, paper))
    desk.changed(brief.proceeding.id)
    return decision or 0


def codes() -> Codes:
    """The codes of the law data."""
    return Codes(library.outcomes(), library.event_kinds())


async def check_results(desk: Desk) -> None:
    """Whatever was corrected: a proceeding that is decided has a result for each of ours.

    Raises:
        Invalid: A correction left one of ours without a holding that ends the proceeding.
    """
    for proceeding in sorted(desk.reviewed):
        desk.changed(proceeding)
        brief = await desk.brief(proceeding)
        if unended(await queries.items_of(proceeding), brief, library.outcomes()):
            raise Invalid.of(
                FieldError(
                    "facts",
                    f"程序{proceeding}已结案，更正后有本机关没有终结性的结果项。",
                    "请在同一次登记中补上结果项，或者一并划除裁决。",
                )
            )


async def _resolved(desk: Desk, fact: RecordOutcome, matter_id: int) -> RecordOutcome:
    """The fact with labels turned into ids; the acts are the matter's own."""
    items = []
    for n, item in enumerate(fact.items):
        authority, act = item.authority, item.act
        if authority is not None:
            authority = desk.resolve(authority, f"items[{n}].authority", "authority")
        if act is not None:
            act = await desk.of_matter(act, f"items[{n}].act", "challenged_act", matter_id)
        items.append(replace(item, authority=authority, act=act))
    decision = fact.decision
    if decision is not None:
        decision = desk.resolve(decision, "decision", "event")
    return replace(fact, items=items, decision=decision)


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
