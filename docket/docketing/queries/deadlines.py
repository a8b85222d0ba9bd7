"""Single deadlines and their moves: what people did to them, what they rest on."""

import msgspec

from docket import db
from docket.deadlines.schemas import DeadlineActRow, DeadlineRow, MoveRow
from docket.terms import MoveState


class MoveUnlike(msgspec.Struct, frozen=True):
    """A move whose state is not what the facts of people say."""

    id: int
    matter: int
    state: MoveState
    wanted: MoveState


_WANTED = (
    "CASE WHEN EXISTS (SELECT 1 FROM undoing u WHERE u.act = v.act) THEN 'undone'"
    " WHEN EXISTS (SELECT 1 FROM change c WHERE c.act = v.act AND c.table_name = 'undoing')"
    " OR EXISTS (SELECT 1 FROM deadline_act a WHERE a.verb = 'move_accepted' AND NOT a.struck"
    " AND a.proceeding = v.proceeding AND a.rule = v.rule AND a.ordinal = v.ordinal"
    " AND COALESCE(a.authority, 0) = COALESCE(v.authority, 0)"
    " AND COALESCE(a.party, 0) = COALESCE(v.party, 0)"
    " AND COALESCE(a.root_event, 0) = COALESCE(v.root_event, 0)"
    " AND COALESCE(a.root_hearing, 0) = COALESCE(v.root_hearing, 0)"
    " AND CAST(a.value AS INTEGER) >= v.id) THEN 'accepted' ELSE 'pending' END"
)


async def load_deadline(deadline_id: int) -> DeadlineRow | None:
    """One deadline of the projection."""
    found = await db.rows("SELECT * FROM deadline WHERE id = {}", deadline_id)
    return next(iter(msgspec.convert(found, list[DeadlineRow], strict=False)), None)


async def load_move(move_id: int) -> MoveRow | None:
    """One date that moved."""
    found = await db.rows("SELECT * FROM deadline_move WHERE id = {}", move_id)
    return next(iter(msgspec.convert(found, list[MoveRow], strict=False)), None)


async def moves_pending(row: DeadlineRow) -> list[MoveRow]:
    """The moves of one deadline that nobody confirmed or undid yet, oldest first."""
    found = await db.rows(
        "SELECT * FROM deadline_move WHERE matter = {} AND state = 'pending' ORDER BY id",
        row.matter,
    )
    return [
        move
        for move in msgspec.convert(found, list[MoveRow], strict=False)
        if move.identity == row.identity
    ]


async def moves_unlike_facts() -> list[MoveUnlike]:
    """The moves whose state is not what was recorded of their being accepted or undone."""
    found = await db.rows(
        "SELECT s.id, s.matter, s.state, s.wanted FROM (SELECT v.id, v.matter, v.state,"
        f" {_WANTED} AS wanted FROM deadline_move v) s WHERE s.state <> s.wanted ORDER BY s.id"
    )
    return msgspec.convert(found, list[MoveUnlike], strict=False)


async def acts_on(row: DeadlineRow) -> list[DeadlineActRow]:
    """What people did to a deadline, oldest first.

    An earlier receipt that was entered later may have become its root since; what people did before
    still concerns it, so the root is not compared.
    """
    found = await db.rows(
        "SELECT * FROM deadline_act WHERE proceeding = {} AND rule = {} AND ordinal = {} "
        "AND COALESCE(authority, 0) = {} AND COALESCE(party, 0) = {} AND NOT struck ORDER BY id",
        row.proceeding,
        row.rule,
        row.ordinal,
        row.authority or 0,
        row.party or 0,
    )
    return msgspec.convert(found, list[DeadlineActRow], strict=False)


async def events_under(row: DeadlineRow) -> list[int]:
    """The events that a date rests on: its root, and what lengthened or stopped the period."""
    found = await db.rows(
        "SELECT id FROM event WHERE proceeding = {} AND NOT struck AND (id = {} OR (kind IN "
        "('extension_granted', 'suspended', 'resumed', 'excluded_began', 'excluded_ended') "
        "AND COALESCE(authority, {}) = {} AND happened_on >= {})) ORDER BY id",
        row.proceeding,
        row.root_event or 0,
        row.authority or 0,
        row.authority or 0,
        row.trigger_on,
    )
    return [int(one["id"]) for one in found]
