"""Real server processes, on a free port of this host."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from docket import db
from tests.people import bearer, everybody

ROOT = Path(__file__).parent.parent
_PATIENCE = 30.0


@dataclass(frozen=True, slots=True)
class Running:
    """A server that answers."""

    process: subprocess.Popen[str]
    client: httpx.Client

    def end(self, how: signal.Signals = signal.SIGTERM) -> tuple[int, str]:
        """Tell it to end; its exit code and what it logged."""
        self.process.send_signal(how)
        _, logged = self.process.communicate(timeout=_PATIENCE)
        return self.process.returncode, logged


def docket(*arguments: str, data: Path) -> list[str]:
    """The command, as another process runs it."""
    return [sys.executable, "-m", "docket", *arguments, "--data", str(data)]


def environment(**more: str) -> dict[str, str]:
    """Nothing of the tests' own settings; the package is found though it may not be installed."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("DOCKET_") and name != "DATABASE_URL"
    }
    # Nobody reads the log while a test runs: a line for every request would fill the pipe.
    quiet = {"DOCKET_LOG": "warning", "DOCKET_RATE": "0"}
    return {**kept, "PYTHONPATH": str(ROOT), "NO_PROXY": "127.0.0.1", **quiet, **more}


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(data: Path, *options: str, **variables: str) -> Iterator[Running]:
    """A server on this data folder, until the end of the block."""
    port = free_port()
    process = subprocess.Popen(  # noqa: S603 -- our own command
        docket("serve", "--port", str(port), *options, data=data),
        env=environment(**variables),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        with httpx.Client(
            base_url=f"http://127.0.0.1:{port}", timeout=20, trust_env=False
        ) as client:
            _wait(client, process)
            url = variables.get("DATABASE_URL") or f"sqlite:///{data / 'docket.sqlite'}"
            client.headers["authorization"] = _token(url)
            yield Running(process, client)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate(timeout=_PATIENCE)


def _token(url: str) -> str:
    """The token of somebody who has every right, made in the database that the server reads."""
    with ThreadPoolExecutor(1) as aside:  # this thread may have a loop of its own
        return aside.submit(asyncio.run, _issued(url)).result()


async def _issued(url: str) -> str:
    async with db.running(db.engine_from_url(url)):
        return await bearer(await everybody())


def _wait(client: httpx.Client, process: subprocess.Popen[str]) -> None:
    """Until it is ready; a server that ends instead says why."""
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        if process.poll() is not None:
            _, said = process.communicate()
            message = f"the server ended with {process.returncode}: {said}"
            raise AssertionError(message)
        try:
            if client.get("/readyz").status_code == httpx.codes.OK:
                return
        except httpx.TransportError:
            time.sleep(0.05)
    message = "the server did not become ready"
    raise AssertionError(message)
