"""The outermost layer: who may ask at all, and the headers that every answer carries."""

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

from docket.web import problems

LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})
READS = frozenset({"GET", "HEAD", "OPTIONS"})

HEADERS: tuple[tuple[bytes, bytes], ...] = (
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cache-control", b"no-store"),
)


class ShieldedApp(Litestar):
    """A Litestar application that answers this host only, with safe headers even on errors.

    Until there are accounts, whoever reaches the port has every right. So a page of another site,
    open in a browser on this host, must reach nothing: its requests carry a foreign host name (DNS
    rebinding) or say that they come from another site.
    """

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
        guarded = _with_headers(cast("Send", send))
        refusal = _refusal(cast("HTTPScope", scope))
        if refusal is None:
            await super().__call__(scope, receive, guarded)
        else:
            await _send_problem(guarded, refusal)


def _with_headers(send: Send) -> Send:
    async def guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            given = list(message.get("headers", ()))
            names = {name.lower() for name, _ in given}
            message["headers"] = [*given, *(pair for pair in HEADERS if pair[0] not in names)]
        await send(message)

    return guarded


def _refusal(scope: HTTPScope) -> problems.Problem | None:
    """The problem that this request meets at the door, if any."""
    headers = {name.lower(): value.decode("latin-1") for name, value in scope["headers"]}
    if _host(headers.get(b"host", "")) not in LOOPBACK:
        return problems.of_status(421)
    foreign = headers.get(b"sec-fetch-site", "none") in ("cross-site", "same-site")
    if foreign and scope["method"] not in READS:
        return problems.of_status(403, detail="其他网站的页面不能登记。请直接使用本机的接口。")
    return None


def _host(header: str) -> str:
    """The host of a Host header, without its port."""
    name, colon, port = header.lower().rpartition(":")
    return name if colon and (port.isdecimal() or not port) else header.lower()


async def _send_problem(send: Send, problem: problems.Problem) -> None:
    body = msgspec.json.encode(problem)
    headers: Any = [
        (b"content-type", problems.MEDIA_TYPE.encode()),
        (b"content-length", str(len(body)).encode()),
    ]
    await send({"type": "http.response.start", "status": problem.status, "headers": headers})
    await send({"type": "http.response.body", "body": body, "more_body": False})
