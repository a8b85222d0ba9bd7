"""Which rules the facts set off, from which day, and whom they bind."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, time, timedelta, timezone

from docket.deadlines.rules.files import PENALTY, MatterFacts, ProceedingFile, Root
from docket.law.effects import open_remedies
from docket.law.events import OPENINGS
from docket.law.provisions import About, Rule, Rulebook
from docket.proceedings.schemas import EventRow
from docket.terms import Binds, HearingState, How, LengthUnit, Procedure, Track

PUBLIC_NOTICE_DAYS = 30
"""公告送达: served when thirty days have passed since the notice (民事诉讼法第九十五条)."""

OLD_PUBLIC_NOTICE_DAYS = 60
SHORTER_NOTICE_FROM = date(2022, 1, 1)
"""民事诉讼法 as amended in 2021; before it a notice took sixty days."""

POLICE_NOTICE_DAYS = 60
"""公告送达 of a police decision: not less than sixty days (公安机关办理行政案件程序规定第三十六条)."""

LEGAL_ZONE = timezone(timedelta(hours=8))

FIRST_COUNTS = frozenset(
    {"copy_received", "served", "notice_received", "accepted", "act_served", "demand_served"}
)
"""Receipts of one paper: the earliest valid one counts (民诉法解释第一百三十条、第一百三十二条)."""

REMEDIES = frozenset(
    {*open_remedies(prior_reconsideration=True), *open_remedies(prior_reconsideration=False)}
)

REFUSALS = frozenset({"r_not_accepted", "r_dismiss_application"})
"""How a reconsideration that must come first can end without a decision on the act."""

ABOUT: Mapping[About, Callable[[MatterFacts], bool]] = {
    "prior_reconsideration": lambda m: m.prior_reconsideration is True,
    "information": lambda m: m.act_kind == "information_disclosure",
    "other_duty": lambda m: m.act_kind != "information_disclosure",
    "police": lambda m: m.police,
    "other_penalty": lambda m: m.act_kind == PENALTY and not m.police,
}


def triggered(file: ProceedingFile, book: Rulebook, key: str) -> Iterator[tuple[Rule, Root]]:
    """The versions of one rule that the facts set off, each with its root.

    The receipt that counts is found first, then the version of the law of its day: a copy received
    on the last day of the old law and again under the new one sets off the old rule alone.
    """
    for version in book.versions(key):
        if not concerns(file, version):
            continue
        for root in _earliest(version, list(_roots(file, version))):
            if governs(file, book, version, root) and fits(file, version, root):
                yield version, root


def concerns(file: ProceedingFile, rule: Rule) -> bool:
    """Whether the rule can follow in this proceeding, whatever the day.

    A rule that does not follow soundly from what is recorded (``derived`` false) gives no deadline;
    nor does a remedy that is closed because reconsideration must come first
    (行政复议法第二十三条第一款; 解释第五十六条).
    """
    about = rule.trigger.about
    return (
        rule.derived
        and file.proceeding.procedure in rule.procedures
        and (about is None or ABOUT[about](file.matter))
        and (not rule.trigger.outcomes or not file.outcomes.isdisjoint(rule.trigger.outcomes))
        and (rule.key not in REMEDIES or rule.key in _open(file))
    )


def _open(file: ProceedingFile) -> set[str]:
    """The remedies that are open; against a refusal the suit of 行政复议法第三十四条 is the one."""
    prior = file.matter.prior_reconsideration is True
    found = set(open_remedies(prior_reconsideration=prior))
    if prior and not file.outcomes.isdisjoint(REFUSALS):
        found.discard("suit_after_recon")
    return found


def governs(file: ProceedingFile, book: Rulebook, rule: Rule, root: Root) -> bool:
    """Whether this version is the one that the day selects: the trigger's, or that of the filing.

    While nothing is filed, limitation goes by the law of the trigger; where there was none yet, by
    the first that came after it, under which anything must be filed.
    """
    if rule.version_by == "trigger":
        return book.governing(rule.key, root.on) is rule
    filed = [e.effective_on for e in file.events if e.kind in rule.done_by]
    day = min((day for day in filed if day >= root.on), default=None)
    found = book.governing(rule.key, day or root.on)
    if found is None and day is None:
        found = next((v for v in book.versions(rule.key) if v.in_force_from > root.on), None)
    return found is rule


def fits(file: ProceedingFile, rule: Rule, root: Root) -> bool:
    """Whether the rule is of the track of that day, and for this kind of paper."""
    paper = root.subject is not None or rule.trigger.instrument in (None, *file.instruments)
    return paper and rule.track in (None, _track(file, rule, root))


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
            ahead = hearing.kind is trigger.hearing and hearing.state is HearingState.SCHEDULED
            if ahead and _announced(file, rule, hearing.held_on):
                yield Root(hearing.held_on, hearing=hearing.id)
    for event in file.events:
        if event.kind == trigger.event and _is_meant(event, rule, file):
            yield root_of(event, rule, file)


def _announced(file: ProceedingFile, rule: Rule, sitting_on: date) -> bool:
    """Whether a notice that the forum owes is on record: then, and only then, it can be judged late.

    Whoever enters a sitting knows of it, as a rule from its notice, whether he enters that or not.
    """
    return rule.done_subject is None or any(
        e.kind in rule.done_by and e.subject == rule.done_subject and e.happened_on <= sitting_on
        for e in file.events
    )


def root_of(event: EventRow, rule: Rule, file: ProceedingFile) -> Root:
    """The root that an event gives a rule."""
    until = fixed_day(event)
    fixed = until if rule.trigger.counts_from == "until_on" else None
    return Root(
        fixed or served_on(event, file.matter),
        until if rule.unit is LengthUnit.FIXED_BY_PAPER else None,
        event=event.id,
        authority=event.authority if rule.binds in (Binds.US, Binds.EITHER) else None,
        party=event.party if rule.binds in (Binds.THEM, Binds.EITHER) else None,
        subject=subject_of(event, file),
        at=_time_of(event) if rule.unit is LengthUnit.HOUR else None,
    )


def _time_of(event: EventRow) -> time | None:
    if event.happened_at is None:
        return None
    return event.happened_at.astimezone(LEGAL_ZONE).time().replace(second=0, microsecond=0)


def _is_meant(event: EventRow, rule: Rule, file: ProceedingFile) -> bool:
    """Whether an event of the rule's kind is of the side, about what, and when, it means."""
    trigger, decided_on = rule.trigger, file.proceeding.decided_on
    if trigger.party not in ("any", side_of(event)):
        return False
    if (subject_of(event, file) or "") not in (trigger.subjects or ("",)):
        return False
    if trigger.after is not None and not _came_before(event, trigger.after, file.events):
        return False
    follows = decided_on is not None and event.happened_on >= decided_on
    return trigger.relative is None or follows is (trigger.relative == "after_decision")


def _came_before(event: EventRow, kind: str, events: Iterable[EventRow]) -> bool:
    """Whether the same side had an event of that kind by then."""
    whose = event.authority, event.party
    return any(
        e.kind == kind and (e.authority, e.party) == whose and e.happened_on <= event.happened_on
        for e in events
    )


def subject_of(event: EventRow, file: ProceedingFile) -> str | None:
    """What an event is about; in a compensation, what its last application was about.

    So it is enough to say once that a claim is one of criminal compensation.
    """
    if event.subject is not None or file.proceeding.procedure is not Procedure.STATE_COMPENSATION:
        return event.subject
    openings = [e for e in file.events if e.kind in OPENINGS and e.happened_on <= event.happened_on]
    last = max(openings, key=lambda e: (e.happened_on, e.id), default=None)
    return last.subject if last is not None else None


def _earliest(rule: Rule, roots: Sequence[Root]) -> Iterable[Root]:
    """Of several receipts of one paper by the same addressee, the earliest; else all of them."""
    if rule.trigger.event not in FIRST_COUNTS:
        return roots
    first: dict[tuple[int | None, int | None, str | None], Root] = {}
    for root in sorted(roots, key=lambda r: (r.on, r.event or 0)):
        first.setdefault((root.authority, root.party, root.subject), root)
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


def served_on(event: EventRow, matter: MatterFacts) -> date:
    """The day a paper counts as served: for a public notice, when its days have passed.

    The notice itself may set more of them: sixty for whoever has no domicile in China. A police
    decision takes sixty in any case.
    """
    if event.kind == "fixed_period_set" or event.how is not How.PUBLIC_NOTICE:
        return service_day(event.happened_on, event.how)
    if event.days is not None:
        return event.happened_on + timedelta(days=event.days)
    if event.kind == "act_served" and matter.police:
        return event.happened_on + timedelta(days=POLICE_NOTICE_DAYS)
    return service_day(event.happened_on, event.how)


def service_day(happened_on: date, how: How | None) -> date:
    """The day a paper counts as served: for a public notice, when its days have passed."""
    if how is not How.PUBLIC_NOTICE:
        return happened_on
    days = OLD_PUBLIC_NOTICE_DAYS if happened_on < SHORTER_NOTICE_FROM else PUBLIC_NOTICE_DAYS
    return happened_on + timedelta(days=days)
