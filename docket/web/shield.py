"""The outermost layer: who may ask at all, how fast, and what every answer carries."""

import time
from dataclasses import dataclass, field
from typing import Any, cast

import msgspec
from litestar import Litestar
from litestar.enums import ScopeType
from litestar.types import (
    HTTPScope,
    LifeSpanReceive,
    LifeSpanScope,
    LifeSpanSend,
    Message,
    Receive,
    Scope,
    Send,
)

from docket.web import arrival, headers, problems
from docket.web.arrival import Arrival, Network
from docket.web.log import note_request
from docket.web.pace import Pace, client_key
from docket.web.visitors import account_of

LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})
READS = frozenset({"GET", "HEAD", "OPTIONS"})


@dataclass(frozen=True, slots=True)
class Door:
    """Who is let in.

    Args:
        hosts: Names under which docket is asked, besides those of this host itself.
        proxies: Networks whose ``X-Forwarded-*`` headers are believed.
        pace: How fast one client may ask.
    """

    hosts: frozenset[str] = frozenset()
    proxies: tuple[Network, ...] = ()
    pace: Pace = field(default_factory=lambda: Pace(0))


class ShieldedApp(Litestar):
    """A Litestar application that answers to its own names only, with safe headers even on errors.

    A page of another site, open in a browser on this network, must reach nothing: its requests
    carry a foreign host name (DNS rebinding) or say that they come from another site.
    """

    def __init__(self, *, door: Door, **litestar: Any) -> None:
        self._door = door
        super().__init__(**litestar)

    async def __call__(
        self,
        scope: Scope | LifeSpanScope,
        receive: Receive | LifeSpanReceive,
        send: Send | LifeSpanSend,
    ) -> None:
        """Refuse strangers; otherwise go on, and add the headers to the answer."""
        if scope["type"] != ScopeType.HTTP:
            await super().__call__(scope, receive, send)
            return
        asked, started = cast("HTTPScope", scope), time.perf_counter()
        here = _arrival(asked, self._door)
        answer = _Answer(cast("Send", send), here)
        token = arrival.arrived.set(here)
        try:
            refusal = self._refusal(asked, here, started)
            if refusal is None:
                await super().__call__(scope, receive, answer.send)
            else:
                await _send_problem(answer.send, *refusal)
        finally:
            _note(asked, answer.status, started)
            arrival.arrived.reset(token)

    def _refusal(self, scope: HTTPScope, here: Arrival, now: float) -> "Refusal | None":
        """The problem that this request meets at the door, if any."""
        if wait := self._door.pace.wait(client_key(here.client), now):
            return problems.of_status(429), wait
        said = dict(scope["headers"])
        host = _host(scope)
        if _name(host) not in LOOPBACK | self._door.hosts:
            return problems.of_status(421), 0
        if scope["method"] not in READS and _is_foreign(said, host):
            detail = "其他网站的页面不能登记。请直接使用 docket 的页面或者接口。"
            return problems.of_status(403, detail=detail), 0
        return None


Refusal = tuple[problems.Problem, int]
"""A problem, and the seconds after which to try again (0: none)."""


class _Answer:
    """Passes an answer on with the headers that it lacks, and remembers its status."""

    __slots__ = ("_arrival", "_send", "status")

    def __init__(self, send: Send, here: Arrival) -> None:
        self._send = send
        self._arrival = here
        self.status = 0

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            given: Any = list(message.get("headers", ()))
            message["headers"] = headers.completed(given, self._arrival)
        await self._send(message)


def _arrival(scope: HTTPScope, door: Door) -> Arrival:
    """Where the request comes from; whoever reads the scope later sees the same."""
    peer = scope["client"] or (arrival.NOBODY, 0)
    here = arrival.arrival(
        scope["headers"], peer=peer[0], scheme=scope["scheme"], proxies=door.proxies
    )
    scope["client"] = (here.client, peer[1])
    scope["scheme"] = "https" if here.secure else "http"
    return here


def _is_foreign(said: dict[bytes, bytes], host: str) -> bool:
    """Whether a browser says that a page of another site, or of none, makes it ask."""
    if said.get(b"sec-fetch-site", b"none") in {b"cross-site", b"same-site"}:
        return True
    origin = said.get(b"origin")
    return origin is not None and origin.decode("latin-1").lower().partition("://")[2] != host


def _host(scope: HTTPScope) -> str:
    """What the Host header says; nothing where there are several, of which each could be meant."""
    found = [value for name, value in scope["headers"] if name == b"host"]
    return found[0].decode("latin-1").lower() if len(found) == 1 else ""


def _name(host: str) -> str:
    """The name in a Host header, without its port."""
    name, colon, port = host.rpartition(":")
    return name if colon and (port.isdecimal() or not port) else host


def _note(scope: HTTPScope, status: int, started: float) -> None:
    """Log the request by its route, not its path: a path may hold what was entered."""
    note_request(
        scope["method"],
        str(scope.get("path_template", "?")),
        status,
        round((time.perf_counter() - started) * 1000, 1),
        account_of(scope),
    )


async def _send_problem(send: Send, problem: problems.Problem, wait: int) -> None:
    body = msgspec.json.encode(problem)
    given: list[headers.Header] = [
        (b"content-type", problems.MEDIA_TYPE.encode()),
        (b"content-length", str(len(body)).encode()),
    ]
    if wait:
        given.append((b"retry-after", str(wait).encode()))
    start: Any = {"type": "http.response.start", "status": problem.status, "headers": given}
    await send(start)
    await send({"type": "http.response.body", "body": body, "more_body": False})
