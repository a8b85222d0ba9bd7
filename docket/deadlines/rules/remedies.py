"""For each party to a decision: when it was served, and until when it may still turn against it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from docket.deadlines.rules.serving import service_day
from docket.errors import DocketError
from docket.law.calendar import Calendar
from docket.law.effects import presumed_final
from docket.law.periods import ONE_DAY, compute
from docket.law.provisions import Rulebook
from docket.law.readings import Reading, reading_of, readings
from docket.proceedings.schemas import EventRow, ProceedingRow
from docket.terms import How


@dataclass(frozen=True, slots=True)
class Member:
    """One of ours or of theirs in a proceeding."""

    ours: bool
    id: int
    name: str


@dataclass(frozen=True, slots=True)
class FinalityFile:
    """What of a proceeding tells whether its decision may be treated as effective.

    Args:
        proceeding: The proceeding itself.
        events: Its events, none struck.
        members: Ours and theirs in it.
        successors: The proceedings that arose from it.
        lower: The level that a retrial tries again: the first or second instance it goes back to.
        instruments: Kinds of paper its decision came as, all of them.
        appealable: It is one of the rulings that can be appealed (解释第一百零一条第二款).
        reopened: It sends the matter back; the ruling takes effect, the dispute goes on.
        withdrawals: Of the proceedings that arose from it, those that ended with the appeal withdrawn.
        final_by_law: No suit follows it (行政复议法第二十六条, 出境入境管理法第六十四条).
    """

    proceeding: ProceedingRow
    events: tuple[EventRow, ...] = ()
    members: tuple[Member, ...] = ()
    successors: tuple[ProceedingRow, ...] = ()
    lower: ProceedingRow | None = None
    instruments: frozenset[str] = frozenset()
    appealable: bool = False
    reopened: bool = False
    withdrawals: Mapping[int, tuple[EventRow, ...]] = field(default_factory=dict)
    final_by_law: bool = False

    def days(self, kind: str) -> list[date]:
        """The days of an event kind."""
        return [e.happened_on for e in self.events if e.kind == kind]


@dataclass(frozen=True, slots=True)
class PartyRow:
    """One party and what it may still do.

    Args:
        name: Who.
        ours: Whether it is one of ours.
        served_on: The day on which the paper counts as served; None if it is not on record.
        how: By which way.
        ends: The last day of its period by each reading.
        free_from: From when it may be presumed not to act; for ours, the day after its period.
        acted_on: The day on which it appealed or sued, posting counted; None if it did not.
        late: It acted after its period by every reading.
        note: What else there is to say.
    """

    name: str
    ours: bool
    served_on: date | None = None
    how: How | None = None
    ends: tuple[Reading, ...] = ()
    free_from: date | None = None
    acted_on: date | None = None
    late: bool = False
    note: str = ""


def party_rows(
    file: FinalityFile, rule: str, acts: str, book: Rulebook, calendar: Calendar
) -> tuple[PartyRow, ...]:
    """What each party may still do against the decision, by one rule.

    Args:
        file: The proceeding.
        rule: Key of the period: ``appeal_judgment``, ``appeal_ruling``, ``suit_after_recon``.
        acts: The event by which it is used.
        book: The rules.
        calendar: Which days are worked.
    """
    only_theirs = rule == "suit_after_recon"
    members = [one for one in file.members if not (only_theirs and one.ours)]
    return tuple(_row(file, one, rule, acts, book, calendar) for one in members)


def _row(
    file: FinalityFile, member: Member, rule: str, acts: str, book: Rulebook, calendar: Calendar
) -> PartyRow:
    acted = min((e.effective_on for e in _of(file.events, member, acts)), default=None)
    served = min(
        _of(file.events, member, "served"),
        key=lambda e: service_day(e.happened_on, e.how),
        default=None,
    )
    if served is None:
        return PartyRow(member.name, member.ours, acted_on=acted, note=_excuse(file, member))
    on = service_day(served.happened_on, served.how)
    try:
        ends, free_from = _period(member, rule, on, book, calendar)
    except DocketError as error:
        note = f"算不出届满日：{error.message}"
        return PartyRow(member.name, member.ours, on, served.how, acted_on=acted, note=note)
    return PartyRow(
        member.name,
        member.ours,
        on,
        served.how,
        ends,
        free_from,
        acted,
        late=acted is not None and acted > max(one.due_statutory for one in ends),
        note=_excuse(file, member),
    )


def _period(
    member: Member, rule: str, on: date, book: Rulebook, calendar: Calendar
) -> tuple[tuple[Reading, ...], date]:
    """Its period by each reading, and from when nothing of it is to be expected any more."""
    counted = compute(book.in_force(rule, on=on), on, calendar)
    found = readings(book, counted, calendar)
    plain = reading_of(counted, "通行的读法。")
    own = counted.due_statutory + ONE_DAY
    return found or (plain,), own if member.ours else presumed_final(counted, found)


def _of(events: Iterable[EventRow], member: Member, kind: str) -> list[EventRow]:
    return [
        e
        for e in events
        if e.kind == kind and (e.authority if member.ours else e.party) == member.id
    ]


def _excuse(file: FinalityFile, member: Member) -> str:
    """An obstacle that began and may excuse the delay (行政诉讼法第四十八条)."""
    began, ended = (_of(file.events, member, f"obstacle_{what}") for what in ("began", "ended"))
    if not began:
        return ""
    until = f"，{ended[-1].happened_on}消除" if ended else "，尚未登记消除"
    return f"{began[-1].happened_on}发生障碍{until}，可以申请顺延"
