"""Papers over HTTP: their bytes go in and come out as they are; nothing shows them in the browser."""

from dataclasses import dataclass
from datetime import date, datetime
from tempfile import SpooledTemporaryFile
from typing import Annotated, Any, BinaryIO, cast

from litestar import Controller, Request, get, post
from litestar.di import NamedDependency
from litestar.exceptions import HTTPException
from litestar.openapi.spec import OpenAPIMediaType, OpenAPIResponse, Operation, RequestBody, Schema
from litestar.params import FromPath, FromQuery, QueryParameter
from litestar.response import File

from docket.accounts.rules import Right, Viewer, needs
from docket.db.ids import an_id
from docket.desk.papers import LARGEST, Arriving, file_paper
from docket.desk.queries.papers import paper_of
from docket.desk.schemas import PaperFiled
from docket.history.rules import Actor
from docket.papers import queries
from docket.settings import Settings
from docket.web.answers import documented
from docket.web.conditions import IdempotencyKey

Name = Annotated[str, QueryParameter(min_length=1, description="文书的文件名，只用于显示。")]

_IN_MEMORY = 1 << 20
_UNSUPPORTED = 415
_FORMS = ("", "text/plain", "multipart/form-data", "application/x-www-form-urlencoded")
"""What a page of another site can send without being asked first."""

_SANDBOX = {
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
    "x-content-type-options": "nosniff",
}


@dataclass
class _Upload(Operation):
    """The bytes of a file are the body."""

    def __post_init__(self) -> None:
        anything = OpenAPIMediaType(schema=Schema(description="文书的原始字节"))
        self.request_body = RequestBody({"application/octet-stream": anything}, required=True)


@dataclass
class _Download(Operation):
    """The bytes of a file are the answer, of whatever type they are."""

    def __post_init__(self) -> None:
        anything = OpenAPIMediaType(schema=Schema(description="文书的原始字节"))
        answer = (self.responses or {}).get("200")
        if isinstance(answer, OpenAPIResponse):
            answer.content, answer.headers = {"*/*": anything}, None


class PaperController(Controller):
    """文书."""

    path = "/papers"
    tags = ("papers",)

    @post(
        operation_id="filePaper",
        opt=needs(Right.ADD_PAPERS),
        summary="登记文书",
        operation_class=_Upload,
        request_max_body_size=LARGEST,
        responses=documented(404, 403, 409, 413, 415, 422),
    )
    async def add(  # noqa: PLR0913, PLR0917 -- one argument a query parameter
        self,
        request: Request[Any, Any, Any],
        viewer: NamedDependency[Viewer],
        actor: NamedDependency[Actor],
        settings: NamedDependency[Settings],
        today: NamedDependency[date],
        now: NamedDependency[datetime],
        name: Name,
        received_on: FromQuery[date | None] = None,
        matter: FromQuery[int | None] = None,
        key: IdempotencyKey = None,
    ) -> PaperFiled:
        """Keep the body's bytes and put them on record; the same bytes twice are one paper.

        ``matter`` is the case it is handed in for: whoever sees that may cite the paper.

        What they are is judged by themselves, not by the name or the content type, which must be
        ``application/octet-stream`` or another that no form of a foreign page can send.
        """
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind in _FORMS:
            raise HTTPException(status_code=_UNSUPPORTED)
        with SpooledTemporaryFile(_IN_MEMORY) as body:
            async for chunk in request.stream():
                body.write(chunk)
            body.seek(0)
            paper = Arriving(
                cast("BinaryIO", body),
                name,
                received_on,
                None if matter is None else an_id(matter),
            )
            return await file_paper(
                paper,
                settings.files,
                viewer=viewer,
                actor=actor,
                today=today,
                at=now,
                key=key,
            )

    @get(
        "/{paper_id:int}",
        operation_id="getPaper",
        operation_class=_Download,
        opt=needs(Right.READ_MATTERS),
        summary="下载文书",
        responses=documented(404),
        media_type="application/octet-stream",
    )
    async def download(
        self,
        viewer: NamedDependency[Viewer],
        settings: NamedDependency[Settings],
        paper_id: FromPath[int],
    ) -> File:
        """The bytes, to be saved under the name they came with."""
        paper = await paper_of(viewer, paper_id)
        queries.open_paper(settings.files, paper.sha256).close()
        return File(
            queries.path_of(settings.files, paper.sha256),
            filename=paper.name,
            media_type=paper.media_type,
            content_disposition_type="attachment",
            headers=_SANDBOX,
        )
