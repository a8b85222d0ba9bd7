"""Which rules the facts set off, from which day, and whom they bind."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from docket.deadlines.rules.files import ProceedingFile, Root
from docket.law.provisions import Rule, Rulebook
from docket.proceedings.schemas import EventRow
from docket.terms import Binds, HearingState, How, LengthUnit, Track

PUBLIC_NOTICE_DAYS = 30
"""公告送达: served when thirty days have passed since the notice (民事诉讼法第九十五条)."""

OLD_PUBLIC_NOTICE_DAYS = 60
SHORTER_NOTICE_FROM = date(2022, 1, 1)
"""民事诉讼法 as amended in 2021; before it a notice took sixty days."""

FIRST_COUNTS = frozenset(
    {"copy_received", "served", "notice_received", "accepted", "act_served", "demand_served"}
)
"""Receipts of one paper: the earliest valid one counts (民诉法解释第一百三十条、第一百三十二条)."""


def triggered(file: ProceedingFile, book: Rulebook, key: str) -> Iterator[tuple[Rule, Root]]:
    """The versions of one rule that the facts set off, each with its root.

    The receipt that counts is found first, then the version of the law of its day: a copy received
    on the last day of the old law and again under the new one sets off the old rule alone.
    """
    for version in book.versions(key):
        for root in _earliest(version, list(_roots(file, version))):
            governing = book.governing(key, _selecting_day(file, version, root))
            if governing is version and _applies(file, version, root):
                yield version, root


def _selecting_day(file: ProceedingFile, rule: Rule, root: Root) -> date:
    """The day that selects the version: the trigger's, for limitation that of the filing."""
    if rule.version_by == "trigger":
        return root.on
    filed = [e.effective_on for e in file.events if e.kind in rule.done_by]
    return min((day for day in filed if day >= root.on), default=root.on)


def _applies(file: ProceedingFile, rule: Rule, root: Root) -> bool:
    """Whether the rule concerns this procedure, on this track, with this kind of decision.

    A rule that does not follow soundly from what is recorded (``derived`` false) gives no deadline.
    """
    return (
        rule.kind == "deadline"
        and rule.derived
        and file.proceeding.procedure in rule.procedures
        and rule.track in (None, _track(file, rule, root))
        and rule.trigger.instrument in (None, *file.instruments)
    )


def _track(file: ProceedingFile, rule: Rule, root: Root) -> Track:
    """The track that a period is of, when the proceeding changed from one to the other.

    The time to decide is that of the last track, counted from acceptance all the same; what ran
    before the change runs on and is not opened again (行政复议法第五十五条; 解释第一百零五条).
    """
    decides = "decided" in rule.done_by
    changes = [
        e
        for e in file.events
        if e.kind == "track_changed" and (decides or e.happened_on <= root.on)
    ]
    track = file.proceeding.track or Track.ORDINARY
    if len(changes) % 2 == 0:
        return track
    return Track.ORDINARY if track is Track.SIMPLIFIED else Track.SIMPLIFIED


def _roots(file: ProceedingFile, rule: Rule) -> Iterator[Root]:
    """The events or hearings that could start this rule's period.

    What is to be done before a sitting is due only while the sitting lies ahead: once it is recorded
    as held, its attendance tells whether the duty to appear was met.
    """
    trigger = rule.trigger
    if trigger.hearing is not None:
        for hearing in file.hearings:
            if hearing.kind is trigger.hearing and hearing.state is HearingState.SCHEDULED:
                yield Root(hearing.held_on, hearing=hearing.id)
    for event in file.events:
        if event.kind == trigger.event and _is_meant(event, rule, file.proceeding.decided_on):
            until = fixed_day(event)
            fixed = until if trigger.counts_from == "until_on" else None
            yield Root(
                fixed or service_day(event.happened_on, event.how),
                until if rule.unit is LengthUnit.FIXED_BY_PAPER else None,
                event=event.id,
                authority=event.authority if rule.binds in (Binds.US, Binds.EITHER) else None,
                party=event.party if rule.binds in (Binds.THEM, Binds.EITHER) else None,
            )


def _is_meant(event: EventRow, rule: Rule, decided_on: date | None) -> bool:
    """Whether an event of the rule's kind is of the side, and on the side of the decision, it means."""
    trigger = rule.trigger
    if trigger.party not in ("any", side_of(event)):
        return False
    follows = decided_on is not None and event.happened_on >= decided_on
    return trigger.relative is None or follows is (trigger.relative == "after_decision")


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


def fixed_day(event: EventRow) -> date | None:
    """The last day of a period that a paper fixes, by date or by days; None if it fixes none."""
    if event.until_on is not None or event.days is None:
        return event.until_on
    return event.happened_on + timedelta(days=event.days)


def service_day(happened_on: date, how: How | None) -> date:
    """The day a paper counts as served: for a public notice, when its days have passed."""
    if how is not How.PUBLIC_NOTICE:
        return happened_on
    days = OLD_PUBLIC_NOTICE_DAYS if happened_on < SHORTER_NOTICE_FROM else PUBLIC_NOTICE_DAYS
    return happened_on + timedelta(days=days)
