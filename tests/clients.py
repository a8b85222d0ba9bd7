"""HTTP without a socket: requests to the application in the test's own task.

So a request sees the transaction that the ``db`` fixture rolls back. The application's own database
is never opened: it works on the one that the fixture has bound.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any, cast

import httpx

from docket.app import create_app
from docket.settings import Settings
from tests.people import bearer, everybody

NOWHERE = Path("/nonexistent")


@asynccontextmanager
async def stranger(folder: Path = NOWHERE, **variables: str) -> AsyncIterator[httpx.AsyncClient]:
    """A client on this host that nobody signed in with; ``variables`` are settings."""
    app = create_app(Settings.from_environment(variables, folder))
    transport = httpx.ASGITransport(app=cast("Any", app))  # both speak ASGI, in other types
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        client.event_hooks["response"] = [partial(_keep_form_token, client)]
        yield client


async def _keep_form_token(client: httpx.AsyncClient, answer: httpx.Response) -> None:
    """As a program would: what begins a session says what goes with its changes."""
    if token := answer.headers.get("x-csrf-token"):
        client.headers["x-csrf-token"] = token


@asynccontextmanager
async def local_client(folder: Path = NOWHERE) -> AsyncIterator[httpx.AsyncClient]:
    """A client on this host with the token of somebody who has every right that a token carries."""
    async with stranger(folder) as client:
        client.headers["authorization"] = await bearer(await everybody())
        yield client
