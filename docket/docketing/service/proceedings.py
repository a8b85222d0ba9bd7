"""Proceedings: open one before its forum, with who stands in it and where it came from."""

from collections.abc import Mapping

from docket.docketing import queries
from docket.docketing.rules import check_link, check_proceeding, read_number
from docket.docketing.rules.proceedings import NumberRead
from docket.docketing.schemas import OpenProceeding, StandingIn
from docket.docketing.service.desk import Desk, Verb
from docket.errors import AlreadyDocketed, FieldError, Invalid
from docket.law import library
from docket.proceedings.tables import Proceeding, ProceedingParty, Standing


async def open_proceeding(desk: Desk, fact: OpenProceeding) -> int:
    """登记程序. The same docket number twice is refused with a pointer to the first."""
    errors = check_proceeding(fact)
    number = NumberRead(None, {})
    try:
        number = read_number(fact.docket_number, fact.procedure, fact.forum, library.courts())
    except Invalid as refusal:
        errors += refusal.fields
    if errors:
        raise Invalid.of(*errors)
    matter_id = await desk.existing(fact.matter, "matter", "matter", "案件")
    await desk.touch(matter_id)
    previous = await _previous(desk, fact, matter_id)
    await refuse_known_number(number, fact.forum)
    desk.warnings += number.warnings
    row_id = await desk.ledger.add(
        Proceeding(
            matter=matter_id,
            procedure=fact.procedure,
            compensation=fact.compensation or number.compensation,
            track=fact.track,
            forum=fact.forum.strip(),
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
    for n, standing in enumerate(fact.standings):
        await _stand(desk, row_id, matter_id, standing, f"standings[{n}]")
    for n, role in enumerate(fact.parties):
        party = await desk.existing(role.party, f"parties[{n}].party", "party", "当事人")
        await desk.ledger.add(ProceedingParty(proceeding=row_id, party=party, role=role.role))
    return row_id


async def refuse_known_number(
    number: NumberRead, forum: str, *, except_for: int | None = None
) -> None:
    """One number is one proceeding.

    Raises:
        AlreadyDocketed: It stands in another proceeding; the message names it.
    """
    if number.text is None:
        return
    if number.columns:
        found = await queries.docketed_as(number.columns)
    else:
        found = await queries.numbered_at(number.text, forum)
    if found and found["id"] != except_for:
        msg = (
            f"案号“{number.text}”已登记：案件{found['number']}的程序{found['id']}。"
            "请在该程序下继续登记，或核对案号。"
        )
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
        codes=await queries.outcome_codes(before.proceeding.id),
    )
    if errors:
        raise Invalid.of(*errors)
    return before.proceeding.id


async def _stand(desk: Desk, row_id: int, matter_id: int, standing: StandingIn, path: str) -> None:
    """One of our authorities in the proceeding; its unit is the matter's unless named."""
    authority = await desk.existing(standing.authority, f"{path}.authority", "authority", "机关")
    unit = await desk.existing_optional(standing.unit, f"{path}.unit", "unit", "单位")
    represented_by = await desk.existing_optional(
        standing.represented_by, f"{path}.represented_by", "authority", "机关"
    )
    await desk.ledger.add(
        Standing(
            proceeding=row_id,
            authority=authority,
            role=standing.role,
            capacity=standing.capacity,
            unit=unit or await queries.unit_of_matter(matter_id),
            represented_by=represented_by,
        )
    )


VERBS: Mapping[type, Verb] = {OpenProceeding: open_proceeding}
