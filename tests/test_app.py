"""The application as a whole: its document, its health, its refusals."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from docket import db as database
from tests.clients import local_client, stranger


@pytest.fixture
async def client(db: database.Engine) -> AsyncIterator[httpx.AsyncClient]:
    """A client on this host."""
    async with local_client() as found:
        yield found


@pytest.fixture
async def document(client: httpx.AsyncClient) -> dict[str, Any]:
    """The OpenAPI document, as it is served."""
    answer = await client.get("/schema/openapi.json")
    assert answer.status_code == 200
    found: dict[str, Any] = answer.json()
    return found


def operations(document: dict[str, Any]) -> list[dict[str, Any]]:
    """Every operation of the document."""
    return [one for path in document["paths"].values() for one in path.values()]


async def test_every_operation_has_an_id_of_its_own(document: dict[str, Any]) -> None:
    ids = [one["operationId"] for one in operations(document)]

    assert document["openapi"].startswith("3.1")
    assert len(set(ids)) == len(ids) >= 10
    assert "file" in ids


async def test_every_error_is_documented_as_a_problem(document: dict[str, Any]) -> None:
    for operation in operations(document):
        failures = {k: v for k, v in operation["responses"].items() if int(k) >= 400}
        assert {"400", "422", "500", "503"} <= failures.keys(), operation["operationId"]
        for answer in failures.values():
            assert list(answer["content"]) == ["application/problem+json"]


async def test_the_document_tells_one_fact_from_another(document: dict[str, Any]) -> None:
    """A client generated from it knows the tag, and that unknown fields are refused."""
    event = document["components"]["schemas"]["RecordEvent"]

    assert event["properties"]["fact"] == {"enum": ["record_event"]}
    assert event["additionalProperties"] is False
    assert set(event["required"]) == {"fact", "proceeding", "kind", "happened_on"}


async def test_every_reference_of_the_document_leads_somewhere(document: dict[str, Any]) -> None:
    def references(value: object) -> list[str]:
        if isinstance(value, dict):
            own = [value["$ref"]] if isinstance(value.get("$ref"), str) else []
            return own + [found for below in value.values() for found in references(below)]
        if isinstance(value, list):
            return [found for below in value for found in references(below)]
        return []

    schemas = document["components"]["schemas"]
    dangling = {r for r in references(document) if r.rpartition("/")[2] not in schemas}

    assert dangling == set()


async def test_there_is_no_page_that_loads_scripts_from_elsewhere(
    client: httpx.AsyncClient,
) -> None:
    for path in ("/schema", "/schema/swagger", "/schema/redoc", "/schema/elements"):
        answer = await client.get(path)
        assert "<script" not in answer.text


async def test_it_says_that_it_runs_and_that_it_is_ready(client: httpx.AsyncClient) -> None:
    alive = await client.get("/healthz")
    ready = await client.get("/readyz")

    assert (alive.status_code, alive.json()["status"]) == (200, "ok")
    assert (ready.status_code, ready.json()["database"]) == (200, database.dialect())


async def test_a_database_without_tables_is_not_ready(empty: str) -> None:
    async with database.running(database.engine_from_url(empty)), stranger() as client:
        answer = await client.get("/readyz")

    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "5"
    assert "docket migrate" in answer.json()["detail"]


async def test_a_database_that_cannot_be_reached_is_told_as_a_problem() -> None:
    database_away = database.engine_from_url("postgresql://nobody@127.0.0.1:1/nowhere")
    before = database.bound()
    database.bind(database_away)
    try:
        async with stranger() as client:
            token = {"authorization": "Bearer dkt_unknown"}
            answer = await client.get("/api/v1/matters", headers=token)
    finally:
        database.bind(before)

    assert answer.status_code == 503
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["type"] == "urn:docket:problem:unavailable"


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/nowhere", 404),
        ("GET", "/api/v1/matters/abc", 404),
        ("GET", "/api/v1/matters/999999", 404),
        ("GET", "/api/v1/matters/99999999999999999999", 404),
        ("GET", "/api/v1/proceedings/4294967296", 404),
        ("DELETE", "/api/v1/filings", 405),
        ("GET", "/api/v1/matters?limit=0", 422),
        ("GET", "/api/v1/matters?limit=x&cursor=y", 422),
        ("GET", "/api/v1/deadlines?cursor=zzz", 422),
        ("GET", "/api/v1/deadlines?until=2023-02-30", 422),
        ("GET", "/api/v1/deadlines?state=gone", 422),
        ("GET", "/api/v1/deadlines?untill=2024-09-27", 422),
    ],
)
async def test_every_refusal_is_a_problem_in_chinese(
    client: httpx.AsyncClient, method: str, path: str, status: int
) -> None:
    answer = await client.request(method, path)
    problem = answer.json()

    assert answer.status_code == problem["status"] == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert problem["type"].startswith("urn:docket:problem:")
    assert any("\u4e00" <= char <= "\u9fff" for char in problem["title"])
    assert problem["instance"] == path.partition("?")[0]


async def test_every_wrong_parameter_is_named(client: httpx.AsyncClient) -> None:
    answer = await client.get("/api/v1/deadlines?until=morgen&limit=500&state=gone")

    found = {one["field"]: one["message"] for one in answer.json()["errors"]}

    assert found == {
        "until": "“morgen”不是一个日期。",
        "limit": "不得大于 200。",
        "state": "“gone”不在可选值之内。",
    }


async def test_a_filter_spelt_wrongly_is_not_passed_over(client: httpx.AsyncClient) -> None:
    answer = await client.get("/api/v1/deadlines?untill=2024-09-27")

    assert answer.json()["errors"] == [
        {"field": "untill", "message": "没有这一查询参数。", "remedy": "是否想写 until？"}
    ]


async def test_what_is_injected_is_no_parameter(client: httpx.AsyncClient) -> None:
    """The remedy lists what can be asked, and nothing of the inside."""
    answer = await client.get("/api/v1/matters?zzzzzz=1")

    (error,) = answer.json()["errors"]
    assert error["remedy"] == "可用的有：cursor、limit、unit、procedure、open_only、number。"
    for inside in ("viewer", "today"):
        refused = await client.get(f"/api/v1/deadlines?{inside}=x")
        assert [e["field"] for e in refused.json()["errors"]] == [inside]


async def test_the_methods_that_are_allowed_are_named(client: httpx.AsyncClient) -> None:
    answer = await client.delete("/api/v1/filings")

    assert "POST" in answer.headers["allow"]


@pytest.mark.parametrize(
    "path", ["/healthz", "/nowhere", "/api/v1/matters", "/schema/openapi.json"]
)
async def test_every_answer_carries_safe_headers(client: httpx.AsyncClient, path: str) -> None:
    headers = (await client.get(path)).headers

    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["content-security-policy"].startswith("default-src 'none'")
    assert headers["cache-control"] == "no-store"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "10.0.0.1:8000", ""])
async def test_a_foreign_host_name_reaches_nothing(client: httpx.AsyncClient, host: str) -> None:
    """DNS rebinding: a page of another site that points its own name at this host."""
    answer = await client.get("/healthz", headers={"host": host})

    assert answer.status_code == 421
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("host", ["localhost", "localhost:8000", "127.0.0.1:8000", "[::1]:8000"])
async def test_this_host_is_reached_by_each_of_its_names(
    client: httpx.AsyncClient, host: str
) -> None:
    assert (await client.get("/healthz", headers={"host": host})).status_code == 200


async def test_a_page_of_another_site_cannot_file(client: httpx.AsyncClient) -> None:
    answer = await client.post(
        "/api/v1/filings", json={"why": "x", "facts": []}, headers={"sec-fetch-site": "cross-site"}
    )

    assert answer.status_code == 403


async def test_a_form_cannot_file(client: httpx.AsyncClient) -> None:
    """A form of another site may send text/plain without asking, JSON it may not."""
    answer = await client.post(
        "/api/v1/filings",
        content='{"why": "x", "facts": []}',
        headers={"content-type": "text/plain"},
    )

    assert answer.status_code == 415


async def test_a_body_beyond_the_limit_is_refused(client: httpx.AsyncClient) -> None:
    answer = await client.post("/api/v1/filings", json={"why": "a" * 5_000_001, "facts": []})

    assert answer.status_code == 413
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("body", [b"", b"{", "{'why': 1}".encode("utf-16")])
async def test_a_body_that_is_not_json_is_refused(client: httpx.AsyncClient, body: bytes) -> None:
    answer = await client.post(
        "/api/v1/filings", content=body, headers={"content-type": "application/json"}
    )

    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
