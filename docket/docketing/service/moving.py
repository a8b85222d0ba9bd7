"""What a recomputation did to a deadline, as people are told it: old, new, whose, why."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from docket.deadlines.schemas import DeadlineRow
from docket.docketing.rules.files import MatterFile
from docket.law.provisions import Rulebook
from docket.terms import Awaiting, Binds, DeadlineState

Change = tuple[int, DeadlineRow | None, DeadlineRow | None]
"""Id of a deadline, and its row before and after; the id is 0 for one that fell away."""


@dataclass(frozen=True, slots=True)
class DeadlineView:
    """A deadline at one moment."""

    trigger_on: date
    due_statutory: date | None
    due_safe: date | None
    alarm_on: date | None
    state: DeadlineState
    provisional: bool
    not_computable: str | None
    binds: Binds
    duty: bool
    rule_version: str
    internal: bool
    awaiting: Awaiting | None
    confirmed_by: str | None

    @property
    def last_on(self) -> date | None:
        """Its last day, by law or by a measure of our own."""
        return self.due_safe if self.internal else self.due_statutory

    @property
    def open(self) -> bool:
        """Still to be done."""
        return self.state is DeadlineState.OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineMove:
    """A deadline that arose, moved, changed its state, or fell away.

    Args:
        id: Of the deadline; 0 when it fell away.
        rule: Rule key.
        rule_version: Id of the version of the rule.
        name_zh: Its Chinese name.
        matter: The matter it belongs to.
        matter_number: Our number of the matter.
        proceeding: The proceeding it belongs to.
        docket_number: The forum's number of it.
        authority: Which of ours it binds, if one.
        party: Which of theirs it binds, if one.
        root_event: The event it starts from.
        root_hearing: The hearing it starts from.
        ordinal: Tells apart several of the same root.
        handler: Who is concerned: the assignee, else who handles the matter.
        manual: Its alarm was set by hand, and stays; the other dates are what the law gives.
        before: Its dates and state before, None when it is new.
        after: Its dates and state now, None when it fell away.
        why: What was recorded that moved it.
    """

    id: int
    rule: str
    rule_version: str
    name_zh: str
    matter: int
    matter_number: str
    proceeding: int
    docket_number: str | None
    authority: int | None
    party: int | None
    root_event: int | None
    root_hearing: int | None
    ordinal: int
    handler: str | None
    manual: bool
    before: DeadlineView | None
    after: DeadlineView | None
    why: str = ""

    @property
    def unseen(self) -> bool:
        """An open deadline whose dates are others now, or which fell away: somebody must look.

        One that is done, missed or waived is not open any more, and its own entry says so. Where
        the alarm was set by hand, only what the law gives can move.
        """
        before, after = self.before, self.after
        if before is None or not before.open:
            return False
        if after is None:
            return True
        if not after.open:
            return False
        return _dates(before, manual=self.manual) != _dates(after, manual=self.manual)


def _dates(view: DeadlineView, *, manual: bool) -> tuple[date | None, ...]:
    return view.due_statutory, view.due_safe, None if manual else view.alarm_on


def moves_of(file: MatterFile, changes: Iterable[Change], book: Rulebook) -> list[DeadlineMove]:
    """The changes of a matter's deadlines as people are told them.

    A deadline whose root was struck and entered anew, or which counts from an earlier receipt now,
    has another identity: told as one that moved, not as one that fell away and one that arose.
    """
    told = [_move(file, book, *change) for change in _paired(list(changes))]
    return [move for move in told if move.before != move.after]


def _paired(changes: Sequence[Change]) -> Iterator[Change]:
    """Each row that fell away with the only one of the same duty that arose, as one change."""
    gone = _by_duty((before, change) for change in changes if (before := _left(change)))
    arose = _by_duty((after, change) for change in changes if (after := _new(change)))
    pairs = {
        id(new[0]): old[0]
        for duty, new in arose.items()
        if len(new) == 1 and len(old := gone.get(duty, [])) == 1
    }
    replaced = {id(old) for old in pairs.values()}
    for change in changes:
        if id(change) in pairs:
            yield change[0], pairs[id(change)][1], change[2]
        elif id(change) not in replaced:
            yield change


def _left(change: Change) -> DeadlineRow | None:
    return change[1] if change[2] is None else None


def _new(change: Change) -> DeadlineRow | None:
    return change[2] if change[1] is None else None


def _by_duty(rows: Iterable[tuple[DeadlineRow, Change]]) -> dict[tuple[object, ...], list[Change]]:
    """Changes by what a deadline is whatever it starts from."""
    found: dict[tuple[object, ...], list[Change]] = {}
    for row, change in rows:
        duty = (row.proceeding, row.authority, row.party, row.rule, row.ordinal)
        found.setdefault(duty, []).append(change)
    return found


def _move(
    file: MatterFile,
    book: Rulebook,
    row_id: int,
    before: DeadlineRow | None,
    after: DeadlineRow | None,
) -> DeadlineMove:
    """What happened to one deadline."""
    row = after or before
    if row is None:
        msg = "a move needs a deadline before or after it"
        raise ValueError(msg)
    proceeding = next((p for p in file.proceedings if p.id == row.proceeding), None)
    return DeadlineMove(
        id=row_id,
        rule=row.rule,
        rule_version=row.rule_version,
        name_zh=book.name_zh(row.rule, row.rule_version),
        matter=row.matter,
        matter_number=file.matter.number,
        proceeding=row.proceeding,
        docket_number=proceeding.docket_number if proceeding else None,
        authority=row.authority,
        party=row.party,
        root_event=row.root_event,
        root_hearing=row.root_hearing,
        ordinal=row.ordinal,
        handler=row.assignee or file.matter.handler,
        manual=row.manual,
        before=_view(before),
        after=_view(after),
    )


def _view(row: DeadlineRow | None) -> DeadlineView | None:
    """The part of a deadline that people watch."""
    if row is None:
        return None
    return DeadlineView(
        trigger_on=row.trigger_on,
        due_statutory=row.due_statutory,
        due_safe=row.due_safe,
        alarm_on=row.alarm_on,
        state=row.state,
        provisional=row.provisional,
        not_computable=row.not_computable,
        binds=row.binds,
        duty=row.duty,
        rule_version=row.rule_version,
        internal=row.internal,
        awaiting=row.awaiting,
        confirmed_by=row.confirmed_by,
    )
