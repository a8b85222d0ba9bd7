"""The cookie of a session, and where a request comes from."""

from typing import Annotated, Any

import msgspec
from litestar import Request, Response
from litestar.datastructures import Cookie

from docket.accounts.api.doorkeeper import Proof, Visitor
from docket.accounts.api.gate import COOKIE
from docket.accounts.rules import Lasting, digest
from docket.accounts.schemas import AccountOut, Origin
from docket.accounts.service import SignedIn
from docket.settings import Settings
from docket.web.csrf import HEADER, FormTokens

Ask = Request[Visitor, Proof, Any]
Text = Annotated[str, msgspec.Meta(max_length=1000)]
"""What is typed into a field of the door; nothing sensible is longer."""


def session_cookie(token: str, request: Request[Any, Any, Any], settings: Settings) -> Cookie:
    """The cookie of a session: no script reads it, no foreign form sends it."""
    return Cookie(
        key=COOKIE,
        value=token,
        path="/",
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
        max_age=int(settings.session_whole.total_seconds()),
    )


def begun(
    signed: SignedIn, request: Request[Any, Any, Any], settings: Settings, tokens: FormTokens
) -> Response[AccountOut]:
    """The answer that begins a session: its cookie, and in a header the token for its forms."""
    return Response(
        signed.account,
        cookies=[session_cookie(signed.token, request, settings)],
        headers={HEADER: tokens.of(digest(signed.token))},
    )


def ended_cookie(request: Request[Any, Any, Any]) -> Cookie:
    """What takes the cookie back."""
    secure = request.url.scheme == "https"
    return Cookie(
        key=COOKIE, value="", path="/", httponly=True, samesite="lax", secure=secure, max_age=0
    )


def origin_of(request: Request[Any, Any, Any]) -> Origin:
    """Where a request comes from."""
    return Origin(
        address=request.client.host if request.client else "",
        agent=request.headers.get("user-agent", ""),
    )


def lasting(settings: Settings) -> Lasting:
    """How long sessions hold."""
    return Lasting(settings.session_idle, settings.session_whole)
