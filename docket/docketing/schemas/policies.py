"""Facts of how an authority works: its policies, and the milestones it sets itself."""

from datetime import date
from typing import Annotated

import msgspec

from docket.docketing.schemas.base import Fact, Ref
from docket.terms import Anchor, LengthUnit, Procedure

Length = Annotated[int, msgspec.Meta(ge=-366, le=366)]
"""Days from an anchor, back from it when negative."""


class RecordPolicy(Fact, tag="record_policy"):
    """登记制度设置: how one authority works; ``docket policy`` lists the keys and their values."""

    authority: Ref
    key: str
    value: str


class RecordMilestone(Fact, tag="record_milestone"):
    """登记内部节点: a step that an authority sets itself beside the law.

    It is due on the last working day up to the end of its count, and enters no figure.
    ``docket milestones`` lists those that are offered.
    """

    authority: Ref
    name: str
    anchor: Anchor
    code: str
    """A kind of event, a kind of hearing, or the key of a rule that binds us (its safe day)."""
    length: Length
    """Negative: counted back from the anchor."""
    procedures: list[Procedure]
    counted_in: LengthUnit = LengthUnit.CALENDAR_DAY
    """calendar_day or working_day."""
    asks_unit: bool = False
    """Done once a request to a unit (``ask_unit``) is on record."""
    from_on: date | None = None
    """For what happens from this day on; the day of recording when left out."""


class MilestoneFields(msgspec.Struct, kw_only=True):
    """What of a milestone can be corrected."""

    length: Length
    counted_in: LengthUnit
    asks_unit: bool
    from_on: date
