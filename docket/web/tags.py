"""The tag (ETag) of what was read, and the short answer to whoever has it already.

The tag is a digest of the answer, unless a handler gave one of its own. So it is right for
whatever an answer is put together from: facts, what is derived from them, today.
"""

import hashlib

from litestar.enums import ScopeType
from litestar.types import ASGIApp, HTTPResponseStartEvent, Message, Receive, Scope, Send

_TAG = b"etag"
_OK, _NOT_MODIFIED = 200, 304
_LEFT_OUT = (b"content-length", b"content-type")
"""Headers that speak of a body."""


def tagged(app: ASGIApp) -> ASGIApp:
    """The middleware: tags what a GET gives, and answers 304 where the client has it."""

    async def middleware(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == ScopeType.HTTP and scope["method"] == "GET":
            asked = _asked(scope)
            await app(scope, receive, _Tagging(send, asked).send)
        else:
            await app(scope, receive, send)

    return middleware


def _asked(scope: Scope) -> frozenset[bytes]:
    """The tags that the client has, without the mark of weakness: for reading, it does not matter."""
    said = b",".join(value for name, value in scope["headers"] if name == b"if-none-match")
    return frozenset(tag.strip().removeprefix(b"W/") for tag in said.split(b",") if tag.strip())


class _Tagging:
    """Holds back the start of an answer until its body is there. A stream goes through untagged."""

    __slots__ = ("_asked", "_send", "_start")

    def __init__(self, send: Send, asked: frozenset[bytes]) -> None:
        self._send = send
        self._asked = asked
        self._start: HTTPResponseStartEvent | None = None

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] == _OK:
            self._start = message
            return
        if self._start is None or message["type"] != "http.response.body":
            await self._send(message)
            return
        start, self._start = self._start, None
        if message.get("more_body"):
            await self._send(start)
            await self._send(message)
            return
        tag = _tag_of(start, message["body"])
        if self._asked & {tag, b"*"}:
            start["status"] = _NOT_MODIFIED
            start["headers"] = [pair for pair in start["headers"] if pair[0] not in _LEFT_OUT]
            message["body"] = b""
        await self._send(start)
        await self._send(message)


def _tag_of(start: HTTPResponseStartEvent, body: bytes) -> bytes:
    """The tag among the headers, put there when it is missing."""
    given = next((value for name, value in start["headers"] if name.lower() == _TAG), None)
    if given is not None:
        return given
    made = b'"%s"' % hashlib.blake2b(body, digest_size=16).hexdigest().encode()
    start["headers"] = [*start["headers"], (_TAG, made)]
    return made
