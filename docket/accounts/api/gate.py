"""The gate: whom a request comes from, and whether the route is for them."""

from typing import Any

from litestar.connection import ASGIConnection
from litestar.handlers import BaseRouteHandler
from litestar.middleware import AbstractAuthenticationMiddleware, AuthenticationResult
from litestar.types import ASGIApp

from docket.accounts.api.doorkeeper import Doorkeeper, Proof, Visitor
from docket.accounts.rules import PREFIX, UNREADY, Right
from docket.errors import Forbidden, NotReady, Unauthenticated
from docket.history.rules import Actor
from docket.history.service import record_access
from docket.terms import AccessKind, ActorKind

COOKIE = "docket_session"
_BEARER = "bearer "
_UNKNOWN = Actor(ActorKind.TOKEN, "unknown", "无效令牌")
"""Who comes with a token that holds no more, or never did: it is not told apart, nor written down."""

AnyConnection = ASGIConnection[Any, Any, Any, Any]


class Authentication(AbstractAuthenticationMiddleware):
    """Finds out whom a request comes from: ``request.user`` is a Visitor, or None."""

    def __init__(self, app: ASGIApp, doorkeeper: Doorkeeper) -> None:
        super().__init__(app)
        self.doorkeeper = doorkeeper

    async def authenticate_request(self, connection: AnyConnection) -> AuthenticationResult:
        """Read the token or the cookie; a route for everybody is passed without."""
        if connection.route_handler.opt.get("right") is None:
            return AuthenticationResult(user=None, auth=None)
        admitted = await _admitted(connection, self.doorkeeper)
        if admitted is None and not await self.doorkeeper.anybody():
            message = "尚无用户。请在服务器上运行 docket user add，或用终端打印的启用码启用。"
            raise Unauthenticated(message)
        visitor, proof = admitted or (None, None)
        return AuthenticationResult(user=visitor, auth=proof)


async def _admitted(
    connection: AnyConnection, doorkeeper: Doorkeeper
) -> tuple[Visitor, Proof] | None:
    """Whom the request comes from; a token, where one is sent, decides alone."""
    header = connection.headers.get("authorization")
    if header is not None:
        token = header[len(_BEARER) :].strip()
        if not header.lower().startswith(_BEARER) or not token.startswith(PREFIX):
            return None
        admitted = await doorkeeper.admit("token", token)
        if admitted is None:
            record_access(AccessKind.TOKEN_REFUSED, who=_UNKNOWN)
        return admitted
    cookie = connection.cookies.get(COOKIE)
    return await doorkeeper.admit("session", cookie) if cookie else None


def _asked(connection: AnyConnection, handler: BaseRouteHandler) -> Right | None:
    """The right that a route declares.

    What the framework itself answers to OPTIONS declares none: it names the methods and no more.
    """
    if "right" not in handler.opt and connection.scope.get("method") == "OPTIONS":
        return None
    right: Right | None = handler.opt["right"]
    return right


async def check_right(connection: AnyConnection, handler: BaseRouteHandler) -> None:
    """Let a request pass to a route, if who makes it has the right that the route declares.

    A coroutine though it waits for nothing: Litestar runs plain functions in a thread.

    Raises:
        Unauthenticated: Nobody is signed in.
        Forbidden: The right is missing, or the account is not ready.
    """
    right = _asked(connection, handler)
    if right is None:
        return
    visitor: Visitor | None = connection.scope.get("user")
    if visitor is None:
        message = "请先登录，或在 Authorization 中带上有效的令牌。"
        raise Unauthenticated(message)
    if visitor.not_ready and right not in UNREADY:
        raise NotReady(visitor.not_ready)
    if not visitor.viewer.may(right):
        message = f"您没有“{right.zh}”的权限。需要时请找管理员。"
        raise Forbidden(message)
