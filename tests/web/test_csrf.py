"""What a page of another site makes a browser send changes nothing."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import httpx
import pytest
from litestar import Request, post
from litestar.connection import ASGIConnection
from litestar.middleware import (
    AbstractAuthenticationMiddleware,
    AuthenticationResult,
    DefineMiddleware,
)

from docket.web.answers import EXCEPTION_HANDLERS
from docket.web.checks import checks
from docket.web.csrf import FormTokens, token
from docket.web.pace import Pace
from docket.web.shield import Door, ShieldedApp

KEY = "s" * 43
MINE, OTHER = "digest-of-my-session", "digest-of-another"


@dataclass(frozen=True)
class Account:
    """An account."""

    id: int


@dataclass(frozen=True)
class Visitor:
    """Who is signed in."""

    account: Account


@dataclass(frozen=True)
class Proof:
    """How: by the cookie of a session, or by the token of a script."""

    kind: str
    digest: str


class SignedIn(AbstractAuthenticationMiddleware):
    """Takes everybody for one user: by bearer token when one is sent, else by cookie."""

    async def authenticate_request(
        self, connection: ASGIConnection[Any, Any, Any, Any]
    ) -> AuthenticationResult:
        by_token = "authorization" in connection.headers
        proof = Proof("token", OTHER) if by_token else Proof("session", MINE)
        return AuthenticationResult(Visitor(Account(7)), proof)


@post("/change", status_code=200)
async def change(request: Request[Any, Any, Any]) -> dict[str, str]:
    """Reads its form again, after the check has."""
    return {"name": str((await request.form()).get("name", ""))}


@pytest.fixture
def client(tmp_path: Path) -> httpx.AsyncClient:
    """A browser that is signed in."""
    (tmp_path / "key").write_text(KEY, encoding="ascii")
    app = ShieldedApp(
        door=Door(),
        route_handlers=[change],
        middleware=[DefineMiddleware(SignedIn)],
        before_request=checks(FormTokens(tmp_path / "key"), Pace(4)),
        exception_handlers=EXCEPTION_HANDLERS,
        logging_config=None,
    )
    transport = httpx.ASGITransport(app=cast("Any", app))
    return httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1")


def of(session_id: str) -> str:
    """The form token of a session."""
    return token(KEY.encode(), session_id)


async def test_a_form_of_ours_goes_through_and_its_handler_reads_it(
    client: httpx.AsyncClient,
) -> None:
    answer = await client.post("/change", data={"_csrf": of(MINE), "name": "林某"})

    assert (answer.status_code, answer.json()) == (200, {"name": "林某"})


async def test_a_form_with_a_file_goes_through(client: httpx.AsyncClient) -> None:
    answer = await client.post(
        "/change", data={"_csrf": of(MINE), "name": "林某"}, files={"paper": b"%PDF-1.7"}
    )

    assert (answer.status_code, answer.json()) == (200, {"name": "林某"})


async def test_a_script_of_ours_sends_it_as_a_header(client: httpx.AsyncClient) -> None:
    answer = await client.post("/change", headers={"x-csrf-token": of(MINE)})

    assert answer.status_code == 200


@pytest.mark.parametrize(
    "form",
    [
        pytest.param({}, id="none"),
        pytest.param({"_csrf": ""}, id="empty"),
        pytest.param({"_csrf": of(OTHER)}, id="of another session"),
        pytest.param({"_csrf": of(MINE)[:-1]}, id="cut short"),
        pytest.param({"_csrf": "令牌"}, id="no ASCII"),
    ],
)
async def test_csrf_a_form_without_the_token_of_the_session_is_refused(
    client: httpx.AsyncClient, form: dict[str, str]
) -> None:
    answer = await client.post("/change", data=form)

    assert answer.status_code == 403
    assert answer.headers["content-type"] == "application/problem+json"
    assert "重新打开页面" in answer.json()["detail"]


async def test_csrf_a_body_that_is_no_form_needs_the_header(client: httpx.AsyncClient) -> None:
    answer = await client.post("/change", json={"_csrf": of(MINE)})

    assert answer.status_code == 403


async def test_csrf_a_bearer_token_needs_no_form_token(client: httpx.AsyncClient) -> None:
    """No browser adds it by itself."""
    answer = await client.post("/change", headers={"authorization": "Bearer x"})

    assert answer.status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1.evil.example"},
        {"origin": "http://127.0.0.1:8080"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
    ids=str,
)
async def test_csrf_another_site_is_refused_even_with_a_token(
    client: httpx.AsyncClient, headers: dict[str, str]
) -> None:
    answer = await client.post("/change", headers={**headers, "x-csrf-token": of(MINE)})

    assert answer.status_code == 403


async def test_our_own_origin_is_not_another_site(client: httpx.AsyncClient) -> None:
    own = {"origin": "http://127.0.0.1", "sec-fetch-site": "same-origin"}

    answer = await client.post("/change", headers={**own, "x-csrf-token": of(MINE)})

    assert answer.status_code == 200


def test_the_token_does_not_tell_the_session_nor_hold_for_another_server() -> None:
    assert MINE not in of(MINE)
    assert of(MINE) != token(b"another key", MINE)


async def test_one_user_is_slowed_down_whatever_address_he_comes_from(
    client: httpx.AsyncClient,
) -> None:
    answers = [
        await client.post("/change", headers={"authorization": "Bearer x"}) for _ in range(40)
    ]

    slowed = [answer for answer in answers if answer.status_code == 429]
    assert slowed
    assert all(int(answer.headers["retry-after"]) >= 1 for answer in slowed)
    assert slowed[0].json()["type"] == "urn:docket:problem:http-429"
