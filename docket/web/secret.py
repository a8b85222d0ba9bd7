"""The server's secret: what signs the tokens of forms. Never in the database, never in the log.

It comes from ``DOCKET_SECRET``, for several hosts that serve one docket, or from a file in the data
folder that only its owner may read and that is made at the first start.
"""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from docket.errors import FieldError, Invalid, Unavailable

_NAME = "secret"
_SHORTEST = 32
_REMEDY = (
    "请用 python3 -c 'import secrets; print(secrets.token_urlsafe(32))' 生成一个，"
    "或者不设置，由 docket 在数据目录中生成。"
)


def server_secret(given: str | None, folder: Path) -> bytes:
    """The secret that is given, or the one in the data folder; made there when there is none.

    Raises:
        Invalid: What is given is too short to be one.
        Unavailable: The folder cannot be read or written.
    """
    if given is not None:
        return _checked(given, "DOCKET_SECRET")
    file = folder / _NAME
    try:
        with suppress(FileExistsError):
            _make(file)
        return _checked(file.read_text(encoding="ascii").strip(), str(file))
    except OSError as error:
        raise Unavailable(f"密钥文件 {file} 无法读写：{error.strerror}。请检查权限。") from error


def _make(file: Path) -> None:
    """A new secret, whole or not at all: two starters at once must read the same."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished = file.with_name(f"{_NAME}.{secrets.token_hex(8)}.tmp")
    handle = os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as target:
            target.write(f"{secrets.token_urlsafe(_SHORTEST)}\n")
            target.flush()
            os.fsync(target.fileno())
        os.link(unfinished, file)
    finally:
        unfinished.unlink()


def _checked(text: str, where: str) -> bytes:
    if len(text) < _SHORTEST:
        raise Invalid.of(FieldError(where, f"密钥少于 {_SHORTEST} 个字符。", _REMEDY))
    return text.encode()
