"""From a URL to an engine. Nothing is opened here."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

from docket.db.postgres import PostgresEngine
from docket.db.sqlite import SQLiteEngine
from docket.errors import FieldError, Invalid

Engine = SQLiteEngine | PostgresEngine


def engine_from_url(url: str) -> Engine:
    """The engine for a ``DATABASE_URL``.

    ``sqlite:///docket.sqlite`` is relative to the working directory of this moment,
    ``sqlite:////var/lib/docket.sqlite`` is absolute; ``postgresql://user@host/name?sslmode=require``
    goes to the driver as it stands. Opens no connection.
    """
    scheme, _, rest = url.partition("://")
    if scheme == "sqlite" and rest.startswith("/") and rest.strip("/") and "?" not in rest:
        return SQLiteEngine(Path(unquote(rest[1:])).absolute())
    if scheme in {"postgresql", "postgres"} and rest:
        return PostgresEngine(url, database=unquote(urlsplit(url).path.strip("/")) or "postgres")
    raise Invalid.of(
        FieldError(
            "DATABASE_URL",
            f"无法识别的数据库地址:{_without_password(url)!r}。",
            "请写成 sqlite:///文件路径 或者 postgresql://用户@主机/数据库名。",
        )
    )


def _without_password(url: str) -> str:
    """The URL as it may be shown: nothing before the last ``@``."""
    scheme, _, rest = url.partition("://")
    return f"{scheme}://…@{rest.rpartition('@')[2]}" if "@" in rest else url
