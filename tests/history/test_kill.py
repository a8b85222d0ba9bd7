import subprocess
import sys
from itertools import islice
from pathlib import Path

import pytest

from docket import db as database
from docket.history import service
from docket.matters.tables import Series
from tests.databases import Databases

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("engine", ["sqlite", "postgres"])
async def test_no_acknowledged_act_is_lost_by_kill_9(databases: Databases, engine: str) -> None:
    """The process dies in the middle of a stream of writes; whatever it acknowledged is there."""
    url = await databases.migrated(engine)
    command = [sys.executable, "-m", "tests.history.stream_of_acts", url]
    with subprocess.Popen(  # noqa: ASYNC220, S603 (our own script; nothing else runs meanwhile)
        command, cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        first = list(islice(process.stdout, 150))
        process.kill()
        acknowledged = [int(line) for line in (*first, *process.stdout) if line.endswith("\n")]

    async with database.running(database.engine_from_url(url)):
        report = await service.verify()
        facts = await Series.count()
        kept = [row["seq"] for row in await database.rows("SELECT seq FROM act ORDER BY seq")]
    await databases.drop(url)

    assert len(acknowledged) >= 150
    assert report.problems == ()
    assert kept[kept.index(acknowledged[0]) :][: len(acknowledged)] == acknowledged
    assert facts == 2 * len(kept[kept.index(acknowledged[0]) :]), "half an act was kept"
