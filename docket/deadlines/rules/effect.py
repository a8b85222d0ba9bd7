"""When the decision of a proceeding took effect, as its pronouncement and services tell."""

from dataclasses import dataclass
from datetime import date

from docket.deadlines.rules.files import MatterFacts, ProceedingFile, Sibling
from docket.deadlines.rules.serving import served_on, side_of
from docket.law.calendar import Calendar
from docket.law.effects import (
    Effect,
    first_instance_effect,
    mediation_effect,
    second_instance_effect,
)
from docket.law.provisions import Rulebook
from docket.proceedings.schemas import EventRow
from docket.terms import Procedure


@dataclass(frozen=True, slots=True)
class Law:
    """The book and the calendar by which a day is found."""

    book: Rulebook
    calendar: Calendar


def judgment_effect(of: ProceedingFile | Sibling, law: Law, ours: int | None) -> Effect:
    """When the decision of a proceeding took effect.

    Raises:
        NotComputable: The services that decide it are not recorded.
    """
    served = _services(of.events)
    if "mediation" in of.instruments:
        return mediation_effect(sorted(served.values()))
    if of.proceeding.procedure is not Procedure.FIRST_INSTANCE:
        pronounced = [e.happened_on for e in of.events if e.kind == "pronounced"]
        return second_instance_effect(min(pronounced, default=None), served.values())
    which = "appeal_ruling" if "ruling" in of.instruments else "appeal_judgment"
    by_us = next((who for who in sorted(served) if who.startswith("us")), "us")
    us = f"us{ours}" if f"us{ours}" in served else by_us
    return first_instance_effect(served, us, which, law.book, law.calendar)


def _services(events: tuple[EventRow, ...]) -> dict[str, date]:
    """When the decision was served on each, the earliest receipt counting."""
    found: dict[str, date] = {}
    for event in events:
        if event.kind == "served" and event.subject is None:
            side = side_of(event)
            who = f"{side}{event.authority if side == 'us' else event.party}"
            day = served_on(event, MatterFacts())
            found[who] = min(day, found.get(who, day))
    return found
