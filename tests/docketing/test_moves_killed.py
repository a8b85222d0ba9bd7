"""A process that dies keeps an act with all its moves, or neither."""

import subprocess
import sys
from itertools import islice
from pathlib import Path

import pytest

from docket import db as database
from docket.docketing.service import rebuild
from docket.history.service import verify
from tests.databases import Databases

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("engine", ["sqlite", "postgres"])
async def test_kill_9_leaves_no_act_without_its_moves(databases: Databases, engine: str) -> None:
    url = await databases.migrated(engine)
    command = [sys.executable, "-m", "tests.docketing.stream_of_moves", url]
    with subprocess.Popen(  # noqa: ASYNC220, S603 (our own script; nothing else runs meanwhile)
        command, cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        first = list(islice(process.stdout, 40))
        process.kill()
        acknowledged = [int(line) for line in (*first, *process.stdout) if line.endswith("\n")]

    async with database.running(database.engine_from_url(url)):
        acts = await database.rows("SELECT seq FROM act WHERE what = 'amend' ORDER BY seq")
        moves = await database.rows("SELECT act FROM deadline_move ORDER BY id")
        differences, report = await rebuild(check=True), await verify()
    await databases.drop(url)

    kept = [row["seq"] for row in acts]
    assert kept[: len(acknowledged)] == acknowledged
    assert [row["act"] for row in moves] == [act for act in kept for _ in range(2)]
    assert differences == []
    assert report.ok
