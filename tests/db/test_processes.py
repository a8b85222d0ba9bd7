"""What holds between processes: nothing lost, nothing done twice, nothing left hanging."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from docket import db as database
from tests.databases import Databases
from tests.db.programs import ROUNDS, TASKS

ROOT = Path(__file__).parents[2]


def start(program: str, url: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", "tests.db.programs", program, url],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def finish(process: "subprocess.Popen[str]") -> str:
    try:
        said, complained = process.communicate(timeout=30)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        pytest.fail("the process did not end")
    assert process.returncode == 0, complained
    return said


@pytest.fixture
async def url(databases: Databases, empty: str) -> str:
    """A database with a counter and a list of what was counted."""
    async with database.running(database.engine_from_url(empty)):
        await database.execute("CREATE TABLE counter (n INTEGER NOT NULL)")
        await database.execute("CREATE TABLE counted (n INTEGER PRIMARY KEY)")
        await database.execute("INSERT INTO counter VALUES (0)")
    return empty


async def test_two_processes_with_ten_tasks_each_lose_nothing(url: str) -> None:
    """The stock SQLite engine lost 344 of 400, or failed 369 of them."""
    for process in [start("add", url), start("add", url)]:
        finish(process)

    async with database.running(database.engine_from_url(url)):
        total = 2 * TASKS * ROUNDS
        assert await database.rows("SELECT n FROM counter") == [{"n": total}]
        assert await database.rows("SELECT COUNT(*) AS n FROM counted") == [{"n": total}]


async def test_three_starters_at_once_migrate_once(empty: str) -> None:
    said = [finish(process).split() for process in [start("migrate", empty) for _ in range(3)]]

    *others, one = sorted(said)
    assert others == [[], []]
    assert one[0] == "2026-11-23T08:00:00:000000"


async def test_what_was_acknowledged_survives_a_kill(url: str) -> None:
    process = start("write", url)
    assert process.stdout is not None
    acknowledged = [int(process.stdout.readline()) for _ in range(25)]
    process.kill()
    # What it had said is in our reader's buffer or still in the pipe; communicate() drops the first.
    with process:
        rest = process.stdout.read()
    acknowledged += [int(line) for line in rest.split("\n")[:-1]]

    async with database.running(database.engine_from_url(url)):
        rows = await database.rows("SELECT n FROM counted ORDER BY n")
        (head,) = await database.rows("SELECT n FROM counter")
    kept = [row["n"] for row in rows]
    assert kept[: len(acknowledged)] == acknowledged
    assert kept[-1] == head["n"], "half a transaction was kept"
    assert len(kept) <= len(acknowledged) + 1


def test_the_interpreter_ends_after_a_lock_failure(tmp_path: Path) -> None:
    """The stock engine left a thread for each, and the program hung at its end."""
    file = tmp_path / "docket.sqlite"
    with sqlite3.connect(file, isolation_level=None) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("BEGIN IMMEDIATE")
        said = finish(start("locked", f"sqlite:///{file}"))
    other.close()

    assert said.split() == ["busy"] * 3
