"""The OpenAPI document, completed: bodies as strict as they are read, examples, what any may answer."""

import json
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
from litestar import Request
from litestar.openapi.plugins import JsonRenderPlugin

Json = dict[str, Any]

_REFERENCE = "#/components/schemas/{name}"
_EXAMPLES = Path(__file__).parent / "reference" / "examples.json"
_TAGGED = "/api/v1/"
_WAIT = {"Retry-After": {"description": "等待多少秒后再试。", "schema": {"type": "integer"}}}
_SEEN = {"ETag": {"description": "内容的标记，用于 If-None-Match。", "schema": {"type": "string"}}}


class StrictSchemas(JsonRenderPlugin):
    """Serves the document as JSON.

    Litestar leaves out what tells one fact from another (the tag) and that unknown fields are
    refused; msgspec, which reads the bodies, describes both.
    """

    def __init__(self, *, path: str, bodies: Sequence[type[msgspec.Struct]]) -> None:
        super().__init__(path=path)
        _, self._strict = msgspec.json.schema_components(
            bodies, schema_hook=_anything, ref_template=_REFERENCE
        )

    def completed(self, document: Json) -> Json:
        """The document with the schemas of the bodies as msgspec has them, and with examples."""
        made = deepcopy(document)
        made["components"]["schemas"] |= self._strict
        for path, method, operation in operations(made):
            _complete(path, method, operation)
            _show(operation, examples().get(operation["operationId"], {}))
        return made

    def render(self, request: Request[Any, Any, Any], openapi_schema: Json) -> bytes:
        """The completed document."""
        return super().render(request, self.completed(openapi_schema))


def operations(document: Json) -> Iterator[tuple[str, str, Json]]:
    """Every operation of a document with its path and method."""
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


@cache
def examples() -> Mapping[str, Json]:
    """An example of every operation, taken from the sample docket (``tests.api_examples``)."""
    found: Mapping[str, Json] = json.loads(_EXAMPLES.read_text(encoding="utf8"))
    return found


def _complete(path: str, method: str, operation: Json) -> None:
    """What the layers around the handler answer and send along."""
    answers = operation["responses"]
    if "{" in path and "404" not in answers:  # a part of the address that has not its type
        answers["404"] = {**answers["400"], "description": "没有这个地址"}
    if method != "get" and "403" not in answers:  # a page of another site
        answers["403"] = {**answers["400"], "description": "不予执行"}
    if method == "get" and path.startswith(_TAGGED):
        answers["200"].setdefault("headers", {}).update(_SEEN)
        answers["304"] = {
            "description": "自上次读取（If-None-Match）以来没有变化",
            "headers": _SEEN,
        }
    for status in answers.keys() & {"429", "503"}:
        answers[status].setdefault("headers", {}).update(_WAIT)


def _show(operation: Json, example: Json) -> None:
    """Put an example where its parts belong."""
    for parameter in operation.get("parameters", ()):
        if parameter["name"] in example.get("parameters", {}):
            parameter["example"] = example["parameters"][parameter["name"]]
    if "body" in example:
        for content in operation["requestBody"]["content"].values():
            content["example"] = example["body"]
    if "answer" in example:
        answer = next(v for k, v in operation["responses"].items() if k in {"200", "201"})
        for content in answer["content"].values():
            content["example"] = example["answer"]


def _anything(_: type) -> Json:
    """``object``, the value of a corrected field: any JSON value."""
    return {"description": "any value that the field can have"}
