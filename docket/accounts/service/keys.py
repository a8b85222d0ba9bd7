"""The server's key: a file that only its owner reads, from which second factors are derived."""

import contextlib
import os
import secrets
from pathlib import Path

from docket.errors import Unavailable

_LENGTH = 32
_SHORTEST = 16


def server_key(path: Path) -> bytes:
    """The key in this file; the first to ask makes it.

    Several hosts on one database share the file: a second factor enrolled at one is checked at all.

    Raises:
        Unavailable: It cannot be read or made, or holds too little.
    """
    try:
        with contextlib.suppress(FileExistsError):
            _make(path)
        key = path.read_bytes().strip()
    except OSError as error:
        message = (
            f"不能读写密钥文件 {path}：{error.strerror}。请检查权限，或设置 DOCKET_SECRET_FILE。"
        )
        raise Unavailable(message) from error
    if len(key) < _SHORTEST:
        message = f"密钥文件 {path} 的内容不足 {_SHORTEST} 字节。请从备份恢复。"
        raise Unavailable(message)
    return key


def _make(path: Path) -> None:
    """Write a new key beside its place and link it there, so that nobody reads half of one."""
    if path.exists():
        return
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    passing = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(passing, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(secrets.token_hex(_LENGTH).encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())
        path.hardlink_to(passing)
    finally:
        passing.unlink()
