"""Texts of the pages: written in Chinese, and looked up in a catalogue for every other language.

The catalogues are plain ``.po`` files, read when a language is first asked for. What the law, the
history and the messages of ``docket.errors`` say stays Chinese: it is quoted, not translated.
"""

import gettext
from functools import cache
from http.cookies import CookieError, SimpleCookie
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

SOURCE = "zh"
LANGUAGES = {SOURCE: "中文", "en": "English"}
"""Every language the pages speak, by the code that the cookie holds, as it calls itself."""

TAGS = {SOURCE: "zh-CN", "en": "en"}
"""What ``lang`` says of each (BCP 47)."""

COOKIE = "docket_language"
LOCALES = Path(__file__).parent / "locale"


def marked(text: str) -> str:
    """A text that is translated where it is shown; this names it for the catalogue."""
    return text


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """The texts in this language; those of the source are themselves."""
    if language == SOURCE:
        return gettext.NullTranslations()
    path = LOCALES / language / "LC_MESSAGES" / "docket.po"
    compiled = BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def chosen(cookies: str) -> str:
    """The language that a Cookie header asks for; Chinese unless it asks for another we have."""
    try:
        morsel = SimpleCookie(cookies).get(COOKIE)
    except CookieError:
        return SOURCE
    return morsel.value if morsel is not None and morsel.value in LANGUAGES else SOURCE
