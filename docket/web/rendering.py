"""Pages: a template, the frame around it, and the headers of an HTML answer."""

import secrets
from dataclasses import dataclass
from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import Any, cast

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from litestar import Request, Response
from litestar.enums import MediaType

from docket.web import filters, static_files, texts
from docket.web.frame import PLACES

AnyRequest = Request[Any, Any, Any]

HEADERS = {
    "content-security-policy": (
        "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
        "object-src 'none'"
    ),
    "referrer-policy": "same-origin",
    "vary": "Cookie, HX-Request",
}
"""Of a page: everything comes from this host, and nothing inline runs or paints.

A form of a page that told nobody where it comes from would say ``Origin: null``, and be refused as
one of a foreign page. Other hosts are still told nothing.
"""

_PACKAGE = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Screen:
    """What every page is shown with: the request, and who asks.

    Args:
        request: Decides the language, and whether htmx asks for the inside of the frame only.
        who: The reader's name, as the frame shows it.
        csrf: The token that a form carries so that no foreign page can send it.
        rights: What the reader may do, by code: where it leads to nothing, the frame leads not.
    """

    request: AnyRequest
    who: str = ""
    csrf: str = ""
    rights: frozenset[str] = frozenset()

    @property
    def was_signed_in(self) -> bool:
        """Whether a session was begun in this browser that holds no more."""
        return not self.who and "docket_session=" in self.request.headers.get("cookie", "")

    @property
    def language(self) -> str:
        """The language this reader chose."""
        return texts.chosen(self.request.headers.get("cookie", ""))

    def show(
        self, template: str, *, status: int = HTTPStatus.OK, place: str = "", **context: object
    ) -> Response[str]:
        """Answer with a page.

        Args:
            template: Its file.
            status: Of the answer; a form that was refused is shown again with 422.
            place: The entry of the frame that it belongs to.
            context: What the template is given.
        """
        body = self.render(template, place=place, **context)
        return Response(body, status_code=status, media_type=MediaType.HTML, headers=dict(HEADERS))

    def render(self, template: str, *, place: str = "", **context: object) -> str:
        """The text of a page, or of what stands inside its frame when htmx asks for that."""
        frame = {
            "layout": "fragment.html" if self.partial else "frame.html",
            "place": place,
            "places": [one for one in PLACES if one.right in ("", *self.rights)],
            "rights": self.rights,
            "who": self.who,
            "here": self._here(),
            "csrf_token": lambda: self.csrf,
            "form_id": lambda: secrets.token_hex(16),
        }
        return environment(self.language).get_template(template).render(frame | context)

    @property
    def partial(self) -> bool:
        """Whether htmx asks: it swaps the inside of the frame; on going back without a cache it wants all of it."""
        headers = self.request.headers
        asked = headers.get("hx-request") == "true"
        return asked and headers.get("hx-history-restore-request") != "true"

    def say(self, text: str, **values: object) -> str:
        """A marked text in the reader's language."""
        said = texts.catalogue(self.language).gettext(text)
        return said % values if values else said

    def _here(self) -> str:
        """The address of this page, to come back to."""
        url = self.request.url
        return f"{url.path}?{url.query}" if url.query else url.path


@cache
def environment(language: str) -> Environment:
    """The templates of every capability, in one language."""
    folders = sorted(_PACKAGE.glob("*/templates"))
    made = Environment(
        loader=FileSystemLoader(folders),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    install = cast("Any", made).install_gettext_translations  # the extension adds it
    install(texts.catalogue(language), newstyle=True)
    made.filters.update(filters.of_language(language))
    made.globals.update(
        asset=static_files.address,
        present=static_files.present,
        language=language,
        languages=texts.LANGUAGES,
        lang=texts.TAGS[language],
    )
    return made
