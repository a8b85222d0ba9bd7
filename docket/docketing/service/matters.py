"""Matters: open one, say which acts it challenges and who its parties are."""

from collections.abc import Mapping

from docket import db
from docket.docketing import queries
from docket.docketing.rules import check_act, check_matter, check_party
from docket.docketing.schemas import AddChallengedAct, AddParty, OpenMatter
from docket.docketing.service.desk import Desk, Verb
from docket.docketing.service.sight import keep_in_sight
from docket.errors import Conflict, FieldError, Invalid
from docket.law import library
from docket.matters.tables import ChallengedAct, Matter, Party


async def open_matter(desk: Desk, fact: OpenMatter) -> int:
    """立卷; numbers it when no number is given."""
    errors = check_matter(
        fact, fields=library.fields(), act_kinds=library.act_kinds(), today=desk.today
    )
    if errors:
        raise Invalid.of(*errors)
    unit = await desk.existing(fact.unit, "unit", "unit")
    series = await desk.optional(fact.series, "series", "series")
    matter_id = await desk.ledger.add(
        Matter(
            number=await own_number((fact.number or "").strip(), fact.opened_on.year),
            cause=fact.cause.strip(),
            field=fact.field,
            act_kind=fact.act_kind,
            unit=unit,
            series=series,
            handler=fact.handler,
            opened_on=fact.opened_on,
            confidential=fact.confidential,
            prior_recon_required=fact.prior_recon_required,
            told_of_prior_recon=fact.told_of_prior_recon,
            note=fact.note,
        )
    )
    await keep_in_sight(desk, matter_id)
    await desk.touch(matter_id)
    if not fact.accept_likeness:
        desk.opened.add(matter_id)
    return matter_id


async def add_challenged_act(desk: Desk, fact: AddChallengedAct) -> int:
    """登记被诉行政行为."""
    errors = check_act(fact, act_kinds=library.act_kinds(), today=desk.today)
    if errors:
        raise Invalid.of(*errors)
    matter_id = await desk.existing(fact.matter, "matter", "matter")
    await desk.touch(matter_id)
    return await desk.ledger.add(
        ChallengedAct(
            matter=matter_id,
            authority=await desk.optional(fact.authority, "authority", "authority"),
            kind=fact.kind,
            number=fact.number,
            made_on=fact.made_on,
            description=fact.description,
        )
    )


async def add_party(desk: Desk, fact: AddParty) -> int:
    """登记当事人."""
    errors = check_party(fact)
    if errors:
        raise Invalid.of(*errors)
    matter_id = await desk.existing(fact.matter, "matter", "matter")
    await desk.touch(matter_id)
    return await desk.ledger.add(
        Party(matter=matter_id, name=fact.name.strip(), kind=fact.kind, agent=fact.agent)
    )


async def own_number(given: str, year: int, *, except_for: int | None = None) -> str:
    """内部编号: the one given, or the next of the year; under a lock, so that no two share it.

    Raises:
        Conflict: The number given stands for another matter.
    """
    await db.lock("matter-number")
    if not given:
        return f"{year}-{await queries.last_number(year) + 1:04d}"
    if await queries.matter_numbered(given) not in (None, except_for):
        msg = f"内部编号“{given}”已属于另一案件。请换一个编号，或者不填，由系统编号。"
        raise Conflict(msg, fields=(FieldError("number", msg),))
    return given


VERBS: Mapping[type, Verb] = {
    OpenMatter: open_matter,
    AddChallengedAct: add_challenged_act,
    AddParty: add_party,
}
