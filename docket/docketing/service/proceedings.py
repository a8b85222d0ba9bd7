"""Proceedings: open one before its forum, with who stands in it and where it came from."""

from collections.abc import Mapping

from msgspec.structs import replace

from docket import db
from docket.docketing import queries
from docket.docketing.rules import check_link, check_proceeding, read_number
from docket.docketing.rules.proceedings import NumberRead, check_standings
from docket.docketing.schemas import OpenProceeding, PartyRoleIn, StandingIn
from docket.docketing.service.desk import Desk, Verb
from docket.errors import AlreadyDocketed, FieldError, Invalid
from docket.law import library
from docket.proceedings.tables import Proceeding, ProceedingParty, Standing


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
    standings = await _standings(desk, fact, matter_id)
    parties = await _parties(desk, fact, matter_id)
    await refuse_known_number(number, forum)
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
    for one in standings:
        await desk.ledger.add(
            Standing(
                proceeding=row_id,
                authority=one.authority,
                role=one.role,
                capacity=one.capacity,
                unit=one.unit,
                represented_by=one.represented_by,
            )
        )
    for role in parties:
        await desk.ledger.add(ProceedingParty(proceeding=row_id, party=role.party, role=role.role))
    return row_id


async def refuse_known_number(
    number: NumberRead, forum: str, *, except_for: int | None = None
) -> None:
    """One number is one proceeding, also when two people enter it at the same moment.

    Raises:
        AlreadyDocketed: It stands in another proceeding; the message names it.
    """
    if number.text is None:
        return
    await db.lock(f"docket-number {number.text}")
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


async def unit_for(
    desk: Desk, unit: int | str | None, authority: int, matter_id: int, path: str = ""
) -> int:
    """The unit that handles the proceeding for an authority: one of its own.

    Left out, it is the matter's, if that is one of the authority's.

    Raises:
        Invalid: The unit belongs to another authority.
    """
    name = f"{path}.unit" if path else "unit"
    named = await desk.optional(unit, name, "unit")
    row_id = named or await queries.unit_of_matter(matter_id)
    if await queries.authority_of_unit(row_id) != authority:
        wrong = "该单位属于另一机关。" if named else "案件的承办单位属于另一机关。"
        raise Invalid.of(FieldError(name, wrong, "请填写该机关自己的单位。"))
    return row_id


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


async def _standings(desk: Desk, fact: OpenProceeding, matter_id: int) -> list[StandingIn]:
    """Our authorities in the proceeding, each with a unit of its own."""
    read = []
    for n, one in enumerate(fact.standings):
        path = f"standings[{n}]"
        authority = await desk.existing(one.authority, f"{path}.authority", "authority")
        read.append(
            replace(
                one,
                authority=authority,
                unit=await unit_for(desk, one.unit, authority, matter_id, path),
                represented_by=await desk.optional(
                    one.represented_by, f"{path}.represented_by", "authority"
                ),
            )
        )
    errors = check_standings(read)
    if errors:
        raise Invalid.of(*errors)
    return read


async def _parties(desk: Desk, fact: OpenProceeding, matter_id: int) -> list[PartyRoleIn]:
    """The matter's parties in the proceeding, each role of one once."""
    read: list[PartyRoleIn] = []
    for n, one in enumerate(fact.parties):
        name = f"parties[{n}].party"
        party = await desk.of_matter(one.party, name, "party", matter_id)
        found = replace(one, party=party)
        if found in read:
            raise Invalid.of(FieldError(name, "同一当事人登记了两次。", "请删去重复的一条。"))
        read.append(found)
    return read


VERBS: Mapping[type, Verb] = {OpenProceeding: open_proceeding}
