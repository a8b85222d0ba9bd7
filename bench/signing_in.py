"""What the door costs a request: authentication and the check of rights, beside an open route.

Run by hand: ``python -m bench.signing_in``. Nothing here is a test; machines are noisy, so it measures
the same tiny handler three times in one run: open, behind the door with a remembered bearer, and with
one that is read from the database every time.
"""

import asyncio
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from litestar import Litestar, get
from litestar.middleware import DefineMiddleware

from docket import db
from docket.accounts.api import Authentication, Doorkeeper, check_right
from docket.accounts.rules import PUBLIC, Right, needs
from docket.settings import Settings
from tests.people import bearer, everybody

ROUNDS = 3000
Ask = Callable[[], Awaitable[None]]


@get("/open", opt=PUBLIC)
async def open_route() -> dict[str, str]:
    """Nobody is asked."""
    return {"status": "ok"}


@get("/closed", opt=needs(Right.READ_REFERENCE))
async def closed_route() -> dict[str, str]:
    """A right is asked for."""
    return {"status": "ok"}


def application(doorkeeper: Doorkeeper | None) -> Litestar:
    """Both routes, behind the door or without one."""
    if doorkeeper is None:
        return Litestar([open_route, closed_route], openapi_config=None, logging_config=None)
    return Litestar(
        [open_route, closed_route],
        middleware=[DefineMiddleware(Authentication, doorkeeper=doorkeeper)],
        guards=[check_right],
        openapi_config=None,
        logging_config=None,
    )


def request(app: Litestar, path: str, token: str) -> Ask:
    """One request, as a server would hand it over."""
    scope: dict[str, Any] = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": [(b"host", b"127.0.0.1"), (b"authorization", token.encode())],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 8000),
    }

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start" and message["status"] != 200:  # noqa: PLR2004
            raise RuntimeError(message)

    async def ask() -> None:
        await app({**scope, "headers": list(scope["headers"]), "state": {}}, receive, send)  # type: ignore[arg-type]

    return ask


async def median(ask: Ask) -> float:
    """Microseconds of one request, at p50."""
    taken = []
    for _ in range(ROUNDS):
        before = time.perf_counter()
        await ask()
        taken.append(time.perf_counter() - before)
    return statistics.median(taken) * 1e6


async def main() -> None:
    """Measure, and say what the door adds."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings.from_environment({}, Path(folder))
        async with db.running(db.engine_from_url(settings.database_url)):
            await db.migrate()
            token = await bearer(await everybody())
            never = iter(range(0, 10**9, 100))
            plain = request(application(None), "/closed", token)
            warm = request(application(Doorkeeper(settings)), "/closed", token)
            cold = request(
                application(Doorkeeper(settings, ticks=lambda: float(next(never)))),
                "/closed",
                token,
            )
            for ask in (plain, warm, cold):
                await ask()
            base = await median(plain)
            print(f"open              {base:7.1f} us")  # noqa: T201
            for name, ask in (("remembered", warm), ("read every time", cold)):
                taken = await median(ask)
                print(f"{name:17} {taken:7.1f} us, {taken - base:+.1f}")  # noqa: T201


if __name__ == "__main__":
    asyncio.run(main())
