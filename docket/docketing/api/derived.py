"""What is derived from the facts: compared with them, and put right."""

import msgspec
from litestar import Controller, get, post

from docket.accounts.rules import Right, needs
from docket.docketing.service import Difference, rebuild
from docket.web.answers import documented


class Compared(msgspec.Struct, frozen=True):
    """What differed from the facts; nothing, where all is well. ``check``: it was left as it is."""

    check: bool
    differences: list[Difference]


class DerivedController(Controller):
    """派生数据：期限、统计."""

    path = "/derived"
    tags = ("derived",)

    @get(
        "/check",
        operation_id="checkDerived",
        opt=needs(Right.VERIFY_HISTORY),
        summary="核对派生数据",
        responses=documented(),
    )
    async def check(self) -> Compared:
        """Compare every deadline and every figure with what the facts give; nothing is written."""
        return Compared(check=True, differences=await rebuild(check=True))

    @post(
        "/rebuild",
        operation_id="rebuildDerived",
        opt=needs(Right.MANAGE_REGISTERS),
        summary="重新计算派生数据",
        status_code=200,
        responses=documented(403),
    )
    async def rebuild(self) -> Compared:
        """Derive everything anew; what differed is told and put right."""
        return Compared(check=False, differences=await rebuild())
