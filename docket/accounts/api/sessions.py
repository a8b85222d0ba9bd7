"""Signing in and out over HTTP, and who is signed in."""

from datetime import datetime
from typing import Any

import msgspec
from litestar import Controller, Request, Response, delete, get, post
from litestar.di import NamedDependency
from litestar.params import JSONBody

from docket.accounts import service
from docket.accounts.api.cookies import Ask, Text, begun, ended_cookie, lasting, origin_of
from docket.accounts.rules import PUBLIC, Right, needs
from docket.accounts.schemas import AccountOut
from docket.settings import Settings
from docket.web.answers import documented
from docket.web.body import CheckedBody
from docket.web.csrf import FormTokens

_OWN = needs(Right.OWN_ACCOUNT)


class SignInIn(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """登录: ``code`` is that of the second factor, or a recovery code, where one is asked."""

    name: Text
    password: Text
    code: Text = ""

    def __repr__(self) -> str:
        return f"SignInIn({self.name!r})"


class Whoami(msgspec.Struct, frozen=True, kw_only=True):
    """Who is signed in, what for, and what must be done before anything else.

    ``form_token`` goes into the header ``X-CSRF-Token`` of whatever this cookie session changes; it
    is empty for a token of a script, which needs none.
    """

    account: AccountOut
    rights: tuple[Right, ...]
    not_ready: str
    form_token: str


class SessionController(Controller):
    """登录和会话."""

    path = "/session"
    tags = ("account",)

    @post(
        operation_id="signIn",
        summary="登录",
        opt=PUBLIC,
        dto=CheckedBody[SignInIn],
        return_dto=None,
        responses=documented(413, 415, 429),
    )
    async def sign_in(
        self,
        request: Request[Any, Any, Any],
        data: JSONBody[SignInIn],
        settings: NamedDependency[Settings],
        tokens: NamedDependency[FormTokens],
        now: NamedDependency[datetime],
    ) -> Response[AccountOut]:
        """Begin a session; its token comes as a cookie and replaces whatever was there.

        The header ``X-CSRF-Token`` goes with whatever this session changes.
        """
        signed = await service.sign_in(
            service.Credentials(data.name, data.password, data.code),
            origin_of(request),
            lasting=lasting(settings),
            key_file=settings.secret_file,
            at=now,
        )
        return begun(signed, request, settings, tokens)

    @get(operation_id="whoAmI", summary="当前用户", opt=_OWN, responses=documented())
    async def whoami(self, request: Ask, tokens: NamedDependency[FormTokens]) -> Whoami:
        """The account, its rights, and whether something must be done first."""
        visitor = request.user
        return Whoami(
            account=AccountOut.of(visitor.account),
            rights=tuple(right for right in Right if visitor.viewer.may(right)),
            not_ready=visitor.not_ready,
            form_token=tokens.of(request.auth.digest) if request.auth.kind == "session" else "",
        )

    @delete(
        operation_id="signOut",
        summary="退出",
        opt=_OWN,
        status_code=204,
        responses=documented(),
    )
    async def sign_out(self, request: Ask, now: NamedDependency[datetime]) -> Response[None]:
        """End this session."""
        await service.sign_out(request.auth.id, who=request.user.actor, at=now)
        return Response(None, status_code=204, cookies=[ended_cookie(request)])
