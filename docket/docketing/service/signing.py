"""Signing rules: a lawyer has read their words against the official text."""

from dataclasses import dataclass
from datetime import date, datetime

from docket.accounts.rules import Viewer
from docket.docketing.schemas import SignRule
from docket.docketing.service.filing import file
from docket.errors import FieldError, Invalid
from docket.history.rules import Actor
from docket.rulebook.queries import adopted, load_book


@dataclass(frozen=True, slots=True)
class Signed:
    """Versions that were signed, in one act of the history.

    Args:
        act: Number of the act in the history.
        versions: The versions, as they read now.
    """

    act: int
    versions: tuple[str, ...]


async def sign_rules(
    rule: str, *, name: str, viewer: Viewer, actor: Actor, why: str, today: date, at: datetime
) -> Signed:
    """Sign the version of this id, or all adopted versions of this rule; bound to their words.

    Args:
        rule: A version, or the key of a rule.
        name: Whose signature it is.
        viewer: Through whose eyes it is filed.
        actor: Who records it.
        why: What the lawyer found, kept with the signature.
        today: The legal day.
        at: The moment of recording, UTC.

    Raises:
        Invalid: There is no such rule, or the name or the finding is missing.
    """
    missing = [
        FieldError(field, "不能为空。", remedy)
        for field, value, remedy in (
            ("signed_by", name, "请写明姓名。"),
            ("why", why, "请写明复核意见，例如“与公报文本核对无误”。"),
        )
        if not value.strip()
    ]
    if missing:
        raise Invalid.of(*missing)
    versions = await _versions(rule)
    done = await file(
        [
            SignRule(rule_version=one, signed_by=name.strip(), signed_on=today, note=why.strip())
            for one in versions
        ],
        viewer=viewer,
        actor=actor,
        why=why.strip(),
        today=today,
        at=at,
    )
    return Signed(done.act, versions)


async def _versions(name: str) -> tuple[str, ...]:
    """The version of this id, or all adopted versions of this rule.

    Raises:
        Invalid: There is no such rule; the nearest names are given.
    """
    if name in await adopted():
        return (name,)
    return tuple(rule.id for rule in (await load_book()).versions(name))
