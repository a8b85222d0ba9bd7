"""Query parameters: each wrong or unknown one is named, with what it can be."""

import enum
import re
from collections.abc import Iterator, Mapping
from inspect import isclass
from typing import Any

from litestar import Request
from litestar.exceptions import ValidationException
from litestar.params import ParameterKwarg
from litestar.typing import FieldDefinition

from docket.errors import FieldError, Invalid, Malformed
from docket.web.wording import in_chinese, nearest, not_among

AnyRequest = Request[Any, Any, Any]

_MISSING = re.compile(r"Missing required \w+ parameter '([^']+)'")
_BODY = "data"  # the argument by which a handler takes the body


async def refuse_unknown(request: AnyRequest) -> None:
    """Refuse a parameter that the address does not have: a filter spelt wrongly filters nothing.

    A NUL character is refused as well: no database keeps one.

    Raises:
        Invalid: Names it, and the nearest one that exists.
    """
    known = _known(request)
    errors = [
        FieldError(name, "没有这一查询参数。", nearest(name, known) or _listed(known))
        for name in dict.fromkeys(request.query_params)
        if name not in known
    ]
    errors += [
        FieldError(name, "含有空字符（U+0000）。", "请删去这一字符。")
        for name, value in request.query_params.multi_items()
        if name in known and "\0" in value
    ]
    if errors:
        raise Invalid.of(*errors)


def wrong(request: AnyRequest, error: ValidationException) -> Invalid:
    """What Litestar says of wrong parameters, in our words."""
    found = error.extra if isinstance(error.extra, list) else []
    said = {str(item.get("key", "")): str(item.get("message", "")) for item in found}
    if _BODY in said:
        message = "请求正文为空。请以 JSON 提交，各项见 /schema/openapi.json。"
        return Malformed(message)
    if missing := _MISSING.search(error.detail):
        return Invalid.of(FieldError(missing[1], *in_chinese(error.detail)))
    by_argument = {field.name: name for name, field in _known(request).items()}
    return Invalid.of(
        *(
            _error(request, by_argument.get(argument, argument), text)
            for argument, text in said.items()
        )
    )


def _error(request: AnyRequest, name: str, said: str) -> FieldError:
    """One wrong parameter; ``name`` may go on with the place of a value that is given repeatedly."""
    value = request.query_params.get(name)
    field = _known(request).get(name)
    choices = next(_vocabularies(field), None) if field else None
    if choices is not None and said.startswith("Invalid enum value"):
        values = request.query_params.getall(name, [])
        foreign = [one for one in values if one not in {str(member.value) for member in choices}]
        return FieldError(name, *not_among(choices, foreign[0] if foreign else value))
    return FieldError(name, *in_chinese(said, value))


def _known(request: AnyRequest) -> Mapping[str, FieldDefinition]:
    """The query parameters of the address, by the name that is sent; not what docket injects."""
    handler = request.route_handler
    injected = handler.resolve_dependencies()
    signatures = [handler.parsed_fn_signature, *(p.parsed_fn_signature for p in injected.values())]
    found = {}
    for argument, field in (item for one in signatures for item in one.parameters.items()):
        kind = field.kwarg_definition
        ours = argument in injected or argument in request.path_params
        if isinstance(kind, ParameterKwarg) and not (kind.header or kind.cookie or ours):
            found[kind.name or argument] = field
    return found


def _vocabularies(field: FieldDefinition) -> Iterator[type[enum.Enum]]:
    if isclass(field.annotation) and issubclass(field.annotation, enum.Enum):
        yield field.annotation
    for inner in field.inner_types:
        yield from _vocabularies(inner)


def _listed(known: Mapping[str, FieldDefinition]) -> str:
    return f"可用的有：{'、'.join(known)}。" if known else "此地址没有查询参数。"
