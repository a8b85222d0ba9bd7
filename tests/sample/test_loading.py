"""Loading the sample into a database."""

import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from piccolo.table import Table

from docket import db as database
from docket import sample
from docket.accounts.rules import Viewer
from docket.accounts.tables import Authority
from docket.docketing import service
from docket.docketing.schemas import RegisterAuthority
from docket.errors import Invalid, Refused
from docket.history.rules import Actor
from docket.history.service import verify
from docket.matters.tables import Matter
from docket.terms import ActorKind
from tests.databases import SAMPLE_TODAY
from tests.sample.plain import FIXTURES

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
COUNSEL = Actor(ActorKind.USER, "7", "计成蹊")

HANDLED = """
    SELECT level, COUNT(*) AS handled,
           SUM(CASE WHEN decided_on <= '2023-12-31' THEN 1 ELSE 0 END) AS closed
    FROM tally WHERE accepted_on <= '2023-12-31'
      AND (decided_on IS NULL OR decided_on >= '2023-01-01')
      AND level IS NOT NULL
    GROUP BY level ORDER BY level
"""


async def count(table: type[Table]) -> int:
    return int(await table.count())


async def register_somebody_else() -> None:
    await service.file(
        [RegisterAuthority(code="云水", name="云澜市水利局", short_name="我局")],
        viewer=Viewer.everything(),
        actor=COUNSEL,
        why="启用",
        today=TODAY,
        at=NOW,
    )


async def test_an_empty_docket_may_take_the_sample(db: database.Engine) -> None:
    assert await sample.only()
    assert not await sample.present()


async def test_the_whole_sample_is_filed_and_its_history_holds(sampled: database.Engine) -> None:
    """Every fact passes the same checks as one entered by hand, and 2023 counts as it must."""
    assert await sample.present()
    assert await count(Matter) == 177
    assert [tuple(row.values()) for row in await database.rows(HANDLED)] == [
        ("first_instance", 50, 37),
        ("reconsideration", 70, 66),
        ("retrial", 3, 2),
        ("second_instance", 16, 8),
    ]
    assert (await verify()).ok


async def test_a_sample_that_would_reach_into_2023_is_refused(db: database.Engine) -> None:
    with pytest.raises(Refused, match="2024-06-01或者以后"):
        await sample.load(date(2024, 5, 31), NOW)

    assert await count(Authority) == 0


async def test_a_sample_with_a_wrong_fact_leaves_nothing_behind(
    fresh: database.Engine, tmp_path: Path
) -> None:
    """All or nothing: the last matter is refused, and with it all before it."""
    write_small_sample(tmp_path)
    file = tmp_path / "current" / "matters.csv"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(",inaction,", ",idleness,"), encoding="utf-8")

    with pytest.raises(Invalid, match="idleness"):
        await sample.load(TODAY, NOW, folder=tmp_path)

    assert await count(Matter) == 0
    assert await count(Authority) == 0
    assert await sample.only()


def write_small_sample(folder: Path) -> None:
    """A sample of two matters, which loads in a moment."""
    shutil.copytree(FIXTURES, folder, dirs_exist_ok=True)
    for part in ("bureau", "current"):
        for file in (folder / part).glob("*.csv"):
            lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
            kept = [line for line in lines[1:] if keep(file.stem, part, line)]
            file.write_text("".join(lines[:1] + kept), encoding="utf-8")


def keep(name: str, part: str, line: str) -> bool:
    """The registers, and one matter of each part."""
    if name in ("authorities", "units", "series", "courts"):
        return True
    return line.startswith("m2021-001" if part == "bureau" else "c03")


async def test_a_docket_of_somebody_else_is_not_the_sample(db: database.Engine) -> None:
    await register_somebody_else()

    assert not await sample.only()
    assert not await sample.present()


async def test_what_people_add_to_the_sample_leaves_it_the_sample(
    db: database.Engine, tmp_path: Path
) -> None:
    """Somebody who tried docket out on the sample can go on with it."""
    write_small_sample(tmp_path)
    await sample.load(TODAY, NOW, folder=tmp_path)

    await register_somebody_else()

    assert await sample.only()
    assert await sample.present()


async def test_two_invented_people_share_the_work(sampled: database.Engine) -> None:
    """What just arrived waits; all else that is a key date was looked at by the second."""
    waiting = await database.rows(
        "SELECT root_hearing, trigger_on FROM deadline WHERE awaiting IS NOT NULL"
    )
    confirmed = await database.rows(
        "SELECT DISTINCT confirmed_by FROM deadline WHERE confirmed_by IS NOT NULL"
    )

    assert [row["confirmed_by"] for row in confirmed] == [sample.SECOND.name]
    assert waiting != []
    assert all(row["trigger_on"] >= SAMPLE_TODAY - timedelta(days=3) for row in waiting)
    assert all(row["root_hearing"] is None for row in waiting)
