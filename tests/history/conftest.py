"""A little history to look at: two series of like cases recorded, one of them corrected."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from docket import db as database
from docket.accounts.tables import Authority
from docket.history import queries, service
from docket.history.rules import Actor
from docket.matters.tables import Series
from docket.terms import ActorKind
from tests.databases import Databases

COUNSEL = Actor(ActorKind.USER, "7", "林法务")
NOON = datetime(2024, 3, 1, 4, 0, 0, 123456, tzinfo=UTC)


async def record_series(name: str, note: str = "") -> int:
    """Record one series of like cases, as one act."""
    async with service.record("series.open", actor=COUNSEL, why="登记", at=NOON) as ledger:
        return await ledger.add(Series(name=name, note=note))


async def series(row_id: int) -> Series:
    """A row as a user reads it."""
    row = await Series.objects().get(Series.id == row_id)
    assert row is not None
    return row


async def problems() -> list[str]:
    """What a verification finds."""
    report = await service.verify()
    assert report.ok is not bool(report.problems)
    return list(report.problems)


async def tamper(*statements: str) -> None:
    """Do what an owner of the database can do: change it past its triggers and keys."""
    for statement in [*_unguarded(), *statements]:
        await database.engine().run_ddl(statement)


def _unguarded() -> list[str]:
    if database.dialect() == "sqlite":
        kinds = ("deleted", "replaced", "updated")
        guards = [f"{table}_never_{kind}" for table in ("act", "change") for kind in kinds]
        guards += [f"{table}_never_deleted" for table in ("series", "history_head")]
        dropped = [f"DROP TRIGGER IF EXISTS {guard}" for guard in guards]
        return [*dropped, "PRAGMA defer_foreign_keys = ON"]
    return [
        f"ALTER TABLE {table} DISABLE TRIGGER ALL"
        for table in ("act", "change", "series", "history_head")
    ]


@pytest.fixture(scope="session", params=["sqlite", "postgres"])
async def bare_engine(
    request: pytest.FixtureRequest, databases: Databases, anyio_backend: str
) -> AsyncIterator[database.Engine]:
    """A schema in which nothing was ever recorded, not even the calendar: act 1 is ours."""
    url = await databases.empty(request.param)
    async with database.running(database.engine_from_url(url)):
        await database.migrate()
        yield database.engine()


@pytest.fixture
async def db(bare_engine: database.Engine) -> AsyncIterator[database.Engine]:
    """The bare schema; whatever the test writes is rolled back."""
    database.bind(bare_engine)
    async with bare_engine.transaction() as transaction:
        yield bare_engine
        await transaction.rollback()


@pytest.fixture
async def chain(db: database.Engine) -> tuple[int, int]:
    """Acts 1 to 5: two series, a correction of the first, an authority with a series, a series."""
    first = await record_series("限速抓拍类案", "同一路段")
    second = await record_series("殡葬补贴类案")
    row = await series(first)
    async with service.record("series.amend", actor=COUNSEL, why="名称有误", at=NOON) as ledger:
        await ledger.amend(row, {"name": "测速抓拍类案"}, version=1)
    async with service.record("authority.add", actor=COUNSEL, why="初始化", at=NOON) as ledger:
        await ledger.add(
            Authority(code="linhe", name="临河区公安局", short_name="我局", organ_word="公安机关")
        )
        await ledger.add(Series(name="治安处罚类案"))
        await ledger.add(Series(name="信息公开类案"))
    await record_series("强制拆除类案")
    assert (await queries.head() or (0, ""))[0] == 5
    return first, second
