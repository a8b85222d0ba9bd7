"""Deadlines, and what people did to them, as honest types."""

from datetime import date, time

import msgspec

from docket.terms import (
    Awaiting,
    Binds,
    DeadlineState,
    DeadlineVerb,
    How,
    LengthUnit,
    MoveState,
)


class DeadlineActRow(msgspec.Struct, frozen=True, kw_only=True):
    """What a person did to a deadline, by its identity."""

    id: int
    proceeding: int
    authority: int | None
    party: int | None
    rule: str
    root_event: int | None
    root_hearing: int | None
    ordinal: int
    verb: DeadlineVerb
    happened_on: date
    value: str | None
    how: How | None = None
    paper: int | None = None
    actor_id: str = ""
    actor_name: str = ""


class MoveRow(msgspec.Struct, frozen=True, kw_only=True):
    """A date that moved: of which deadline, by which act, and what became of it."""

    id: int
    act: int | None
    matter: int
    proceeding: int
    authority: int | None
    party: int | None
    rule: str
    root_event: int | None
    root_hearing: int | None
    ordinal: int
    state: MoveState

    @property
    def identity(self) -> tuple[int, int | None, int | None, str, int | None, int | None, int]:
        """Of the deadline; the same as its row's."""
        return (
            self.proceeding,
            self.authority,
            self.party,
            self.rule,
            self.root_event,
            self.root_hearing,
            self.ordinal,
        )


class ReceiptInputs(msgspec.Struct, frozen=True, kw_only=True):
    """What a date was computed from, and the dates: everything that counting it again needs.

    ``days`` is what the notices said of the days it touched (``241012m`` is a make-up day), and
    ``holidays`` the 法定节假日 among them where those decided. ``counted_on`` is the day of the count
    where a reading starts from another than the trigger; ``plain`` is false where the dates are
    another way to read a count (months by the letter) and no count of their own. The order of the
    fields is that of the text, which is hashed: a new field goes last, with a default.
    """

    proceeding: int
    authority: int | None
    party: int | None
    rule: str
    root_event: int | None
    root_hearing: int | None
    ordinal: int
    version: str
    unit: LengthUnit
    length: int | None
    roll: bool
    trigger_on: date
    counted_on: date
    at: time | None
    added_days: int | None
    until: date | None
    days: str
    holidays: str
    provisional: bool
    engine: str
    reading: str | None
    readings: tuple[str, ...]
    plain: bool
    raw_end: date | None
    due_statutory: date | None
    due_safe: date | None


class ReceiptRow(msgspec.Struct, frozen=True, kw_only=True):
    """核验单, as kept."""

    id: int
    matter: int
    code: str
    digest: str
    inputs: str
    calendar_version: str


class DeadlineRow(msgspec.Struct, frozen=True, kw_only=True):
    """期限, as projected. ``id`` is 0 until it is stored."""

    proceeding: int
    matter: int
    authority: int | None
    party: int | None
    rule: str
    root_event: int | None
    root_hearing: int | None
    ordinal: int
    binds: Binds
    rule_version: str
    trigger_on: date
    raw_end: date | None
    due_statutory: date | None
    due_safe: date | None
    alarm_on: date | None
    provisional: bool
    not_computable: str | None
    state: DeadlineState
    done_event: int | None
    done_on: date | None
    assignee: str | None
    manual: bool
    duty: bool
    inputs_hash: str
    receipt_code: str
    internal: bool = False
    awaiting: Awaiting | None = None
    confirmed_by: str | None = None
    done_how: How | None = None
    done_paper: int | None = None
    reading: str | None = None
    id: int = 0

    @property
    def last_on(self) -> date | None:
        """After this day it is late: the statutory day, or that of a milestone of our own."""
        return self.due_safe if self.internal else self.due_statutory

    @property
    def identity(self) -> tuple[object, ...]:
        """What stays the same while dates move; used by receipts, calendars and confirmations."""
        return (
            self.proceeding,
            self.authority,
            self.party,
            self.rule,
            self.root_event,
            self.root_hearing,
            self.ordinal,
        )


class Entered(msgspec.Struct, frozen=True, kw_only=True):
    """A deadline at one moment, as the register keeps it."""

    due_statutory: date | None
    due_safe: date | None
    alarm_on: date | None
    state: DeadlineState
    awaiting: Awaiting | None
    confirmed_by: str | None


class Computed(DeadlineRow, frozen=True, kw_only=True):
    """A deadline that was just derived, with the text of its receipt, which is kept apart from it."""

    inputs: str

    def as_row(self) -> DeadlineRow:
        """The deadline as it is stored."""
        return DeadlineRow(**{name: getattr(self, name) for name in DeadlineRow.__struct_fields__})
