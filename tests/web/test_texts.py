"""The texts of the pages: all translated, all marked, all with the right punctuation."""

import ast
import re
from pathlib import Path

import pytest

from docket.web import texts
from docket.web.rendering import environment
from tests.texts import PAGES, TEMPLATES, bare, english, has_han, is_han, marked, written

NAMES = re.compile(r"%\((\w+)\)[sd]")
HALF_WIDTH = re.compile(r"(?<=[\u4e00-\u9fff])[,;:!?()]|[,;:!?()](?=[\u4e00-\u9fff])")


def test_every_text_has_an_english_one_and_no_other_has() -> None:
    known = {str(message.id) for message in english() if message.id}

    assert written() - known == set()
    assert known - written() == set()


def test_every_english_text_is_whole() -> None:
    """Not empty, not marked as unsure, and with the values that its source has."""
    wrong = [
        message.id
        for message in english()
        if message.id
        and (
            not message.string
            or message.fuzzy
            or not set(NAMES.findall(str(message.string))) - {"name"}
            <= set(NAMES.findall(str(message.id)))
        )
    ]

    assert wrong == []


def test_no_english_text_speaks_chinese_but_for_an_example() -> None:
    said = {str(m.id): str(m.string) for m in english() if m.id}

    assert [id_ for id_, text in said.items() if has_han(text)] == ["如：不服行政拘留"]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_has_a_text_that_is_not_translated(path: Path) -> None:
    assert list(bare(path)) == []


def test_a_text_that_is_not_translated_is_seen(tmp_path: Path) -> None:
    """What the test above would say of an offence."""
    template = tmp_path / "planted.html"
    template.write_text('<p>没有翻译</p>{{ "也没有" }}{{ _("翻译了") }}', encoding="utf8")

    assert len(list(bare(template))) == 2


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_no_page_says_what_is_not_marked(path: Path) -> None:
    """But for what goes into the history, and refusals, which are Chinese everywhere."""
    tree = ast.parse(path.read_text(encoding="utf8"))
    known = set(marked(path))
    shown = [
        argument
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in ("say", "show")
        for argument in [*node.args, *(keyword.value for keyword in node.keywords)]
    ]
    bare_texts = [
        constant.value
        for argument in shown
        for constant in ast.walk(argument)
        if isinstance(constant, ast.Constant)
        and isinstance(constant.value, str)
        and has_han(constant.value)
        and constant.value not in known
    ]

    assert bare_texts == []


def test_no_text_has_half_width_punctuation_beside_a_chinese_character() -> None:
    wrong = [text for text in written() if HALF_WIDTH.search(NAMES.sub("", text))]

    assert wrong == []


def test_a_half_width_sign_beside_a_chinese_character_is_seen() -> None:
    assert HALF_WIDTH.search("逾期,今天")
    assert not HALF_WIDTH.search("2026-11-23, 11-23")


def test_every_text_is_said_in_english_where_english_is_asked_for() -> None:
    said = (
        environment("en").from_string("{{ _('今日工作台') }} {{ _('共 %(n)s 件', n=3) }}").render()
    )

    assert said == "Today 3 matters"
    assert environment("zh").from_string("{{ _('共 %(n)s 件', n=3) }}").render() == "共 3 件"


@pytest.mark.parametrize(
    ("cookies", "language"),
    [
        ("", "zh"),
        ("docket_language=en", "en"),
        ("other=1; docket_language=en", "en"),
        ("docket_language=fr", "zh"),
        ("docket_language=../../etc", "zh"),
        ("\udcff=;;;", "zh"),
    ],
)
def test_the_language_is_one_we_have(cookies: str, language: str) -> None:
    assert texts.chosen(cookies) == language


def test_the_tests_know_a_chinese_character() -> None:
    assert is_han("期")
    assert not is_han("a")
