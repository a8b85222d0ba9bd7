"""What a key may be, and when two requests are the same."""

import hashlib
from datetime import timedelta

import msgspec

from docket.errors import FieldError, Invalid

KEPT_FOR = timedelta(hours=24)
"""How long an answer is kept; after that the key is free again."""

LONGEST = 200
_HEADER = "Idempotency-Key"


def check_key(key: str) -> None:
    """A key is a short word of visible ASCII characters.

    Raises:
        Invalid: It is not.
    """
    if not (0 < len(key) <= LONGEST and key.isascii() and key.isprintable() and " " not in key):
        remedy = f"请用 1 至 {LONGEST} 个可见的 ASCII 字符，例如一个 UUID。"
        raise Invalid.of(FieldError(_HEADER, "不是可用的键。", remedy))


def asked(operation: str, body: object) -> str:
    """The digest of what was asked for: which operation, and with what."""
    text = msgspec.json.encode([operation, body], order="sorted")
    return hashlib.sha256(text).hexdigest()
