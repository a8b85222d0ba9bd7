"""The pages of the door: 登录, the first start, and one's own account."""

from datetime import datetime
from http import HTTPStatus
from typing import Annotated, Any

from litestar import Request, Response, get, post
from litestar.datastructures import Cookie
from litestar.di import NamedDependency
from litestar.params import FromPath, QueryParameter
from litestar.response import Redirect

from docket.accounts import queries, service
from docket.accounts.api.cookies import Ask, ended_cookie, lasting, origin_of, session_cookie
from docket.accounts.rules import PUBLIC, Right, Role, needs
from docket.accounts.schemas import AccountIn
from docket.errors import (
    Conflict,
    Forbidden,
    Invalid,
    LockedOut,
    SecondFactorNeeded,
    Unauthenticated,
)
from docket.history.rules import Actor
from docket.settings import Settings
from docket.web.forms import Form, Wrong
from docket.web.rendering import HEADERS, Screen

AnyRequest = Request[Any, Any, Any]
Next = Annotated[str, QueryParameter(name="next")]
"""Where the reader wanted to go."""

_OWN = needs(Right.OWN_ACCOUNT)
_SECRET = ("password", "current", "code")
"""What is never shown again in a form that is given back."""


@get("/login", opt=PUBLIC, include_in_schema=False)
async def login_page(screen: NamedDependency[Screen], place: Next = "") -> Response[Any]:
    """登录; on the first start, where nobody could sign in, the set-up instead."""
    if not await queries.any_account():
        return Redirect("/setup", status_code=303)
    return _login(screen, Form(), place, again=screen.was_signed_in)


@post("/login", opt=PUBLIC, include_in_schema=False)
async def login_form(
    request: AnyRequest,
    screen: NamedDependency[Screen],
    settings: NamedDependency[Settings],
    now: NamedDependency[datetime],
) -> Response[Any]:
    """Sign in, and go on to where the reader wanted to go."""
    form, secret = await Form.sent(request), await _typed(request, "password")
    try:
        signed = await service.sign_in(
            service.Credentials(form.get("name"), secret, form.get("code")),
            origin_of(request),
            lasting=lasting(settings),
            key_file=settings.secret_file,
            at=now,
        )
    except SecondFactorNeeded as asked:
        refused = _without_secrets(form).refused(asked)
        return _login(screen, refused, form.get("next"), second=True, status=HTTPStatus.OK)
    except (Forbidden, LockedOut, Unauthenticated) as error:
        refused = _without_secrets(form).refused(error)
        second = form.chosen("code")
        return _login(screen, refused, form.get("next"), second=second)
    cookie = session_cookie(signed.token, request, settings)
    place = "/account" if signed.account.must_change else _place(form.get("next"))
    return _going(place, cookie)


@post("/logout", opt=_OWN, include_in_schema=False)
async def logout_form(request: Ask, now: NamedDependency[datetime]) -> Response[Any]:
    """退出: this session ends."""
    await service.sign_out(request.auth.id, who=request.user.actor, at=now)
    return _going("/login", ended_cookie(request))


@get("/setup", opt=PUBLIC, include_in_schema=False)
async def setup_page(screen: NamedDependency[Screen]) -> Response[Any]:
    """首次启用: the first administrator is made by whoever reads the terminal of the server."""
    if await queries.any_account():
        return Redirect("/login", status_code=303)
    return screen.show("setup.html", form=Form())


@post("/setup", opt=PUBLIC, include_in_schema=False)
async def setup_form(
    request: AnyRequest,
    screen: NamedDependency[Screen],
    settings: NamedDependency[Settings],
    now: NamedDependency[datetime],
) -> Response[Any]:
    """Make the first administrator, once."""
    form = await Form.sent(request)
    given = AccountIn(
        name=form.get("name"),
        full_name=form.get("full_name"),
        roles=[Role.ADMIN],
        password=await _typed(request, "password"),
    )
    try:
        await service.add_first(given, form.get("code"), expected=settings.setup_digest, at=now)
    except (Conflict, Forbidden, Invalid, Unauthenticated) as error:
        refused = _without_secrets(form).refused(error)
        return screen.show("setup.html", status=HTTPStatus.UNPROCESSABLE_ENTITY, form=refused)
    return Redirect("/login", status_code=303)


@get("/account", opt=_OWN, include_in_schema=False)
async def account_page(request: Ask, screen: NamedDependency[Screen]) -> Response[Any]:
    """One's own account: password, second factor, where one is signed in."""
    return await _account(request, screen, Form())


@post("/account/password", opt=_OWN, include_in_schema=False)
async def password_form(
    request: Ask,
    screen: NamedDependency[Screen],
    actor: NamedDependency[Actor],
    settings: NamedDependency[Settings],
    now: NamedDependency[datetime],
) -> Response[Any]:
    """Change the password; every session ends, and a new one takes the place of this."""
    form = await Form.sent(request)
    new = await _typed(request, "password")
    if new != await _typed(request, "again"):
        form = Form({}, {"again": Wrong("两次输入的新密码不同。", "请重新输入。")})
        return await _account(request, screen, form)
    try:
        signed = await service.change_password(
            request.user.account.id,
            await _typed(request, "current"),
            new,
            origin_of(request),
            lasting=lasting(settings),
            actor=actor,
            at=now,
        )
    except (Invalid, LockedOut) as error:
        return await _account(request, screen, Form().refused(error))
    return _going("/account?done=password", session_cookie(signed.token, request, settings))


@post("/account/factor", opt=_OWN, include_in_schema=False)
async def factor_form(
    request: Ask,
    screen: NamedDependency[Screen],
    actor: NamedDependency[Actor],
    settings: NamedDependency[Settings],
    now: NamedDependency[datetime],
) -> Response[Any]:
    """动态口令: begin its enrolment, confirm it by a first code, or drop it."""
    form, own = await Form.sent(request), request.user.account.id
    try:
        match form.get("step"):
            case "begin":
                found = await service.enrol_factor(
                    own, await _typed(request, "current"), key_file=settings.secret_file, at=now
                )
                return await _account(request, screen, Form(), enrolment=found)
            case "confirm":
                codes = await service.confirm_factor(
                    own, form.get("code"), key_file=settings.secret_file, actor=actor, at=now
                )
                return await _account(request, screen, Form(), codes=codes)
            case _:
                current = await _typed(request, "current")
                await service.drop_factor(own, current, actor=actor, at=now)
                return _going("/login", ended_cookie(request))
    except (Conflict, Invalid, LockedOut) as error:
        return await _account(request, screen, Form().refused(error))


@post("/account/sessions/{session_id:int}", opt=_OWN, include_in_schema=False)
async def session_form(
    request: Ask, session_id: FromPath[int], now: NamedDependency[datetime]
) -> Response[Any]:
    """End one of one's own sessions."""
    await service.end_sessions(request.user.account.id, at=now, only=session_id)
    return Redirect("/account", status_code=303)


async def _account(request: Ask, screen: Screen, form: Form, **more: object) -> Response[str]:
    status = HTTPStatus.OK if form.ok else HTTPStatus.UNPROCESSABLE_ENTITY
    context: dict[str, object] = {"enrolment": None, "codes": (), **more}
    return screen.show(
        "account.html",
        status=status,
        place="account",
        form=form,
        account=request.user.account,
        not_ready=request.user.not_ready,
        sessions=await queries.sessions_of(request.user.account.id),
        current=request.auth.id,
        done=request.query_params.get("done", ""),
        **context,
    )


def _login(
    screen: Screen,
    form: Form,
    place: str,
    *,
    again: bool = False,
    second: bool = False,
    status: int | None = None,
) -> Response[str]:
    fits = HTTPStatus.OK if form.ok else HTTPStatus.UNPROCESSABLE_ENTITY
    return screen.show(
        "login.html",
        status=status or fits,
        form=form,
        authority="",
        next=_place(place),
        again=again,
        second=second,
    )


async def _typed(request: AnyRequest, name: str) -> str:
    """What was typed into a field, to the letter: a blank may be part of a password."""
    value = (await request.form()).get(name, "")
    return value if isinstance(value, str) else ""


def _without_secrets(form: Form) -> Form:
    return Form({name: one for name, one in form.values.items() if name not in _SECRET})


def _place(wanted: str) -> str:
    """Where to go on: an address of ours, never one of another host."""
    ours = wanted.startswith("/") and not wanted.startswith(("//", "/\\"))
    return wanted if ours and "\n" not in wanted and "\r" not in wanted else "/"


def _going(place: str, cookie: Cookie) -> Response[Any]:
    return Response(None, status_code=303, headers={**HEADERS, "location": place}, cookies=[cookie])


PAGES = (
    login_page,
    login_form,
    logout_form,
    setup_page,
    setup_form,
    account_page,
    password_form,
    factor_form,
    session_form,
)
