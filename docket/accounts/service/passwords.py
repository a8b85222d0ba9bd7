"""Setting passwords: one's own, and for others."""

from datetime import datetime

from docket.accounts import queries
from docket.accounts.rules import Lasting, check_password
from docket.accounts.schemas import AccountOut, Origin
from docket.accounts.service import hashing, sessions
from docket.accounts.service.factors import check_own
from docket.accounts.service.proofs import keep, row_of
from docket.accounts.service.signing import SignedIn
from docket.errors import FieldError, Invalid, NotFound
from docket.history.rules import Actor, in_utc
from docket.history.service import record


async def change_password(
    account_id: int,
    current: str,
    new: str,
    origin: Origin,
    *,
    lasting: Lasting,
    actor: Actor,
    at: datetime,
) -> SignedIn:
    """Change one's own password. Every session ends, and a new one takes the place of this.

    Raises:
        Invalid: The current one is not right, or the new one too weak or no other.
    """
    row = await row_of(account_id)
    await check_own(account_id, current, at=at)
    check_new(new, name=row.name)
    if new == current:
        raise Invalid.of(FieldError("password", "新口令与现用的相同。", "请换一个。"))
    kept = await hashing.hashed(new)
    async with record("account.password", actor=actor, why="本人修改口令", at=at) as ledger:
        await ledger.amend(row, {"password_set_at": in_utc(at), "must_change": False})
        await keep(account_id, password_hash=kept)
        await sessions.end_sessions(account_id, at=at)
        token = await sessions.begin(account_id, origin, lasting, at=at)
    account = await queries.account_of(account_id)
    if account is None:  # accounts are never deleted
        raise NotFound(row.name)
    return SignedIn(token, AccountOut.of(account))


def check_new(password: str, *, name: str) -> None:
    """Refuse a password that is too weak.

    Raises:
        Invalid: It is, and why.
    """
    common = hashing.common_passwords()
    if errors := list(check_password(password, name=name, common=common)):
        raise Invalid.of(*errors)
