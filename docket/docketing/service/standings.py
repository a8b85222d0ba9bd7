"""Who stands in a proceeding: when it is opened, and whoever joins it later (追加当事人)."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from docket.docketing import queries
from docket.docketing.rules.proceedings import check_role, check_standings
from docket.docketing.schemas import JoinProceeding, PartyRoleIn, StandingIn
from docket.docketing.service.desk import Desk, Verb
from docket.errors import FieldError, Invalid
from docket.proceedings.schemas import Brief
from docket.proceedings.tables import ProceedingParty, Standing


async def join_proceeding(desk: Desk, fact: JoinProceeding) -> int:
    """追加当事人: more of ours, or more of their parties, in a proceeding that is open already.

    Returns:
        The id of the proceeding.
    """
    brief = await desk.brief(fact.proceeding)
    roles = [(f"standings[{n}]", one.role) for n, one in enumerate(fact.standings)]
    roles += [(f"parties[{n}]", one.role) for n, one in enumerate(fact.parties)]
    procedure = brief.proceeding.procedure
    errors = [e.under(path) for path, role in roles for e in check_role(role, procedure)]
    if not roles:
        errors.append(FieldError("parties", "没有要追加的当事人。", "请填写本机关或者对方当事人。"))
    if errors:
        raise Invalid.of(*errors)
    matter_id = brief.proceeding.matter
    standings = await read_standings(desk, fact.standings, matter_id, already=brief)
    parties = await read_parties(desk, fact.parties, matter_id)
    _refuse_known(brief, parties)
    await stand(desk, brief.proceeding.id, standings, parties)
    desk.changed(brief.proceeding.id)
    return brief.proceeding.id


def _refuse_known(brief: Brief, parties: Sequence[PartyRoleIn]) -> None:
    errors = [
        FieldError(f"parties[{n}].party", "该当事人已在此程序中。", "请删去这一条。")
        for n, one in enumerate(parties)
        if one.party in brief.parties
    ]
    if errors:
        raise Invalid.of(*errors)


async def stand(
    desk: Desk, proceeding: int, standings: Sequence[StandingIn], parties: Sequence[PartyRoleIn]
) -> None:
    """Write who stands in a proceeding; references are ids by now."""
    for one in standings:
        await desk.ledger.add(
            Standing(
                proceeding=proceeding,
                authority=one.authority,
                role=one.role,
                capacity=one.capacity,
                unit=one.unit,
                represented_by=one.represented_by,
            )
        )
    for role in parties:
        await desk.ledger.add(
            ProceedingParty(proceeding=proceeding, party=role.party, role=role.role)
        )


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


async def read_standings(
    desk: Desk, standings: Sequence[StandingIn], matter_id: int, *, already: Brief | None = None
) -> list[StandingIn]:
    """Our authorities in the proceeding, each with a unit of its own.

    Args:
        desk: The filing.
        standings: As entered.
        matter_id: The matter of the proceeding.
        already: The proceeding that they join, if it is open already.

    Raises:
        Invalid: One stands twice, or is represented by one that does not stand in it.
    """
    read = []
    for n, one in enumerate(standings):
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
    errors = check_standings(read, already=already.authorities if already else frozenset())
    if errors:
        raise Invalid.of(*errors)
    return read


async def read_parties(
    desk: Desk, parties: Sequence[PartyRoleIn], matter_id: int
) -> list[PartyRoleIn]:
    """The matter's parties in the proceeding, each role of one once."""
    read: list[PartyRoleIn] = []
    for n, one in enumerate(parties):
        name = f"parties[{n}].party"
        party = await desk.of_matter(one.party, name, "party", matter_id)
        found = replace(one, party=party)
        if found in read:
            raise Invalid.of(FieldError(name, "同一当事人登记了两次。", "请删去重复的一条。"))
        read.append(found)
    return read


VERBS: Mapping[type, Verb] = {JoinProceeding: join_proceeding}
