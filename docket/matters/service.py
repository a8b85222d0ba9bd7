"""指定人员 and 交来文书: who sees a matter by name, and who handed in a paper for one."""

from datetime import datetime

from docket.accounts import queries as accounts
from docket.accounts.rules import Viewer
from docket.errors import Conflict, FieldError, Invalid, NotFound
from docket.history.rules import Actor
from docket.history.service import Ledger, record
from docket.matters.queries import handed_in, person_on, seen_by
from docket.matters.tables import MatterPerson, PaperHolder


async def name_person(
    viewer: Viewer, matter_id: int, account_id: int, *, actor: Actor, at: datetime, why: str
) -> None:
    """Name an account on a matter: it sees the matter, confidential or not.

    Raises:
        Invalid: There is no reason.
        NotFound: There is no such matter for this viewer, or no such account.
        Conflict: It is named already.
    """
    if not why.strip():
        raise Invalid.of(FieldError("why", "缺少理由。", "请写明，例如“承办本案”。"))
    await _check(viewer, matter_id, account_id)
    async with record("matter.name_person", actor=actor, why=why, at=at) as ledger:
        if await person_on(matter_id, account_id) is not None:
            message = "该用户已是本案件的指定人员。"
            raise Conflict(message)
        await name_on(ledger, matter_id, account_id)


async def unname_person(
    viewer: Viewer, matter_id: int, account_id: int, *, actor: Actor, at: datetime, why: str
) -> None:
    """Take an account off a matter.

    Raises:
        NotFound: There is no such matter for this viewer, or the account is not named on it.
    """
    await _check(viewer, matter_id, account_id)
    async with record("matter.unname_person", actor=actor, why=why, at=at) as ledger:
        found = await person_on(matter_id, account_id)
        row = None if found is None else await MatterPerson.objects().get(MatterPerson.id == found)
        if row is None:
            message = "该用户不是本案件的指定人员。"
            raise NotFound(message)
        await ledger.amend(row, {"struck": True})


async def name_on(ledger: Ledger, matter_id: int, account_id: int) -> None:
    """Name an account on a matter within an act that is being recorded; once is enough."""
    if await person_on(matter_id, account_id) is None:
        await ledger.add(MatterPerson(matter=matter_id, account=account_id))


async def hand_in(
    ledger: Ledger, paper_id: int, *, account: int | None, matter: int | None
) -> None:
    """Note within an act who handed in a paper, and for which matter; once is enough."""
    if account is None and matter is None:
        return
    if not await handed_in(paper_id, account, matter):
        await ledger.add(PaperHolder(paper=paper_id, account=account, matter=matter))


async def _check(viewer: Viewer, matter_id: int, account_id: int) -> None:
    if not await seen_by(viewer, matter_id):
        message = f"没有编号为 {matter_id} 的案件，或者无权查看。"
        raise NotFound(message)
    if await accounts.account_of(account_id) is None:
        message = f"没有编号为 {account_id} 的用户。"
        raise NotFound(message)
