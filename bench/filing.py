"""How long it takes to log a paper: a new matter with its proceeding, events and deadlines.

Run by hand, never as a timed test: ``python -m bench.filing 300``. Measured is a filing of six facts
on SQLite, one durable transaction each, by one writer and by eight. The limit is a bare program that
inserts the very rows docket wrote (facts, projections, history) with Python's sqlite3 in one durable
transaction: no checks, no derivation, no hashes. Wanted: 0.4 of the limit with one writer; with
eight no error, and the slowest hundredth at most three times the limit's.
"""

import asyncio
import os
import shutil
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click
import msgspec

from docket import db
from docket.accounts.rules import Viewer
from docket.docketing import service
from docket.docketing.schemas import AnyFact
from docket.history.rules import Actor
from docket.terms import ActorKind

CLERK = Actor(ActorKind.CLI, "bench", "测量")
NOON = datetime(2026, 11, 25, 4, 0, tzinfo=UTC)
TODAY = date(2026, 11, 25)
WRITERS = 8
WARM = 20
TABLES = (
    "matter",
    "challenged_act",
    "party",
    "proceeding",
    "standing",
    "proceeding_party",
    "event",
    "tally",
    "deadline",
)
"""What a filing writes besides its act, each after what it refers to."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds that each filing took, and all of them together."""

    each: Sequence[float]
    together: float
    errors: int = 0

    def said(self, name: str) -> str:
        """One line for people."""
        ordered = sorted(self.each)
        slowest = ordered[int(len(ordered) * 0.99)]
        return (
            f"{name:22} {self.rate:7.0f} /s, median {statistics.median(ordered) * 1000:6.2f} ms, "
            f"p99 {slowest * 1000:7.2f} ms, errors {self.errors}"
        )

    @property
    def rate(self) -> float:
        """Filings a second."""
        return len(self.each) / self.together


@click.command()
@click.argument("number", type=click.IntRange(10), default=300)
def main(number: int) -> None:
    """Print how long NUMBER filings take, docket's and the limit's."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "docket.sqlite"
        asyncio.run(_prepared(file))
        template = _template(file)
        for writers in (1, WRITERS):
            docket = asyncio.run(_docket(_copied(file, "docket"), number, writers))
            limit = _limit(_copied(file, "limit"), template, number, writers)
            click.echo(docket.said(f"docket, {writers} writers"))
            click.echo(limit.said(f"limit, {writers} writers"))
            click.echo(f"{'ratio':22} {docket.rate / limit.rate:7.2f}")


async def _prepared(file: Path) -> None:
    """A database with one authority, and one filing, whose rows the limit copies."""
    async with db.running(db.engine_from_url(f"sqlite:///{file}")):
        await db.migrate()
        await service.prepare(NOON)
        await _file(
            [
                {
                    "fact": "register_authority",
                    "ref": "bureau",
                    "code": "qd",
                    "name": "云澜市公安局青渡分局",
                    "short_name": "我局",
                },
                {
                    "fact": "register_unit",
                    "authority": "@bureau",
                    "code": "fz",
                    "name": "法制大队",
                },
            ]
        )
        await _file(_facts(0))


async def _file(facts: list[dict[str, Any]]) -> service.Filed:
    return await service.file(
        msgspec.convert(facts, list[AnyFact]),
        viewer=Viewer.everything(),
        actor=CLERK,
        why="收到文书",
        today=TODAY,
        at=NOON,
    )


def _facts(number: int) -> list[dict[str, Any]]:
    """A notice to respond with a copy of the complaint, as a new matter."""
    received = {"proceeding": "@suit", "fact": "record_event"}
    return [
        {
            "fact": "open_matter",
            "ref": "matter",
            "cause": "不服行政处罚",
            "field": "public_security",
            "act_kind": "administrative_penalty",
            "unit": 1,
            "opened_on": "2024-09-27",
        },
        {
            "fact": "add_challenged_act",
            "matter": "@matter",
            "authority": 1,
            "kind": "administrative_penalty",
            "number": f"青公（柳）行罚决字〔2024〕{number:05d}号",
            "made_on": "2024-08-12",
        },
        {"fact": "add_party", "ref": "plaintiff", "matter": "@matter", "name": f"顾某{number}"},
        {
            "fact": "open_proceeding",
            "ref": "suit",
            "matter": "@matter",
            "procedure": "first_instance",
            "forum": "青渡区人民法院",
            "docket_number": f"(2024)浙9901行初{number + 1}号",
            "standings": [{"authority": 1, "role": "defendant"}],
            "parties": [{"party": "@plaintiff", "role": "plaintiff"}],
        },
        {**received, "kind": "accepted", "happened_on": "2024-09-20"},
        {**received, "kind": "copy_received", "authority": 1, "happened_on": "2024-09-27"},
    ]


def _copied(file: Path, name: str) -> Path:
    copy = file.with_name(f"{name}-{time.monotonic_ns()}.sqlite")
    shutil.copy(file, copy)
    return copy


async def _docket(file: Path, number: int, writers: int) -> Times:
    """The same filing again and again, through the one door."""
    async with db.running(db.engine_from_url(f"sqlite:///{file}")):
        for n in range(1, WARM + 1):
            await _file(_facts(n))
        left = list(range(WARM + 1, WARM + 1 + number))
        each: list[float] = []

        async def work() -> None:
            while left:
                facts = _facts(left.pop())
                start = time.perf_counter()
                await _file(facts)
                each.append(time.perf_counter() - start)

        start = time.perf_counter()
        await asyncio.gather(*(work() for _ in range(writers)))
        return Times(each, time.perf_counter() - start)


def _template(file: Path) -> dict[str, list[Row]]:
    """The rows that docket's last filing wrote, by table."""
    raw = sqlite3.connect(file)
    raw.row_factory = sqlite3.Row
    found = {table: _rows(raw, f"SELECT * FROM {table} ORDER BY id") for table in TABLES}  # noqa: S608
    last = "(SELECT seq FROM history_head)"
    found["act"] = _rows(raw, f"SELECT * FROM act WHERE seq = {last}")  # noqa: S608
    found["change"] = _rows(raw, f"SELECT * FROM change WHERE act = {last} ORDER BY n")  # noqa: S608
    raw.close()
    return found


def _rows(raw: sqlite3.Connection, sql: str) -> list[Row]:
    return [dict(row) for row in raw.execute(sql)]


def _limit(file: Path, template: dict[str, list[Row]], number: int, writers: int) -> Times:
    """The same rows, written by a program that knows nothing."""
    left = list(range(1, WARM + number + 1))
    each: list[float] = []
    errors: list[Exception] = []

    def work() -> None:
        raw = _opened(file)
        while left:
            n = left.pop()
            start = time.perf_counter()
            try:
                _write(raw, template, n)
            except sqlite3.Error as error:
                errors.append(error)
            each.append(time.perf_counter() - start)
        raw.close()

    start = time.perf_counter()
    with ThreadPoolExecutor(writers) as threads:
        for done in [threads.submit(work) for _ in range(writers)]:
            done.result()
    return Times(each, time.perf_counter() - start, len(errors))


def _opened(file: Path) -> sqlite3.Connection:
    """A connection as durable as docket's."""
    raw = sqlite3.connect(file, timeout=30, isolation_level=None)
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        raw.execute(f"PRAGMA {pragma}")
    return raw


def _write(raw: sqlite3.Connection, template: dict[str, list[Row]], number: int) -> None:
    """One filing: every row with the ids of this one, and the act with its changes."""
    raw.execute("BEGIN IMMEDIATE")
    try:
        ids: dict[tuple[str, int], int] = {}
        for table in TABLES:
            for row in template[table]:
                ids[table, row["id"]] = _insert(raw, table, _own(row, ids, table, number))
        [seq] = raw.execute("SELECT seq FROM history_head").fetchone()
        act = {**template["act"][0], "id": seq + 1, "seq": seq + 1}
        _insert(raw, "act", act)
        for row in template["change"]:
            _insert(raw, "change", {**row, "id": None, "act": seq + 1})
        raw.execute("UPDATE history_head SET seq = ?", (seq + 1,))
        raw.execute("COMMIT")
    except BaseException:
        raw.execute("ROLLBACK")
        raise


_REFERS: dict[str, str] = {
    "matter": "matter",
    "proceeding": "proceeding",
    "party": "party",
    "root_event": "event",
    "done_event": "event",
}
_UNIQUE: dict[str, Callable[[int], Row]] = {
    "matter": lambda n: {"number": f"2024-{n + 1:04d}"},
    "proceeding": lambda n: {"docket_number": f"(2024)浙9901行初{n + 1}号", "number_seq": n + 1},
}


def _own(row: Row, ids: dict[tuple[str, int], int], table: str, number: int) -> Row:
    """A row of the template as one of this filing."""
    own = {**row, "id": None}
    if table in _UNIQUE:
        own |= _UNIQUE[table](number)
    for column, referred in _REFERS.items():
        if own.get(column) is not None and column in row:
            own[column] = ids[referred, row[column]]
    return own


def _insert(raw: sqlite3.Connection, table: str, row: Row) -> int:
    marks = ", ".join("?" for _ in row)
    done = raw.execute(
        f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})",  # noqa: S608
        tuple(row.values()),
    )
    return int(done.lastrowid or 0)


if __name__ == "__main__":
    os.umask(0o077)
    main()
