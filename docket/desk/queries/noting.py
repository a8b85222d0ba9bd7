"""Noting in the access log who read a confidential matter (涉密案件)."""

from docket import db
from docket.accounts.rules import Viewer
from docket.history.rules import Actor
from docket.history.service import record_access
from docket.terms import AccessKind, ActorKind


def note_read(viewer: Viewer, matter_id: int, *, confidential: bool) -> None:
    """Note that a matter was shown to this viewer, if it is confidential."""
    if confidential:
        who = Actor(ActorKind.USER, str(viewer.user_id or viewer.name), viewer.name)
        record_access(AccessKind.READ_CONFIDENTIAL, who=who, what=f"matter {matter_id}")


async def note_reads(viewer: Viewer, *matter_ids: int) -> None:
    """The same of matters of which only a part was shown: a fact, a paper."""
    if not matter_ids:
        return
    marks = ", ".join("{}" for _ in matter_ids)
    found = await db.rows(
        f"SELECT m.id FROM matter m WHERE m.id IN ({marks}) AND m.confidential", *matter_ids
    )
    for row in found:
        note_read(viewer, int(row["id"]), confidential=True)
