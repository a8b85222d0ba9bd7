"""Who opens a matter, or makes one confidential, keeps it in sight."""

from docket.docketing.service.desk import Desk
from docket.errors import FieldError, Invalid
from docket.matters.queries import seen_by
from docket.matters.service import name_on


async def keep_in_sight(desk: Desk, matter_id: int) -> None:
    """Name whoever files on a matter that would be hidden from them otherwise.

    Raises:
        Invalid: It is a matter of another authority, which no naming opens.
    """
    account = desk.viewer.user_id
    if account is None or await seen_by(desk.viewer, matter_id):
        return
    await name_on(desk.ledger, matter_id, account)
    if not await seen_by(desk.viewer, matter_id):
        remedy = "请填写您所在机关的单位。"
        raise Invalid.of(FieldError("unit", "该单位的案件不在您的范围之内。", remedy))
