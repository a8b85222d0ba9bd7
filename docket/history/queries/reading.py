"""Reading the history: acts, changes, the head of the chain, and the facts they speak of."""

import json
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from piccolo.table import Table

from docket import db
from docket.history import rules
from docket.history.queries import images
from docket.history.rules import Image
from docket.history.tables import Act, Change

_CHUNK = 1000
_ACTS = 200  # each brings the list of all its digests


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a recorded row: what it became, when, by whom and why."""

    act_seq: int
    happened_at: datetime
    actor_id: str
    actor_name: str
    what: str
    why: str
    image: Image | None
    differing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A row of a fact table beside its last image, both as one statement saw them."""

    row_id: int
    image: Image
    recorded: str | None


async def head(*, lock: bool = False) -> tuple[int, str] | None:
    """Number and hash of the last act; None when that row is gone or has company.

    Args:
        lock: Keep it from others until the commit. On SQLite the writer is alone already.
    """
    locked = " FOR UPDATE" if lock and db.dialect() == "postgres" else ""
    found = await db.rows(f"SELECT seq, hash FROM history_head{locked}")
    return (int(found[0]["seq"]), str(found[0]["hash"])) if len(found) == 1 else None


async def last_moment() -> datetime:
    """When the last act was recorded. There is one: a database is prepared by an act."""
    [row] = await db.rows("SELECT happened_at FROM act ORDER BY seq DESC LIMIT 1")
    moment: datetime = row["happened_at"]
    return moment


async def guards_at_work() -> frozenset[str]:
    """The names of the triggers that the database has and has not switched off."""
    if db.dialect() == "sqlite":
        found = await db.rows("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    else:
        found = await db.rows(
            "SELECT tgname AS name FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'"
        )
    return frozenset(str(row["name"]) for row in found)


def lowest() -> int:
    """Below every key, also those that docket would never give."""
    return -(2**31) if db.dialect() == "postgres" else -(2**63)


async def acts_after(act_id: int | None) -> list[dict[str, Any]]:
    """The next acts of the chain, the first ones after None, as stored; empty at its end."""
    return await db.rows(
        f"SELECT {images.raw(Act)} FROM act WHERE id > {{}} ORDER BY id LIMIT {_ACTS}",
        lowest() if act_id is None else act_id,
    )


async def changes_between(first: int, last: int) -> AsyncIterator[dict[str, Any]]:
    """The changes of a range of acts, in their order, as stored; read in chunks."""
    key = (first, lowest(), lowest())
    while True:
        found = await db.rows(
            f"SELECT {images.raw(Change)} FROM change "
            "WHERE (act, n, id) > ({}, {}, {}) "
            f"AND act <= {{}} ORDER BY act, n, id LIMIT {_CHUNK}",
            *key,
            last,
        )
        for row in found:
            yield row
        if len(found) < _CHUNK:
            return
        key = (found[-1]["act"], found[-1]["n"], found[-1]["id"])


async def strays() -> list[dict[str, Any]]:
    """Changes that belong to no act."""
    found = await db.rows(
        f"SELECT {images.raw(Change, 'c')} FROM change c "
        "WHERE NOT EXISTS (SELECT 1 FROM act a WHERE a.id = c.act) ORDER BY c.id"
    )
    return [{name: rules.as_text(value) for name, value in row.items()} for row in found]


async def facts_of(table: type[Table]) -> AsyncIterator[Fact]:
    """Every row of a fact table beside its last image.

    One statement reads both, so acts that are recorded meanwhile are no differences.
    """
    name, last = images.name_of(table), lowest()
    query = (
        f"SELECT {images.raw(table, 'f')}, (SELECT {images.text('c.after')} FROM change c "
        "WHERE c.table_name = {} AND c.row_id = f.id ORDER BY c.act DESC, c.n DESC LIMIT 1) "
        f'AS "_recorded" FROM "{name}" f WHERE f.id > {{}} ORDER BY f.id LIMIT {_CHUNK}'
    )
    while found := await db.rows(query, name, last):
        for row in found:
            recorded = rules.as_text(row.pop("_recorded"))
            shown = rules.image(name, row, images.kinds(table))
            yield Fact(row["id"], shown, None if recorded is None else str(recorded))
        last = found[-1]["id"]


async def gone(table: type[Table]) -> list[int]:
    """The rows whose history says that they exist, and which do not."""
    name = images.name_of(table)
    found = await db.rows(
        "SELECT DISTINCT c.row_id FROM change c WHERE c.table_name = {} "
        f'AND NOT EXISTS (SELECT 1 FROM "{name}" f WHERE f.id = c.row_id) ORDER BY c.row_id',
        name,
    )
    return [int(row["row_id"]) for row in found]


async def unknown_tables() -> list[str]:
    """The table names in the history that are no fact tables."""
    found = await db.rows(f"SELECT DISTINCT {images.text('table_name')} AS name FROM change")
    names = {str(rules.as_text(row["name"])) for row in found}
    return sorted(names.difference(rules.FACT_TABLES))


async def history_of(table: str, row_id: int) -> list[Version]:
    """Every version of a recorded row, oldest first."""
    found = await db.rows(
        "SELECT a.seq, a.happened_at, a.actor_id, a.actor_name, a.what, a.why, c.before, c.after "
        "FROM change c JOIN act a ON a.id = c.act "
        "WHERE c.table_name = {} AND c.row_id = {} ORDER BY c.act, c.n",
        table,
        row_id,
    )
    return [_version(row) for row in found]


def _version(row: dict[str, Any]) -> Version:
    before, after = (json.loads(row[side]) if row[side] else None for side in ("before", "after"))
    return Version(
        act_seq=row["seq"],
        happened_at=row["happened_at"],
        actor_id=row["actor_id"],
        actor_name=row["actor_name"],
        what=row["what"],
        why=row["why"],
        image=after,
        differing=rules.differing(before or {}, after or {}),
    )


@dataclass(frozen=True, slots=True)
class RowOfAct:
    """One row as an act changed it; the images are canonical JSON."""

    table: str
    row_id: int
    before: str | None
    after: str | None


async def rows_of(act: int) -> list[RowOfAct]:
    """What an act changed, in its order; empty when there is no such act."""
    found = await db.rows(
        "SELECT table_name, row_id, before, after FROM change WHERE act = {} ORDER BY n", act
    )
    return [
        RowOfAct(str(row["table_name"]), int(row["row_id"]), row["before"], row["after"])
        for row in found
    ]


async def later_acts(act: int, rows: Sequence[RowOfAct]) -> list[int]:
    """The acts after one that changed any of these rows again."""
    later: set[int] = set()
    for one in {(row.table, row.row_id) for row in rows}:
        found = await db.rows(
            "SELECT act FROM change WHERE table_name = {} AND row_id = {} AND act > {}", *one, act
        )
        later.update(int(row["act"]) for row in found)
    return sorted(later)


async def undone_by(act: int) -> int | None:
    """The act that took this one back, if any did."""
    found = await db.rows(
        "SELECT c.act FROM undoing u JOIN change c ON c.table_name = 'undoing' AND c.row_id = u.id"
        " WHERE u.act = {}",
        act,
    )
    return int(found[0]["act"]) if found else None


async def version_of(table: str, row_id: int) -> int:
    """The version of a recorded row as it stands; ``table`` is one of our own names."""
    found = await db.rows(f'SELECT version FROM "{table}" WHERE id = {{}}', row_id)
    return int(found[0]["version"])
