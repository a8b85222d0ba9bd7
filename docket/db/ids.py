"""Ids as every engine can compare them."""

LARGEST_ID = 2**31 - 1
"""No row has a higher id; PostgreSQL would not even compare it."""


def an_id(number: int) -> int:
    """An id as a number that every engine can compare; one that cannot exist matches nothing."""
    return number if 0 < number <= LARGEST_ID else 0
