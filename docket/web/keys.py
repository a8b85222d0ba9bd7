"""The server's key: a file that only its owner reads. Never in the database, never in the log."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from docket.errors import Unavailable

_LENGTH = 32
_SHORTEST = 32


def server_key(path: Path) -> bytes:
    """The key in this file; the first to ask makes it.

    Several hosts that serve one docket share the file (``DOCKET_SECRET_FILE``).

    Raises:
        Unavailable: It cannot be read or made, or holds too little.
    """
    try:
        with suppress(FileExistsError):
            _make(path)
        key = path.read_bytes().strip()
    except OSError as error:
        raise Unavailable(
            f"不能读写密钥文件 {path}：{error.strerror}。请检查权限，或设置 DOCKET_SECRET_FILE。"
        ) from error
    if len(key) < _SHORTEST:
        raise Unavailable(f"密钥文件 {path} 的内容不足 {_SHORTEST} 字节。请从备份恢复。")
    return key


def _make(path: Path) -> None:
    """A new key, written beside its place and linked there: nobody reads half of one."""
    if path.exists():
        return
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    handle = os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    try:
        with os.fdopen(handle, "wb") as target:
            target.write(secrets.token_hex(_LENGTH).encode() + b"\n")
            target.flush()
            os.fsync(target.fileno())
        path.hardlink_to(unfinished)
    finally:
        unfinished.unlink()
