"""The OpenAPI document: as JSON only, its bodies described as strictly as they are read."""

from collections.abc import Sequence
from typing import Any

import msgspec
from litestar import Request
from litestar.openapi.plugins import JsonRenderPlugin

_REFERENCE = "#/components/schemas/{name}"


class StrictSchemas(JsonRenderPlugin):
    """Serves the document. There is no page that shows it, since those load scripts from elsewhere.

    Litestar leaves out what tells one fact from another (the tag) and that unknown fields are
    refused; msgspec, which reads the bodies, describes both.
    """

    def __init__(self, *, path: str, bodies: Sequence[type[msgspec.Struct]]) -> None:
        super().__init__(path=path)
        _, self._strict = msgspec.json.schema_components(
            bodies, schema_hook=_anything, ref_template=_REFERENCE
        )

    def render(self, request: Request[Any, Any, Any], openapi_schema: dict[str, Any]) -> bytes:
        """The document, with the schemas of the bodies as msgspec has them."""
        components = openapi_schema["components"]
        schemas = {**components["schemas"], **self._strict}
        document = {**openapi_schema, "components": {**components, "schemas": schemas}}
        return super().render(request, document)


def _anything(_: type) -> dict[str, Any]:
    """``object``, the value of a corrected field: any JSON value."""
    return {"description": "any value that the field can have"}
