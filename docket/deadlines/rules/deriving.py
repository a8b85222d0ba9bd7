"""Every deadline of a proceeding, with its dates and its state."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from docket.deadlines.rules.acceptance import DEEMED, WHY_ACCEPTED, accepted_without_saying
from docket.deadlines.rules.chains import chained
from docket.deadlines.rules.closed_days import while_open
from docket.deadlines.rules.dating import binds, dated
from docket.deadlines.rules.effect import Law
from docket.deadlines.rules.files import ProceedingFile, Root
from docket.deadlines.rules.fulfilment import chosen_reading, with_acts, with_fulfilment
from docket.deadlines.rules.origins import ORIGINS
from docket.deadlines.rules.receipts import with_receipt
from docket.deadlines.rules.rows import Derived
from docket.deadlines.rules.triggers import concerns, fits, governs, triggered
from docket.deadlines.schemas import Computed, DeadlineRow
from docket.law.calendar import Calendar
from docket.law.events import EventKind
from docket.law.provisions import Rule, Rulebook
from docket.proceedings.schemas import EventRow
from docket.terms import DeadlineState


def derive(
    file: ProceedingFile, book: Rulebook, kinds: Mapping[str, EventKind], calendar: Calendar
) -> list[Computed]:
    """Every deadline of the proceeding, in the order of its due day."""
    return [one.row for one in derivations(file, book, kinds, calendar)]


def derivations(
    file: ProceedingFile, book: Rulebook, kinds: Mapping[str, EventKind], calendar: Calendar
) -> list[Derived]:
    """Every deadline of the proceeding with the count that led to it, in the order of its due day.

    Each event fans out to all the rules it triggers for the procedure and track; what expires
    starts what runs from its expiry. The version of a rule is the one in force on the trigger day;
    a rule not in force that day gives no deadline.
    """
    deriving = _Deriving(file, book, kinds, calendar)
    found = [one for key in book.keys() for one in deriving.of(key)]  # noqa: SIM118 (no dict)
    found.sort(key=lambda d: (d.row.due_statutory or date.max, d.row.rule, d.row.root_event or 0))
    return found


@dataclass(slots=True)
class _Deriving:
    """The deadlines of one proceeding by rule, each found when it is first asked for."""

    file: ProceedingFile
    book: Rulebook
    kinds: Mapping[str, EventKind]
    calendar: Calendar
    found: dict[str, list[Derived]] = field(default_factory=dict)

    def of(self, key: str) -> list[Derived]:
        """The deadlines of one rule; first those from whose expiry it runs."""
        if key not in self.found:
            started = _numbered(self._started(key))
            self.found[key] = [self._deadline(rule, root) for rule, root in started]
        return self.found[key]

    def _started(self, key: str) -> Iterator[tuple[Rule, Root]]:
        """What sets a rule off: a day that must be found out, an event, an expiry."""
        if key in ORIGINS:
            version = self.book.versions(key)[-1]
            if concerns(self.file, version):
                yield from ORIGINS[key](self.file, Law(self.book, self.calendar), key)
            return
        unsaid = self._unsaid(key)
        file = replace(self.file, events=(*self.file.events, *unsaid))
        for rule, root in triggered(file, self.book, key):
            by_silence = bool(unsaid) and rule.trigger.event == "accepted"
            yield rule, replace(root, why=WHY_ACCEPTED) if by_silence else root
        yield from self._expired(key)

    def _expired(self, key: str) -> Iterator[tuple[Rule, Root]]:
        for version in self.book.versions(key):
            if not version.trigger.expiry or not concerns(self.file, version):
                continue
            links = [link for first in version.trigger.expiry for link in self.of(first)]
            for root in chained(version, links):
                if governs(self.file, self.book, version, root) and fits(self.file, version, root):
                    yield version, root

    def _unsaid(self, key: str) -> tuple[EventRow, ...]:
        """For what runs from acceptance: the acceptance that nobody recorded, if it follows."""
        if not any(version.trigger.event == "accepted" for version in self.book.versions(key)):
            return ()
        found = accepted_without_saying(self.file, self.book, self.of(DEEMED))
        return () if found is None else (found,)

    def _deadline(self, rule: Rule, root: Root) -> Derived:
        """One deadline with its dates, its state, and what people did to it."""
        file, calendar = self.file, self.calendar
        chosen = chosen_reading(rule, root, file.acts)
        dates = dated(file, rule, root, self.book, calendar, chosen=chosen)
        row = DeadlineRow(
            proceeding=file.proceeding.id,
            matter=file.proceeding.matter,
            authority=root.authority,
            party=root.party,
            rule=rule.key,
            root_event=root.event,
            root_hearing=root.hearing,
            ordinal=root.ordinal,
            binds=binds(rule, root),
            rule_version=rule.id,
            trigger_on=root.on,
            raw_end=dates.raw_end,
            due_statutory=dates.due_statutory,
            due_safe=dates.due_safe,
            alarm_on=while_open(
                dates.alarm_on,
                after=root.on,
                closed=file.closed.get(root.authority or 0, frozenset()),
                calendar=calendar,
            ),
            provisional=dates.computation.provisional if dates.computation else False,
            not_computable=dates.refusal,
            state=DeadlineState.OPEN,
            done_event=None,
            done_on=None,
            assignee=None,
            manual=False,
            duty=rule.kind == "deadline" and not rule.right,
            inputs_hash="",
            receipt_code="",
            reading=dates.reading,
        )
        row = with_fulfilment(row, rule, root, file, self.kinds)
        row = with_acts(row, rule, root, file.acts)
        given = with_receipt(row, rule, root, dates, calendar)
        return Derived(given, rule, root, dates.computation, dates.readings)


def _numbered(started: Iterable[tuple[Rule, Root]]) -> Iterator[tuple[Rule, Root]]:
    """Each root with its ordinal: two expiries of one event, say, are told apart by it."""
    seen: defaultdict[tuple[object, ...], int] = defaultdict(int)
    for rule, root in started:
        same = root.authority, root.party, root.event, root.hearing
        yield rule, replace(root, ordinal=seen[same]) if seen[same] else root
        seen[same] += 1
