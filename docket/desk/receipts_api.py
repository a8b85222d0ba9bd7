"""核验码: verifying the code of a date that was handed out."""

from litestar import Controller, get
from litestar.di import NamedDependency
from litestar.params import FromPath

from docket.accounts.rules import Right, Viewer, needs
from docket.desk.receipts import verify_code
from docket.desk.schemas import ReceiptOut
from docket.web.answers import documented


class ReceiptController(Controller):
    """核验单."""

    path = "/receipts"
    tags = ("receipts",)

    @get(
        "/{code:str}",
        operation_id="verifyReceipt",
        opt=needs(Right.READ_MATTERS),
        summary="核验一个期限的核验码",
        responses=documented(404),
    )
    async def verify(self, viewer: NamedDependency[Viewer], code: FromPath[str]) -> ReceiptOut:
        """What was true when the code was handed out, counted again, and what differs now."""
        return await verify_code(viewer, code)
