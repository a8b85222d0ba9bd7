"""Writing facts: the rows, and the act that says who wrote them and why, in one transaction."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from piccolo.table import Table

from docket import db
from docket.errors import StaleVersion, Unavailable
from docket.history import queries, rules
from docket.history.rules import Actor, Entry

_ROWS_A_STATEMENT = 500  # seven values each; both engines take some 32,000 a statement


@dataclass(frozen=True, slots=True)
class Changed:
    """One row as an act changed it: the images before and after, as canonical JSON."""

    table: str
    row_id: int
    before: str | None
    after: str


class Ledger:
    """The changes of one act. Facts are written through it and no other way.

    Attributes:
        seq: The number of the act in the chain, once it is written; None before that, and for an
            act that changed nothing.
    """

    def __init__(self) -> None:
        self.seq: int | None = None
        self._changes: list[Changed] = []

    @property
    def changes(self) -> tuple[Changed, ...]:
        """What the act changed so far, in order."""
        return tuple(self._changes)

    async def add(self, row: Table) -> int:
        """Insert a row of a fact table, keep its image, and return its id."""
        name = _fact_table(type(row))
        await _insert(row)
        image = queries.image_of(row)
        self._changes.append(Changed(name, image["id"], None, rules.canonical(image)))
        return int(image["id"])

    async def amend(
        self, row: Table, values: Mapping[str, object], *, version: int | None = None
    ) -> None:
        """Give columns of a recorded fact other values; its earlier version stays in the history.

        A row amended twice in one act has two changes, in order. Values that are as they were are
        no change and raise no version.

        Args:
            row: The row as it was read; afterwards it holds the new values.
            values: Column names to new values; facts only.
            version: The version that the user saw, if a user saw it.

        Raises:
            StaleVersion: Somebody changed the row since it, or that version, was read.
        """
        name = _fact_table(type(row))
        _check_columns(type(row), values)
        seen = _version(row) if version is None else version
        current = await _read(row)
        if current is None or _version(current) != seen or _version(row) != seen:
            raise _stale(row)
        before = queries.image_of(current)
        _assign(current, values)
        if changed := rules.differing(before, queries.image_of(current)):
            await _update(current, changed, seen)
            after = queries.image_of(current)
            self._changes.append(
                Changed(name, before["id"], rules.canonical(before), rules.canonical(after))
            )
        _assign(row, {**values, "version": _version(current)})

    async def close(self, what: str, *, actor: Actor, why: str, at: datetime) -> None:
        """Link the act to the chain; ``record`` does it last, so that others wait no longer.

        Raises:
            Unavailable: The head of the chain is not what it must be.
        """
        if not self._changes:
            return
        digests = [
            rules.digest(change.table, change.row_id, n, change.before, change.after)
            for n, change in enumerate(self._changes)
        ]
        head = await queries.head(lock=True)
        if head is None:
            raise Unavailable(
                "历史记录的链头(history_head)缺失或者不止一行，未写入任何内容。"
                "请运行 docket verify 查明，并从备份恢复。"
            )
        entry = Entry(
            seq=head[0] + 1,
            happened_at=rules.moment_text(at),
            actor_kind=str(actor.kind),
            actor_id=actor.id,
            actor_name=actor.name,
            what=what,
            why=why,
            digests=rules.canonical(digests),
            previous_hash=head[1],
        )
        await _write_act(entry, rules.in_utc(at))
        await _write_changes(entry.seq, self._changes, digests)
        self.seq = entry.seq


@asynccontextmanager
async def record(what: str, *, actor: Actor, why: str, at: datetime) -> AsyncIterator[Ledger]:
    """One act: what is written inside is one transaction with the record of who did it and why.

    Joins a transaction that is open. An act that changes nothing leaves no trace.

    Args:
        what: The use case, such as ``proceeding.open``.
        actor: Who acts.
        why: The reason, as the user gave it.
        at: The moment, with its time zone.
    """
    async with db.transaction():
        ledger = Ledger()
        yield ledger
        await ledger.close(what, actor=actor, why=why, at=at)


async def _insert(row: Table) -> None:
    """Insert a row and give it its id. Building Piccolo's insert costs more than running it."""
    values = queries.columns_of(row)
    [found] = await db.rows(_insertion(queries.name_of(type(row)), tuple(values)), *values.values())
    key: Any = row
    key.id = found["id"]


@cache
def _insertion(table: str, columns: tuple[str, ...]) -> str:
    names = ", ".join(f'"{column}"' for column in columns)
    marks = ", ".join("{}" for _ in columns)
    return f'INSERT INTO "{table}" ({names}) VALUES ({marks}) RETURNING id'  # noqa: S608


def _fact_table(table: type[Table]) -> str:
    name = queries.name_of(table)
    if name not in rules.FACT_TABLES:
        raise ValueError(f"{name} holds no facts; the history keeps facts only")
    return name


def _check_columns(table: type[Table], values: Mapping[str, object]) -> None:
    """Facts only: what is derived is written by whoever derives it, the version by ``amend``."""
    name = queries.name_of(table)
    derived = rules.PROJECTED.get(name, frozenset())
    facts = queries.kinds(table).keys() - {"id", "version"} - derived
    if wrong := sorted(values.keys() - facts):
        raise ValueError(f"not facts of {name}: {', '.join(wrong)}")


def _version(row: Table) -> int:
    """Every fact table has the column; Piccolo's base class does not know it."""
    return int(getattr(row, "version"))  # noqa: B009


def _assign(row: Table, values: Mapping[str, object]) -> None:
    for name, value in values.items():
        setattr(row, name, queries.stored(value))


def _stale(row: Table) -> StaleVersion:
    key: Any = row
    return StaleVersion(
        f"{queries.name_of(type(row))} {key.id} 在您打开之后已被更正，本次未作任何修改。"
        "请重新打开，核对后再改。"
    )


async def _read(row: Table) -> Table | None:
    """The row as it stands now: what it held before is taken from the database, not from memory."""
    key: Any = row
    table: Any = type(row)
    found: Table | None = await table.objects().get(table.id == key.id)
    return found


async def _update(row: Table, columns: Sequence[str], seen: int) -> None:
    """Write the changed columns and the next version, unless another writer was there first."""
    key: Any = row
    table: Any = type(row)
    key.version = seen + 1
    updated = (
        await table.update({name: getattr(row, name) for name in (*columns, "version")})
        .where((table.id == key.id) & (table.version == seen))
        .returning(table.id)
    )
    if not updated:
        raise _stale(row)


async def _write_act(entry: Entry, at: datetime) -> None:
    """The act and the new head. The key of an act is its number in the chain."""
    this = rules.act_hash(entry)
    await db.execute(
        "INSERT INTO act (id, seq, happened_at, actor_kind, actor_id, actor_name, what, why, "
        "digests, previous_hash, hash) VALUES ({}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {})",
        entry.seq,
        entry.seq,
        at,
        entry.actor_kind,
        entry.actor_id,
        entry.actor_name,
        entry.what,
        entry.why,
        entry.digests,
        entry.previous_hash,
        this,
    )
    await db.execute("UPDATE history_head SET seq = {}, hash = {}", entry.seq, this)


async def _write_changes(act: int, changes: list[Changed], digests: list[str]) -> None:
    """All changes in few statements."""
    rows = [
        (act, n, change.table, change.row_id, change.before, change.after, digests[n])
        for n, change in enumerate(changes)
    ]
    for start in range(0, len(rows), _ROWS_A_STATEMENT):
        part = rows[start : start + _ROWS_A_STATEMENT]
        places = ", ".join(["({}, {}, {}, {}, {}, {}, {})"] * len(part))
        await db.execute(
            "INSERT INTO change (act, n, table_name, row_id, before, after, digest) "  # noqa: S608
            f"VALUES {places}",
            *(value for row in part for value in row),
        )
