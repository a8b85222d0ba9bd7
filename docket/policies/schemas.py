"""How an authority works, as honest types."""

from datetime import date

import msgspec

from docket.terms import Anchor, LengthUnit, Procedure


class MilestoneRow(msgspec.Struct, frozen=True, kw_only=True):
    """内部节点 that an authority set itself."""

    id: int
    authority: int
    name: str
    anchor: Anchor
    code: str
    length: int
    counted_in: LengthUnit
    procedures: tuple[Procedure, ...]
    asks_unit: bool
    from_on: date
    version: int


class PolicyLine(msgspec.Struct, frozen=True, kw_only=True):
    """制度设置 of one authority: what holds, and whether it was recorded or is the default."""

    authority: int
    authority_code: str
    authority_name: str
    key: str
    zh: str
    value: str
    value_zh: str
    recorded: bool
    meaning: str


class MilestoneLine(MilestoneRow, frozen=True, kw_only=True):
    """内部节点, with the authority it belongs to."""

    authority_code: str
    authority_name: str
