"""A fault of the program: the answer has a number, the log has the place, nobody has the values."""

import json
import logging
from typing import Any, cast

import httpx
import pytest
from litestar import get
from litestar.params import FromPath

from docket import errors
from docket.web import problems
from docket.web.answers import EXCEPTION_HANDLERS
from docket.web.log import JsonLines
from docket.web.shield import Door, ShieldedApp

PARTY = "柏溪某"


@get("/broken/{name:str}")
async def broken(name: FromPath[str]) -> None:
    """Fails with words that name a party."""
    raise RuntimeError(name)


@get(["/desk", "/api/v1/desk"])
async def closed() -> None:
    """For those who are signed in."""
    message = "请先登录。"
    raise errors.Unauthenticated(message)


@get("/guessed")
async def guessed() -> None:
    """Tried too often."""
    message = "请稍后再试。"
    raise errors.LockedOut(message, retry_after=31)


@pytest.fixture
def client() -> httpx.AsyncClient:
    """A client of an application with one broken address."""
    app = ShieldedApp(
        door=Door(),
        route_handlers=[broken, closed, guessed],
        exception_handlers=EXCEPTION_HANDLERS,
        logging_config=None,
    )
    transport = httpx.ASGITransport(app=cast("Any", app))
    return httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1")


async def test_a_fault_is_numbered_and_its_words_stay_out_of_answer_and_log(
    client: httpx.AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    answer = await client.get(f"/broken/{PARTY}")

    (record,) = caplog.records
    entry = json.loads(JsonLines().format(record))
    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert entry["number"] in answer.json()["detail"]
    assert entry["error"] == "RuntimeError"
    assert entry["route"] == "/broken/{name}"
    assert "in broken" in entry["where"][-1]
    assert PARTY not in answer.json()["detail"]
    assert PARTY not in json.dumps(entry, ensure_ascii=False)


async def test_a_page_that_needs_signing_in_leads_there_and_back(client: httpx.AsyncClient) -> None:
    """A browser is led to the door; what it wanted goes along as one value, and on this site."""
    page = await client.get("/desk?unit=1&x=//evil.example", headers={"accept": "text/html"})

    assert page.status_code == 303
    assert page.headers["location"] == "/login?next=%2Fdesk%3Funit%3D1%26x%3D%2F%2Fevil.example"


@pytest.mark.parametrize(
    ("path", "accept"),
    [("/desk", "application/json"), ("/api/v1/desk", "text/html"), ("/desk", "")],
)
async def test_a_program_is_told_how_to_sign_in(
    client: httpx.AsyncClient, path: str, accept: str
) -> None:
    answer = await client.get(path, headers={"accept": accept})

    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == 'Bearer realm="docket"'
    assert answer.headers["content-type"] == "application/problem+json"


async def test_who_tried_too_often_is_told_how_long_to_wait(client: httpx.AsyncClient) -> None:
    answer = await client.get("/guessed")

    assert (answer.status_code, answer.headers["retry-after"]) == (429, "31")


def test_the_log_is_one_json_object_a_line_and_keeps_an_error_to_its_kind() -> None:
    error = ValueError(PARTY)
    record = logging.LogRecord(
        "docket", logging.ERROR, __file__, 1, "行%s", ("甲\n乙",), (ValueError, error, None)
    )

    line = JsonLines().format(record)

    assert "\n" not in line
    assert json.loads(line)["message"] == "行甲\n乙"
    assert json.loads(line)["error"] == "ValueError"
    assert PARTY not in line


@pytest.mark.parametrize("kind", [errors.DocketError, *errors.DocketError.__subclasses__()])
def test_every_error_of_the_tree_has_its_kind(kind: type[errors.DocketError]) -> None:
    assert kind in problems.KINDS


def test_an_error_below_a_kind_is_answered_as_that_kind() -> None:
    class Doubted(errors.NotComputable):
        """Not in the table."""

    assert problems.kind_of(Doubted("两种读法。")).code == "not-computable"


def test_several_wrong_fields_are_counted_in_the_detail() -> None:
    problem = problems.of_error(
        errors.Invalid.of(errors.FieldError("why", "缺少。"), errors.FieldError("facts", "缺少。"))
    )

    assert problem.detail == "有 2 处错误，见 errors。"
    assert [one.field for one in problem.errors] == ["why", "facts"]
