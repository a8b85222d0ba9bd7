"""Versions of rules as the file they are read from: what a lawyer copies to write the next one."""

import json
from collections.abc import Iterable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from typing import Any

from docket.law.provisions import Rule


def as_toml(rules: Iterable[Rule]) -> str:
    """One ``[[rule]]`` a version; what has its default is left out."""
    return "\n".join("\n".join(_rows(rule)) + "\n" for rule in rules)


def _rows(rule: Rule) -> Iterable[str]:
    yield "[[rule]]"
    for name, value in _said(rule):
        if isinstance(value, tuple) and value and not isinstance(value[0], str):
            yield f"{name} = ["
            yield from (f"  {_value(one)}," for one in value)
            yield "]"
        else:
            yield f"{name} = {_value(value)}"


def _said(value: Any) -> list[tuple[str, object]]:  # noqa: ANN401 (a rule or what it holds)
    return [
        (field.name, getattr(value, field.name))
        for field in fields(value)
        if field.default is MISSING or getattr(value, field.name) != field.default
    ]


def _value(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return json.dumps(str(value), ensure_ascii=False)
        case date():
            return value.isoformat()
        case tuple():
            return f"[{', '.join(map(_value, value))}]"
        case _ if is_dataclass(value):
            inner = ", ".join(f"{name} = {_value(one)}" for name, one in _said(value))
            return f"{{ {inner} }}"
        case _:
            return str(value)
