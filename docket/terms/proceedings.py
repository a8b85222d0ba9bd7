"""Of proceedings: their kinds, who stands in them, how papers reach people."""

from docket.terms.base import Term


class Level(Term):
    """审级: the rungs that statistics compare. Derived from the procedure, never entered."""

    RECONSIDERATION = "reconsideration", "复议", "reconsideration"
    FIRST_INSTANCE = "first_instance", "一审", "first instance"
    SECOND_INSTANCE = "second_instance", "二审", "second instance"
    RETRIAL = "retrial", "再审", "retrial"


class Procedure(Term):
    """程序种类: what kind of proceeding this is, before one forum."""

    RECONSIDERATION = "reconsideration", "行政复议", "reconsideration"
    FIRST_INSTANCE = "first_instance", "第一审", "first instance"
    SECOND_INSTANCE = "second_instance", "第二审", "second instance"
    RETRIAL_REVIEW = "retrial_review", "再审审查", "review of a retrial application"
    RETRIAL = "retrial", "再审", "retrial"
    NON_LITIGATION_ENFORCEMENT = (
        "non_litigation_enforcement",
        "非诉执行",
        "non-litigation enforcement",
    )
    ENFORCEMENT = "enforcement", "执行", "enforcement"
    STATE_COMPENSATION = "state_compensation", "国家赔偿", "state compensation"
    JURISDICTION = "jurisdiction", "管辖", "jurisdiction"
    SUGGESTION = "suggestion", "司法(检察)建议", "judicial or procuratorial suggestion"
    OTHER = "other", "其他", "other"

    @property
    def level(self) -> Level | None:
        """审级, or None for the procedures that belong to no instance."""
        return _LEVELS.get(self)

    @property
    def is_litigation(self) -> bool:
        """Counted as 行政诉讼案件: the four court procedures, and only they."""
        return self in LITIGATION


_LEVELS = {
    Procedure.RECONSIDERATION: Level.RECONSIDERATION,
    Procedure.FIRST_INSTANCE: Level.FIRST_INSTANCE,
    Procedure.SECOND_INSTANCE: Level.SECOND_INSTANCE,
    Procedure.RETRIAL_REVIEW: Level.RETRIAL,
    Procedure.RETRIAL: Level.RETRIAL,
}
LITIGATION = (
    Procedure.FIRST_INSTANCE,
    Procedure.SECOND_INSTANCE,
    Procedure.RETRIAL_REVIEW,
    Procedure.RETRIAL,
)


class Track(Term):
    """程序类型: ordinary or simplified, which decides several periods."""

    ORDINARY = "ordinary", "普通程序", "ordinary procedure"
    SIMPLIFIED = "simplified", "简易程序", "simplified procedure"


class Link(Term):
    """How a proceeding arose from the one before it."""

    SUIT_AFTER_RECONSIDERATION = (
        "suit_after_reconsideration",
        "复议后起诉",
        "suit after reconsideration",
    )
    APPEAL = "appeal", "上诉", "appeal"
    REMAND = "remand", "发回重审", "remand"
    RETRIAL_APPLICATION = "retrial_application", "申请再审", "application for retrial"
    RETRIAL_ORDERED = "retrial_ordered", "裁定再审", "retrial ordered"
    TRANSFER = "transfer", "移送", "transfer"
    ORDERED_TO_DOCKET = "ordered_to_docket", "指令立案(继续审理)", "ordered to docket or go on"
    ENFORCEMENT = "enforcement", "申请执行", "enforcement"
    COMPENSATION = "compensation", "另行请求赔偿", "compensation claim"
    OTHER = "other", "其他", "other"


class Role(Term):
    """诉讼(复议)地位: the standing of one of our authorities, or of a party, in one proceeding."""

    APPLICANT = "applicant", "申请人", "applicant"
    RESPONDENT = "respondent", "被申请人", "respondent"
    RECONSIDERATION_ORGAN = "reconsideration_organ", "复议机关", "reconsideration organ"
    PLAINTIFF = "plaintiff", "原告", "plaintiff"
    DEFENDANT = "defendant", "被告", "defendant"
    APPELLANT = "appellant", "上诉人", "appellant"
    APPELLEE = "appellee", "被上诉人", "appellee"
    RETRIAL_APPLICANT = "retrial_applicant", "再审申请人", "retrial applicant"
    RETRIAL_RESPONDENT = "retrial_respondent", "再审被申请人", "retrial respondent"
    THIRD_PARTY = "third_party", "第三人", "third party"
    ENFORCEMENT_APPLICANT = "enforcement_applicant", "申请执行人", "enforcement applicant"
    ENFORCEMENT_RESPONDENT = "enforcement_respondent", "被执行人", "enforcement respondent"


class Capacity(Term):
    """In a suit after reconsideration: which organ our authority was (行政诉讼法第二十六条)."""

    ORIGINAL = "original", "原行政行为机关", "organ that made the act"
    RECONSIDERING = "reconsidering", "复议机关", "reconsideration organ"


class PartyKind(Term):
    """What a party is."""

    NATURAL_PERSON = "natural_person", "公民", "natural person"
    LEGAL_PERSON = "legal_person", "法人", "legal person"
    OTHER_ORGANISATION = "other_organisation", "其他组织", "other organisation"
    AUTHORITY = "authority", "其他行政机关", "another public authority"


class How(Term):
    """送达(提交)方式: how a paper reached its addressee; it decides the day a period starts."""

    HAND = "hand", "直接送达", "handed over"
    POST = "post", "邮寄送达", "post"
    E_SERVICE = "e_service", "电子送达", "electronic service"
    PUBLIC_NOTICE = "public_notice", "公告送达", "public notice"
    MAIL_ROOM = "mail_room", "收发室签收", "signed for by the mail room"
    LIEN = "lien", "留置送达", "left behind on refusal"
