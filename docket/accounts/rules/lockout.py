"""How long a name must wait after failed sign-ins: the more failures, the longer."""

from datetime import datetime, timedelta

FREE = 5
"""Failures without a wait: people mistype."""
_FIRST = timedelta(seconds=30)
_LONGEST = timedelta(minutes=15)
_DOUBLINGS = 5


def wait(failures: int, last_at: datetime, now: datetime) -> timedelta:
    """How long from now until the next try; nothing when it may be made.

    Half a minute after the fifth failure, doubled by each further one, at most a quarter of an
    hour: guessing becomes hopeless, and nobody can lock a colleague out for a day.
    """
    if failures < FREE:
        return timedelta(0)
    length: timedelta = min(_FIRST * (1 << min(failures - FREE, _DOUBLINGS)), _LONGEST)
    return max(last_at + length - now, timedelta(0))
