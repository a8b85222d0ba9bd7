"""Which rules the facts set off, from which day, and whom they bind."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from docket.deadlines.rules.files import ProceedingFile, Root
from docket.law.provisions import Rule, Rulebook
from docket.proceedings.schemas import EventRow
from docket.terms import Binds, HearingState, How, Track

PUBLIC_NOTICE_DAYS = 30
"""公告送达: served when thirty days have passed since the notice (民事诉讼法第九十五条)."""

FIRST_COUNTS = frozenset(
    {"copy_received", "served", "notice_received", "accepted", "act_served", "demand_served"}
)
"""Receipts of one paper: the earliest valid one counts (民诉法解释第一百三十条、第一百三十二条)."""


def triggered(file: ProceedingFile, book: Rulebook, key: str) -> Iterator[tuple[Rule, Root]]:
    """The versions of one rule that the facts set off, each with its root."""
    for version in book.versions(key):
        roots = [
            root
            for root in _roots(file, version)
            if version.holds_on(root.on) and _applies(file, version)
        ]
        yield from ((version, root) for root in _earliest(version, roots))


def _applies(file: ProceedingFile, rule: Rule) -> bool:
    """Whether the rule concerns this procedure, on this track, with this kind of decision."""
    proceeding = file.proceeding
    track = proceeding.track or Track.ORDINARY
    return (
        rule.kind == "deadline"
        and proceeding.procedure in rule.procedures
        and rule.track in (None, track)
        and rule.trigger.instrument in (None, *file.instruments)
    )


def _roots(file: ProceedingFile, rule: Rule) -> Iterator[Root]:
    """The events or hearings that could start this rule's period."""
    trigger = rule.trigger
    if trigger.hearing is not None:
        for hearing in file.hearings:
            if hearing.kind is trigger.hearing and hearing.state is not HearingState.CANCELLED:
                yield Root(hearing.held_on, hearing=hearing.id)
    for event in file.events:
        if event.kind == trigger.event and trigger.party in ("any", side_of(event)):
            fixed = event.until_on if trigger.counts_from == "until_on" else None
            yield Root(
                fixed or service_day(event.happened_on, event.how),
                event=event.id,
                authority=event.authority if rule.binds in (Binds.US, Binds.EITHER) else None,
                party=event.party if rule.binds in (Binds.THEM, Binds.EITHER) else None,
            )


def _earliest(rule: Rule, roots: Sequence[Root]) -> Iterable[Root]:
    """Of several receipts of one paper by the same addressee, the earliest; else all of them."""
    if rule.trigger.event not in FIRST_COUNTS:
        return roots
    first: dict[tuple[int | None, int | None], Root] = {}
    for root in sorted(roots, key=lambda r: (r.on, r.event or 0)):
        first.setdefault((root.authority, root.party), root)
    return first.values()


def side_of(event: EventRow) -> str:
    """Whose event it is: ours, theirs, or the forum's."""
    if event.authority is not None:
        return "us"
    return "them" if event.party is not None else "organ"


def service_day(happened_on: date, how: How | None) -> date:
    """The day a paper counts as served: for a public notice, thirty days after its issue."""
    return (
        happened_on + timedelta(days=PUBLIC_NOTICE_DAYS)
        if how is How.PUBLIC_NOTICE
        else happened_on
    )
