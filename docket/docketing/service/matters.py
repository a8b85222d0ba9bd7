"""Matters: open one, say which acts it challenges and who its parties are."""

from collections.abc import Mapping

from docket import db
from docket.docketing import queries
from docket.docketing.rules import unknown_code
from docket.docketing.schemas import AddChallengedAct, AddParty, OpenMatter
from docket.docketing.service.desk import Desk, Verb
from docket.errors import FieldError, Invalid
from docket.law import library
from docket.matters.tables import ChallengedAct, Matter, Party


async def open_matter(desk: Desk, fact: OpenMatter) -> int:
    """立卷; numbers it when no number is given."""
    errors = []
    if not fact.cause.strip():
        errors.append(FieldError("cause", "缺少案由。", "请填写案由，例如“不服行政处罚”。"))
    if fact.field not in library.fields():
        errors.append(unknown_code("field", fact.field, library.fields(), "行政管理类别"))
    if fact.act_kind not in library.act_kinds():
        errors.append(unknown_code("act_kind", fact.act_kind, library.act_kinds(), "行政行为种类"))
    if errors:
        raise Invalid.of(*errors)
    matter_id = await desk.ledger.add(
        Matter(
            number=fact.number or await _next_number(fact.opened_on.year),
            cause=fact.cause,
            field=fact.field,
            act_kind=fact.act_kind,
            unit=await desk.existing(fact.unit, "unit", "unit", "单位"),
            series=await desk.existing_optional(fact.series, "series", "series", "系列案"),
            handler=fact.handler,
            opened_on=fact.opened_on,
            confidential=fact.confidential,
            prior_recon_required=fact.prior_recon_required,
            told_of_prior_recon=fact.told_of_prior_recon,
            note=fact.note,
        )
    )
    await desk.touch(matter_id)
    if not fact.accept_likeness:
        desk.opened.add(matter_id)
    return matter_id


async def add_challenged_act(desk: Desk, fact: AddChallengedAct) -> int:
    """登记被诉行政行为."""
    if fact.kind not in library.act_kinds():
        raise Invalid.of(unknown_code("kind", fact.kind, library.act_kinds(), "行政行为种类"))
    matter_id = await desk.existing(fact.matter, "matter", "matter", "案件")
    await desk.touch(matter_id)
    return await desk.ledger.add(
        ChallengedAct(
            matter=matter_id,
            authority=await desk.existing_optional(
                fact.authority, "authority", "authority", "机关"
            ),
            kind=fact.kind,
            number=fact.number,
            made_on=fact.made_on,
            description=fact.description,
        )
    )


async def add_party(desk: Desk, fact: AddParty) -> int:
    """登记当事人."""
    if not fact.name.strip():
        raise Invalid.of(FieldError("name", "缺少当事人姓名或者名称。", "请填写。"))
    matter_id = await desk.existing(fact.matter, "matter", "matter", "案件")
    await desk.touch(matter_id)
    return await desk.ledger.add(
        Party(matter=matter_id, name=fact.name.strip(), kind=fact.kind, agent=fact.agent)
    )


async def _next_number(year: int) -> str:
    """The next of our own numbers of a year, taken under a lock so that no two filings share it."""
    await db.lock("matter-number")
    return f"{year}-{await queries.last_number(year) + 1:04d}"


VERBS: Mapping[type, Verb] = {
    OpenMatter: open_matter,
    AddChallengedAct: add_challenged_act,
    AddParty: add_party,
}
