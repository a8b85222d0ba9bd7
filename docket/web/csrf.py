"""Form tokens: that a page of ours, in this very session, sent what came.

A browser adds the session cookie to whatever any page makes it send. The token is what a foreign
page cannot know: a keyed digest of the session, so it is stored nowhere and ends with the session.
A bearer token is added by no browser, so requests that carry one need none.
"""

import base64
import hashlib
import hmac
from functools import cached_property
from pathlib import Path
from typing import Any

from litestar import Request

from docket.errors import Refused
from docket.web.secret import server_secret
from docket.web.shield import READS

FIELD = "_csrf"
"""The hidden field of a form."""
HEADER = "x-csrf-token"
"""The header of a script of ours, which may send what is no form."""

_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")

AnyRequest = Request[Any, Any, Any]


class FormTokens:
    """The tokens of all sessions. The secret is read when the first one is asked for.

    Args:
        given: The secret of the settings, if there is one.
        folder: The data folder, where it lies otherwise.
    """

    def __init__(self, given: str | None, folder: Path) -> None:
        self._given = given
        self._folder = folder

    @cached_property
    def _secret(self) -> bytes:
        return server_secret(self._given, self._folder)

    def of(self, session_id: str) -> str:
        """The token of a session, for the forms that are shown in it."""
        return token(self._secret, session_id)

    async def refuse_forged(self, request: AnyRequest) -> None:
        """Refuse what would change something in a cookie session and lacks its token.

        Raises:
            Refused: The token is missing, or of another session.
        """
        session_id = getattr(request.scope.get("auth"), "session_id", None)
        if request.method in READS or session_id is None:
            return
        if not hmac.compare_digest(
            self.of(str(session_id)).encode(), (await _sent(request)).encode()
        ):
            raise Refused(
                "页面已过期，或者不是 docket 的页面提交的，未写入任何内容。"
                "请重新打开页面再提交；已填写的内容请先复制。"
            )


def token(secret: bytes, session_id: str) -> str:
    """The token of a session under a secret."""
    signed = hmac.digest(secret, b"docket csrf 1\n" + session_id.encode(), hashlib.sha256)
    return base64.urlsafe_b64encode(signed).decode().rstrip("=")


async def _sent(request: AnyRequest) -> str:
    """The token as it came: in the header, or in the form."""
    if (said := request.headers.get(HEADER)) is not None:
        return said
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    value = (await request.form()).get(FIELD, "") if kind in _FORMS else ""
    return value if isinstance(value, str) else ""
