"""The document of the API and its page: whole, with examples that are true, readable offline."""

import json
import re
from collections.abc import Iterator
from typing import Any, get_args, get_origin

import msgspec
import pytest
from litestar import Response
from litestar.handlers import HTTPRouteHandler

from docket import db as database
from docket.app import create_app
from docket.settings import Settings
from docket.web.openapi import examples, operations
from docket.web.reference_page import page, type_of
from tests.account_examples import NAMES
from tests.api_examples import CALLS
from tests.clients import NOWHERE, local_client

NO_CONTENT = 204
BINARY = {"getPaper", "markSeen"}
"""What answers with the bytes of a file, or with nothing."""


@pytest.fixture
async def document(db: database.Engine) -> dict[str, Any]:
    """The document as it is served to somebody."""
    async with local_client() as client:
        found: dict[str, Any] = (await client.get("/schema/openapi.json")).json()
    return found


def handlers() -> Iterator[HTTPRouteHandler]:
    """Every handler that stands in the document."""
    app = create_app(Settings.from_environment({}, NOWHERE))
    for route in app.routes:
        for handler in getattr(route, "route_handlers", ()):
            if isinstance(handler, HTTPRouteHandler) and handler.resolve_include_in_schema():
                yield handler


def returned(handler: HTTPRouteHandler) -> Any:  # noqa: ANN401 -- a type
    """The type of what a handler answers."""
    found = handler.parsed_return_field.annotation
    return get_args(found)[0] if get_origin(found) is Response else found


def test_every_operation_has_an_example(document: dict[str, Any]) -> None:
    """Written anew by ``python -m tests.api_examples``."""
    named = {one["operationId"] for _, _, one in operations(document)}

    assert named == set(CALLS) | NAMES == set(examples())


def test_every_example_stands_in_the_document(document: dict[str, Any]) -> None:
    for _, _, one in operations(document):
        name = one["operationId"]
        if name not in BINARY and str(NO_CONTENT) not in one["responses"]:
            answer = next(v for k, v in one["responses"].items() if k in {"200", "201"})
            assert "example" in answer["content"]["application/json"], name
        for parameter in one.get("parameters", ()):
            if parameter["required"]:
                assert "example" in parameter, (name, parameter["name"])


def test_every_example_is_an_answer_that_docket_gives() -> None:
    """A field that was renamed shows here."""
    seen, without = set(), set()
    for handler in handlers():
        name = str(handler.operation_id)
        if name in BINARY or handler.status_code == NO_CONTENT:
            without.add(name)
            continue
        seen.add(name)
        answer = examples()[name]["answer"]
        read = msgspec.convert(answer, returned(handler))
        assert json.loads(msgspec.json.encode(read)) == answer, name
    assert seen == set(examples()) - without


def test_every_status_has_its_words(document: dict[str, Any]) -> None:
    for path, method, one in operations(document):
        answers = one["responses"]
        assert {"400", "421", "422", "429", "500", "503"} <= answers.keys()
        assert all(answer["description"] for answer in answers.values())
        assert all("Retry-After" in answers[status]["headers"] for status in ("429", "503"))
        if method == "get" and path.startswith("/api/v1/"):
            assert "304" in answers
            assert "ETag" in answers["200"]["headers"]
        if method not in {"get", "head"}:
            assert "403" in answers


def test_every_list_that_can_grow_is_paged(document: dict[str, Any]) -> None:
    """Rules, codes, measures, policies, milestones and people are short; gaps are computed whole each time."""
    closed = {
        "listRules",
        "listCodes",
        "listPeople",
        "listSessions",
        "listTokens",
        "listUsers",
        "listMeasures",
        "listPolicies",
        "listMilestones",
        "listGaps",
    }
    for _, _, one in operations(document):
        grows = one["operationId"].startswith("list") or one["operationId"] == "getMatterHistory"
        if grows and one["operationId"] not in closed:
            names = {parameter["name"] for parameter in one.get("parameters", ())}
            assert {"cursor", "limit"} <= names, one["operationId"]


async def test_the_page_shows_every_operation_and_loads_nothing_from_elsewhere(
    document: dict[str, Any],
) -> None:
    async with local_client() as client:
        answer = await client.get("/schema")
        style = await client.get("/schema/style.css")

    assert answer.headers["content-type"].startswith("text/html")
    assert "<script" not in answer.text
    assert re.findall(r"(?:src|href)=\"(?!#)([^\"]+)\"", answer.text) == [
        "/schema/style.css",
        "/schema/openapi.json",
    ]
    assert "style=" not in answer.text
    assert (style.status_code, style.headers["content-type"].partition(";")[0]) == (200, "text/css")
    assert "url(" not in style.text
    for _, _, one in operations(document):
        assert f'id="{one["operationId"]}"' in answer.text
    anchors = set(re.findall(r'href="#([^"]+)"', answer.text))
    assert anchors <= set(re.findall(r'id="([^"]+)"', answer.text))


def test_what_a_document_says_is_written_as_text() -> None:
    evil = "<script>alert(1)</script>"
    found = page(
        {
            "info": {"version": evil, "summary": evil},
            "paths": {
                "/x": {
                    "get": {
                        "operationId": "x",
                        "summary": evil,
                        "tags": [evil],
                        "responses": {"200": {"description": evil}},
                        "parameters": [{"name": evil, "in": "query", "schema": {"enum": [evil]}}],
                    }
                }
            },
            "components": {"schemas": {evil: {"properties": {evil: {"type": evil}}}}},
        }
    )

    assert evil not in found
    assert "<script" not in found


@pytest.mark.parametrize(
    ("schema", "shown"),
    [
        ({"type": "string", "format": "date"}, "string（date）"),
        ({"oneOf": [{"type": "integer"}, {"type": "null"}]}, "integer | null"),
        ({"type": ["integer", "null"]}, "integer | null"),
        ({"type": "array", "items": {"$ref": "#/x/Y"}}, '列表：<a href="#schema-Y">Y</a>'),
        ({"enum": ["a", "b"]}, "a、b"),
        (None, "任意"),
    ],
)
def test_a_type_is_told_in_a_word(schema: dict[str, Any] | None, shown: str) -> None:
    assert type_of(schema) == shown
