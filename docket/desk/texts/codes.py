"""Lists of codes as a person reads them."""

from collections.abc import Sequence

from docket.cli import table
from docket.desk.schemas import Vocabulary


def codes_text(lists: Sequence[Vocabulary]) -> str:
    """Each list under its name, with the fields of facts that take it."""
    return "\n\n".join(map(_list, lists))


def _list(one: Vocabulary) -> str:
    used = f"（用于 {'、'.join(one.used_in)}）" if one.used_in else ""
    rows: list[tuple[str, ...]] = [
        (code.code, code.zh, code.allowed, code.meaning) for code in one.codes
    ]
    head: tuple[str, ...] = ("代码", "中文", "可用于", "含义")
    if not any(code.allowed for code in one.codes):
        head, rows = _without(head), [_without(row) for row in rows]
    return f"{one.zh} {one.name}{used}\n" + table(head, rows)


def _without(row: tuple[str, ...]) -> tuple[str, ...]:
    """A row without the third column, which says nothing in this list."""
    return row[:2] + row[3:]
