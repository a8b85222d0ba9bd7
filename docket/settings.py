"""What the environment decides: read once, at the edge, and handed down."""

import ipaddress
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Self
from urllib.parse import quote

from docket.errors import FieldError, Invalid

DEFAULT_DATA = Path("docket-data")
DEFAULT_RATE = 100
_LOGS = ("info", "warning")
_MOST = 10_000


@dataclass(frozen=True, slots=True)
class Settings:
    """Where this docket lies, and whom it answers."""

    data: Path
    """Folder that holds everything docket writes (``--data``, ``DOCKET_DATA``; ``./docket-data``)."""
    database_url: str
    """The database (``DATABASE_URL``); a SQLite file in the data folder unless told otherwise."""
    files: Path
    """Folder of the papers' bytes (``DOCKET_FILES``; ``papers`` in the data folder)."""
    secret_file: Path
    """The server's key (``DOCKET_SECRET_FILE``; ``secret.key`` in the data folder)."""
    hosts: frozenset[str] = frozenset()
    """Host names under which docket is asked, besides those of this host (``DOCKET_HOSTS``)."""
    proxies: tuple[str, ...] = ()
    """Networks of the proxies whose ``X-Forwarded-*`` headers are believed (``DOCKET_PROXIES``)."""
    rate: int = DEFAULT_RATE
    """Requests a second that one client may make of one process, 0 for any (``DOCKET_RATE``)."""
    log: str = "info"
    """``info`` logs every request, ``warning`` only what went wrong (``DOCKET_LOG``)."""
    heads: Path | None = None
    """File to which the heads of both chains are added every day (``DOCKET_HEADS``)."""
    session_idle: timedelta = timedelta(minutes=60)
    """A session ends so long after its last request (``DOCKET_SESSION_IDLE``, minutes)."""
    session_whole: timedelta = timedelta(hours=12)
    """A session ends so long after its sign-in (``DOCKET_SESSION_HOURS``, hours)."""
    setup_digest: str | None = None
    """Digest of the code by which the first account is made; given by ``docket serve``."""
    factor_roles: frozenset[str] = frozenset()
    """Roles that must have a second factor (``DOCKET_SECOND_FACTOR``, codes joined by commas)."""

    @classmethod
    def from_environment(cls, environ: Mapping[str, str], data: Path | None = None) -> Self:
        """Read the settings; a folder given on the command line wins over ``DOCKET_DATA``.

        An empty variable counts as not set.
        """
        folder = (data or Path(environ.get("DOCKET_DATA") or DEFAULT_DATA)).absolute()
        heads = environ.get("DOCKET_HEADS")
        return cls(
            data=folder,
            database_url=environ.get("DATABASE_URL")
            or f"sqlite:///{quote(str(folder / 'docket.sqlite'))}",
            files=Path(environ.get("DOCKET_FILES") or folder / "papers").absolute(),
            secret_file=Path(environ.get("DOCKET_SECRET_FILE") or folder / "secret.key").absolute(),
            hosts=frozenset(name.lower() for name in _listed(environ.get("DOCKET_HOSTS"))),
            proxies=tuple(map(_network, _listed(environ.get("DOCKET_PROXIES")))),
            rate=_rate("DOCKET_RATE", environ.get("DOCKET_RATE") or str(DEFAULT_RATE)),
            log=_level(environ.get("DOCKET_LOG") or "info"),
            heads=Path(heads).absolute() if heads else None,
            session_idle=timedelta(
                minutes=_count("DOCKET_SESSION_IDLE", environ.get("DOCKET_SESSION_IDLE"), 60)
            ),
            session_whole=timedelta(
                hours=_count("DOCKET_SESSION_HOURS", environ.get("DOCKET_SESSION_HOURS"), 12)
            ),
            factor_roles=frozenset(_listed(environ.get("DOCKET_SECOND_FACTOR"))),
        )


def _listed(text: str | None) -> Iterator[str]:
    """The parts of a setting that lists several, by comma or space."""
    yield from (text or "").replace(",", " ").split()


def _network(text: str) -> str:
    """An address or a network, as a network in CIDR.

    Raises:
        Invalid: It is neither.
    """
    try:
        return str(ipaddress.ip_network(text, strict=False))
    except ValueError:
        remedy = "请写成 10.0.0.5 或者 10.0.0.0/24，多个以逗号分开。"
        raise Invalid.of(FieldError("DOCKET_PROXIES", f"“{text}”不是网络地址。", remedy)) from None


def _rate(name: str, text: str) -> int:
    """A number that is not below nothing.

    Raises:
        Invalid: It is none.
    """
    if not (text.isascii() and text.isdecimal() and len(text) <= len("1000000")):
        raise Invalid.of(FieldError(name, f"“{text}”不是整数。", "请填每秒的请求数，0 表示不限。"))
    return int(text)


def _level(text: str) -> str:
    """What the log tells.

    Raises:
        Invalid: There is no such level.
    """
    if text not in _LOGS:
        raise Invalid.of(
            FieldError("DOCKET_LOG", f"没有“{text}”这一级。", f"可选：{'、'.join(_LOGS)}。")
        )
    return text


def _count(name: str, text: str | None, default: int) -> int:
    """A positive number of a variable.

    Raises:
        Invalid: It is something else.
    """
    if not text:
        return default
    if not text.isdecimal() or not 0 < int(text) <= _MOST:
        raise Invalid.of(FieldError(name, f"“{text}”不是正整数。", f"请填 1 至 {_MOST}。"))
    return int(text)
