"""A bureau with its people, and the application at their door."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from docket import db as database
from tests.clients import stranger


@pytest.fixture
async def client(db: database.Engine, tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    """A client that nobody signed in with; it keeps cookies like a browser."""
    async with stranger(tmp_path) as found:
        yield found
