"""The body of a request, read so that every wrong field is reported at once."""

from collections.abc import Generator
from typing import Any, Generic, TypeVar

import msgspec
from litestar._openapi.schema_generation import SchemaCreator
from litestar.dto import AbstractDTO, DTOFieldDefinition
from litestar.exceptions import HTTPException
from litestar.openapi.spec import Reference, Schema
from litestar.typing import FieldDefinition

from docket.web import validation

T = TypeVar("T", bound=msgspec.Struct)
_UNSUPPORTED = 415


class CheckedBody(AbstractDTO[T], Generic[T]):
    """Lets Litestar read a JSON body with our validation, and document it by its own struct.

    Use as ``dto=CheckedBody[Shape], return_dto=None`` beside ``data: JSONBody[Shape]``. Only
    ``application/json`` is read: a form of a foreign page cannot send it without being asked first.
    """

    def decode_bytes(self, value: bytes) -> T:
        """Read the body, or refuse with every error."""
        kind = self.asgi_connection.headers.get("content-type", "").partition(";")[0]
        if kind.strip().lower() != "application/json":
            raise HTTPException(status_code=_UNSUPPORTED)
        return validation.read(value, self.model_type)

    @classmethod
    def create_for_field_definition(cls, *_: object, **__: object) -> None:
        """Nothing to prepare: msgspec knows the struct."""

    @classmethod
    def create_openapi_schema(
        cls,
        field_definition: FieldDefinition,
        handler_id: str,  # noqa: ARG003 -- Litestar's signature
        schema_creator: SchemaCreator,
    ) -> Reference | Schema:
        """The schema of the struct itself."""
        return schema_creator.for_field_definition(field_definition)

    @classmethod
    def generate_field_definitions(
        cls,
        model_type: type[Any],  # noqa: ARG003 -- Litestar's signature
    ) -> Generator[DTOFieldDefinition, None, None]:
        """No field is renamed or left out."""
        yield from ()

    @classmethod
    def detect_nested_field(
        cls,
        field_definition: FieldDefinition,  # noqa: ARG003 -- Litestar's signature
    ) -> bool:
        """Nothing is nested by Litestar's means."""
        return False
