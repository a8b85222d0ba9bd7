"""Files that the pages load from this host, under addresses that change with their content."""

import hashlib
import mimetypes
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from litestar import Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

FOLDER = Path(__file__).parent / "static"
_YEAR = "public, max-age=31536000, immutable"
_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Asset:
    """One file: its bytes, and the digest that its address carries."""

    content: bytes
    digest: str
    media_type: str


@cache
def assets() -> dict[str, Asset]:
    """Every file by its name below the folder, read once."""
    found = sorted(path for path in FOLDER.rglob("*") if path.is_file())
    return {path.relative_to(FOLDER).as_posix(): _asset(path) for path in found}


def address(name: str) -> str:
    """Where a file is found; a changed file has another address, so none is ever stale."""
    return f"/static/{assets()[name].digest}/{name}"


def present(name: str) -> bool:
    """Whether the file is there: what npm fetches may be missing, and pages work without it."""
    return name in assets()


@get(
    "/static/{digest:str}/{name:path}",
    opt={"right": None},  # for anybody: a page that asks to sign in is shown with them
    include_in_schema=False,
    sync_to_thread=False,
)
def static_file(digest: FromPath[str], name: FromPath[Path]) -> Response[bytes]:
    """A file of the pages, to be kept by the browser for good."""
    found = assets().get(name.as_posix().lstrip("/"))
    if found is None or found.digest != digest:
        raise NotFoundException
    headers = {"cache-control": _YEAR, "x-content-type-options": "nosniff"}
    return Response(found.content, media_type=found.media_type, headers=headers)


def _asset(path: Path) -> Asset:
    content = path.read_bytes()
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return Asset(
        content=content,
        digest=hashlib.sha256(content).hexdigest()[:_DIGITS],
        media_type=kind,
    )
