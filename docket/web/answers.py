"""How every handler of the API answers when it cannot: with problem details, and documented so."""

import logging
import secrets
import traceback
from typing import Any

from litestar import Request, Response
from litestar.exceptions import HTTPException, ValidationException
from litestar.openapi.datastructures import ResponseSpec

from docket.errors import DocketError, InFlight, Unavailable
from docket.web import error_page, parameters, problems

AnyRequest = Request[Any, Any, Any]

_RETRY_AFTER = "5"
_RETRIED = {429, 503}
_SERVER_ERROR = 500
_log = logging.getLogger("docket.web")


def refused(request: AnyRequest, error: DocketError) -> Response[Any]:
    """Answer with what docket refused or could not do."""
    headers = {"retry-after": _RETRY_AFTER} if isinstance(error, Unavailable | InFlight) else None
    return _response(request, problems.of_error(error, instance=request.url.path), headers)


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
        for status in sorted({*statuses, 400, 421, 422, 429, 500, 503})
    }


_OWN = {409: "与已登记的内容冲突", 422: "输入有误"}


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
