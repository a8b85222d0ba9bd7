"""Where a request comes from: what its connection says, and what a trusted proxy adds to that.

A proxy is believed only when the connection itself comes from one that is named
(``DOCKET_PROXIES``). Whoever else sends ``X-Forwarded-For`` or ``X-Request-ID`` is not listened to.
"""

import ipaddress
import re
import uuid
from collections.abc import Iterable, Sequence
from contextvars import ContextVar
from dataclasses import dataclass

Network = ipaddress.IPv4Network | ipaddress.IPv6Network

NOBODY = "?"
"""The address of a connection that has none, such as a Unix socket."""

_REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{8,64}")


@dataclass(frozen=True, slots=True)
class Arrival:
    """One request at the door.

    Args:
        client: Address of whoever asks, behind the trusted proxies.
        secure: Whether it came over TLS, to us or to a trusted proxy.
        request_id: Its name on the answer and on every line of the log.
    """

    client: str
    secure: bool
    request_id: str


arrived: ContextVar[Arrival | None] = ContextVar("docket_arrival", default=None)
"""The request that is being answered, for the log and the access log; None outside of one."""


def networks(named: Iterable[str]) -> tuple[Network, ...]:
    """Networks in CIDR, as the settings have them."""
    return tuple(map(ipaddress.ip_network, named))


def arrival(
    headers: Iterable[tuple[bytes, bytes]], *, peer: str, scheme: str, proxies: Sequence[Network]
) -> Arrival:
    """What a request says of itself, as far as its sender may say it."""
    if not (proxies and _is_among(peer, proxies)):
        return Arrival(peer, scheme == "https", uuid.uuid4().hex)
    said = _joined(headers)
    client = _client(peer, said.get(b"x-forwarded-for", ""), proxies)
    forwarded = said.get(b"x-forwarded-proto", scheme).rpartition(",")[2]
    given = said.get(b"x-request-id", "")
    return Arrival(
        client=client,
        secure=forwarded.strip().lower() == "https",
        request_id=given if _REQUEST_ID.fullmatch(given) else uuid.uuid4().hex,
    )


def _joined(headers: Iterable[tuple[bytes, bytes]]) -> dict[bytes, str]:
    """Headers by name; one that is sent in several lines is one list."""
    said: dict[bytes, str] = {}
    for name, value in headers:
        key, text = name.lower(), value.decode("latin-1")
        said[key] = f"{said[key]},{text}" if key in said else text
    return said


def _client(peer: str, forwarded: str, proxies: Sequence[Network]) -> str:
    """The last address in the list that is no trusted proxy: what stands before it, anyone wrote."""
    client = peer
    for one in reversed(forwarded.split(",")):
        address = _address(one.strip())
        if address is None:
            break
        client = str(address)
        if not _is_among(client, proxies):
            break
    return client


def _is_among(text: str, networks: Sequence[Network]) -> bool:
    address = _address(text)
    return address is not None and any(address in network for network in networks)


def _address(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(text)
    except ValueError:
        return None
