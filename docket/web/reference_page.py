"""The OpenAPI document as a page: written by the server, without scripts, with nothing from elsewhere.

It can be read on a network that reaches nothing, and by a browser that runs nothing.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from litestar import MediaType, Request, Response, Router, get
from litestar.openapi.plugins import OpenAPIRenderPlugin
from markupsafe import Markup

from docket.web.answers import documented
from docket.web.openapi import Json, StrictSchemas, operations

_FOLDER = Path(__file__).parent / "reference"
_ENVIRONMENT = Environment(loader=FileSystemLoader(_FOLDER), autoescape=True)
_LINK = Markup('<a href="#schema-{name}">{name}</a>')
_MOST_VALUES = 12


class ReferencePage(OpenAPIRenderPlugin):
    """Serves the page at ``/schema``."""

    def __init__(self, schemas: StrictSchemas) -> None:
        super().__init__(path="/")
        self._schemas = schemas

    def render(self, request: Request[Any, Any, Any], openapi_schema: Json) -> bytes:  # noqa: ARG002 -- Litestar's signature
        """The page."""
        return page(self._schemas.completed(openapi_schema)).encode()

    def receive_router(self, router: Router) -> None:
        """Beside the page lies its stylesheet."""
        router.register(style)


@get(
    "/style.css",
    operation_id="getReferenceStyle",
    include_in_schema=False,
    responses=documented(),
)
async def style() -> Response[str]:
    """The stylesheet of the page."""
    return Response(_style(), media_type=MediaType.CSS)


@cache
def _style() -> str:
    return (_FOLDER / "style.css").read_text(encoding="utf8")


def page(document: Json) -> str:
    """A completed document as HTML."""
    groups: dict[str, list[tuple[str, str, Json]]] = {}
    for path, method, operation in operations(document):
        for tag in operation.get("tags", ("other",)):
            groups.setdefault(tag, []).append((path, method, operation))
    return _ENVIRONMENT.get_template("page.html").render(
        info=document["info"],
        groups=groups.items(),
        schemas=sorted(document["components"]["schemas"].items()),
        type_of=type_of,
        pretty=_pretty,
        paragraphs=_paragraphs,
    )


def type_of(schema: Json | None) -> Markup:
    """A schema in a word or two; a named one as a link to its fields."""
    found = schema or {}
    if "$ref" in found:
        return _LINK.format(name=found["$ref"].rpartition("/")[2])
    if "enum" in found:
        return _values(found["enum"])
    if "items" in found:
        return Markup("列表：{}").format(type_of(found["items"]))
    if several := found.get("oneOf") or found.get("anyOf"):
        return Markup(" | ").join(map(type_of, several))
    return _plain(found.get("type", "任意"), found.get("format"))


def _values(values: list[object]) -> Markup:
    """The values of a closed vocabulary, the first of them where it is long."""
    rest = "…" if len(values) > _MOST_VALUES else ""
    return Markup("{}{}").format("、".join(map(str, values[:_MOST_VALUES])), rest)


def _plain(kind: str | list[str], how: str | None) -> Markup:
    name = kind if isinstance(kind, str) else " | ".join(kind)
    return Markup("{}（{}）").format(name, how) if how else Markup("{}").format(name)


def _pretty(example: object) -> str:
    return json.dumps(example, ensure_ascii=False, indent=2)


def _paragraphs(text: str | None) -> list[str]:
    return [part for part in (text or "").split("\n\n") if part.strip()]
