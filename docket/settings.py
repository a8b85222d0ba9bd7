"""What the environment decides: read once, at the edge, and handed down."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Self
from urllib.parse import quote

from docket.errors import FieldError, Invalid

DEFAULT_DATA = Path("docket-data")
_MOST = 10_000


@dataclass(frozen=True, slots=True)
class Settings:
    """Where this docket lies."""

    data: Path
    """Folder that holds everything docket writes (``--data``, ``DOCKET_DATA``; ``./docket-data``)."""
    database_url: str
    """The database (``DATABASE_URL``); a SQLite file in the data folder unless told otherwise."""
    files: Path
    """Folder of the papers' bytes (``DOCKET_FILES``; ``papers`` in the data folder)."""
    secret_file: Path
    """The server's key (``DOCKET_SECRET_FILE``; ``secret.key`` in the data folder)."""
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
        return cls(
            data=folder,
            database_url=environ.get("DATABASE_URL")
            or f"sqlite:///{quote(str(folder / 'docket.sqlite'))}",
            files=Path(environ.get("DOCKET_FILES") or folder / "papers").absolute(),
            secret_file=Path(environ.get("DOCKET_SECRET_FILE") or folder / "secret.key").absolute(),
            session_idle=timedelta(
                minutes=_count("DOCKET_SESSION_IDLE", environ.get("DOCKET_SESSION_IDLE"), 60)
            ),
            session_whole=timedelta(
                hours=_count("DOCKET_SESSION_HOURS", environ.get("DOCKET_SESSION_HOURS"), 12)
            ),
            factor_roles=frozenset(
                part.strip() for part in (environ.get("DOCKET_SECOND_FACTOR") or "").split(",")
            )
            - {""},
        )


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
