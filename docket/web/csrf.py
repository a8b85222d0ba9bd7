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
from docket.web.keys import server_key
from docket.web.shield import READS
from docket.web.visitors import session_of

FIELD = "_csrf"
"""The hidden field of a form."""
HEADER = "x-csrf-token"
"""The header of a script of ours, which may send what is no form."""

_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")

AnyRequest = Request[Any, Any, Any]


class FormTokens:
    """The tokens of all sessions. The key is read when the first one is asked for.

    Args:
        key_file: Where the server's key lies.
    """

    def __init__(self, key_file: Path) -> None:
        self._key_file = key_file

    @cached_property
    def _key(self) -> bytes:
        return server_key(self._key_file)

    def of(self, session_id: str) -> str:
        """The token of a session, for the forms that are shown in it."""
        return token(self._key, session_id)

    async def refuse_forged(self, request: AnyRequest) -> None:
        """Refuse what would change something in a cookie session and lacks its token.

        Raises:
            Refused: The token is missing, or of another session.
        """
        session_id = session_of(request.scope)
        if request.method in READS or session_id is None:
            return
        if not hmac.compare_digest(self.of(session_id).encode(), (await _sent(request)).encode()):
            raise Refused(
                "页面已过期，或者不是 docket 的页面提交的，未写入任何内容。"
                "请重新打开页面再提交；已填写的内容请先复制。"
            )


def token(key: bytes, session_id: str) -> str:
    """The token of a session under a key."""
    signed = hmac.digest(key, b"docket csrf 1\n" + session_id.encode(), hashlib.sha256)
    return base64.urlsafe_b64encode(signed).decode().rstrip("=")


async def _sent(request: AnyRequest) -> str:
    """The token as it came: in the header, or in the form."""
    if (said := request.headers.get(HEADER)) is not None:
        return said
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    value = (await request.form()).get(FIELD, "") if kind in _FORMS else ""
    return value if isinstance(value, str) else ""
