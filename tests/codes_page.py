"""Writes docs/codes.md from the law's data: ``.venv/bin/python -m tests.codes_page``."""

from collections.abc import Iterator
from pathlib import Path

from docket.desk import codes
from docket.desk.schemas import Vocabulary

PAGE = Path(__file__).parents[1] / "docs" / "codes.md"
HEAD = """# Codes 代码

Every code that a fact is written with: what it is called, where it may be used, what it means.
[facts.md](facts.md) says which field takes which list. `docket codes` prints the same
(`docket codes events 上诉`), `GET /api/v1/codes` answers with it. This page is written from the data
files of `docket/law/data` and from `docket/terms.py`, and a test compares them.
"""


def page() -> str:
    """The whole page."""
    return "\n".join([HEAD, *_lists()]).rstrip() + "\n"


def _lists() -> Iterator[str]:
    for one in codes.chosen(None):
        used = "、".join(f"`{place}`" for place in one.used_in)
        yield f"## {one.name} {one.zh}\n"
        yield f"用于 {used}。\n" if used else "只在结果中出现，不用登记。\n"
        yield from _table(one)
        yield ""


def _table(one: Vocabulary) -> Iterator[str]:
    told = any(code.allowed for code in one.codes)
    head = ["代码", "中文", *(["可用于"] if told else []), "含义"]
    yield _row(head)
    yield "|" + "---|" * len(head)
    for code in one.codes:
        allowed = [code.allowed] if told else []
        yield _row([f"`{code.code}`", code.zh, *allowed, code.meaning])


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cell.replace('|', '、') for cell in cells)} |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf8")
