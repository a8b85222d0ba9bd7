"""How every handler of the API answers when it cannot: with problem details, and documented so."""

import logging
import secrets
import traceback
from typing import Any
from urllib.parse import quote

from litestar import Request, Response
from litestar.exceptions import HTTPException, ValidationException
from litestar.openapi.datastructures import ResponseSpec
from litestar.response import Redirect

from docket.errors import DocketError, InFlight, LockedOut, NotReady, Unauthenticated, Unavailable
from docket.web import error_page, parameters, problems

AnyRequest = Request[Any, Any, Any]

SIGN_IN, OWN_ACCOUNT = "/login", "/account"
"""Pages that a browser is led to: to sign in, to change a first password."""
_NO_PAGES = ("/api/", "/schema")
_RETRY_AFTER = "5"
_RETRIED = {429, 503}
_SERVER_ERROR = 500
_log = logging.getLogger("docket.web")


def refused(request: AnyRequest, error: DocketError) -> Response[Any]:
    """Answer with what docket refused or could not do; a page that needs signing in leads there."""
    if isinstance(error, Unauthenticated) and _shows_pages(request):
        wanted = f"{request.url.path}?{request.url.query}".rstrip("?")
        return Redirect(f"{SIGN_IN}?next={quote(wanted, safe='')}", status_code=303)
    if isinstance(error, NotReady) and _shows_pages(request):
        return Redirect(OWN_ACCOUNT, status_code=303)
    problem = problems.of_error(error, instance=request.url.path)
    return _response(request, problem, _headers(error))


def not_http(request: AnyRequest, error: HTTPException) -> Response[Any]:
    """Answer with what the HTTP layer refused: a wrong address, method, parameter or content."""
    if error.status_code >= _SERVER_ERROR:
        return unexpected(request, error)
    if isinstance(error, ValidationException):
        return refused(request, parameters.wrong(request, error))
    problem = problems.of_status(error.status_code, instance=request.url.path)
    return _response(request, problem, dict(error.headers or {}))


def unexpected(request: AnyRequest, error: Exception) -> Response[Any]:
    """Answer to a fault of the program with a number, under which the log has the place.

    The log keeps neither the error's own words nor the values, which may name parties.
    """
    number = secrets.token_hex(4)
    _log.error(
        "unexpected error",
        extra={
            "number": number,
            "method": request.method,
            "route": _route(request),
            "error": type(error).__name__,
            "where": [line.strip() for line in traceback.format_tb(error.__traceback__)[-4:]],
        },
    )
    title, remedy = problems.HTTP[_SERVER_ERROR]
    problem = problems.of_status(
        _SERVER_ERROR, instance=request.url.path, detail=f"{title}，错误编号 {number}。{remedy}"
    )
    return _response(request, problem)


EXCEPTION_HANDLERS: Any = {DocketError: refused, HTTPException: not_http, Exception: unexpected}
"""The one table that ``docket.app`` hands to Litestar."""


def documented(*statuses: int) -> dict[int, ResponseSpec]:
    """The error answers of a handler, for its OpenAPI entry; those that any may give are added."""
    return {
        status: ResponseSpec(
            problems.Problem,
            generate_examples=False,
            description=problems.HTTP[status][0] if status in problems.HTTP else _OWN[status],
            media_type=problems.MEDIA_TYPE,
        )
        for status in sorted({*statuses, 400, 401, 403, 421, 422, 429, 500, 503})
    }


_OWN = {409: "与已登记的内容冲突", 422: "输入有误"}


def _headers(error: DocketError) -> dict[str, str] | None:
    """What the client is told beside the problem: when to come back, how to sign in."""
    match error:
        case Unavailable() | InFlight():
            return {"retry-after": _RETRY_AFTER}
        case LockedOut(retry_after=seconds):
            return {"retry-after": str(seconds)}
        case Unauthenticated():
            return {"www-authenticate": 'Bearer realm="docket"'}
        case _:
            return None


def _shows_pages(request: AnyRequest) -> bool:
    """Whether somebody looks at a page, rather than a program at the API."""
    if request.method not in ("GET", "HEAD") or request.url.path.startswith(_NO_PAGES):
        return False
    return "text/html" in request.headers.get("accept", "")


def _route(request: AnyRequest) -> str:
    """The path with its parameters' names, not their values."""
    return str(request.scope.get("path_template", "?"))


def _response(
    request: AnyRequest, problem: problems.Problem, headers: dict[str, str] | None = None
) -> Response[Any]:
    """The problem as data, or as a page for a person who asked for one with a browser."""
    if error_page.wanted(request):
        return error_page.shown(request, problem, headers or {})
    return Response(
        problem, status_code=problem.status, media_type=problems.MEDIA_TYPE, headers=headers
    )
