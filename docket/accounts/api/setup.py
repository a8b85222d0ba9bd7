"""The first account, by whoever reads the terminal of the server."""

from datetime import datetime

import msgspec
from litestar import Controller, post
from litestar.di import NamedDependency
from litestar.params import JSONBody

from docket.accounts import service
from docket.accounts.api.cookies import Text
from docket.accounts.rules import PUBLIC, Role
from docket.accounts.schemas import AccountIn
from docket.settings import Settings
from docket.web.answers import documented
from docket.web.body import CheckedBody


class SetupIn(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """首次启用: the code that ``docket serve`` printed, and the first administrator."""

    code: Text
    name: Text
    full_name: Text
    password: Text

    def __repr__(self) -> str:
        return f"SetupIn({self.name!r})"


class FirstAccount(msgspec.Struct, frozen=True, kw_only=True):
    """The account that was made."""

    id: int
    name: str


class SetupController(Controller):
    """首次启用."""

    path = "/setup"
    tags = ("account",)

    @post(
        operation_id="setUp",
        summary="建立首个管理员",
        opt=PUBLIC,
        dto=CheckedBody[SetupIn],
        return_dto=None,
        responses=documented(409, 413, 415),
    )
    async def set_up(
        self,
        data: JSONBody[SetupIn],
        settings: NamedDependency[Settings],
        now: NamedDependency[datetime],
    ) -> FirstAccount:
        """Make the first administrator, who adds the others; refused once there is a user."""
        given = AccountIn(
            name=data.name, full_name=data.full_name, roles=[Role.ADMIN], password=data.password
        )
        made = await service.add_first(given, data.code, expected=settings.setup_digest, at=now)
        return FirstAccount(id=made.id, name=made.name)
