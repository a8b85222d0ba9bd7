"""缺项检查: what must be on record by a day, from level and state, and is not. Pure."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from docket.deadlines.rules.chains import AWAITS
from docket.deadlines.schemas import DeadlineRow
from docket.hearings.schemas import HearingRow
from docket.law.expectations import Expectation
from docket.proceedings.schemas import EventRow, ProceedingRow, StandingRow
from docket.terms import Binds, DeadlineState, HearingKind, HearingState, Procedure


@dataclass(frozen=True, slots=True)
class GapFile:
    """What of one proceeding tells whether anything is missing.

    Args:
        proceeding: The proceeding itself.
        events: Its events, none struck.
        standings: Ours in it.
        names: What ours and theirs are called: ``("authority", id)`` and ``("party", id)``.
        parties: The other parties in it.
        hearings: Its sittings, none struck.
        sat: By sitting, those of ours whose appearance is recorded.
        deadlines: What follows from it.
        successors: The proceedings that arose from it.
        decided_with_result: A result is recorded.
        dismissed: Code and subject of each gap that somebody said is none.
    """

    proceeding: ProceedingRow
    events: tuple[EventRow, ...] = ()
    standings: tuple[StandingRow, ...] = ()
    names: Mapping[tuple[str, int], str] = field(default_factory=dict)
    parties: tuple[int, ...] = ()
    hearings: tuple[HearingRow, ...] = ()
    sat: Mapping[int, frozenset[int]] = field(default_factory=dict)
    deadlines: tuple[DeadlineRow, ...] = ()
    successors: tuple[ProceedingRow, ...] = ()
    decided_with_result: bool = False
    dismissed: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that is missing.

    Args:
        expectation: What was expected.
        subject: Whom or what it is about, as a dismissal names it; empty for nobody.
        named: What people call that.
        since: The day from which it is missing.
        note: More about it, if anything.
    """

    expectation: Expectation
    subject: str
    named: str
    since: date
    note: str = ""


Found = Iterator[tuple[str, str, date, str]]
"""Subject, its name, the day from which it is expected, and a note."""


def gaps(file: GapFile, book: Iterable[Expectation], today: date) -> list[Gap]:
    """Everything that must be on record by today and is not, what was dismissed left out."""
    return [
        Gap(one, subject, named, since, note)
        for one in book
        if _asked(file, one)
        for subject, named, since, note in _FINDERS[one.check](file, one)
        if one.asked_on(today, since=since) and (one.code, subject) not in file.dismissed
    ]


def _asked(file: GapFile, one: Expectation) -> bool:
    """Whether the expectation concerns this proceeding as it stands."""
    return (
        one.asked_in(file.proceeding.procedure)
        and not (one.open_only and file.proceeding.decided_on is not None)
        and not (one.no_successor and file.successors)
        and not any(e.kind in one.unless for e in file.events)
    )


def _anchor(file: GapFile, one: Expectation) -> date | None:
    """The day of what it follows; of the last such event, where what settles it must be later."""
    days = [e.happened_on for e in file.events if one.after in (None, e.kind)]
    return (max(days) if one.later else min(days)) if days else None


def _expected_on(file: GapFile, one: Expectation) -> date | None:
    """The day from which it is expected."""
    anchor = _anchor(file, one)
    return anchor + timedelta(days=one.grace) if anchor is not None else None


def _event(file: GapFile, one: Expectation) -> Found:
    """An event of each of ours, of each of theirs, or of anybody."""
    since = _expected_on(file, one)
    settled = [e for e in file.events if e.kind in one.settled_by and not _too_old(file, one, e)]
    if since is None:
        return
    if one.whose == "any":
        yield from () if settled else (("", "", since, ""),)
        return
    ours = one.whose == "us"
    done = {e.authority if ours else e.party for e in settled}
    for row_id in _ours(file, one) if ours else file.parties:
        if row_id not in done:
            yield *_who(file, "authority" if ours else "party", row_id), since, ""


def _too_old(file: GapFile, one: Expectation, event: EventRow) -> bool:
    """Whether an event came before what it would have to follow."""
    anchor = _anchor(file, one)
    return one.later and anchor is not None and event.happened_on < anchor


def _ours(file: GapFile, one: Expectation) -> list[int]:
    return [s.authority for s in file.standings if s.role not in one.not_role]


def _who(file: GapFile, kind: str, row_id: int) -> tuple[str, str]:
    return f"{kind}:{row_id}", file.names.get((kind, row_id), str(row_id))


def _missing(lacks: Callable[[GapFile, Expectation], bool]) -> Callable[..., Found]:
    """A check of the proceeding as a whole."""

    def find(file: GapFile, one: Expectation) -> Found:
        since = _expected_on(file, one)
        if since is not None and lacks(file, one):
            yield "", "", since, ""

    return find


def _no_successor(file: GapFile, one: Expectation) -> bool:
    return not any(p.procedure in one.next for p in file.successors)


def _attendance(file: GapFile, one: Expectation) -> Found:
    """A sitting that was held, for each of ours that is not represented by a co-defendant."""
    for hearing in file.hearings:
        if hearing.state is not HearingState.HELD or not _counts(file, hearing):
            continue
        since = hearing.held_on + timedelta(days=one.grace)
        sat = file.sat.get(hearing.id, frozenset())
        for standing in file.standings:
            if standing.authority not in sat and standing.represented_by is None:
                named = file.names.get(("authority", standing.authority), "")
                subject = f"hearing:{hearing.id}/authority:{standing.authority}"
                yield subject, _day(hearing, named), since, ""


def _counts(file: GapFile, hearing: HearingRow) -> bool:
    """听证 in reconsideration, 庭审 in court."""
    recon = file.proceeding.procedure is Procedure.RECONSIDERATION
    wanted = HearingKind.RECONSIDERATION_HEARING if recon else HearingKind.COURT_HEARING
    return hearing.kind is wanted


def _scheduled(wanted: Callable[[HearingRow], bool]) -> Callable[..., Found]:
    """A check of each sitting that is still to come, or was to come."""

    def find(file: GapFile, one: Expectation) -> Found:
        for hearing in file.hearings:
            if hearing.state is HearingState.SCHEDULED and wanted(hearing):
                since = hearing.held_on + timedelta(days=one.grace)
                yield f"hearing:{hearing.id}", _day(hearing, ""), since, ""

    return find


def _day(hearing: HearingRow, whose: str) -> str:
    return f"{hearing.held_on} {hearing.kind.zh}" + (f"（{whose}）" if whose else "")


def _not_computable(file: GapFile, one: Expectation) -> Found:
    """A deadline without a date that nothing but a further entry can give one.

    What waits for the expiry of another is no gap of its own; a milestone of ours never has a day
    of the law.
    """
    for row in file.deadlines:
        undated = row.not_computable is not None and not row.internal
        waits = row.state is DeadlineState.OPEN and undated
        why = row.not_computable or ""
        if waits and not why.endswith(AWAITS) and not _standing_still(file):
            yield _deadline(row), "", row.trigger_on + timedelta(days=one.grace), why


def _standing_still(file: GapFile) -> bool:
    """Whether its time is suspended, or excluded at present."""
    last = max(
        (e for e in file.events if e.kind in ("excluded_began", "excluded_ended")),
        key=lambda e: (e.happened_on, e.id),
        default=None,
    )
    return file.proceeding.suspended or (last is not None and last.kind == "excluded_began")


def _overrun(file: GapFile, one: Expectation) -> Found:
    """The forum's time ran out and nothing was recorded since."""
    if file.proceeding.decided_on is not None or file.proceeding.suspended:
        return
    for row in file.deadlines:
        due = row.due_statutory
        if row.rule not in one.rules or row.binds is not Binds.ORGAN or due is None:
            continue
        if not any(e.happened_on > due for e in file.events):
            yield _deadline(row), f"届满 {due}", due + timedelta(days=one.grace), ""


def _deadline(row: DeadlineRow) -> str:
    return f"rule:{row.rule}"


_FINDERS: Mapping[str, Callable[[GapFile, Expectation], Found]] = {
    "event": _event,
    "successor": _missing(_no_successor),
    "number": _missing(lambda file, _: not file.proceeding.docket_number),
    "party": _missing(lambda file, _: not file.parties),
    "outcome": _missing(lambda file, _: not file.decided_with_result),
    "hearing": _missing(lambda file, _: not file.hearings),
    "attendance": _attendance,
    "hearing_past": _scheduled(lambda _: True),
    "leader_notified": _scheduled(
        lambda h: h.leader_notified is None and h.kind is HearingKind.COURT_HEARING
    ),
    "not_computable": _not_computable,
    "overrun": _overrun,
}
