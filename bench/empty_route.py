"""W0: what a request costs before anything is done, beside a bare Litestar route.

Run by hand, never as a timed test: ``python -m bench.empty_route``. Both run under the same server,
one worker each, and are asked in turn by the same clients, so that the machine's noise meets both.
The goal is a ratio of at least 0.55.
"""

import asyncio
import json
import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager

import click
from granian.constants import Interfaces
from granian.server import Server
from litestar import Litestar, get

ROUNDS = 5
CONNECTIONS = 16
_READY_SECONDS = 30


@get("/healthz")
async def bare() -> dict[str, str]:
    """Nothing."""
    return {"status": "ok"}


def limit() -> Litestar:
    """The limit: one route, and nothing around it."""
    return Litestar([bare], openapi_config=None, logging_config=None)


def serve_limit(port: int) -> None:
    """Serve the limit until told to end."""
    Server(
        "bench.empty_route:limit",
        port=port,
        interface=Interfaces.ASGI,
        factory=True,
        log_enabled=False,
    ).serve()


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(words: list[str], port: int, data: str) -> Iterator[int]:
    """A server in a process of its own, once it answers."""
    environ = {**os.environ, "DOCKET_RATE": "0", "DOCKET_DATA": data}
    process = subprocess.Popen(  # noqa: S603 -- our own interpreter, our own words
        [sys.executable, *words],
        env=environ,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        until = time.monotonic() + _READY_SECONDS
        while time.monotonic() < until:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield port
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


async def _client(port: int, path: str, until: float, waits: list[float]) -> None:
    """One connection that asks again and again."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    asked = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode()
    while (begun := time.perf_counter()) < until:
        writer.write(asked)
        head = await reader.readuntil(b"\r\n\r\n")
        length = int(head.lower().partition(b"content-length:")[2].split(b"\r\n")[0])
        await reader.readexactly(length)
        if b" 200 " not in head.split(b"\r\n")[0]:
            raise RuntimeError(head.decode())
        waits.append(time.perf_counter() - begun)
    writer.close()


def ask(port: int, path: str, seconds: float) -> tuple[float, float]:
    """Requests a second, and the median wait in microseconds, of clients that ask at once."""

    async def all_of_them() -> tuple[float, float]:
        waits: list[float] = []
        begun = time.perf_counter()
        clients = [_client(port, path, begun + seconds, waits) for _ in range(CONNECTIONS)]
        await asyncio.gather(*clients)
        return len(waits) / (time.perf_counter() - begun), statistics.median(waits) * 1e6

    return asyncio.run(all_of_them())


@click.command()
@click.option("--seconds", default=2.0, help="How long a round asks each of the two.")
@click.option("--path", default="/healthz", help="What docket is asked for.")
def main(seconds: float, path: str) -> None:
    """Print both, and the ratio of their medians."""
    found: dict[str, list[tuple[float, float]]] = {"limit": [], "docket": []}
    with tempfile.TemporaryDirectory() as data:
        ports = free_port(), free_port()
        call = f"from bench.empty_route import serve_limit; serve_limit({ports[0]})"
        ours = ["-m", "docket", "serve", "--port", str(ports[1]), "--data", data]
        with running(["-c", call], ports[0], data), running(ours, ports[1], data):
            for _ in range(ROUNDS):
                found["limit"].append(ask(ports[0], "/healthz", seconds))
                found["docket"].append(ask(ports[1], path, seconds))
    medians = {
        name: [statistics.median(one) for one in zip(*each, strict=True)]
        for name, each in found.items()
    }
    click.echo(
        json.dumps(
            {
                name: {"requests_a_second": round(rate), "median_us": round(wait)}
                for name, (rate, wait) in medians.items()
            }
            | {"ratio": round(medians["docket"][0] / medians["limit"][0], 2)}
        )
    )


if __name__ == "__main__":
    main()
