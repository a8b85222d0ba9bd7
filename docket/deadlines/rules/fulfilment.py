"""Whether a deadline was met, overtaken, or changed by what a person did."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from msgspec.structs import replace

from docket.deadlines.rules.files import ProceedingFile, Root
from docket.deadlines.rules.second_names import waived
from docket.deadlines.rules.triggers import FIRST_COUNTS
from docket.deadlines.schemas import DeadlineActRow, DeadlineRow
from docket.law.events import EventKind
from docket.law.provisions import Rule
from docket.proceedings.schemas import EventRow
from docket.terms import DeadlineState, DeadlineVerb, Procedure


def with_fulfilment(
    row: DeadlineRow, rule: Rule, root: Root, file: ProceedingFile, kinds: Mapping[str, EventKind]
) -> DeadlineRow:
    """Done, done late, overtaken by what came after, void because nothing expired, or still open."""
    event = _fulfilling(row, rule, root, file.events)
    changes: dict[str, object] = {}
    if root.kept:
        changes = {"state": DeadlineState.VOID}
    elif event is not None:
        late = _too_late(event.effective_on, row, rule)
        changes = {
            "state": DeadlineState.DONE_LATE if late else DeadlineState.DONE,
            "done_event": event.id,
            "done_on": event.effective_on,
            "done_how": event.how,
            "done_paper": event.paper,
        }
    elif _overtaken(row, rule, root, file, kinds):
        missed = (
            row.duty
            and file.proceeding.decided_on is not None
            and row.due_statutory is not None
            and file.proceeding.decided_on > row.due_statutory
        )
        changes = {"state": DeadlineState.MISSED if missed else DeadlineState.VOID}
    return replace(row, **changes)


def _too_late(day: date, row: DeadlineRow, rule: Rule) -> bool:
    """Whether a step came after the last day; one that has to wait for it never does."""
    waits = rule.kind == "waiting" and rule.right
    return not waits and row.due_statutory is not None and day > row.due_statutory


def _fulfilling(
    row: DeadlineRow, rule: Rule, root: Root, events: Sequence[EventRow]
) -> EventRow | None:
    """The first event that fulfils the deadline, not before it could, by the one it binds."""
    since = _may_begin(row, rule, events)
    fitting = [
        e
        for e in events
        if e.kind in rule.done_by
        and e.id != row.root_event
        and e.effective_on >= since
        and _about_the_same(e, rule, root)
        and (e.party is not None if rule.done_on_them else _by_whom_it_binds(e, row))
    ]
    return min(fitting, key=lambda e: (e.effective_on, e.id), default=None)


def _may_begin(row: DeadlineRow, rule: Rule, events: Sequence[EventRow]) -> date:
    """From when on a step fulfils the deadline.

    One who answers or appeals before the paper reached him, or before the notice counts as served,
    has answered and appealed. Whoever performs within the period that a paper fixes has performed.
    What can be asked of the same party twice is fulfilled after it was asked.
    """
    if rule.trigger.event in FIRST_COUNTS or rule.direction == "back":
        return date.min
    if rule.trigger.counts_from == "until_on":
        return next((e.happened_on for e in events if e.id == row.root_event), row.trigger_on)
    return row.trigger_on


def _about_the_same(event: EventRow, rule: Rule, root: Root) -> bool:
    """What fulfils a notice is that notice; an appeal is against the paper that was served."""
    if event.kind == "appealed":
        return event.subject == root.subject
    return rule.done_subject in (None, event.subject)


def _by_whom_it_binds(event: EventRow, row: DeadlineRow) -> bool:
    """Ours by the authority bound; theirs by the party, or by a receipt that names nobody.

    The organ's receipt of what they filed names no party of its own.
    """
    if row.authority is not None:
        return event.authority == row.authority
    if row.party is not None:
        return event.authority is None and event.party in (row.party, None)
    return True


def _overtaken(
    row: DeadlineRow, rule: Rule, root: Root, file: ProceedingFile, kinds: Mapping[str, EventKind]
) -> bool:
    """Whether events have passed the duty by before it was done.

    What runs before the decision is overtaken by it; what starts with its service goes on, until
    the next proceeding is accepted. A review of a retrial application leaves the decision in force,
    and with it the time to have it enforced.
    """
    if file.proceeding.decided_on is None:
        return False
    trigger = rule.trigger
    kind = next((e.kind for e in file.events if e.id == root.event), trigger.event)
    follows = kind is not None and kinds[kind].after_closing
    if not follows or trigger.relative == "before_decision":
        return True
    return any(
        p.accepted_on is not None and p.accepted_on >= row.trigger_on
        for p in file.successors
        if p.procedure is not Procedure.RETRIAL_REVIEW or "retrial_asked" in rule.done_by
    )


def with_acts(
    row: DeadlineRow, rule: Rule, root: Root, acts: Iterable[DeadlineActRow]
) -> DeadlineRow:
    """What people did, oldest first, laid over the computed row."""
    for act in acts:
        if is_about(act, rule, root):
            row = replace(row, **_effect(act, row))
    return row


def chosen_reading(rule: Rule, root: Root, acts: Iterable[DeadlineActRow]) -> str | None:
    """Code of the reading that somebody chose last for a deadline; None when nobody did.

    Who keeps a version has chosen its reading: no other version is argued any more.
    """
    chosen = None
    choosing = (DeadlineVerb.READING_CHOSEN, DeadlineVerb.VERSION_KEPT)
    for act in acts:
        if act.verb in choosing and is_about(act, rule, root):
            chosen = act.value
    return chosen


def is_about(act: DeadlineActRow, rule: Rule, root: Root) -> bool:
    """Same identity; an earlier receipt entered later does not orphan what people did."""
    same_root = (act.root_event, act.root_hearing) == (root.event, root.hearing)
    return (act.rule, act.authority, act.party, act.ordinal) == (
        rule.key,
        root.authority,
        root.party,
        root.ordinal,
    ) and (same_root or rule.trigger.event in FIRST_COUNTS)


def _effect(act: DeadlineActRow, row: DeadlineRow) -> dict[str, object]:
    """The fields that one act of a person changes."""
    match act.verb:
        case DeadlineVerb.ASSIGNED:
            return {"assignee": act.value}
        case DeadlineVerb.DONE if (
            row.done_event is None
        ):  # the day of an event that proves it counts
            return done(row, act.happened_on) | {"done_how": act.how, "done_paper": act.paper}
        case DeadlineVerb.WAIVED | DeadlineVerb.CONFIRMED:
            return waived(act, row)
        case DeadlineVerb.REOPENED:
            return {"state": DeadlineState.OPEN, **dict.fromkeys(_OF_THE_END)}
        case DeadlineVerb.MANUAL_DATE if act.value:
            return {"alarm_on": date.fromisoformat(act.value), "manual": True}
        case _:
            return {}


_OF_THE_END = ("done_on", "done_event", "done_how", "done_paper", "awaiting", "confirmed_by")
"""What is told of how a deadline ended; an open one has none of it."""


def done(row: DeadlineRow, on: date) -> dict[str, object]:
    """Done on a day, in time or late."""
    late = row.last_on is not None and on > row.last_on
    state = DeadlineState.DONE_LATE if late else DeadlineState.DONE
    return {"state": state, "done_on": on, "awaiting": None}
