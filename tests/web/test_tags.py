"""Tags of answers: whoever has it already is told so."""

from typing import Any, cast

import httpx
import pytest
from litestar import Response, get, post
from litestar.response import Stream

from docket.web.shield import Door, ShieldedApp
from docket.web.tags import tagged

NOW = {"text": "甲"}


@get("/whole")
async def whole() -> dict[str, str]:
    """What is put together from many rows."""
    return dict(NOW)


@get("/row")
async def row() -> Response[str]:
    """A row with its version."""
    return Response("row", headers={"etag": '"3"'})


@get("/stream")
async def stream() -> Stream:
    """What is never whole in memory."""
    return Stream(iter([b"a", b"b"]))


@post("/row")
async def change() -> str:
    """A change."""
    return "changed"


@pytest.fixture
def client() -> httpx.AsyncClient:
    """A client of these."""
    app = ShieldedApp(
        door=Door(),
        route_handlers=[whole, row, stream, change],
        middleware=[tagged],
        logging_config=None,
    )
    transport = httpx.ASGITransport(app=cast("Any", app))
    return httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1")


async def test_the_tag_changes_with_what_it_stands_for(client: httpx.AsyncClient) -> None:
    first, again = await client.get("/whole"), await client.get("/whole")
    NOW["text"] = "乙"
    changed = await client.get("/whole")

    assert first.headers["etag"] == again.headers["etag"] != changed.headers["etag"]
    assert first.headers["etag"].startswith('"')


@pytest.mark.parametrize("form", ["{}", "W/{}", '"other", {}', "*"])
async def test_whoever_has_it_gets_no_body(client: httpx.AsyncClient, form: str) -> None:
    tag = (await client.get("/whole")).headers["etag"]

    answer = await client.get("/whole", headers={"if-none-match": form.format(tag)})

    assert (answer.status_code, answer.content) == (304, b"")
    assert answer.headers["etag"] == tag
    assert answer.headers["x-content-type-options"] == "nosniff"


async def test_whoever_has_another_gets_it_whole(client: httpx.AsyncClient) -> None:
    answer = await client.get("/whole", headers={"if-none-match": '"other"'})

    assert answer.status_code == 200
    assert answer.json()


async def test_a_tag_of_a_handlers_own_holds(client: httpx.AsyncClient) -> None:
    fresh = await client.get("/row")
    known = await client.get("/row", headers={"if-none-match": '"3"'})

    assert fresh.headers.get_list("etag") == ['"3"']
    assert known.status_code == 304


async def test_a_stream_and_a_change_are_not_tagged(client: httpx.AsyncClient) -> None:
    streamed, changed = await client.get("/stream"), await client.post("/row")

    assert (streamed.content, "etag" in streamed.headers) == (b"ab", False)
    assert (changed.status_code, "etag" in changed.headers) == (201, False)


async def test_what_is_not_there_has_no_tag(client: httpx.AsyncClient) -> None:
    assert "etag" not in (await client.get("/nowhere")).headers
