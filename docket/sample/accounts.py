"""The sample's people: one account a role, with passwords that nobody chose."""

from datetime import datetime

from docket import db
from docket.accounts import queries, service
from docket.accounts.rules import Role
from docket.accounts.schemas import AccountIn
from docket.accounts.service import NewAccount
from docket.sample.loading import ACTOR

_BUREAU = "澜青公"
_UNIT = "liuting"
_PEOPLE = {
    Role.ADMIN: "庄系统",
    Role.LAWYER: "裘知白",
    Role.COUNSEL: "计成蹊",
    Role.HANDLER: "祝小满",
    Role.LEADER: "俞长川",
    Role.AUDITOR: "程以清",
}
"""Who signs in with each role; three of them handle matters of the sample."""


async def add_people(at: datetime) -> list[tuple[Role, NewAccount]]:
    """Add one account a role, each named after it, unless somebody is there already.

    The passwords are random and hold for good: it is a sample, and scripts sign in with them.
    """
    if await queries.any_account():
        return []
    bureau = await queries.authority_coded(_BUREAU)
    unit = None if bureau is None else await queries.unit_coded(_UNIT, bureau)
    made = []
    async with db.transaction():
        for role, full_name in _PEOPLE.items():
            given = AccountIn(
                name=role.value,
                full_name=full_name,
                roles=[role],
                authority=None if role is Role.ADMIN else bureau,
                unit=unit if role is Role.HANDLER else None,
            )
            account = await service.add(
                given, actor=ACTOR, at=at, generate=True, must_change=False, why="示例用户"
            )
            made.append((role, account))
    return made
