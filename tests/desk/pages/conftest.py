"""Pages over HTTP without a socket, on the sample docket and on an empty one."""

from collections.abc import AsyncIterator

import httpx
import pytest

from docket import db as database
from tests.clients import local_client

BROWSER = {"accept": "text/html,application/xhtml+xml"}


@pytest.fixture
async def sample(sampled: database.Engine) -> AsyncIterator[httpx.AsyncClient]:
    """A browser on the sample docket."""
    async with local_client() as client:
        client.headers.update(BROWSER)
        yield client


@pytest.fixture
async def browser(db: database.Engine) -> AsyncIterator[httpx.AsyncClient]:
    """A browser on a docket that the test fills."""
    async with local_client() as client:
        client.headers.update(BROWSER)
        yield client
