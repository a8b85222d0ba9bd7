"""Dates that moved, and the news of a person's matters."""

from datetime import date, datetime

import msgspec

from docket.terms import DeadlineState, MoveState, NewsKind


class Dates(msgspec.Struct, frozen=True, kw_only=True):
    """The three days of a deadline; all null while it has no date."""

    due_statutory: date | None
    due_safe: date | None
    alarm_on: date | None


class MoveOut(msgspec.Struct, frozen=True, kw_only=True):
    """An open deadline that moved: old, new, why, by which act, for whom, and what became of it.

    ``deadline`` and ``state_now`` are its id and its state today; null once it fell away. With
    ``manual`` the alarm was set by hand and stayed; ``after`` then shows what the law gives beside it.
    """

    id: int
    act: int | None
    happened_at: datetime
    matter: int
    matter_number: str
    proceeding: int
    docket_number: str | None
    deadline: int | None
    rule: str
    name_zh: str
    before: Dates
    after: Dates
    not_computable: str | None
    gone: bool
    manual: bool
    cause: str
    whom: str | None
    state: MoveState
    state_now: DeadlineState | None


class MovesPage(msgspec.Struct, frozen=True):
    """One page of moves, the newest first; ``next`` is the ``cursor`` of the page after it."""

    items: tuple[MoveOut, ...]
    next: int | None


class NewsLine(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that a person has not seen yet.

    ``move`` and ``before`` (the statutory day it had) are of a date that moved; the other dates are
    those of today.
    """

    kind: NewsKind
    deadline: int | None
    rule: str
    name_zh: str
    matter: int
    matter_number: str
    docket_number: str | None
    due_statutory: date | None
    alarm_on: date | None
    note: str = ""
    move: int | None = None
    before: date | None = None


class News(msgspec.Struct, frozen=True, kw_only=True):
    """What changed on a person's matters since they last looked.

    ``upto_act`` and ``upto_move`` are handed back to say that all of this was seen.
    """

    name: str
    since_act: int
    since_on: date | None
    upto_act: int
    upto_move: int
    items: tuple[NewsLine, ...]
