"""What is due, as the worklist shows it, and why."""

from datetime import date

import msgspec

from docket.law.answers import DueOut
from docket.terms import (
    Awaiting,
    Binds,
    DeadlineState,
    How,
    Procedure,
)


class WorkLine(msgspec.Struct, frozen=True, kw_only=True):
    """期限, in the worklist: what is due, where, and for whom.

    An internal milestone (``internal``) has no statutory day; it is due on its safe day.
    """

    id: int
    rule: str
    proceeding: int
    matter: int
    matter_number: str
    docket_number: str | None
    forum: str
    procedure: Procedure
    unit: int
    handler: str | None
    confidential: bool
    assignee: str | None
    authority: int | None
    authority_name: str | None
    party: int | None
    party_name: str | None
    binds: Binds
    trigger_on: date
    raw_end: date | None
    due_statutory: date | None
    due_safe: date | None
    alarm_on: date | None
    provisional: bool
    not_computable: str | None
    state: DeadlineState
    manual: bool
    duty: bool
    rule_version: str
    internal: bool
    awaiting: Awaiting | None
    confirmed_by: str | None
    done_on: date | None
    done_how: How | None
    done_paper: int | None
    reading: str | None
    receipt_code: str
    name_zh: str = ""
    name_en: str = ""
    consequence: str = ""

    @property
    def last_on(self) -> date | None:
        """After this day it is late."""
        return self.due_safe if self.internal else self.due_statutory


class WorkPage(msgspec.Struct, frozen=True):
    """One page of the worklist, most urgent first; ``next`` is the ``cursor`` of the page after it."""

    items: tuple[WorkLine, ...]
    next: str | None


class Why(msgspec.Struct, frozen=True, kw_only=True):
    """One deadline and the count that led to its day; ``due`` is null when there is no day.

    ``basis`` says why it runs from its day, where that is not the day of one event; ``reading`` of
    the deadline is the code of the one of ``due.readings`` that holds, by law or by a person's choice.
    """

    deadline: WorkLine
    due: DueOut | None
    basis: str
    note: str
