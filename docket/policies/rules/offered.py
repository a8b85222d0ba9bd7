"""内部节点 that are offered: nothing holds until an authority takes it over."""

from dataclasses import dataclass

from docket.terms import Anchor, HearingKind, LengthUnit, Procedure

_ANSWERED = (
    Procedure.RECONSIDERATION,
    Procedure.FIRST_INSTANCE,
    Procedure.SECOND_INSTANCE,
)
_HEARD = (Procedure.FIRST_INSTANCE, Procedure.SECOND_INSTANCE, Procedure.RETRIAL)


@dataclass(frozen=True, slots=True)
class Offer:
    """A milestone as it is offered; see ``policies.tables.Milestone``."""

    name: str
    anchor: Anchor
    code: str
    length: int
    counted_in: LengthUnit
    procedures: tuple[Procedure, ...]
    asks_unit: bool = False


OFFERED: tuple[Offer, ...] = (
    Offer(
        "向承办单位调卷",
        Anchor.EVENT,
        "copy_received",
        3,
        LengthUnit.CALENDAR_DAY,
        _ANSWERED,
        asks_unit=True,
    ),
    Offer(
        "拟出答复（答辩）稿", Anchor.EVENT, "copy_received", 7, LengthUnit.CALENDAR_DAY, _ANSWERED
    ),
    Offer(
        "复议答复稿送签",
        Anchor.DEADLINE,
        "recon_reply",
        -2,
        LengthUnit.WORKING_DAY,
        (Procedure.RECONSIDERATION,),
    ),
    Offer(
        "答辩状、证据送签",
        Anchor.DEADLINE,
        "answer_evidence",
        -2,
        LengthUnit.WORKING_DAY,
        (Procedure.FIRST_INSTANCE,),
    ),
    Offer(
        "确定出庭负责人",
        Anchor.HEARING,
        HearingKind.COURT_HEARING.value,
        -7,
        LengthUnit.CALENDAR_DAY,
        _HEARD,
    ),
    Offer(
        "确定听证负责人",
        Anchor.HEARING,
        HearingKind.RECONSIDERATION_HEARING.value,
        -7,
        LengthUnit.CALENDAR_DAY,
        (Procedure.RECONSIDERATION,),
    ),
)
