"""The database of a command: opened before its body, closed after it."""

import asyncio
import os
from collections.abc import Awaitable, Callable
from functools import wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

from docket import db
from docket.cli.commands import settings
from docket.db.readiness import pending
from docket.errors import Unavailable
from docket.settings import Settings

P = ParamSpec("P")
T = TypeVar("T")


def with_database(body: Callable[P, Awaitable[T]]) -> Callable[P, T]:
    """Make an async command body a command on a migrated database, opened before and closed after.

    Raises:
        Unavailable: There is no database yet, or it has the structure of another version.
    """

    @wraps(body)
    def command(*args: P.args, **kwargs: P.kwargs) -> T:
        return asyncio.run(_on_database(settings(), lambda: body(*args, **kwargs)))

    return command


async def _on_database(chosen: Settings, body: Callable[[], Awaitable[T]]) -> T:
    engine = db.engine_from_url(chosen.database_url)
    if isinstance(engine, db.SQLiteEngine) and not _exists(engine.path):
        message = f"找不到数据库 {engine.path}。请先运行 docket migrate，或用 --data 指定数据目录。"
        raise Unavailable(message)
    async with db.running(engine):
        if await pending():
            message = "数据库的结构不是本版本的。请先运行 docket migrate。"
            raise Unavailable(message)
        return await body()


def _exists(path: str) -> bool:
    return Path(path).exists()


def make_folder(folder: Path) -> None:
    """Create a folder that only its owner may read; whatever is written later is private too.

    Raises:
        Unavailable: The folder cannot be made.
    """
    os.umask(0o077)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        message = (
            f"不能建立数据目录 {folder}：{error.strerror}。请检查权限，或用 --data 指定另一个目录。"
        )
        raise Unavailable(message) from error
