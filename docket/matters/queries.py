"""Which matters a viewer sees: the one predicate that every read is joined through."""

from docket.accounts.rules import Viewer


def visible(viewer: Viewer, alias: str = "m") -> tuple[str, list[object]]:
    """The SQL condition on the matter table ``alias``, with its arguments.

    A matter belongs to each of our authorities that stands in one of its proceedings; one that has
    no proceeding yet belongs to the authority of its unit.

    Returns:
        Text with ``{}`` placeholders, never empty, and the values for them.
    """
    conditions: list[str] = []
    values: list[object] = []
    if viewer.authorities is not None:
        marks, ids = _members(viewer.authorities)
        conditions.append(
            f"({alias}.unit IN (SELECT u.id FROM unit u WHERE u.authority IN ({marks})) OR EXISTS "
            f"(SELECT 1 FROM standing s JOIN proceeding p ON p.id = s.proceeding "
            f"WHERE p.matter = {alias}.id AND s.authority IN ({marks})))"
        )
        values += [*ids, *ids]
    for column, allowed in (("unit", viewer.units), ("id", viewer.matters)):
        if allowed is not None:
            marks, ids = _members(allowed)
            conditions.append(f"{alias}.{column} IN ({marks})")
            values += ids
    if not viewer.confidential:
        conditions.append(f"NOT {alias}.confidential")
    return " AND ".join(conditions) or "TRUE", values


def _members(ids: frozenset[int]) -> tuple[str, list[int]]:
    """Placeholders and values of an IN list; an empty set matches nothing."""
    return (", ".join("{}" for _ in ids) or "NULL", sorted(ids))
