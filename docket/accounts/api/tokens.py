"""One's own tokens over HTTP."""

from datetime import datetime, timedelta
from typing import Annotated

import msgspec
from litestar import Controller, delete, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from docket.accounts import queries, service
from docket.accounts.api.cookies import Ask, Text
from docket.accounts.rules import Right, Viewer, needs
from docket.accounts.schemas import IssuedToken, TokenOut
from docket.db.ids import an_id
from docket.history.rules import Actor
from docket.web.answers import documented
from docket.web.body import CheckedBody

Span = Annotated[int, msgspec.Meta(ge=1, le=366)]


class TokenIn(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """令牌 to be issued: what it is for, what it may do, for how many days."""

    name: Text
    rights: list[Right]
    days: Span = 90


class TokenController(Controller):
    """本人令牌."""

    path = "/tokens"
    tags = ("account",)
    opt = needs(Right.ISSUE_TOKENS)

    @get(operation_id="listTokens", summary="本人令牌", responses=documented())
    async def tokens(self, request: Ask) -> tuple[TokenOut, ...]:
        """One's own tokens, without what proves them."""
        return await queries.tokens_of(request.user.account.id)

    @post(
        operation_id="issueToken",
        summary="签发令牌",
        dto=CheckedBody[TokenIn],
        return_dto=None,
        responses=documented(413, 415, 429),
    )
    async def issue(
        self,
        data: JSONBody[TokenIn],
        viewer: NamedDependency[Viewer],
        actor: NamedDependency[Actor],
        now: NamedDependency[datetime],
    ) -> IssuedToken:
        """Issue a token with some of one's own rights; its text is shown this once."""
        return await service.issue_token(
            viewer,
            data.name,
            data.rights,
            actor=actor,
            at=now,
            span=timedelta(days=data.days),
        )

    @delete(
        "/{token_id:int}",
        operation_id="revokeToken",
        summary="撤销令牌",
        status_code=204,
        responses=documented(404),
    )
    async def revoke(
        self,
        token_id: FromPath[int],
        viewer: NamedDependency[Viewer],
        actor: NamedDependency[Actor],
        now: NamedDependency[datetime],
    ) -> None:
        """Take a token back; it holds no more."""
        await service.revoke_token(viewer, an_id(token_id), actor=actor, at=now)
