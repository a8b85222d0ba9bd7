"""Every text of the pages, found where it is written: in templates, and marked in the program."""

import ast
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from jinja2 import Environment
from jinja2.ext import babel_extract

from docket.desk import words
from docket.docketing.rules.corrections import AMENDABLE
from docket.law.calendar import WEEKDAYS
from docket.web import texts

DOCKET = Path(__file__).parents[1] / "docket"
TEMPLATES = sorted(DOCKET.glob("*/templates/*.html"))
PAGES = [
    *sorted((DOCKET / "desk/pages").glob("*.py")),
    DOCKET / "reports/pages.py",
    *(DOCKET / "web" / f"{name}.py" for name in ("error_page", "filters", "frame", "rendering")),
]
"""Modules whose Chinese is for pages: it is marked, or it is quoted from below."""


def is_han(sign: str) -> bool:
    return "\u4e00" <= sign <= "\u9fff"


def has_han(text: str) -> bool:
    """Whether it has a Chinese character, or the punctuation that goes with one."""
    return any(is_han(sign) or sign in "，。；：、（）！？" for sign in text)


def in_templates(path: Path) -> Iterator[str]:
    """The texts of one template."""
    with path.open("rb") as file:
        options = {"trimmed": "false", "encoding": "utf8", "silent": "false"}
        for _, _, message, _ in babel_extract(file, ["_", "gettext"], [], options):
            # With the values of a text, there is a place for each after it.
            yield str(message[0] if isinstance(message, tuple) else message)


def marked(path: Path) -> Iterator[str]:
    """The texts that a module marks."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "marked":
            (argument,) = node.args
            yield str(ast.literal_eval(argument))


def written() -> set[str]:
    """Every text, with the words for fields that corrections show."""
    found = {text for path in TEMPLATES for text in in_templates(path)}
    found |= {text for path in PAGES for text in marked(path)}
    found |= {
        words.field_zh(what, name) for what, kind in AMENDABLE.items() for name in kind.fields
    }
    found |= {kind.zh for kind in AMENDABLE.values()}
    return found | set(WEEKDAYS)


def english() -> Catalog:
    """The English catalogue, as it lies there."""
    path = texts.LOCALES / "en" / "LC_MESSAGES" / "docket.po"
    with path.open("rb") as file:
        return read_po(file, locale="en")


def bare(path: Path) -> Iterator[str]:
    """Chinese of a template that stands outside every translated text and every comment."""
    environment = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    known = set(in_templates(path))
    for line, kind, value in environment.lex(path.read_text(encoding="utf8")):
        if kind == "data" and has_han(value):
            yield f"{path.name}:{line} {value.strip()[:40]}"
        if kind == "string" and has_han(value) and ast.literal_eval(value) not in known:
            yield f"{path.name}:{line} {value}"
