"""People of an invented bureau: accounts, and the tokens their scripts carry."""

import itertools
from collections.abc import Collection
from datetime import UTC, datetime

from docket.accounts import queries, service
from docket.accounts.rules import TOKENLESS, Right, Role, Viewer
from docket.accounts.schemas import AccountIn, AccountRow
from docket.history.rules import Actor
from docket.terms import ActorKind

HOST = Actor(ActorKind.CLI, "local", "测试")
NOW = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)
EVERYBODY = "通测员"

_numbers = itertools.count(1)


async def person(
    *roles: Role,
    name: str | None = None,
    full_name: str | None = None,
    authority: int | None = None,
    unit: int | None = None,
    subtree: bool = False,
    password: str | None = None,
) -> AccountRow:
    """An account with these roles; without a password nobody signs in, only tokens are issued."""
    number = next(_numbers)
    given = AccountIn(
        name=name or f"user{number}",
        full_name=full_name or f"某{number}",
        roles=list(roles),
        authority=authority,
        unit=unit,
        subtree=subtree,
        password=password,
    )
    made = await service.add(given, actor=HOST, at=datetime.now(UTC), must_change=False)
    account = await queries.account_of(made.id)
    assert account is not None
    return account


async def everybody() -> AccountRow:
    """The one who has every right, for tests that are about something else."""
    found = await queries.account_named("everybody")
    roles = [role for role in Role if role is not Role.HANDLER]
    return found or await person(*roles, name="everybody", full_name=EVERYBODY)


async def viewer(account: AccountRow) -> Viewer:
    """What an account may see and do now."""
    return await queries.viewer_of(account)


async def bearer(account: AccountRow, rights: Collection[Right] | None = None) -> str:
    """The Authorization header of a new token; by default with every right it can carry."""
    seen = await queries.viewer_of(account)
    carried = seen.rights - TOKENLESS if rights is None else rights
    issued = await service.issue_token(
        seen, "测试", frozenset(carried), actor=HOST, at=datetime.now(UTC)
    )
    return f"Bearer {issued.token}"
