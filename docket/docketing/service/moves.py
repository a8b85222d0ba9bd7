"""Dates that moved, kept in the transaction that moved them, and what people made of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import msgspec

from docket import db
from docket.docketing.rules.causes import Causes, Recorded
from docket.docketing.service.moving import DeadlineMove
from docket.history.rules import in_utc
from docket.history.service import Changed
from docket.law import library
from docket.terms import MoveState

_ROWS_A_STATEMENT = 500  # some twenty values each; both engines take some 32,000 a statement

_COLUMNS = (
    "act, happened_at, matter, proceeding, authority, party, rule, root_event, root_hearing,"
    " ordinal, before_statutory, before_safe, before_alarm, after_statutory, after_safe,"
    " after_alarm, not_computable, gone, manual, cause, whom, state"
)

Identity = tuple[int, int | None, int | None, str, int | None, int | None, int]
"""Proceeding, authority, party, rule, root event, root hearing, ordinal."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """接受变动: a person takes the date of a deadline as it stands after a move.

    Args:
        identity: Of the deadline.
        upto: The last of its moves that the person saw; the earlier ones are settled with it.
    """

    identity: Identity
    upto: int


def explained(moves: Sequence[DeadlineMove], changes: Iterable[Changed]) -> list[DeadlineMove]:
    """The moves, each with what was recorded that moved it."""
    if not moves:
        return []
    causes = Causes([_recorded(one) for one in changes], library.event_kinds())
    return [
        replace(move, why=causes.of(move.proceeding, _roots(move), move.rule)) for move in moves
    ]


def _recorded(one: Changed) -> Recorded:
    before = msgspec.json.decode(one.before) if one.before else None
    return Recorded(one.table, before, msgspec.json.decode(one.after))


def _roots(move: DeadlineMove) -> list[tuple[str, int]]:
    roots = (("event", move.root_event), ("hearing", move.root_hearing))
    return [(table, row) for table, row in roots if row is not None]


async def keep(
    moves: Iterable[DeadlineMove],
    *,
    act: int | None,
    at: datetime,
    state: MoveState = MoveState.PENDING,
) -> None:
    """Keep what nobody may overlook: open deadlines whose dates moved. Joins the transaction.

    Args:
        moves: All that a recomputation did; of these the ones to be looked at are kept.
        act: Number of the act that caused it; None when docket only derived anew.
        at: The moment, UTC.
        state: Confirmed already, when the act that moved them is a person's undoing.
    """
    rows = [_row(move, act, in_utc(at), state) for move in moves if move.unseen]
    for start in range(0, len(rows), _ROWS_A_STATEMENT):
        part = rows[start : start + _ROWS_A_STATEMENT]
        places = ", ".join([f"({', '.join('{}' for _ in part[0])})"] * len(part))
        await db.execute(
            f"INSERT INTO deadline_move ({_COLUMNS}) VALUES {places}",
            *(value for row in part for value in row),
        )


def _row(move: DeadlineMove, act: int | None, at: datetime, state: MoveState) -> tuple[object, ...]:
    before, after = move.before, move.after
    return (
        act,
        at,
        move.matter,
        *identity_of(move),
        before.due_statutory if before else None,
        before.due_safe if before else None,
        before.alarm_on if before else None,
        after.due_statutory if after else None,
        after.due_safe if after else None,
        after.alarm_on if after else None,
        after.not_computable if after else None,
        after is None,
        move.manual,
        move.why,
        move.handler,
        state.value,
    )


def identity_of(move: DeadlineMove) -> Identity:
    """What stays the same of a deadline while its dates move."""
    return (
        move.proceeding,
        move.authority,
        move.party,
        move.rule,
        move.root_event,
        move.root_hearing,
        move.ordinal,
    )


async def settle(accepted: Iterable[Accepted], undone: Iterable[int]) -> None:
    """Write what people made of moves onto the moves: what their facts say, for quick lists."""
    for one in accepted:
        proceeding, authority, party, rule, event, hearing, ordinal = one.identity
        await db.execute(
            "UPDATE deadline_move SET state = 'accepted' WHERE state = 'pending' AND id <= {}"
            " AND proceeding = {} AND rule = {} AND ordinal = {}"
            " AND COALESCE(authority, 0) = {} AND COALESCE(party, 0) = {}"
            " AND COALESCE(root_event, 0) = {} AND COALESCE(root_hearing, 0) = {}",
            one.upto,
            proceeding,
            rule,
            ordinal,
            authority or 0,
            party or 0,
            event or 0,
            hearing or 0,
        )
    for act in undone:
        await db.execute("UPDATE deadline_move SET state = 'undone' WHERE act = {}", act)


async def correct(states: Iterable[tuple[int, MoveState]]) -> None:
    """Put the states right that are not what the facts say."""
    for move, state in states:
        await db.execute("UPDATE deadline_move SET state = {} WHERE id = {}", state.value, move)
