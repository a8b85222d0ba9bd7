"""Proceedings: open one before its forum, with who stands in it and where it came from."""

from collections.abc import Mapping

from docket import db
from docket.accounts.rules import Viewer
from docket.docketing import queries
from docket.docketing.rules import check_link, check_proceeding, read_number
from docket.docketing.rules.proceedings import NumberRead
from docket.docketing.schemas import OpenProceeding
from docket.docketing.service.desk import Desk, Verb
from docket.docketing.service.standings import read_parties, read_standings, stand
from docket.errors import AlreadyDocketed, FieldError, Invalid
from docket.law import library
from docket.proceedings.tables import Proceeding


async def open_proceeding(desk: Desk, fact: OpenProceeding) -> int:
    """登记程序. The same docket number twice is refused with a pointer to the first."""
    errors = check_proceeding(fact)
    number = NumberRead(None, {})
    forum = fact.forum.strip()
    try:
        number = read_number(fact.docket_number, fact.procedure, forum, library.courts())
    except Invalid as refusal:
        errors += refusal.fields
    if errors:
        raise Invalid.of(*errors)
    matter_id = await desk.existing(fact.matter, "matter", "matter")
    await desk.touch(matter_id)
    previous = await _previous(desk, fact, matter_id)
    standings = await read_standings(desk, fact.standings, matter_id)
    parties = await read_parties(desk, fact.parties, matter_id)
    await refuse_known_number(desk.viewer, number, forum)
    desk.warnings += number.warnings
    row_id = await desk.ledger.add(
        Proceeding(
            matter=matter_id,
            procedure=fact.procedure,
            compensation=fact.compensation or number.compensation,
            track=fact.track,
            forum=forum,
            docket_number=number.text,
            previous=previous,
            link=fact.link,
            note=fact.note,
            number_year=number.columns.get("number_year"),
            number_court=number.columns.get("number_court"),
            number_type=number.columns.get("number_type"),
            number_seq=number.columns.get("number_seq"),
        )
    )
    await stand(desk, row_id, standings, parties)
    return row_id


async def refuse_known_number(
    viewer: Viewer, number: NumberRead, forum: str, *, except_for: int | None = None
) -> None:
    """One number is one proceeding, also when two people enter it at the same moment.

    Raises:
        AlreadyDocketed: It stands in another proceeding; the message names one that is seen.
    """
    if number.text is None:
        return
    await db.lock(f"docket-number {number.text}")
    if number.columns:
        found = await queries.docketed_as(number.columns)
    else:
        found = await queries.numbered_at(number.text, forum)
    if found and found["id"] != except_for:
        seen = await queries.visible_among(viewer, [int(found["matter"])])
        where = f"：案件{found['number']}的程序{found['id']}" if seen else "在您无权查看的案件中"
        remedy = (
            "请在该程序下继续登记，或核对案号。" if seen else "请核对案号，或找有权限的人登记。"
        )
        msg = f"案号“{number.text}”已登记{where}。{remedy}"
        raise AlreadyDocketed(msg, fields=(FieldError("docket_number", msg),))


async def _previous(desk: Desk, fact: OpenProceeding, matter_id: int) -> int | None:
    """The proceeding this one arises from, of the same matter and fit for the link."""
    if fact.previous is None:
        return None
    before = await desk.brief(fact.previous, "previous")
    if before.proceeding.matter != matter_id:
        raise Invalid.of(
            FieldError("previous", "前一程序属于另一案件。", "请核对；同一争议应登记在同一案件下。")
        )
    errors = check_link(
        fact,
        before.proceeding,
        decided_on=before.decided_on,
        accepted_on=before.accepted_on,
        codes=frozenset(item.code for item in await queries.items_of(before.proceeding.id)),
    )
    if errors:
        raise Invalid.of(*errors)
    return before.proceeding.id


VERBS: Mapping[type, Verb] = {OpenProceeding: open_proceeding}
