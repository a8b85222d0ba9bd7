"""Which matters a viewer sees: the one predicate that every read is joined through."""

import msgspec

from docket import db
from docket.accounts.rules import Right, Viewer
from docket.db.ids import an_id
from docket.errors import NotFound
from docket.matters.schemas import PersonOut


def visible(viewer: Viewer, alias: str = "m") -> tuple[str, list[object]]:
    """The SQL condition on the matter table ``alias``, with its arguments.

    A matter belongs to each of our authorities, and to each unit, that stands in one of its
    proceedings, and to the unit that handles the matter and its authority: co-defendants have units
    of their own, and each must see what it answers for. It is assigned to its handler and to the
    people named on it; a confidential one is for the people named on it alone.

    Returns:
        Text with ``{}`` placeholders, never empty, and the values for them.
    """
    if not viewer.may(Right.READ_MATTERS):
        return "FALSE", []
    parts = [*_places(viewer, alias), *_secrecy(viewer, alias)]
    return " AND ".join(text for text, _ in parts) or "TRUE", [v for _, vs in parts for v in vs]


def secret(viewer: Viewer, alias: str) -> str:
    """The SQL truth that a row with ``matter`` and ``confidential`` is kept from a viewer as such.

    Without placeholders, so that it can stand among the columns of any statement.
    """
    if viewer.user_id is None:
        return f"{alias}.confidential"
    named = _named(f"{alias}.matter").format(int(viewer.user_id))
    return f"({alias}.confidential AND NOT {named})"


async def seen_by(viewer: Viewer, matter_id: int) -> bool:
    """Whether a viewer sees a matter."""
    condition, values = visible(viewer)
    found = await db.rows(
        f"SELECT m.id FROM matter m WHERE m.id = {{}} AND {condition}", matter_id, *values
    )
    return bool(found)


async def person_on(matter_id: int, account_id: int) -> int | None:
    """The row by which an account is named on a matter."""
    found = await db.rows(
        "SELECT id FROM matter_person WHERE matter = {} AND account = {} AND NOT struck",
        matter_id,
        account_id,
    )
    return int(found[0]["id"]) if found else None


async def people_on(viewer: Viewer, matter_id: int) -> tuple[PersonOut, ...]:
    """The accounts named on a matter, by name.

    Raises:
        NotFound: There is no such matter, or it is not for this viewer.
    """
    if not await seen_by(viewer, an_id(matter_id)):
        message = f"没有编号为 {matter_id} 的案件，或者无权查看。"
        raise NotFound(message)
    rows = await db.rows(
        "SELECT a.id, a.name, a.full_name FROM matter_person n JOIN account a ON a.id = n.account "
        "WHERE n.matter = {} AND NOT n.struck ORDER BY a.name",
        matter_id,
    )
    return tuple(msgspec.convert(rows, list[PersonOut], strict=False))


async def handed_in(paper_id: int, account: int | None, matter: int | None) -> bool:
    """Whether it is on record that this account handed in a paper for this matter."""
    found = await db.rows(
        "SELECT id FROM paper_holder WHERE paper = {} AND COALESCE(account, 0) = {} "
        "AND COALESCE(matter, 0) = {}",
        paper_id,
        account or 0,
        matter or 0,
    )
    return bool(found)


def _places(viewer: Viewer, alias: str) -> list[tuple[str, list[object]]]:
    """Where the viewer looks from: authorities, units, assigned matters, single matters."""
    parts: list[tuple[str, list[object]]] = []
    if viewer.authorities is not None:
        marks, ids = _members(viewer.authorities)
        own = f"{alias}.unit IN (SELECT u.id FROM unit u WHERE u.authority IN ({marks}))"
        parts.append((f"({own} OR {_stands(alias, 'authority', marks)})", [*ids, *ids]))
    ways = [*_unit_ways(viewer, alias), *_assigned_ways(viewer, alias)]
    if ways:
        either = " OR ".join(text for text, _ in ways)
        parts.append((f"({either})", [value for _, values in ways for value in values]))
    if viewer.matters is not None:
        marks, ids = _members(viewer.matters)
        parts.append((f"{alias}.id IN ({marks})", [*ids]))
    return parts


def _unit_ways(viewer: Viewer, alias: str) -> list[tuple[str, list[object]]]:
    if viewer.units is None:
        return []
    marks, ids = _members(viewer.units)
    return [
        (f"{alias}.unit IN ({marks})", [*ids]),
        (_stands(alias, "unit", marks), [*ids]),
    ]


def _assigned_ways(viewer: Viewer, alias: str) -> list[tuple[str, list[object]]]:
    """The handler is known by the full name, which no two accounts share."""
    if not viewer.assigned:
        return []
    return [
        (f"{alias}.handler = {{}}", [viewer.name]),
        (_named(f"{alias}.id"), [viewer.user_id]),
    ]


def _secrecy(viewer: Viewer, alias: str) -> list[tuple[str, list[object]]]:
    if viewer.confidential:
        return []
    if viewer.user_id is None:
        return [(f"NOT {alias}.confidential", [])]
    return [(f"(NOT {alias}.confidential OR {_named(f'{alias}.id')})", [viewer.user_id])]


def _named(matter: str) -> str:
    """Whether the account is among the people named on the matter."""
    return (
        "EXISTS (SELECT 1 FROM matter_person n "
        f"WHERE n.matter = {matter} AND n.account = {{}} AND NOT n.struck)"
    )


def _stands(alias: str, column: str, marks: str) -> str:
    """Whether one of these authorities or units stands in a proceeding of the matter."""
    return (
        "EXISTS (SELECT 1 FROM standing s JOIN proceeding p ON p.id = s.proceeding "
        f"WHERE p.matter = {alias}.id AND s.{column} IN ({marks}))"
    )


def _members(ids: frozenset[int]) -> tuple[str, list[int]]:
    """Placeholders and values of an IN list; an empty set matches nothing."""
    return (", ".join("{}" for _ in ids) or "NULL", sorted(ids))
