"""指定人员 over HTTP: who sees a matter by name."""

from datetime import datetime

import msgspec
from litestar import Controller, delete, get, put
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody

from docket.accounts.rules import Right, Viewer, needs
from docket.db.ids import an_id
from docket.history.rules import Actor
from docket.matters import queries, service
from docket.matters.schemas import PersonOut
from docket.web.answers import documented
from docket.web.body import CheckedBody


class NamingIn(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """Why somebody is named on a matter; the reason stays in the history."""

    why: str


class PeopleController(Controller):
    """指定人员."""

    path = "/matters/{matter_id:int}/people"
    tags = ("matters",)
    opt = needs(Right.NAME_PEOPLE)

    @get(
        operation_id="listPeople",
        summary="案件的指定人员",
        opt=needs(Right.READ_MATTERS),
        responses=documented(404),
    )
    async def people(
        self, matter_id: FromPath[int], viewer: NamedDependency[Viewer]
    ) -> tuple[PersonOut, ...]:
        """The accounts named on a matter."""
        return await queries.people_on(viewer, matter_id)

    @put(
        "/{user_id:int}",
        operation_id="namePerson",
        summary="指定一人",
        status_code=204,
        dto=CheckedBody[NamingIn],
        return_dto=None,
        responses=documented(404, 409, 413, 415),
    )
    async def name(
        self,
        matter_id: FromPath[int],
        user_id: FromPath[int],
        data: JSONBody[NamingIn],
        viewer: NamedDependency[Viewer],
        actor: NamedDependency[Actor],
        now: NamedDependency[datetime],
    ) -> None:
        """Name an account on a matter that one sees: it sees the matter from then on."""
        await service.name_person(
            viewer, an_id(matter_id), an_id(user_id), actor=actor, at=now, why=data.why
        )

    @delete(
        "/{user_id:int}",
        operation_id="unnamePerson",
        summary="取消指定",
        status_code=204,
        responses=documented(404),
    )
    async def unname(
        self,
        matter_id: FromPath[int],
        user_id: FromPath[int],
        viewer: NamedDependency[Viewer],
        actor: NamedDependency[Actor],
        now: NamedDependency[datetime],
        why: FromQuery[str] = "取消指定",
    ) -> None:
        """Take an account off a matter."""
        await service.unname_person(
            viewer, an_id(matter_id), an_id(user_id), actor=actor, at=now, why=why
        )
