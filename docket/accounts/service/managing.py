"""Keeping accounts: who there is, with which roles, and who is let in."""

import hmac
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from docket import db
from docket.accounts import queries
from docket.accounts.rules import Role, check_account, digest, sign_in_name
from docket.accounts.rules.names import check_roles
from docket.accounts.schemas import AccountIn, RolesIn
from docket.accounts.service import factors, hashing, sessions
from docket.accounts.service.passwords import check_new
from docket.accounts.service.proofs import keep, row_of
from docket.accounts.tables import Account
from docket.errors import Conflict, FieldError, Invalid, Unauthenticated
from docket.history.rules import Actor, in_utc
from docket.history.service import record
from docket.terms import ActorKind


@dataclass(frozen=True, slots=True)
class NewAccount:
    """An account that was recorded; ``password`` is the one docket made up, shown once."""

    id: int
    name: str
    password: str | None


async def add(
    given: AccountIn,
    *,
    actor: Actor,
    at: datetime,
    generate: bool = False,
    must_change: bool = True,
    why: str = "新增用户",
) -> NewAccount:
    """Record an account.

    Args:
        given: What is to be recorded.
        actor: Who does it.
        at: The moment.
        generate: Make up a password when none is given. Without one nobody signs in by password.
        must_change: The password holds only until the first sign-in.
        why: The reason.

    Raises:
        Invalid: Something of it cannot be; every wrong field is named.
        Conflict: The name, or the full name, is another account's.
    """
    errors = list(
        check_account(
            name=given.name,
            full_name=given.full_name,
            roles=given.roles,
            authority=given.authority,
            unit=given.unit,
        )
    )
    if errors:
        raise Invalid.of(*errors)
    await _check_place(given.authority, given.unit)
    if given.password is not None:
        check_new(given.password, name=given.name)
    password = given.password or (hashing.generated() if generate else None)
    kept = await hashing.hashed(password) if password else None
    row = Account(
        name=sign_in_name(given.name),
        full_name=given.full_name.strip(),
        roles=_joined(given.roles),
        authority=given.authority,
        unit=given.unit,
        subtree=given.subtree,
        must_change=bool(password) and must_change,
        password_set_at=in_utc(at) if password else None,
    )
    async with record("account.add", actor=actor, why=why, at=at) as ledger:
        account_id = await ledger.add(row)
        if kept:
            await keep(account_id, password_hash=kept)
    return NewAccount(account_id, row.name, None if given.password else password)


async def add_first(
    given: AccountIn, token: str, *, expected: str | None, at: datetime
) -> NewAccount:
    """Record the first account, by whoever has the token that the server printed.

    Raises:
        Unauthenticated: The token is not right, or none was printed.
        Conflict: There is an account already.
    """
    if expected is None or not hmac.compare_digest(digest(token), expected):
        message = "启用码不对。启用码由 docket serve 在终端打印，每次启动各不相同。"
        raise Unauthenticated(message)
    if given.password is None:
        raise Invalid.of(FieldError("password", "缺少口令。", "请填写。"))
    actor = Actor(ActorKind.SYSTEM, "setup", "首次启用")
    async with db.transaction():
        await db.lock("first-account")
        if await queries.any_account():
            message = "已有用户，启用码已失效。请登录，或由管理员新增用户。"
            raise Conflict(message)
        return await add(given, actor=actor, at=at, must_change=False, why="首次启用")


async def set_roles(
    account_id: int, given: RolesIn, *, actor: Actor, at: datetime, why: str = "调整角色"
) -> None:
    """Give an account other roles or another place. Its sessions end: rights changed.

    Raises:
        Invalid: The roles do not fit the place; every wrong field is named.
        StaleVersion: Somebody changed the account since it was read.
        Conflict: Nobody would be left to manage users.
    """
    row = await row_of(account_id)
    errors = list(check_roles(roles=given.roles, authority=given.authority, unit=given.unit))
    if errors:
        raise Invalid.of(*errors)
    await _check_place(given.authority, given.unit)
    values = {
        "roles": _joined(given.roles),
        "authority": given.authority,
        "unit": given.unit,
        "subtree": given.subtree,
    }
    await _change(row, values, "account.roles", version=given.version, actor=actor, why=why, at=at)


async def lock(
    account_id: int, *, locked: bool, actor: Actor, at: datetime, why: str | None = None
) -> None:
    """Stop an account, whose sessions end and whose tokens hold no more, or let it in again.

    Raises:
        Conflict: Nobody would be left to manage users.
    """
    row = await row_of(account_id)
    said = why or ("停用账户" if locked else "启用账户")
    await _change(row, {"locked": locked}, "account.lock", actor=actor, why=said, at=at)


async def reset(
    account_id: int,
    *,
    actor: Actor,
    at: datetime,
    password: str | None = None,
    factor: bool = False,
    why: str = "重设口令",
) -> NewAccount:
    """Set another password, which holds only until the next sign-in; all sessions end.

    Args:
        account_id: Whose.
        actor: Who does it.
        at: The moment.
        password: The new one; docket makes one up when left out.
        factor: Also drop the second factor: the telephone was lost.
        why: The reason.
    """
    row = await row_of(account_id)
    if password is not None:
        check_new(password, name=row.name)
    chosen = password or hashing.generated()
    kept = await hashing.hashed(chosen)
    async with db.transaction():
        values = {"password_set_at": in_utc(at), "must_change": True}
        await _change(row, values, "account.reset", actor=actor, why=why, at=at)
        await keep(account_id, password_hash=kept)
        if factor and row.second_factor:
            await factors.remove(account_id, actor=actor, at=at, why="重设时停用动态口令")
    return NewAccount(account_id, row.name, None if password else chosen)


async def _change(
    row: Account,
    values: Mapping[str, object],
    what: str,
    *,
    version: int | None = None,
    actor: Actor,
    why: str,
    at: datetime,
) -> None:
    """One act on an account, after which it must sign in anew."""
    account_id = int(row.to_dict()["id"])
    async with record(what, actor=actor, why=why, at=at) as ledger:
        await db.lock("account-rights")
        before = await _active_admins()
        await ledger.amend(row, values, version=version)
        if before and not await _active_admins():
            message = "这样就没有可用的管理员了。请先指定另一名管理员。"
            raise Conflict(message)
        await sessions.end_sessions(account_id, at=at)


async def _active_admins() -> int:
    """How many accounts can manage users."""
    accounts = await queries.all_accounts()
    return sum(Role.ADMIN in one.held and not one.locked for one in accounts)


async def _check_place(authority: int | None, unit: int | None) -> None:
    """The authority is one of ours, the unit one of its own.

    Raises:
        Invalid: They are not.
    """
    if authority is not None and not await queries.is_authority(authority):
        message = f"没有编号为 {authority} 的机关。"
        raise Invalid.of(FieldError("authority", message, "请核对编号。"))
    if unit is not None and await queries.authority_of_unit(unit) != authority:
        raise Invalid.of(FieldError("unit", "没有这个单位，或者它属于另一机关。", "请核对编号。"))


def _joined(roles: Iterable[Role]) -> str:
    chosen = frozenset(roles)
    return ",".join(role.value for role in Role if role in chosen)
