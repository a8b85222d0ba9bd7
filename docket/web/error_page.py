"""An error as a page: what happened, whether anything was written, and what to do next."""

from collections.abc import Mapping
from typing import Any

from litestar import Request, Response
from litestar.enums import MediaType

from docket.web.problems import Problem
from docket.web.rendering import HEADERS, Screen
from docket.web.texts import marked

AnyRequest = Request[Any, Any, Any]

_FOR_PROGRAMS = ("/api/", "/schema", "/static/", "/healthz", "/readyz", "/metrics")

_SAFE = {
    403: marked("没有写入任何内容。"),
    409: marked("没有写入任何内容。"),
    413: marked("没有写入任何内容。"),
    422: marked("没有写入任何内容。"),
    503: marked("没有写入任何内容。你填的内容还在上一页，返回后可以再试。"),
}


_OWN = {
    404: (marked("没有这一页"), marked("地址可能写错了。可以用案号搜索，或者回今日工作台。")),
    405: (marked("没有这一页"), marked("这一地址不能这样打开。请从今日工作台重新开始。")),
}
"""What the HTTP layer refused, as it is said to somebody who looks for a page, not for an address."""


def wanted(request: AnyRequest) -> bool:
    """Whether a person asks with a browser; a program is answered with problem details."""
    accepts = request.headers.get("accept", "")
    return "text/html" in accepts and not request.url.path.startswith(_FOR_PROGRAMS)


def shown(request: AnyRequest, problem: Problem, headers: Mapping[str, str]) -> Response[str]:
    """The page of a problem."""
    screen = Screen(request)
    own = _OWN.get(problem.status) if problem.type.endswith(f":http-{problem.status}") else None
    body = screen.render("error.html", problem=problem, own=own, safe=_SAFE.get(problem.status, ""))
    return Response(
        body,
        status_code=problem.status,
        media_type=MediaType.HTML,
        headers={**HEADERS, **headers},
    )
