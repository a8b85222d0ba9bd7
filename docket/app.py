"""Builds the application: the only place that knows every package, and one of two that ask the clock."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, datetime
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from litestar import Litestar, Request, Router, get
from litestar.di import NamedDependency, Provide
from litestar.middleware import DefineMiddleware
from litestar.openapi import OpenAPIConfig

from docket import clock, db
from docket.accounts import api as accounts
from docket.accounts.api import pages as account_pages
from docket.accounts.rules import PUBLIC, Right, Viewer
from docket.db.readiness import pending
from docket.desk import pages as desk_pages
from docket.desk.api import (
    DeadlineController,
    HistoryController,
    MatterController,
    ProceedingController,
)
from docket.desk.checks_api import FinalityController, GapController
from docket.desk.facts_api import FactController, ListController
from docket.desk.moves_api import MoveController, NewsController, Seen, SupposingController
from docket.desk.papers_api import PaperController
from docket.desk.people_api import PolicyController, RegisterController, RequestController
from docket.desk.receipts_api import ReceiptController
from docket.desk.rules_api import CodeController, RuleController
from docket.desk.schemas import Correction, Striking
from docket.docketing.api import (
    CalendarController,
    DerivedController,
    FilingController,
    NoticeIn,
    RuleChangeController,
    RulesIn,
    SignatureIn,
    SignedNotice,
    SignedRules,
    SignedStrike,
    StrikeIn,
)
from docket.docketing.schemas import Filing, Supposition
from docket.errors import Unavailable
from docket.history.rules import Actor
from docket.history.service import keeping_access, keeping_heads
from docket.matters.api import PeopleController
from docket.reports import pages as report_pages
from docket.reports.api import ReportController
from docket.settings import Settings
from docket.statistics.api import StatisticsController
from docket.web.answers import EXCEPTION_HANDLERS, documented
from docket.web.arrival import networks
from docket.web.checks import checks
from docket.web.csrf import FormTokens
from docket.web.openapi import StrictSchemas
from docket.web.pace import Pace
from docket.web.reference_page import ReferencePage
from docket.web.rendering import Screen
from docket.web.shield import Door, ShieldedApp
from docket.web.static_files import static_file
from docket.web.tags import tagged
from docket.web.visitors import session_of

LARGEST_BODY = 5_000_000
"""Bytes of a request that is no paper; those may be larger (``desk.papers``)."""

API = (
    *accounts.CONTROLLERS,
    PeopleController,
    FilingController,
    PaperController,
    CalendarController,
    FactController,
    ListController,
    DerivedController,
    MatterController,
    ProceedingController,
    DeadlineController,
    MoveController,
    NewsController,
    SupposingController,
    RegisterController,
    RequestController,
    PolicyController,
    ReceiptController,
    FinalityController,
    GapController,
    RuleController,
    RuleChangeController,
    CodeController,
    StatisticsController,
    ReportController,
    HistoryController,
)

BODIES = (
    Filing,
    Supposition,
    Seen,
    NoticeIn,
    SignedNotice,
    RulesIn,
    SignatureIn,
    SignedRules,
    SignedStrike,
    StrikeIn,
    Correction,
    Striking,
)
"""What is read from JSON."""


def create() -> Litestar:
    """The application with the settings of the environment, for any ASGI server."""
    return create_app(Settings.from_environment(os.environ))


def create_app(settings: Settings) -> Litestar:
    """The application on the database of these settings, which it opens when it starts."""
    doorkeeper = accounts.Doorkeeper(settings)

    @asynccontextmanager
    async def database(_: Litestar) -> AsyncIterator[None]:
        async with (
            db.running(db.engine_from_url(settings.database_url)),
            keeping_access(),
            keeping_heads(settings.heads, clock.today),
            doorkeeper.at_work(),
        ):
            yield

    schemas = StrictSchemas(path="/openapi.json", bodies=BODIES)
    tokens = FormTokens(settings.secret_file)
    return ShieldedApp(
        door=Door(settings.hosts, networks(settings.proxies), Pace(settings.rate)),
        route_handlers=[
            Router("/api/v1", route_handlers=API, middleware=[tagged]),
            *account_pages.PAGES,
            *desk_pages.PAGES,
            *report_pages.PAGES,
            static_file,
            healthz,
            readyz,
        ],
        dependencies={
            "viewer": Provide(_viewer, sync_to_thread=False),
            "actor": Provide(_actor, sync_to_thread=False),
            "now": Provide(_now, sync_to_thread=False),
            "today": Provide(_today, sync_to_thread=False),
            "settings": Provide(lambda: settings, sync_to_thread=False),
            "tokens": Provide(lambda: tokens, sync_to_thread=False),
            "screen": Provide(_screen, sync_to_thread=False),
        },
        lifespan=[database],
        middleware=[DefineMiddleware(accounts.Authentication, doorkeeper=doorkeeper)],
        guards=[accounts.check_right],
        before_request=checks(tokens, Pace(settings.rate)),
        exception_handlers=EXCEPTION_HANDLERS,
        logging_config=None,
        openapi_config=OpenAPIConfig(
            title="docket",
            version=_version(),
            summary="行政复议、行政诉讼案件台账的接口",
            path="/schema",
            openapi_router=Router(
                "/schema", route_handlers=[], opt=PUBLIC, include_in_schema=False
            ),
            render_plugins=[schemas, ReferencePage(schemas)],
        ),
        request_max_body_size=LARGEST_BODY,
    )


@get(
    "/healthz",
    operation_id="healthz",
    summary="进程在运行",
    tags=["health"],
    opt=PUBLIC,
    responses=documented(),
)
async def healthz() -> dict[str, str]:
    """The process answers. Says nothing about the database."""
    return {"status": "ok"}


@get(
    "/readyz",
    operation_id="readyz",
    summary="可以使用",
    tags=["health"],
    opt=PUBLIC,
    responses=documented(),
)
async def readyz() -> dict[str, str]:
    """The database answers and has the structure of this version; a problem of status 503 otherwise."""
    if await pending():
        message = "数据库的结构不是本版本的。请先运行 docket migrate。"
        raise Unavailable(message)
    return {"status": "ok", "database": db.dialect()}


def _viewer(request: Request[accounts.Visitor, Any, Any]) -> Viewer:
    """What the one who asks may see and do."""
    return request.user.viewer


def _actor(request: Request[accounts.Visitor, Any, Any]) -> Actor:
    """How the history names the one who asks."""
    return request.user.actor


def _now() -> datetime:
    return clock.now()


def _today(now: NamedDependency[datetime]) -> date:
    return clock.legal_day(now)


def _screen(
    request: Request[Any, Any, Any],
    tokens: NamedDependency[FormTokens],
) -> Screen:
    """What pages are shown with; outside a cookie session a form needs no token."""
    session, visitor = session_of(request.scope), request.scope.get("user")
    if not isinstance(visitor, accounts.Visitor):
        return Screen(request)
    rights = frozenset(right.value for right in Right if visitor.viewer.may(right))
    token = tokens.of(session) if session else ""
    return Screen(request, visitor.actor.name, token, rights)


def _version() -> str:
    """The installed version; a working copy that was not installed has none."""
    try:
        return version("docket")
    except PackageNotFoundError:
        return "0+source"
