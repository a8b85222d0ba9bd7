"""The databases that tests ask for by name.

``db`` is a shared migrated database whose changes are rolled back after the test: use it wherever
you can. ``fresh`` is a database of the test's own, with real commits: for what transactions,
processes and connections do. ``empty`` has no tables. ``sampled``
is a ``db`` that holds the sample docket. Each runs the test once on either engine.
"""

from collections.abc import AsyncIterator, Iterator

import pytest
from hypothesis import settings

from docket import db as database
from tests.databases import Databases

ENGINES = ("sqlite", "postgres")

# A property holds or does not; how long it takes on a busy machine says nothing.
settings.register_profile("docket", deadline=None)
settings.load_profile("docket")


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """One event loop for the whole run, asyncio's."""
    return "asyncio"


@pytest.fixture(scope="session")
def databases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Databases]:
    """Where databases are made and dropped."""
    made = Databases(tmp_path_factory.mktemp("databases"))
    try:
        yield made
    finally:
        made.stop()


@pytest.fixture(scope="session", params=ENGINES)
async def shared_engine(
    request: pytest.FixtureRequest, databases: Databases, anyio_backend: str
) -> AsyncIterator[database.Engine]:
    """One migrated database per engine, its connections open for the length of the run."""
    engine = database.engine_from_url(await databases.migrated(request.param))
    async with database.running(engine):
        yield engine


@pytest.fixture
async def db(shared_engine: database.Engine) -> AsyncIterator[database.Engine]:
    """A migrated database; whatever the test writes is rolled back."""
    database.bind(shared_engine)
    async with shared_engine.transaction() as transaction:
        yield shared_engine
        await transaction.rollback()


@pytest.fixture(params=ENGINES)
async def fresh(
    request: pytest.FixtureRequest, databases: Databases, anyio_backend: str
) -> AsyncIterator[database.Engine]:
    """A migrated database of the test's own, with real commits."""
    url = await databases.migrated(request.param)
    try:
        async with database.running(database.engine_from_url(url)) as _:
            yield database.engine()
    finally:
        await databases.drop(url)


@pytest.fixture(params=ENGINES)
async def empty(
    request: pytest.FixtureRequest, databases: Databases, anyio_backend: str
) -> AsyncIterator[str]:
    """The URL of a database without any table."""
    url = await databases.empty(request.param)
    yield url
    await databases.drop(url)


@pytest.fixture(scope="session", params=ENGINES)
async def sample_engine(
    request: pytest.FixtureRequest, databases: Databases, anyio_backend: str
) -> AsyncIterator[database.Engine]:
    """The whole sample docket, loaded once a run and engine. Loading takes seconds."""
    engine = database.engine_from_url(await databases.sampled(request.param))
    async with database.running(engine):
        yield engine


@pytest.fixture
async def sampled(sample_engine: database.Engine) -> AsyncIterator[database.Engine]:
    """The sample docket; whatever the test writes is rolled back."""
    database.bind(sample_engine)
    async with sample_engine.transaction() as transaction:
        yield sample_engine
        await transaction.rollback()
