"""The rule book over HTTP: what a change would move, adopting, striking and signing versions."""

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
    Signed,
    apply_rules,
    from_file,
    preview_rules,
    sign_rules,
    striking,
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


class StrikeIn(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """误采用的规则版本: ``version`` is its id, such as ``recon_reply@2027-01-01``."""

    version: str
    keep: list[KeepIn] = msgspec.field(default_factory=list)


class SignedStrike(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """误采用的规则版本 to be taken back, and why; the reason stays in the history."""

    version: str
    why: str
    keep: list[KeepIn] = msgspec.field(default_factory=list)


class SignatureIn(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """签署: ``rule`` is a version or, for all of its versions, a rule; ``why`` is what was found."""

    rule: str
    signed_by: str
    why: str


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

    @post(
        "/strikes/preview",
        operation_id="previewStrike",
        summary="撤回规则版本会改变什么",
        status_code=200,
        dto=CheckedBody[StrikeIn],
        return_dto=None,
        responses=documented(404, 413, 415, 422),
    )
    async def preview_strike(
        self, data: JSONBody[StrikeIn], viewer: NamedDependency[Viewer]
    ) -> BookChange:
        """Every deadline that would move; nothing is written."""
        drafting = partial(striking, data.version)
        return await preview_rules(viewer, drafting, keep=_reasons(data.keep))

    @post(
        "/strikes",
        operation_id="strikeRules",
        summary="撤回误采用的规则版本",
        dto=CheckedBody[SignedStrike],
        return_dto=None,
        responses=documented(403, 404, 409, 413, 415, 422),
    )
    async def strike(
        self,
        data: JSONBody[SignedStrike],
        viewer: NamedDependency[Viewer],
        actor: NamedDependency[Actor],
        settings: NamedDependency[Settings],
        today: NamedDependency[date],
        now: NamedDependency[datetime],
    ) -> BookApplied:
        """Take an adopted version back; what counted before it counts again."""
        return await apply_rules(
            partial(striking, data.version),
            viewer=viewer,
            folder=settings.files,
            actor=actor,
            why=data.why,
            today=today,
            at=now,
            keep=_reasons(data.keep),
        )

    @post(
        "/signatures",
        operation_id="signRules",
        summary="签署规则",
        dto=CheckedBody[SignatureIn],
        return_dto=None,
        responses=documented(403, 413, 415, 422),
    )
    async def sign(
        self,
        data: JSONBody[SignatureIn],
        viewer: NamedDependency[Viewer],
        actor: NamedDependency[Actor],
        today: NamedDependency[date],
        now: NamedDependency[datetime],
    ) -> Signed:
        """A lawyer's signature under a rule as it reads now; corrected words end it."""
        return await sign_rules(
            data.rule,
            name=data.signed_by,
            viewer=viewer,
            actor=actor,
            why=data.why,
            today=today,
            at=now,
        )


def _reasons(keep: list[KeepIn]) -> dict[int, str]:
    return {one.deadline: one.reason for one in keep}
