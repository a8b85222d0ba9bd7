"""New versions of rules over HTTP: what they would move, and adopting them."""

from datetime import date, datetime
from functools import partial
from typing import Annotated

import msgspec
from litestar import Controller, post
from litestar.di import NamedDependency
from litestar.params import JSONBody

from docket.accounts.rules import Right, Viewer, needs
from docket.docketing.schemas.base import Number
from docket.docketing.service import (
    BookApplied,
    BookChange,
    apply_rules,
    from_file,
    preview_rules,
)
from docket.history.rules import Actor
from docket.settings import Settings
from docket.web.answers import documented
from docket.web.body import CheckedBody

RulesText = Annotated[str, msgspec.Meta(min_length=1, max_length=1_000_000)]


class KeepIn(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """保留: a deadline that stays on its version; without a reason of its own, for that of all."""

    deadline: Number
    reason: str = ""


class RulesIn(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """规则的新版本: ``text`` is a file as docket's own are written (TOML), or JSON as one text."""

    text: RulesText
    keep: list[KeepIn] = msgspec.field(default_factory=list)


class SignedRules(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """规则的新版本 to be adopted, and why; the reason stays in the history."""

    text: RulesText
    why: str
    keep: list[KeepIn] = msgspec.field(default_factory=list)


class RuleChangeController(Controller):
    """期限规则的新版本."""

    path = "/rules"
    tags = ("rules",)
    opt = needs(Right.MANAGE_RULES)

    @post(
        "/preview",
        operation_id="previewRules",
        summary="规则的新版本会改变什么",
        status_code=200,
        dto=CheckedBody[RulesIn],
        return_dto=None,
        responses=documented(413, 415, 422),
    )
    async def preview(self, data: JSONBody[RulesIn], viewer: NamedDependency[Viewer]) -> BookChange:
        """The versions that change and every deadline that would move; nothing is written."""
        return await preview_rules(viewer, partial(from_file, data.text), keep=_reasons(data.keep))

    @post(
        "/versions",
        operation_id="adoptRules",
        summary="采用规则的新版本",
        dto=CheckedBody[SignedRules],
        return_dto=None,
        responses=documented(403, 409, 413, 415, 422),
    )
    async def adopt(
        self,
        data: JSONBody[SignedRules],
        viewer: NamedDependency[Viewer],
        actor: NamedDependency[Actor],
        settings: NamedDependency[Settings],
        today: NamedDependency[date],
        now: NamedDependency[datetime],
    ) -> BookApplied:
        """Adopt the versions and derive anew every deadline they reach, or keep it; all or nothing."""
        return await apply_rules(
            partial(from_file, data.text),
            viewer=viewer,
            folder=settings.files,
            actor=actor,
            why=data.why,
            today=today,
            at=now,
            keep=_reasons(data.keep),
        )


def _reasons(keep: list[KeepIn]) -> dict[int, str]:
    return {one.deadline: one.reason for one in keep}
