"""The drivers' errors turned into ours: the one place that knows both drivers.

``Conflict`` says which rule of the record was broken, ``Unavailable`` that the database cannot do
it now, ``Refused`` that the record is kept. Anything else is a fault of the program and passes.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import asyncpg
from asyncpg import exceptions as pg

from docket.db.constraints import broken
from docket.errors import DocketError, Refused, Unavailable

KEPT = "append-only"
"""How the triggers of the migrations begin their message."""

_BUSY = "数据库正忙,未能写入。请稍后重试。"
_FULL = "磁盘已满,未能写入。请腾出空间后重试;已登记的内容不受影响。"
_LOST = "连接不上数据库,未能完成。请确认数据库服务已启动、DATABASE_URL 正确,然后重试。"
_SLOW = "数据库在规定时间内没有完成。请缩小范围或者稍后重试。"
_BROKEN = "数据库文件无法读写或者已损坏。请检查磁盘和文件权限,必要时从备份恢复。"
_NOT_ALLOWED = (
    "这一数据库角色没有所需的权限。建立、升级数据库请以表的所有者运行 "
    "docket migrate --grant-to 角色，程序再以该角色运行。"
)

_SQLITE = {
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_IOERR: _BROKEN,
    sqlite3.SQLITE_CANTOPEN: _BROKEN,
    sqlite3.SQLITE_READONLY: _BROKEN,
    sqlite3.SQLITE_CORRUPT: _BROKEN,
    sqlite3.SQLITE_NOTADB: _BROKEN,
    sqlite3.SQLITE_PERM: _BROKEN,
}
_POSTGRES: tuple[tuple[type[BaseException], str], ...] = (
    (pg.DiskFullError, _FULL),
    (pg.QueryCanceledError, _SLOW),
    (pg.LockNotAvailableError, _BUSY),
    (pg.DeadlockDetectedError, _BUSY),
    (pg.SerializationError, _BUSY),
    (pg.TooManyConnectionsError, _BUSY),
    (pg.ReadOnlySQLTransactionError, _LOST),
    (pg.PostgresConnectionError, _LOST),
    (pg.CannotConnectNowError, _LOST),
    (pg.AdminShutdownError, _LOST),
    (pg.CrashShutdownError, _LOST),
    (pg.IdleInTransactionSessionTimeoutError, _LOST),
    (pg.InvalidCatalogNameError, _LOST),
    (pg.InvalidAuthorizationSpecificationError, _LOST),
    (TimeoutError, _SLOW),
    (OSError, _LOST),
)
LOST_CONNECTION = (
    pg.PostgresConnectionError,
    pg.AdminShutdownError,
    pg.CrashShutdownError,
    pg.InterfaceError,
    pg.InternalClientError,
    ConnectionError,
)
"""How a PostgreSQL connection that was dropped shows, among other things."""
_DROPPED = ("closed", "closing", "released back to the pool", "cannot switch to state")
"""What the driver's general errors say then; their other messages are faults of the program."""


@contextmanager
def translated() -> Iterator[None]:
    """Whatever the drivers raise inside leaves as one of ours, its cause kept."""
    try:
        yield
    except (sqlite3.Error, asyncpg.PostgresError, OSError, *LOST_CONNECTION) as error:
        ours = as_ours(error)
        if ours is None:
            raise
        raise ours from error


def as_ours(error: BaseException) -> DocketError | None:
    """Our error for a driver's, or None when it is a fault of the program."""
    if (refusal := _refusal(error)) is not None:
        return refusal
    if isinstance(error, sqlite3.IntegrityError | pg.IntegrityConstraintViolationError):
        return broken(error)
    if isinstance(error, sqlite3.Error):
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        return _unavailable(_SQLITE.get(code), error)
    if isinstance(error, pg.StringDataRightTruncationError):
        return broken(error)
    if is_lost(error):
        return _unavailable(_LOST, error)
    texts = (text for kind, text in _POSTGRES if isinstance(error, kind))
    return _unavailable(next(texts, None), error)


def _refusal(error: BaseException) -> Refused | None:
    """What the database will not have done: by its triggers, or by this role."""
    if KEPT in str(error):
        return Refused(
            f"登记过的内容只能更正,不能删除或者改写({_table(error)})。请用更正或者划除。"
        )
    return Refused(_NOT_ALLOWED) if isinstance(error, pg.InsufficientPrivilegeError) else None


def is_lost(error: BaseException) -> bool:
    """Whether a PostgreSQL connection was dropped, rather than used wrongly."""
    if isinstance(error, pg.InterfaceError | pg.InternalClientError):
        return any(words in str(error) for words in _DROPPED)
    return isinstance(error, LOST_CONNECTION)


def _unavailable(text: str | None, error: BaseException) -> Unavailable | None:
    return Unavailable(f"{text}({type(error).__name__}: {error})") if text else None


def _table(error: BaseException) -> str:
    """The table of a message such as ``append-only: matter``."""
    return str(error).partition(f"{KEPT}: ")[2].split()[0]
