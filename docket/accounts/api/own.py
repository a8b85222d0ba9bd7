"""One's own account over HTTP: password, second factor, sessions."""

from datetime import datetime

import msgspec
from litestar import Controller, Response, delete, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from msgspec.structs import replace

from docket.accounts import queries, service
from docket.accounts.api.cookies import Ask, Text, begun, lasting, origin_of
from docket.accounts.rules import Right, needs
from docket.accounts.schemas import AccountOut, Enrolment, SessionOut
from docket.db.ids import an_id
from docket.history.rules import Actor
from docket.settings import Settings
from docket.web.answers import documented
from docket.web.body import CheckedBody
from docket.web.csrf import FormTokens


class PasswordIn(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """修改口令."""

    current: Text
    password: Text

    def __repr__(self) -> str:
        return "PasswordIn()"


class ProofIn(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """One's own password, asked before what proves the account is changed."""

    password: Text

    def __repr__(self) -> str:
        return "ProofIn()"


class CodeIn(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """The code that the app shows."""

    code: Text


class RecoveryCodes(msgspec.Struct, frozen=True, kw_only=True):
    """恢复码: shown once; each stands in once for the telephone."""

    codes: tuple[str, ...]


class OwnController(Controller):
    """本人账户."""

    path = "/account"
    tags = ("account",)
    opt = needs(Right.OWN_ACCOUNT)

    @put(
        "/password",
        operation_id="changePassword",
        summary="修改口令",
        dto=CheckedBody[PasswordIn],
        return_dto=None,
        responses=documented(413, 415, 429),
    )
    async def password(
        self,
        request: Ask,
        data: JSONBody[PasswordIn],
        actor: NamedDependency[Actor],
        settings: NamedDependency[Settings],
        tokens: NamedDependency[FormTokens],
        now: NamedDependency[datetime],
    ) -> Response[AccountOut]:
        """Change the password; all sessions end, and a new one takes the place of this."""
        signed = await service.change_password(
            request.user.account.id,
            data.current,
            data.password,
            origin_of(request),
            lasting=lasting(settings),
            actor=actor,
            at=now,
        )
        return begun(signed, request, settings, tokens)

    @get("/sessions", operation_id="listSessions", summary="本人会话", responses=documented())
    async def sessions(self, request: Ask) -> tuple[SessionOut, ...]:
        """Where one is signed in; ``current`` is the session that asks."""
        return tuple(
            replace(one, current=one.id == request.auth.id)
            for one in await queries.sessions_of(request.user.account.id)
        )

    @delete(
        "/sessions/{session_id:int}",
        operation_id="endSession",
        summary="结束本人会话",
        status_code=204,
        responses=documented(404),
    )
    async def end_session(
        self, request: Ask, session_id: FromPath[int], now: NamedDependency[datetime]
    ) -> None:
        """End one of one's own sessions."""
        await service.end_sessions(request.user.account.id, at=now, only=an_id(session_id))

    @post(
        "/second-factor",
        operation_id="enrolSecondFactor",
        summary="开始启用动态口令",
        status_code=200,
        dto=CheckedBody[ProofIn],
        return_dto=None,
        responses=documented(409, 413, 415),
    )
    async def enrol(
        self,
        request: Ask,
        data: JSONBody[ProofIn],
        settings: NamedDependency[Settings],
        now: NamedDependency[datetime],
    ) -> Enrolment:
        """What an authenticator app must scan; nothing changes until its first code is given."""
        return await service.enrol_factor(
            request.user.account.id, data.password, key_file=settings.secret_file, at=now
        )

    @put(
        "/second-factor",
        operation_id="confirmSecondFactor",
        summary="启用动态口令",
        dto=CheckedBody[CodeIn],
        return_dto=None,
        responses=documented(413, 415, 429),
    )
    async def confirm(
        self,
        request: Ask,
        data: JSONBody[CodeIn],
        actor: NamedDependency[Actor],
        settings: NamedDependency[Settings],
        now: NamedDependency[datetime],
    ) -> RecoveryCodes:
        """Put it to work. Gives the recovery codes, once; every session ends."""
        codes = await service.confirm_factor(
            request.user.account.id,
            data.code,
            key_file=settings.secret_file,
            actor=actor,
            at=now,
        )
        return RecoveryCodes(codes=codes)

    @post(
        "/second-factor/removal",
        operation_id="dropSecondFactor",
        summary="停用动态口令",
        status_code=204,
        dto=CheckedBody[ProofIn],
        return_dto=None,
        responses=documented(413, 415, 429),
    )
    async def drop(
        self,
        request: Ask,
        data: JSONBody[ProofIn],
        actor: NamedDependency[Actor],
        now: NamedDependency[datetime],
    ) -> None:
        """Stop asking for it; every session ends."""
        await service.drop_factor(request.user.account.id, data.password, actor=actor, at=now)
