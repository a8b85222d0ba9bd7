"""Signing in: a name, a password, and where it is asked a second factor."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from docket import db
from docket.accounts import queries
from docket.accounts.rules import Lasting, sign_in_name
from docket.accounts.schemas import AccountOut, AccountRow, Origin
from docket.accounts.service import failures, hashing, sessions
from docket.accounts.service.factors import proves
from docket.errors import Forbidden, LockedOut, SecondFactorNeeded, Unauthenticated
from docket.history.rules import Actor
from docket.history.service import record_access
from docket.terms import AccessKind, ActorKind

WRONG = "用户名、口令或者动态口令不对。请重试；忘记口令请找管理员重设。"


@dataclass(frozen=True, slots=True)
class Credentials:
    """What somebody gives to sign in; never shown, not even by a debugger's trace."""

    name: str
    password: str
    code: str = ""

    def __repr__(self) -> str:
        return f"Credentials({self.name!r})"


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A session begun: its token, shown once, and whose it is."""

    token: str
    account: AccountOut

    def __repr__(self) -> str:
        return f"SignedIn({self.account.name!r})"


async def sign_in(
    given: Credentials, origin: Origin, *, lasting: Lasting, key_file: Path, at: datetime
) -> SignedIn:
    """Begin a session; a new one each time, so that none can be fixed beforehand.

    Args:
        given: Name, password, and the code of a second factor or a recovery code.
        origin: Where the request came from.
        lasting: How long the session holds.
        key_file: The server's key, from which second factors are derived.
        at: The moment.

    Raises:
        Unauthenticated: Something is not right; what, is not told.
        SecondFactorNeeded: The password is right, and a code is needed with it.
        LockedOut: The name failed too often and must wait.
        Forbidden: All is right, and the account was locked by an administrator.
    """
    name = sign_in_name(given.name)
    account = await queries.account_named(name)
    who = _said_to_be(account)
    try:
        signed = await _admit(name, account, given, origin, lasting, key_file=key_file, at=at)
    except (Forbidden, LockedOut, Unauthenticated):
        record_access(AccessKind.SIGN_IN_FAILED, who=who, origin=origin.address)
        raise
    record_access(AccessKind.SIGNED_IN, who=who, origin=origin.address)
    return signed


def _said_to_be(account: AccountRow | None) -> Actor:
    """Whom the access log names: never what was typed, unless it names a user."""
    if account is None:
        return Actor(ActorKind.USER, "?", "未知用户")
    return Actor(ActorKind.USER, str(account.id), account.full_name)


async def _admit(
    name: str,
    account: AccountRow | None,
    given: Credentials,
    origin: Origin,
    lasting: Lasting,
    *,
    key_file: Path,
    at: datetime,
) -> SignedIn:
    """The same, without a word in the access log."""
    key = failures.key_of(name, account.id if account else None)
    await failures.count_try(key, at=at)
    proof = await queries.secrets_of(account.id) if account else {}
    if not await hashing.matches(proof.get("password_hash"), given.password) or account is None:
        raise Unauthenticated(WRONG)
    await _second_factor(account, given, key=key, key_file=key_file, at=at)
    if account.locked:
        await failures.forget(key)
        message = "该账户已停用。请找管理员启用。"
        raise Forbidden(message)
    async with db.transaction():
        await failures.forget(key)
        token = await sessions.begin(account.id, origin, lasting, at=at)
    return SignedIn(token, AccountOut.of(account))


async def _second_factor(
    account: AccountRow, given: Credentials, *, key: str, key_file: Path, at: datetime
) -> None:
    if not account.second_factor:
        return
    if not given.code.strip():
        await failures.take_back(key)  # not forgotten: codes could be guessed for ever otherwise
        message = "请填写动态口令，或者一个恢复码。"
        raise SecondFactorNeeded(message)
    if not await proves(account.id, given.code, key_file=key_file, at=at):
        raise Unauthenticated(WRONG)
