"""Which matters a viewer sees: the one predicate that every read is joined through."""

from docket.accounts.rules import Viewer


def visible(viewer: Viewer, alias: str = "m") -> tuple[str, list[object]]:
    """The SQL condition on the matter table ``alias``, with its arguments.

    A matter belongs to each of our authorities, and to each unit, that stands in one of its
    proceedings, and to the unit that handles the matter and its authority: co-defendants have units
    of their own, and each must see what it answers for.

    Returns:
        Text with ``{}`` placeholders, never empty, and the values for them.
    """
    conditions: list[str] = []
    values: list[object] = []
    if viewer.authorities is not None:
        marks, ids = _members(viewer.authorities)
        conditions.append(
            f"({alias}.unit IN (SELECT u.id FROM unit u WHERE u.authority IN ({marks})) "
            f"OR {_stands(alias, 'authority', marks)})"
        )
        values += [*ids, *ids]
    if viewer.units is not None:
        marks, ids = _members(viewer.units)
        conditions.append(f"({alias}.unit IN ({marks}) OR {_stands(alias, 'unit', marks)})")
        values += [*ids, *ids]
    if viewer.matters is not None:
        marks, ids = _members(viewer.matters)
        conditions.append(f"{alias}.id IN ({marks})")
        values += ids
    if not viewer.confidential:
        conditions.append(f"NOT {alias}.confidential")
    return " AND ".join(conditions) or "TRUE", values


def _stands(alias: str, column: str, marks: str) -> str:
    """Whether one of these authorities or units stands in a proceeding of the matter."""
    return (
        "EXISTS (SELECT 1 FROM standing s JOIN proceeding p ON p.id = s.proceeding "
        f"WHERE p.matter = {alias}.id AND s.{column} IN ({marks}))"
    )


def _members(ids: frozenset[int]) -> tuple[str, list[int]]:
    """Placeholders and values of an IN list; an empty set matches nothing."""
    return (", ".join("{}" for _ in ids) or "NULL", sorted(ids))
