"""What our authorities, units and matters are called."""

from collections.abc import Sequence

from docket import db
from docket.accounts.rules import Viewer
from docket.desk.queries.rows import read
from docket.desk.schemas import Named
from docket.matters.queries import visible


async def several_authorities() -> bool:
    """Whether more than one authority of ours shares this database, so that lists must tell."""
    return len(await db.rows("SELECT id FROM authority LIMIT 2")) > 1


async def authority_names() -> dict[int, str]:
    """Our authorities by id, where more than one shares this database; else none is worth naming."""
    found = await read(Named, "SELECT id, code, name FROM authority ORDER BY id")
    return {one.id: one.name for one in found} if len(found) > 1 else {}


async def authorities_of(matter_id: int) -> tuple[Named, ...]:
    """Our authorities that a matter mentions."""
    return await read(
        Named,
        "SELECT a.id, a.code, a.name FROM authority a WHERE a.id IN ("
        "SELECT s.authority FROM standing s JOIN proceeding p ON p.id = s.proceeding "
        "WHERE p.matter = {} "
        "UNION SELECT s.represented_by FROM standing s JOIN proceeding p ON p.id = s.proceeding "
        "WHERE p.matter = {} "
        "UNION SELECT c.authority FROM challenged_act c WHERE c.matter = {} "
        "UNION SELECT u.authority FROM matter m JOIN unit u ON u.id = m.unit WHERE m.id = {}) "
        "ORDER BY a.id",
        *[matter_id] * 4,
    )


async def units_of(matter_id: int) -> tuple[Named, ...]:
    """The units that a matter mentions."""
    return await read(
        Named,
        "SELECT u.id, u.code, u.name FROM unit u WHERE u.id IN ("
        "SELECT s.unit FROM standing s JOIN proceeding p ON p.id = s.proceeding WHERE p.matter = {} "
        "UNION SELECT r.unit FROM unit_request r JOIN proceeding p ON p.id = r.proceeding "
        "WHERE p.matter = {} UNION SELECT m.unit FROM matter m WHERE m.id = {}) ORDER BY u.id",
        *[matter_id] * 3,
    )


async def numbers_of(viewer: Viewer, ids: Sequence[int]) -> dict[int, str]:
    """Our numbers of these matters, by id."""
    if not ids:
        return {}
    seen, values = visible(viewer)
    marks = ", ".join("{}" for _ in ids)
    found = await db.rows(
        f"SELECT m.id, m.number FROM matter m WHERE m.id IN ({marks}) AND {seen}", *ids, *values
    )
    return {int(row["id"]): str(row["number"]) for row in found}
