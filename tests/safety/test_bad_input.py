"""What no client of ours would send: the right 4xx with problem details, and nothing written."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest

from docket import db as database
from tests.api_examples import CALLS, Call, ask
from tests.clients import local_client
from tests.facts import BUREAU

FILINGS = "/api/v1/filings"
AS_JSON = {"content-type": "application/json"}
FACTS = ("authority", "unit", "matter", "act", "paper", "kept_answer")


@pytest.fixture
async def client(db: database.Engine) -> AsyncIterator[httpx.AsyncClient]:
    """A client on this host."""
    async with local_client() as found:
        yield found


async def written() -> dict[str, int]:
    """How many rows there are of whatever a request could write."""
    return {
        table: int((await database.rows(f"SELECT COUNT(*) AS n FROM {table}"))[0]["n"])  # noqa: S608
        for table in FACTS
    }


async def refused(client: httpx.AsyncClient, body: bytes, path: str = FILINGS) -> dict[str, Any]:
    """The problem that a body is refused with; nothing was written."""
    before = await written()
    answer = await client.post(path, content=body, headers=AS_JSON)
    assert answer.headers["content-type"] == "application/problem+json"
    assert await written() == before
    problem: dict[str, Any] = answer.json()
    assert problem["status"] == answer.status_code
    return problem


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"{", id="cut short"),
        pytest.param(b'{"why": "x", "facts": [],}', id="a comma too many"),
        pytest.param(b"{'why': 'x'}", id="single quotes"),
        pytest.param(b"\x00", id="a NUL"),
        pytest.param(b'{"why": NaN, "facts": []}', id="NaN"),
        pytest.param("{}".encode("utf-16"), id="UTF-16"),
    ],
)
async def test_malformed_json_is_a_400(client: httpx.AsyncClient, body: bytes) -> None:
    assert (await refused(client, body))["status"] == 400


@pytest.mark.parametrize("depth", [21, 1_000, 100_000])
@pytest.mark.parametrize("pair", ["[]", "{}"], ids=["lists", "objects"])
async def test_deep_nesting_is_a_4xx(client: httpx.AsyncClient, depth: int, pair: str) -> None:
    opened, closed = ("[", "]") if pair == "[]" else ('{"a":', "}")
    nested = opened * depth + "1" + closed * depth

    problem = await refused(client, f'{{"why": "x", "facts": {nested}}}'.encode())

    assert problem["status"] in {400, 422}


@pytest.mark.parametrize("depth", [1_000, 100_000])
async def test_deep_nesting_inside_a_notice_is_a_4xx(client: httpx.AsyncClient, depth: int) -> None:
    """A notice is JSON inside a text of JSON."""
    body = f'{{"text": "{"[" * depth}"}}'.encode()

    assert (await refused(client, body, "/api/v1/calendar/preview"))["status"] == 422


@pytest.mark.parametrize(
    "number", ["9" * 5_000, "1e400", "-1", "2147483648", "1.5", "0", "9223372036854775808"]
)
async def test_a_huge_number_is_a_4xx(client: httpx.AsyncClient, number: str) -> None:
    amend = f'{{"fact": "amend", "what": "matter", "id": {number}, "version": 1, "changes": {{}}}}'

    problem = await refused(client, f'{{"why": "x", "facts": [{amend}]}}'.encode())

    assert problem["status"] in {400, 422}


@pytest.mark.parametrize(
    "text",
    [b"\xff\xfe", b"\xc3", b"\xed\xa0\x80", b"\xf5\x80\x80\x80", b"\\ud800", b"\\u0000"],
    ids=["no UTF-8", "cut short", "half a character", "beyond Unicode", "escaped half", "NUL"],
)
async def test_invalid_utf8_is_a_4xx(client: httpx.AsyncClient, text: bytes) -> None:
    body = b'{"why": "' + text + b'", "facts": []}'

    assert (await refused(client, body))["status"] in {400, 422}


async def test_unknown_fields_are_each_named(client: httpx.AsyncClient) -> None:
    fact = {**BUREAU[0], "colour": "red", "admin": True}
    body = {"why": "x", "facts": [fact], "rights": "all"}
    before = await written()

    answer = await client.post(FILINGS, json=body)

    assert answer.status_code == 422
    assert {e["field"] for e in answer.json()["errors"]} == {
        "facts[0].colour",
        "facts[0].admin",
        "rights",
    }
    assert await written() == before


@pytest.mark.parametrize("name", ["id", "version", "recorded_at", "act", "hash"])
async def test_mass_assignment_names_a_column_that_is_none_of_its_business(
    client: httpx.AsyncClient, name: str
) -> None:
    answer = await client.post(FILINGS, json={"why": "x", "facts": [{**BUREAU[0], name: 1}]})

    assert answer.status_code == 422
    assert [e["field"] for e in answer.json()["errors"]] == [f"facts[0].{name}"]


async def test_the_last_of_two_equal_keys_does_not_slip_past_the_check(
    client: httpx.AsyncClient,
) -> None:
    body = b'{"why": "x", "facts": [], "facts": [{"fact": "drop_everything"}]}'

    assert (await refused(client, body))["status"] == 422


@pytest.mark.parametrize(
    "path",
    [
        "/api/v1/papers/../../../etc/passwd",
        "/api/v1/papers/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
        "/api/v1/papers/..%5c..%5cwindows",
        "/static/../../docket.sqlite",
        "/static/%2e%2e/%2e%2e/docket.sqlite",
        "/schema/../../etc/passwd",
        "/schema//etc/passwd",
        "/api/v1/rules/..%2f..%2fsecret.key",
        "/api/v1/facts/..%2f..%2fetc/1",
    ],
)
async def test_path_traversal_leads_nowhere(client: httpx.AsyncClient, path: str) -> None:
    answer = await client.get(path)

    assert answer.status_code in {404, 422}
    assert answer.headers["content-type"] == "application/problem+json"
    assert "root:" not in answer.text


@pytest.mark.parametrize("name", ["a\r\nset-cookie: x=1.pdf", 'a"; filename="b.exe', "判决\n.pdf"])
async def test_header_injection_through_the_name_of_a_paper_is_not_possible(
    db: database.Engine, tmp_path: Path, name: str
) -> None:
    async with local_client(tmp_path) as client:
        kept = await client.post(
            "/api/v1/papers",
            params={"name": name},
            content=b"%PDF-1.7",
            headers={"content-type": "application/octet-stream"},
        )
        answer = await client.get(f"/api/v1/papers/{kept.json()['id']}")

    assert answer.status_code == 200
    disposition = answer.headers["content-disposition"]
    assert disposition.startswith("attachment; filename*=utf-8''")
    assert not set(disposition) & set('\r\n"')
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    "query",
    [
        "limit=9999999999999999999999",
        "limit=1e3",
        "cursor=-1&limit=0",
        "unit=' OR 1=1 --",
        "procedure=first_instance'--",
        "cursor=%00",
        "number=%00",
        "number=2024-0001&number=%00",
        "open_only=maybe",
    ],
)
async def test_a_parameter_that_cannot_be_is_a_422(client: httpx.AsyncClient, query: str) -> None:
    answer = await client.get(f"/api/v1/matters?{query}")

    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("number", ["' OR '1'='1", "x'; DROP TABLE matter; --", "%"])
async def test_a_text_is_a_value_and_never_a_statement(
    client: httpx.AsyncClient, number: str
) -> None:
    answer = await client.get("/api/v1/matters", params={"number": number})

    assert answer.status_code in {200, 422}
    assert answer.json().get("items", []) == []


async def test_a_method_that_is_none_is_refused(client: httpx.AsyncClient) -> None:
    for method in ("TRACE", "CONNECT", "PROPFIND", "X" * 200):
        answer = await client.request(method, FILINGS)
        assert answer.status_code in {404, 405}, method
        assert answer.headers["content-type"] == "application/problem+json"


NUMBERED = [
    pytest.param(call, id=name)
    for name, call in CALLS.items()
    if any(part.endswith("_id}") for part in call.path.split("/"))
]


@pytest.mark.parametrize("call", NUMBERED)
@pytest.mark.parametrize("number", [0, 2**31, 2**63, 2**70])
async def test_an_id_that_cannot_exist_is_a_404(
    client: httpx.AsyncClient, call: Call, number: int
) -> None:
    ids = {name: number for name in call.parameters if name.endswith("_id")}
    body = {"event": 1, "later": 3} if call.path.endswith("what-if") else call.body

    answer = await ask(client, replace(call, parameters=call.parameters | ids, body=body))

    assert answer.status_code == 404, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
