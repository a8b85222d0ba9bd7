"""The door of the application: whom it lets in, and what every answer carries."""

import io
import ipaddress
import json
import logging
from collections.abc import AsyncIterator, Iterator
from typing import Any, cast

import httpx
import pytest
from litestar import Request, get, post
from litestar.params import FromPath
from litestar.response import Response

from docket.web import log
from docket.web.answers import EXCEPTION_HANDLERS
from docket.web.headers import DATA_POLICY, PAGE_POLICY
from docket.web.pace import Pace
from docket.web.shield import Door, ShieldedApp

PARTY = "钱某某"
SECRETS = ("Bearer-token-of-a-script", "hunter2-the-password", "cookie-of-a-session", PARTY)


@get("/page", media_type="text/html")
async def page() -> str:
    """A page."""
    return "<!doctype html><p>页面</p>"


@get("/own")
async def own() -> Response[str]:
    """An answer with headers of its own."""
    headers = {"content-security-policy": "sandbox", "cache-control": "max-age=60"}
    return Response("own", headers=headers)


@get("/broken")
async def broken() -> None:
    """Fails."""
    raise RuntimeError(PARTY)


@get("/whence")
async def whence(request: Request[Any, Any, Any]) -> dict[str, str]:
    """Where a handler sees the request come from."""
    assert request.client is not None
    return {"client": request.client.host, "scheme": request.url.scheme}


@post("/matters/{number:str}/events", status_code=200)
async def record(number: FromPath[str], request: Request[Any, Any, Any]) -> str:
    """Reads what it is sent."""
    return number + (await request.body()).decode()


def application(door: Door) -> ShieldedApp:
    """An application behind a door."""
    return ShieldedApp(
        door=door,
        route_handlers=[page, own, broken, whence, record],
        exception_handlers=EXCEPTION_HANDLERS,
        logging_config=None,
        request_max_body_size=1000,
    )


def through(door: Door, peer: str = "127.0.0.1") -> httpx.AsyncClient:
    """A client at this address."""
    transport = httpx.ASGITransport(app=cast("Any", application(door)), client=(peer, 4711))
    return httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1")


PROXIED = Door(hosts=frozenset({"docket.example"}), proxies=(ipaddress.ip_network("10.0.0.5/32"),))


@pytest.mark.parametrize(
    ("path", "status", "policy"),
    [
        ("/page", 200, PAGE_POLICY),
        ("/whence", 200, DATA_POLICY),
        ("/broken", 500, DATA_POLICY),
        ("/nowhere", 404, DATA_POLICY),
    ],
)
async def test_every_answer_has_its_policy(path: str, status: int, policy: bytes) -> None:
    answer = await through(Door()).get(path)

    assert answer.status_code == status
    assert answer.headers["content-security-policy"] == policy.decode()
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["permissions-policy"].startswith("camera=()")
    assert answer.headers["cross-origin-opener-policy"] == "same-origin"


def test_no_policy_lets_a_page_run_what_is_written_in_it() -> None:
    for policy in (PAGE_POLICY, DATA_POLICY):
        assert b"unsafe" not in policy
        assert b"*" not in policy
        assert b"frame-ancestors 'none'" in policy


async def test_what_a_handler_chose_stays() -> None:
    answer = await through(Door()).get("/own")

    assert answer.headers["content-security-policy"] == "sandbox"
    assert answer.headers["cache-control"] == "max-age=60"


async def test_only_an_answer_over_tls_asks_for_tls() -> None:
    """By the word of a trusted proxy; a header on plain HTTP would be ignored, or locks people out."""
    said = {"x-forwarded-proto": "https"}
    behind = await through(PROXIED, "10.0.0.5").get("/whence", headers=said)
    forged = await through(PROXIED, "203.0.113.9").get("/whence", headers=said)

    assert behind.headers["strict-transport-security"] == "max-age=31536000"
    assert behind.json()["scheme"] == "https"
    assert "strict-transport-security" not in forged.headers
    assert forged.json()["scheme"] == "http"


async def test_a_handler_sees_the_client_behind_the_proxy() -> None:
    said = {"x-forwarded-for": "192.0.2.7"}
    behind = await through(PROXIED, "10.0.0.5").get("/whence", headers=said)
    forged = await through(PROXIED, "203.0.113.9").get("/whence", headers=said)

    assert behind.json()["client"] == "192.0.2.7"
    assert forged.json()["client"] == "203.0.113.9"


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("docket.example", 200),
        ("DOCKET.example:443", 200),
        ("localhost", 200),
        ("other.example", 421),
        ("docket.example.other.example", 421),
        ("docket.example@other.example", 421),
    ],
)
async def test_it_answers_to_its_own_names(host: str, status: int) -> None:
    answer = await through(PROXIED).get("/whence", headers={"host": host})

    assert answer.status_code == status


async def test_two_host_names_are_no_host_name() -> None:
    hosts = [("host", "127.0.0.1"), ("host", "evil.example")]

    assert (await through(Door()).get("/whence", headers=hosts)).status_code == 421


@pytest.mark.parametrize("path", ["/page", "/broken", "/nowhere"])
async def test_every_answer_has_a_request_id_of_its_own(path: str) -> None:
    client = through(Door())

    ids = {(await client.get(path)).headers["x-request-id"] for _ in range(3)}

    assert len(ids) == 3


async def test_header_injection_through_a_request_id_is_not_possible() -> None:
    said = {"x-request-id": "12345678%0d%0aset-cookie:a=b"}

    answer = await through(PROXIED, "10.0.0.5").get("/page", headers=said)

    assert "set-cookie" not in answer.headers
    assert "%0d" not in answer.headers["x-request-id"]


async def test_whoever_asks_too_fast_is_told_when_to_come_back() -> None:
    client = through(Door(pace=Pace(2)))

    answers = [await client.get("/page") for _ in range(40)]

    slowed = [answer for answer in answers if answer.status_code == 429]
    assert slowed
    assert slowed[0].headers["content-type"] == "application/problem+json"
    assert int(slowed[0].headers["retry-after"]) >= 1
    assert "Retry-After" in slowed[0].json()["detail"]


async def test_a_body_beyond_the_limit_is_refused_though_its_length_is_not_said() -> None:
    async def endless() -> AsyncIterator[bytes]:
        while True:
            yield b"a" * 500

    answer = await through(Door()).post("/matters/1/events", content=endless())

    assert answer.status_code == 413


@pytest.fixture
def logged() -> Iterator[io.StringIO]:
    """What the server would write to its log."""
    stream, ours = io.StringIO(), logging.getLogger("docket")
    handler = logging.StreamHandler(stream)
    handler.setFormatter(log.JsonLines())
    ours.addHandler(handler)
    ours.setLevel(logging.INFO)
    yield stream
    ours.removeHandler(handler)
    ours.setLevel(logging.NOTSET)


def entries(stream: io.StringIO) -> list[dict[str, Any]]:
    """The lines of a log."""
    return [json.loads(line) for line in stream.getvalue().splitlines()]


async def test_secrets_and_names_never_appear_in_the_log(logged: io.StringIO) -> None:
    """A line has the route's template, the status and the time, and nothing that was sent."""
    bearer, password, cookie, party = SECRETS
    answer = await through(Door()).post(
        f"/matters/{party}/events?token={password}",
        content=f"{party} {password}",
        headers={"authorization": f"Bearer {bearer}", "cookie": f"session={cookie}"},
    )

    (entry,) = entries(logged)
    assert answer.status_code == 200
    assert entry["message"] == "request"
    assert (entry["method"], entry["route"], entry["status"]) == (
        "POST",
        "/matters/{number}/events",
        200,
    )
    assert entry["ms"] >= 0
    assert entry["request"] == answer.headers["x-request-id"]
    assert not [secret for secret in SECRETS if secret in logged.getvalue()]


async def test_a_fault_is_logged_under_the_id_that_the_answer_carries(
    logged: io.StringIO,
) -> None:
    answer = await through(Door()).get("/broken")

    fault, request = entries(logged)
    assert fault["request"] == request["request"] == answer.headers["x-request-id"]
    assert PARTY not in logged.getvalue()
