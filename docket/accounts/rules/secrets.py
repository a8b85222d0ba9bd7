"""Tokens of sessions and scripts: what is kept of them, and until when they hold."""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta

PREFIX = "dkt_"
"""How a bearer token begins, so that a leaked one is recognised for what it is."""

SPAN = timedelta(days=90)
"""How long a bearer token holds when nothing else is said."""


@dataclass(frozen=True, slots=True)
class Lasting:
    """How long a session holds: so long after its last request, and so long in all."""

    idle: timedelta
    whole: timedelta


def digest(token: str) -> str:
    """What the database keeps of a token. A random one of 256 bits needs no salt."""
    return hashlib.sha256(token.encode(errors="surrogatepass")).hexdigest()


def over(lasting: Lasting, *, seen_at: datetime, expires_at: datetime, now: datetime) -> bool:
    """Whether a session has ended by itself."""
    return now >= expires_at or now >= seen_at + lasting.idle


def derived(key: bytes, purpose: str, nonce: str, length: int) -> bytes:
    """A secret made from the server's key and a nonce, so that the database holds neither."""
    return hmac.digest(key, f"{purpose}\n{nonce}".encode(), "sha256")[:length]
