"""How fast one client, or one user, may ask: a bucket of tokens each, in this process alone.

It writes nothing, so that nobody can occupy the database by asking. Failed sign-ins are counted
elsewhere, in the database, for all processes together.
"""

import ipaddress
from collections import OrderedDict

_BURST = 5
"""Seconds whose requests may come at once: a page asks for many things at a time."""
_MOST = 20_000
"""Buckets that are kept; the one that was used longest ago goes first."""
_ONE_HOME = 64
"""The length of the IPv6 prefix that one client has all of."""


class Pace:
    """Token buckets of one rate. The moment is handed in, in seconds of any steady clock.

    Args:
        rate: Requests a second that are let through for long; 0 sets no limit.
    """

    def __init__(self, rate: int) -> None:
        self._rate = rate
        self._full = float(rate * _BURST)
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, key: str, now: float) -> int:
        """Whole seconds until this one may ask again; 0 where it may go on."""
        if not self._rate:
            return 0
        left, since = self._buckets.pop(key, (self._full, now))
        left = min(self._full, left + (now - since) * self._rate)
        allowed = left >= 1
        self._buckets[key] = (left - 1 if allowed else left, now)
        if len(self._buckets) > _MOST:
            self._buckets.popitem(last=False)
        return 0 if allowed else int((1 - left) / self._rate) + 1


def client_key(address: str) -> str:
    """What stands for a client: its IPv4 address, or the whole IPv6 network of its connection."""
    if ":" not in address:
        return address
    try:
        return str(ipaddress.ip_network(f"{address}/{_ONE_HOME}", strict=False))
    except ValueError:
        return address
