"""Keeping the accounts of others over HTTP, for administrators."""

from datetime import datetime

import msgspec
from litestar import Controller, delete, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from docket.accounts import queries, service
from docket.accounts.rules import Right, needs
from docket.accounts.schemas import AccountIn, AccountOut, RolesIn
from docket.db.ids import an_id
from docket.errors import NotFound
from docket.history.rules import Actor
from docket.web.answers import documented
from docket.web.body import CheckedBody


class LockIn(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """停用 or 启用 an account, and why."""

    locked: bool
    why: str = ""


class ResetIn(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """重设口令; ``second_factor`` also drops the second factor of a lost telephone."""

    second_factor: bool = False


class MadeAccount(msgspec.Struct, frozen=True, kw_only=True):
    """An account with the password that docket made up, shown this once."""

    id: int
    name: str
    password: str | None


class UserController(Controller):
    """用户管理."""

    path = "/users"
    tags = ("users",)
    opt = needs(Right.MANAGE_USERS)

    @get(operation_id="listUsers", summary="用户列表", responses=documented())
    async def users(self) -> tuple[AccountOut, ...]:
        """Every account with its roles, without any secret."""
        return tuple(map(AccountOut.of, await queries.all_accounts()))

    @get("/{user_id:int}", operation_id="getUser", summary="一名用户", responses=documented(404))
    async def user(self, user_id: FromPath[int]) -> AccountOut:
        """One account."""
        return await _shown(user_id)

    @post(
        operation_id="addUser",
        summary="新增用户",
        dto=CheckedBody[AccountIn],
        return_dto=None,
        responses=documented(409, 413, 415),
    )
    async def add(
        self,
        data: JSONBody[AccountIn],
        actor: NamedDependency[Actor],
        now: NamedDependency[datetime],
    ) -> MadeAccount:
        """Add a user; a password left out is made up. It holds only until the first sign-in."""
        made = await service.add(data, actor=actor, at=now, generate=True)
        return MadeAccount(id=made.id, name=made.name, password=made.password)

    @put(
        "/{user_id:int}/roles",
        operation_id="setRoles",
        summary="调整角色",
        dto=CheckedBody[RolesIn],
        return_dto=None,
        responses=documented(404, 409, 413, 415),
    )
    async def roles(
        self,
        user_id: FromPath[int],
        data: JSONBody[RolesIn],
        actor: NamedDependency[Actor],
        now: NamedDependency[datetime],
    ) -> AccountOut:
        """Give other roles or another place; the sessions of the user end."""
        await service.set_roles(an_id(user_id), data, actor=actor, at=now)
        return await _shown(user_id)

    @put(
        "/{user_id:int}/lock",
        operation_id="lockUser",
        summary="停用或者启用",
        dto=CheckedBody[LockIn],
        return_dto=None,
        responses=documented(404, 409, 413, 415),
    )
    async def lock(
        self,
        user_id: FromPath[int],
        data: JSONBody[LockIn],
        actor: NamedDependency[Actor],
        now: NamedDependency[datetime],
    ) -> AccountOut:
        """Stop an account: its sessions end, its tokens hold no more; or let it in again."""
        why = data.why.strip() or None
        await service.lock(an_id(user_id), locked=data.locked, actor=actor, at=now, why=why)
        return await _shown(user_id)

    @post(
        "/{user_id:int}/reset",
        operation_id="resetPassword",
        summary="重设口令",
        status_code=200,
        dto=CheckedBody[ResetIn],
        return_dto=None,
        responses=documented(404, 413, 415),
    )
    async def reset(
        self,
        user_id: FromPath[int],
        data: JSONBody[ResetIn],
        actor: NamedDependency[Actor],
        now: NamedDependency[datetime],
    ) -> MadeAccount:
        """Make up another password, which holds only until the next sign-in."""
        made = await service.reset(an_id(user_id), actor=actor, at=now, factor=data.second_factor)
        return MadeAccount(id=made.id, name=made.name, password=made.password)

    @delete(
        "/{user_id:int}/sessions",
        operation_id="endSessionsOfUser",
        summary="结束全部会话",
        status_code=204,
        responses=documented(404),
    )
    async def end_sessions(self, user_id: FromPath[int], now: NamedDependency[datetime]) -> None:
        """End every session of a user."""
        await _shown(user_id)
        await service.end_sessions(an_id(user_id), at=now)


async def _shown(user_id: int) -> AccountOut:
    """An account as it stands now.

    Raises:
        NotFound: There is none.
    """
    row = await queries.account_of(an_id(user_id))
    if row is None:
        message = f"没有编号为 {user_id} 的用户。"
        raise NotFound(message)
    return AccountOut.of(row)
