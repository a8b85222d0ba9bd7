"""The year of the published report of 2023, as counted things: 70, 69 and two appearances."""

from docket.statistics.rules.cells import DutyCell, ProceedingCell
from docket.terms import Attendance, Procedure
from tests.counted import case, cases, duty

RECON, FIRST, SECOND = (
    Procedure.RECONSIDERATION,
    Procedure.FIRST_INSTANCE,
    Procedure.SECOND_INSTANCE,
)
RECONSIDERATION = (
    "行政复议：2023年我局行政复议案件共70件。已办结行政复议案件66件，其中复议结果维持40件，"
    "复议终止11件，驳回申请14件，撤销0件，确认违法1件。尚未作出复议决定4件。"
)
LITIGATION = (
    "行政诉讼：2023年我局行政诉讼案件共69件，无败诉案件。其中一审案件50件，已结37件，未结13件，"
    "一审胜诉率为100%；中院二审16件，已结8件，未结8件。"
)
ATTENDANCE = "今年公安机关主要负责人出庭2次，单位负责人一审出庭率达100%。"


def reconsiderations() -> list[ProceedingCell]:
    """70: 40 upheld, 11 terminated, 14 dismissed, 1 confirmed unlawful, 4 open."""
    return [
        *cases(40, RECON, "r_upheld"),
        *cases(8, RECON, "r_withdrawn"),
        *cases(3, RECON, "r_withdrawn_settled"),
        *cases(9, RECON, "r_dismiss_application"),
        *cases(5, RECON, "r_dismiss_claim"),
        case(RECON, "r_unlawful"),
        *cases(4, RECON),
    ]


def suits() -> list[ProceedingCell]:
    """69: 50 of first instance (37 closed), 16 of second (8 closed), 3 of retrial."""
    return [
        *cases(30, FIRST, "f_dismiss_claims"),
        *cases(4, FIRST, "f_dismiss_suit"),
        *cases(3, FIRST, "f_withdrawn"),
        *cases(13, FIRST),
        *cases(8, SECOND, "s_affirmed", below="f_dismiss_claims"),
        *cases(8, SECOND),
        case(Procedure.RETRIAL_REVIEW, "t_app_rejected", below="f_dismiss_claims"),
        case(Procedure.RETRIAL_REVIEW),
        case(Procedure.RETRIAL),
    ]


def duties() -> list[DutyCell]:
    """Every first instance that was heard had its leader there."""
    return [*(duty() for _ in range(30)), duty(Attendance.UNKNOWN)]
