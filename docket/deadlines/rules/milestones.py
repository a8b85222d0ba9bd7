"""内部节点: what an authority sets itself beside the law, counted by the same engine.

A milestone has no statutory day and enters no figure. It is due on the last working day up to the
end of its count; who does it late is late by our own measure only.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from msgspec.structs import replace

from docket.deadlines.rules.closed_days import while_open
from docket.deadlines.rules.files import ProceedingFile, Root
from docket.deadlines.rules.fulfilment import done, with_acts
from docket.deadlines.rules.serving import service_day
from docket.deadlines.rules.triggers import FIRST_COUNTS
from docket.deadlines.schemas import DeadlineRow
from docket.errors import NotComputable
from docket.hearings.schemas import HearingRow
from docket.law.calendar import Calendar
from docket.law.events import EventKind
from docket.law.periods import Computation, compute
from docket.law.provisions import MILESTONE, Rule, Trigger
from docket.policies.schemas import MilestoneRow
from docket.proceedings.schemas import EventRow
from docket.terms import Anchor, Binds, DeadlineState, HearingState

NO_STATUTE = "内部节点，没有法定末日。"


def milestones(
    file: ProceedingFile,
    legal: Sequence[DeadlineRow],
    kinds: Mapping[str, EventKind],
    calendar: Calendar,
) -> list[DeadlineRow]:
    """The milestones of a proceeding.

    Args:
        file: Its facts.
        legal: Its deadlines by law.
        kinds: The event kinds of the law data.
        calendar: Which days are worked.
    """
    return [
        _milestone(file, one, root, legal, kinds, calendar)
        for one in file.milestones
        for root in _roots(one, file, legal)
    ]


def as_rule(one: MilestoneRow, trigger_zh: str) -> Rule:
    """The milestone as a rule, so that what counts and explains the law's periods counts it too."""
    return Rule(
        key=f"{MILESTONE}{one.name}",
        id=version_of(one),
        name_zh=one.name,
        name_en=one.name,
        stage="内部节点",
        procedures=(),
        trigger=_trigger(one),
        trigger_zh=trigger_zh,
        unit=one.counted_in,
        length=one.length,
        roll=False,
        binds=Binds.US,
        actor_zh="本机关",
        kind="deadline",
        version_by="trigger",
        law="内部节点",
        law_key="",
        articles="",
        quotes=(),
        in_force_from=one.from_on,
        recorded_on=one.from_on,
        status="verified",
        consequence="",
        extension="",
        doubts="",
        examples=(),
    )


def version_of(one: MilestoneRow) -> str:
    """Which row of the milestones, and which version of it."""
    return f"{MILESTONE}{one.id}@{one.version}"


def counted_to(computation: Computation, calendar: Calendar) -> date:
    """The last working day up to the end of the count; the next one where none lies between."""
    day = calendar.last_working(computation.raw_end)
    if computation.rule.direction == "forward" and day <= computation.trigger_on:
        return calendar.next_working(computation.raw_end)
    return day


def _trigger(one: MilestoneRow) -> Trigger:
    """What of its anchor the acts of people on it depend on: of an event's receipts one counts."""
    return Trigger(event=one.code) if one.anchor is Anchor.EVENT else Trigger()


def _roots(one: MilestoneRow, file: ProceedingFile, legal: Sequence[DeadlineRow]) -> Iterable[Root]:
    """What it is counted from: our receipt or an act of the forum, a sitting to come, our safe day."""
    match one.anchor:
        case Anchor.EVENT:
            return [
                Root(service_day(e.happened_on, e.how), event=e.id, authority=one.authority)
                for e in _events(one, file)
            ]
        case Anchor.HEARING:
            return [
                Root(h.held_on, hearing=h.id, authority=one.authority)
                for h in file.hearings
                if _ahead(h, one)
            ]
        case Anchor.DEADLINE:
            return [
                Root(
                    row.due_safe,
                    event=row.root_event,
                    hearing=row.root_hearing,
                    authority=one.authority,
                )
                for row in legal
                if _serves(row, one) and row.due_safe is not None
            ]


def _events(one: MilestoneRow, file: ProceedingFile) -> Sequence[EventRow]:
    """Events of its kind since it holds; of several receipts of one paper the first."""
    fitting = [
        e
        for e in file.events
        if e.kind == one.code
        and e.party is None
        and e.authority in (None, one.authority)
        and e.happened_on >= one.from_on
    ]
    ordered = sorted(fitting, key=lambda e: (service_day(e.happened_on, e.how), e.id))
    return ordered[:1] if one.code in FIRST_COUNTS else ordered


def _ahead(hearing: HearingRow, one: MilestoneRow) -> bool:
    scheduled = hearing.state is HearingState.SCHEDULED
    return scheduled and hearing.kind == one.code and hearing.held_on >= one.from_on


def _serves(row: DeadlineRow, one: MilestoneRow) -> bool:
    """Whether a deadline by law is the one that the milestone works towards."""
    ours = row.binds is Binds.US and row.authority == one.authority
    return ours and row.rule == one.code and row.trigger_on >= one.from_on


def _milestone(
    file: ProceedingFile,
    one: MilestoneRow,
    root: Root,
    legal: Sequence[DeadlineRow],
    kinds: Mapping[str, EventKind],
    calendar: Calendar,
) -> DeadlineRow:
    """One milestone with its day, its state, and what people did to it."""
    rule = as_rule(one, "")
    computation: Computation | None = None
    refusal = NO_STATUTE
    try:
        computation = compute(rule, root.on, calendar)
    except NotComputable as error:
        refusal = error.message
    day = counted_to(computation, calendar) if computation else None
    digest = hashlib.sha256(f"{rule.id}|{root.on}|{day}".encode()).digest()
    row = DeadlineRow(
        proceeding=file.proceeding.id,
        matter=file.proceeding.matter,
        authority=one.authority,
        party=None,
        rule=rule.key,
        root_event=root.event,
        root_hearing=root.hearing,
        ordinal=0,
        binds=Binds.US,
        rule_version=rule.id,
        trigger_on=root.on,
        raw_end=computation.raw_end if computation else None,
        due_statutory=None,
        due_safe=day,
        alarm_on=while_open(
            day,
            after=min(root.on, day or root.on),
            closed=file.closed.get(one.authority, frozenset()),
            calendar=calendar,
        ),
        provisional=computation.provisional if computation else False,
        not_computable=refusal,
        state=DeadlineState.OPEN,
        done_event=None,
        done_on=None,
        assignee=None,
        manual=False,
        duty=True,
        inputs_hash=digest.hex(),
        receipt_code="",
        internal=True,
    )
    return with_acts(_settled(row, one, file, legal, kinds), rule, root, file.acts)


def _settled(
    row: DeadlineRow,
    one: MilestoneRow,
    file: ProceedingFile,
    legal: Sequence[DeadlineRow],
    kinds: Mapping[str, EventKind],
) -> DeadlineRow:
    """Done by asking the unit, or overtaken: what it worked towards is settled or decided."""
    asked = [r.asked_on for r in file.requests if one.asks_unit and r.asked_on >= row.trigger_on]
    if asked:
        return replace(row, **done(row, min(asked)))
    served = [
        other
        for other in legal
        if (other.root_event, other.root_hearing) == (row.root_event, row.root_hearing)
        and other.binds is Binds.US
        and other.duty
        and (one.anchor is not Anchor.DEADLINE or other.rule == one.code)
    ]
    settled = bool(served) and all(other.state is not DeadlineState.OPEN for other in served)
    decided = file.proceeding.decided_on is not None and _before_the_end(one, kinds)
    return replace(row, state=DeadlineState.VOID) if settled or decided else row


def _before_the_end(one: MilestoneRow, kinds: Mapping[str, EventKind]) -> bool:
    """Whether it belongs to the time before the decision."""
    return one.anchor is not Anchor.EVENT or not kinds[one.code].after_closing
