"""类型代字: the type codes of court case numbers and their procedures (法〔2015〕137号第七条)."""

from dataclasses import dataclass

from docket.law.courts import CourtLevel
from docket.terms import Procedure


@dataclass(frozen=True, slots=True)
class CaseType:
    """One type code.

    Args:
        zh: What the court calls the case.
        procedure: The procedure of ours it opens.
        compensation: 行政赔偿案件.
        never_at: Court levels that cannot have such a case; the number is refused.
        rarely_at: Court levels that hardly ever have one; the number is pointed out.
        old_only: Not used since 2016.
        note: What is easily mistaken about it.
    """

    zh: str
    procedure: Procedure
    compensation: bool = False
    never_at: tuple[CourtLevel, ...] = ()
    rarely_at: tuple[CourtLevel, ...] = ()
    old_only: bool = False
    note: str = ""


_BASIC = (CourtLevel.BASIC,)
_PRESERVATION = "“行保”的“行”是行为，不是行政；请确认属于本机关的非诉案件。"

TYPES: dict[str, CaseType] = {
    "行初": CaseType("行政一审", Procedure.FIRST_INSTANCE),
    "行终": CaseType("行政二审", Procedure.SECOND_INSTANCE, never_at=_BASIC),
    "行申": CaseType("行政申请再审审查", Procedure.RETRIAL_REVIEW, rarely_at=_BASIC),
    "行监": CaseType("行政依职权再审审查", Procedure.RETRIAL_REVIEW),
    "行抗": CaseType("行政抗诉再审审查", Procedure.RETRIAL_REVIEW, rarely_at=_BASIC),
    "行再": CaseType("行政再审", Procedure.RETRIAL, rarely_at=_BASIC),
    "行提": CaseType("行政提审", Procedure.RETRIAL, old_only=True),
    "行执": CaseType("非诉行政执行", Procedure.NON_LITIGATION_ENFORCEMENT, old_only=True),
    "行审": CaseType("非诉行政行为申请执行审查", Procedure.NON_LITIGATION_ENFORCEMENT),
    "行审复": CaseType("非诉执行审查复议", Procedure.NON_LITIGATION_ENFORCEMENT, never_at=_BASIC),
    "行他": CaseType("其他行政案件", Procedure.OTHER),
    "行辖": CaseType("行政管辖", Procedure.JURISDICTION),
    "行辖终": CaseType("行政管辖上诉", Procedure.JURISDICTION, never_at=_BASIC),
    "行赔初": CaseType("行政赔偿一审", Procedure.FIRST_INSTANCE, compensation=True),
    "行赔终": CaseType(
        "行政赔偿二审", Procedure.SECOND_INSTANCE, compensation=True, never_at=_BASIC
    ),
    "行赔申": CaseType(
        "行政赔偿申请再审审查", Procedure.RETRIAL_REVIEW, compensation=True, rarely_at=_BASIC
    ),
    "行赔监": CaseType("行政赔偿依职权再审审查", Procedure.RETRIAL_REVIEW, compensation=True),
    "行赔抗": CaseType(
        "行政赔偿抗诉再审审查", Procedure.RETRIAL_REVIEW, compensation=True, rarely_at=_BASIC
    ),
    "行赔再": CaseType("行政赔偿再审", Procedure.RETRIAL, compensation=True, rarely_at=_BASIC),
    "行赔他": CaseType("其他行政赔偿案件", Procedure.OTHER, compensation=True),
    "赔辖": CaseType("行政赔偿管辖", Procedure.JURISDICTION, compensation=True),
    "赔辖终": CaseType(
        "行政赔偿管辖上诉", Procedure.JURISDICTION, compensation=True, never_at=_BASIC
    ),
    "法赔": CaseType("法院作为赔偿义务机关自赔", Procedure.STATE_COMPENSATION),
    "委赔": CaseType("赔偿委员会审理的司法赔偿", Procedure.STATE_COMPENSATION),
    "委赔监": CaseType("司法赔偿监督审查", Procedure.STATE_COMPENSATION),
    "委赔提": CaseType("司法赔偿监督上级法院赔委会重审", Procedure.STATE_COMPENSATION),
    "委赔再": CaseType("司法赔偿监督本院赔委会重审", Procedure.STATE_COMPENSATION),
    "赔确监": CaseType("赔偿确认监督", Procedure.STATE_COMPENSATION),
    "赔他": CaseType("其他赔偿", Procedure.STATE_COMPENSATION),
    "司救行": CaseType("行政司法救助", Procedure.OTHER),
    "司救赔": CaseType("国家赔偿司法救助", Procedure.OTHER),
    "行保": CaseType("非诉行为保全审查", Procedure.OTHER, note=_PRESERVATION),
    "行保复": CaseType("非诉行为保全复议", Procedure.OTHER, note=_PRESERVATION),
    "执": CaseType("首次执行", Procedure.ENFORCEMENT),
    "执恢": CaseType("恢复执行", Procedure.ENFORCEMENT),
    "执保": CaseType("财产保全执行", Procedure.ENFORCEMENT),
    "执异": CaseType("执行异议", Procedure.ENFORCEMENT),
    "执复": CaseType("执行复议", Procedure.ENFORCEMENT),
    "执监": CaseType("执行监督", Procedure.ENFORCEMENT),
    "执他": CaseType("其他执行", Procedure.ENFORCEMENT),
}

OTHER_COURTS_WORK = {"刑": "刑事", "民": "民事", "商": "商事", "破": "破产", "清": "强制清算"}
"""First characters of the type codes of cases that are not this docket's, with their kind."""
