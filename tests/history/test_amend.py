import asyncio
import json

import pytest

from docket import db as database
from docket.errors import StaleVersion
from docket.history import queries, service
from docket.history.tables import Act
from docket.proceedings.tables import Proceeding
from docket.terms import (
    Procedure,
)
from tests.history.conftest import COUNSEL, NOON, record_series, series


async def test_a_correction_keeps_both_versions_and_raises_the_version(db: database.Engine) -> None:
    row = await series(await record_series("类案", "说明"))

    async with service.record("series.amend", actor=COUNSEL, why="笔误", at=NOON) as ledger:
        await ledger.amend(row, {"name": "系列案", "note": "说明"}, version=1)

    stored = await series(row.id)
    assert (stored.name, stored.version, row.name, row.version) == ("系列案", 2, "系列案", 2)
    (change,) = await database.rows("SELECT * FROM change WHERE act = 2")
    assert json.loads(change["before"])["name"] == "类案"
    assert json.loads(change["after"]) == {
        "id": row.id,
        "name": "系列案",
        "note": "说明",
        "version": 2,
    }


async def test_a_row_amended_twice_in_one_act_has_two_changes_in_order(db: database.Engine) -> None:
    row = await series(await record_series("甲"))

    async with service.record("series.amend", actor=COUNSEL, why="", at=NOON) as ledger:
        await ledger.amend(row, {"name": "乙"})
        await ledger.amend(row, {"name": "丙"})

    changes = await database.rows("SELECT before, after FROM change WHERE act = 2 ORDER BY n")
    assert [
        (json.loads(change["before"])["name"], json.loads(change["after"])["name"])
        for change in changes
    ] == [("甲", "乙"), ("乙", "丙")]
    assert (await series(row.id)).version == 3
    assert (await service.verify()).ok


async def test_a_correction_that_changes_nothing_leaves_no_trace(db: database.Engine) -> None:
    row = await series(await record_series("类案"))

    async with service.record("series.amend", actor=COUNSEL, why="", at=NOON) as ledger:
        await ledger.amend(row, {"name": "类案"}, version=1)

    assert ledger.seq is None
    assert (await queries.head() or (0, ""))[0] == 1
    assert (await series(row.id)).version == 1
    assert await Act.count() == 1


async def test_what_the_caller_changed_on_the_row_is_no_earlier_version(
    db: database.Engine,
) -> None:
    """The earlier image is read from the database, whatever the caller did to the object."""
    row = await series(await record_series("类案"))
    row.name = "改了一半"

    async with service.record("series.amend", actor=COUNSEL, why="", at=NOON) as ledger:
        await ledger.amend(row, {"note": "补记"})

    (change,) = await database.rows("SELECT before, after FROM change WHERE act = 2")
    assert json.loads(change["before"])["name"] == json.loads(change["after"])["name"] == "类案"
    assert (await service.verify()).ok


async def test_a_version_that_is_no_longer_current_is_refused(db: database.Engine) -> None:
    row_id = await record_series("类案")
    mine, theirs = await series(row_id), await series(row_id)
    async with service.record("series.amend", actor=COUNSEL, why="", at=NOON) as ledger:
        await ledger.amend(theirs, {"note": "先到"}, version=1)

    with pytest.raises(StaleVersion, match=f"series {row_id} 在您打开之后已被更正"):
        async with service.record("series.amend", actor=COUNSEL, why="", at=NOON) as ledger:
            await ledger.amend(mine, {"note": "后到"}, version=1)

    assert (await series(row_id)).note == "先到"
    assert await Act.count() == 2


async def test_a_row_read_anew_does_not_hide_that_the_user_saw_an_older_version(
    db: database.Engine,
) -> None:
    row = await series(await record_series("类案"))
    async with service.record("series.amend", actor=COUNSEL, why="", at=NOON) as ledger:
        await ledger.amend(row, {"note": "先到"})

    with pytest.raises(StaleVersion):
        async with service.record("series.amend", actor=COUNSEL, why="", at=NOON) as ledger:
            await ledger.amend(await series(row.id), {"note": "后到"}, version=1)


async def test_of_two_corrections_at_once_one_is_refused(fresh: database.Engine) -> None:
    """The second has read version 1 before the first commits, and still does not overwrite it."""
    row_id = await record_series("类案")
    written = asyncio.Event()

    async def first() -> None:
        async with service.record("series.amend", actor=COUNSEL, why="", at=NOON) as ledger:
            await ledger.amend(await series(row_id), {"note": "甲"}, version=1)
            written.set()
            await asyncio.sleep(0.2)

    async def second() -> None:
        await written.wait()
        async with service.record("series.amend", actor=COUNSEL, why="", at=NOON) as ledger:
            await ledger.amend(await series(row_id), {"note": "乙"})

    results = await asyncio.gather(first(), second(), return_exceptions=True)

    assert results[0] is None
    if database.dialect() == "postgres":
        assert isinstance(results[1], StaleVersion)
        assert (await series(row_id)).note == "甲"
    else:
        assert results[1] is None, "on SQLite the second began after the first, and read version 2"
        assert (await series(row_id)).note == "乙"
    assert (await service.verify()).ok


@pytest.mark.parametrize("column", ["accepted_on", "version", "id", "colour"])
async def test_only_facts_are_amended(db: database.Engine, column: str) -> None:
    row = Proceeding(matter=1, procedure=Procedure.FIRST_INSTANCE, forum="临河区人民法院")
    async with service.record("x", actor=COUNSEL, why="", at=NOON) as ledger:
        with pytest.raises(ValueError, match=f"not facts of proceeding: {column}"):
            await ledger.amend(row, {column: None})
