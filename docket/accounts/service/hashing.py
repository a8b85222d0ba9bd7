"""argon2id in threads of its own: few at once, so that nobody fills the memory with guesses."""

import asyncio
import secrets
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib.resources import files

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

_AT_ONCE = 2
_hasher = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
"""19 MiB and two passes: the least that OWASP asks for, some 30 ms of one core."""
NOBODY = (
    "$argon2id$v=19$m=19456,t=2,p=1$XjhO+t/9L89zQuUAN3/f3"
    "A$xNkLyEqVCrGgfAUis8vprzp6p6nb3wRqV0wQ5wAwkPk"
)
"""The hash of a password that nobody knows: verified for unknown names, so that they take as long."""


@cache
def _threads() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="argon2")


@cache
def common_passwords() -> frozenset[str]:
    """The passwords that everybody tries first, in lower case."""
    text = files("docket.accounts").joinpath("data/common_passwords.txt").read_text("utf-8")
    return frozenset(text.split())


async def hashed(password: str) -> str:
    """What is kept of a password."""
    return await asyncio.get_running_loop().run_in_executor(_threads(), _hasher.hash, password)


async def matches(stored: str | None, password: str) -> bool:
    """Whether it is the password; a name without one takes as long to refuse."""
    return await asyncio.get_running_loop().run_in_executor(_threads(), _matches, stored, password)


def _matches(stored: str | None, password: str) -> bool:
    try:
        found = _hasher.verify(stored or NOBODY, password)
    except (VerificationError, InvalidHashError):
        return False
    return found and stored is not None


def generated() -> str:
    """A password that docket makes up: easy to copy, 100 bits, no signs that look alike."""
    alphabet = "abcdefghjkmnpqrstuvwxyz23456789"
    groups = ("".join(secrets.choice(alphabet) for _ in range(5)) for _ in range(4))
    return "-".join(groups)
