"""Events: what happened in a proceeding."""

from collections.abc import Mapping

from msgspec.structs import replace

from docket.deadlines.rules.granting import check_extensions
from docket.docketing import queries
from docket.docketing.rules import check_event, unknown_code
from docket.docketing.rules.projecting import deadline_files
from docket.docketing.rules.standstills import STANDSTILLS, check_standstills
from docket.docketing.schemas import RecordEvent
from docket.docketing.service.desk import Desk, Verb
from docket.docketing.service.projections import with_dates
from docket.errors import Invalid
from docket.law import library
from docket.proceedings.schemas import Brief
from docket.proceedings.tables import Event
from docket.rulebook.queries import load_book

EXTENSION = "extension_granted"
LENGTHENS = STANDSTILLS | {EXTENSION}
"""What makes a period end later: looked at once more when the whole filing is in."""


async def record_event(desk: Desk, fact: RecordEvent) -> int:
    """登记程序事件. Late is recordable: an event after its deadline is accepted and marked."""
    kinds = library.event_kinds()
    if fact.kind not in kinds:
        raise Invalid.of(unknown_code("kind", fact.kind, kinds, "事件种类"))
    brief = await desk.brief(fact.proceeding)
    authority, party = fact.authority, fact.party
    if authority is not None:
        authority = desk.resolve(authority, "authority", "authority")
    if party is not None:
        party = desk.resolve(party, "party", "party")
    fact = replace(fact, authority=authority, party=party)
    errors = check_event(fact, brief, kinds, today=desk.today)
    if errors:
        raise Invalid.of(*errors)
    desk.changed(brief.proceeding.id)
    if fact.kind in LENGTHENS:
        desk.standing.add(brief.proceeding.id)
    return await desk.ledger.add(
        Event(
            proceeding=brief.proceeding.id,
            kind=fact.kind,
            happened_on=fact.happened_on,
            happened_at=fact.happened_at,
            authority=fact.authority,
            party=fact.party,
            how=fact.how,
            sent_on=fact.sent_on,
            days=fact.days,
            until_on=fact.until_on,
            subject=fact.subject,
            paper=await desk.optional(fact.paper, "paper", "paper"),
            page=fact.page,
            quote=fact.quote,
            note=fact.note,
        )
    )


async def check_standing(desk: Desk) -> None:
    """Of a proceeding whose suspensions or extensions were touched, when the filing is in.

    Raises:
        Invalid: A suspension begins while another runs, or more was granted than the law allows.
    """
    for proceeding in sorted(desk.standing):
        brief = await desk.brief(proceeding)
        errors = check_standstills(brief.events, library.event_kinds())
        if errors:
            raise Invalid.of(*errors)
        await _check_granted(brief)


async def _check_granted(brief: Brief) -> None:
    """All extensions of a period together stay within what the law allows for it."""
    file = await queries.load_matter(brief.proceeding.matter)
    if file is None or all(e.kind != EXTENSION for e in brief.events):
        return
    book = await load_book()
    for one in deadline_files(with_dates(file), library.outcomes()):
        if one.proceeding.id == brief.proceeding.id:
            check_extensions(one, book)


VERBS: Mapping[type, Verb] = {RecordEvent: record_event}
