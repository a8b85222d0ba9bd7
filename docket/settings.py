"""What the environment decides: read once, at the edge, and handed down."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self
from urllib.parse import quote

DEFAULT_DATA = Path("docket-data")


@dataclass(frozen=True, slots=True)
class Settings:
    """Where this docket lies."""

    data: Path
    """Folder that holds everything docket writes (``--data``, ``DOCKET_DATA``; ``./docket-data``)."""
    database_url: str
    """The database (``DATABASE_URL``); a SQLite file in the data folder unless told otherwise."""
    files: Path
    """Folder of the papers' bytes (``DOCKET_FILES``; ``papers`` in the data folder)."""

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
        )
