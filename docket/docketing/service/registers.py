"""Registers: our authorities and units, series of like cases, papers."""

import re
from collections.abc import Mapping

from docket.accounts.tables import Authority, Unit
from docket.docketing.rules import blank
from docket.docketing.schemas import AddPaper, OpenSeries, RegisterAuthority, RegisterUnit
from docket.docketing.service.desk import Desk, Verb
from docket.errors import FieldError, Invalid
from docket.matters.service import hand_in
from docket.matters.tables import Series
from docket.papers.tables import Paper

SHA256 = re.compile("[0-9a-f]{64}")


async def register_authority(desk: Desk, fact: RegisterAuthority) -> int:
    """登记本机关."""
    _filled(code=fact.code, name=fact.name, short_name=fact.short_name)
    parent = await desk.optional(fact.parent, "parent", "authority")
    return await desk.ledger.add(
        Authority(
            code=fact.code,
            name=fact.name,
            short_name=fact.short_name,
            organ_word=fact.organ_word,
            parent=parent,
        )
    )


async def register_unit(desk: Desk, fact: RegisterUnit) -> int:
    """登记承办单位."""
    _filled(code=fact.code, name=fact.name)
    authority = await desk.existing(fact.authority, "authority", "authority")
    return await desk.ledger.add(Unit(authority=authority, code=fact.code, name=fact.name))


async def open_series(desk: Desk, fact: OpenSeries) -> int:
    """建立系列案."""
    _filled(name=fact.name)
    return await desk.ledger.add(Series(name=fact.name, note=fact.note))


async def add_paper(desk: Desk, fact: AddPaper) -> int:
    """登记文书; its bytes are kept already."""
    _filled(name=fact.name)
    if not SHA256.fullmatch(fact.sha256):
        raise Invalid.of(FieldError("sha256", "不是SHA-256。", "应为64位小写十六进制。"))
    matter = await desk.optional(fact.matter, "matter", "matter")
    paper_id = await desk.ledger.add(
        Paper(
            sha256=fact.sha256,
            name=fact.name,
            media_type=fact.media_type,
            size=fact.size,
            received_on=fact.received_on,
        )
    )
    await hand_in(desk.ledger, paper_id, account=desk.viewer.user_id, matter=matter)
    return paper_id


def _filled(**values: str) -> None:
    """Refuse what is left blank.

    Raises:
        Invalid: A value is empty; every such field is named.
    """
    if errors := blank(**values):
        raise Invalid.of(*errors)


VERBS: Mapping[type, Verb] = {
    RegisterAuthority: register_authority,
    RegisterUnit: register_unit,
    OpenSeries: open_series,
    AddPaper: add_paper,
}
