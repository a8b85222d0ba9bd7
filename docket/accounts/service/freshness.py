"""How this process knows that what it remembers of accounts is out of date."""

from itertools import count


class _Generation:
    """Counts the changes of accounts that this process made."""

    numbers = count(1)
    current = 0


def generation() -> int:
    """The number of the last change; what was read before it must be read anew."""
    return _Generation.current


def outdate() -> None:
    """Note that accounts, sessions or tokens changed; other processes find out by reading again."""
    _Generation.current = next(_Generation.numbers)
