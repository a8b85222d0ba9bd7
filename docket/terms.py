"""The bilingual vocabulary: every closed list of codes, with its Chinese and English label.

Codes are English, stored and stable; labels are shown. What grows with the law (deadline rules,
event kinds, outcome codes, fields of administration) is data under ``docket/law/data`` instead.
The words themselves are decided by the glossary in ``docs/glossary.md``.
"""

from enum import StrEnum
from typing import Self


class Term(StrEnum):
    """One closed vocabulary. A member is its stored code; ``zh`` and ``en`` are its labels."""

    zh: str
    en: str

    def __new__(cls, code: str, zh: str = "", en: str = "") -> Self:
        """A member as it is declared; called with a code alone, the enumeration looks it up."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.zh = zh
        member.en = en
        return member


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


class HearingKind(Term):
    """庭审 or 听证: counted apart, never mixed into one rate."""

    COURT_HEARING = "court_hearing", "庭审", "court hearing"
    RECONSIDERATION_HEARING = "reconsideration_hearing", "复议听证", "reconsideration hearing"


class HearingState(Term):
    """Whether the sitting took place."""

    SCHEDULED = "scheduled", "已排期", "scheduled"
    HELD = "held", "已开庭", "held"
    POSTPONED = "postponed", "已延期", "postponed"
    CANCELLED = "cancelled", "已取消", "cancelled"


class HearingMode(Term):
    """Online sittings count like others (人民法院在线诉讼规则第一条)."""

    IN_PERSON = "in_person", "现场", "in person"
    ONLINE = "online", "在线", "online"


class Rank(Term):
    """Who sat for the authority. The first five are 行政机关负责人 (法释〔2020〕3号第一、二条)."""

    PRINCIPAL = "principal", "正职负责人", "principal leader"
    DEPUTY = "deputy", "副职负责人", "deputy leader"
    PORTFOLIO_DEPUTY_LEVEL = (
        "portfolio_deputy_level",
        "参与分管的副职级别负责人",
        "deputy-level leader with the portfolio",
    )
    OTHER_PORTFOLIO_LEADER = (
        "other_portfolio_leader",
        "其他参与分管的负责人",
        "other leader with the portfolio",
    )
    AUTHORISED_UNIT_HEAD = (
        "authorised_unit_head",
        "法律授权的内设(派出)机构负责人",
        "head of a unit with power of its own",
    )
    STAFF = "staff", "相应的工作人员", "appointed staff"
    LAWYER_ONLY = "lawyer_only", "仅律师", "lawyer only"
    NOBODY = "nobody", "无人到庭", "nobody"

    @property
    def is_responsible_leader(self) -> bool:
        """Whether this person is a 行政机关负责人 whose sitting can fulfil the duty."""
        return self in _LEADERS


_LEADERS = (
    Rank.PRINCIPAL,
    Rank.DEPUTY,
    Rank.PORTFOLIO_DEPUTY_LEVEL,
    Rank.OTHER_PORTFOLIO_LEADER,
    Rank.AUTHORISED_UNIT_HEAD,
)


class AbsenceReason(Term):
    """Why the leader could not appear; the first four are valid ones (法释〔2020〕3号第八条)."""

    FORCE_MAJEURE = "force_majeure", "不可抗力", "force majeure"
    ACCIDENT = "accident", "意外事件", "accident"
    IRREPLACEABLE_DUTY = (
        "irreplaceable_duty",
        "需要履行他人不能代替的公务",
        "a duty nobody else can perform",
    )
    OTHER_LEGITIMATE = "other_legitimate", "其他正当事由", "other legitimate reason"
    NONE_GIVEN = "none_given", "未说明理由", "no reason given"


class AbsenceReview(Term):
    """What the court made of the reason (法释〔2020〕3号第九条第二款)."""

    ACCEPTED = "accepted", "法院认可", "accepted by the court"
    REJECTED = "rejected", "法院不认可", "rejected by the court"


class Attendance(Term):
    """Whether the duty to appear was met at one level by one authority (law: ATTENDANCE)."""

    NOT_REQUIRED = "not_required", "未开庭", "no sitting"
    EXPECTED = "expected", "待开庭", "sitting to come"
    ATTENDED = "attended", "已出庭", "attended"
    EXCUSED = "excused", "有正当理由未出庭", "excused"
    ABSENT = "absent", "未出庭", "absent"
    DEEMED_ABSENT = "deemed_absent", "视为未出庭", "deemed absent"
    LEFT_MIDWAY = "left_midway", "未经许可中途退庭", "left without leave"
    REFUSED_TO_EXPLAIN = "refused_to_explain", "拒不说明理由", "refused to explain"
    REPRESENTED = "represented", "由共同被告负责人出庭", "represented by a co-defendant"
    UNKNOWN = "unknown", "出庭情况未登记", "not recorded"


class Extent(Term):
    """Whether an outcome item covers the whole act or a part."""

    WHOLE = "whole", "全部", "whole"
    PART = "part", "部分", "part"


class Category(Term):
    """五类结果: the five published roll-up categories."""

    UPHELD = "upheld", "维持", "upheld"
    TERMINATED = "terminated", "终止", "terminated"
    DISMISSED = "dismissed", "驳回", "dismissed"
    REVOKED = "revoked", "撤销", "revoked"
    CONFIRMED_UNLAWFUL = "confirmed_unlawful", "确认违法", "confirmed unlawful"


class Wln(Term):
    """胜诉/败诉/中性, for our authority as respondent or defendant."""

    WIN = "win", "胜诉", "win"
    LOSS = "loss", "败诉", "loss"
    NEUTRAL = "neutral", "中性", "neutral"
    EXCLUDED = "excluded", "不计", "excluded"
    OPEN = "open", "未定", "open"


class Binds(Term):
    """Whom a deadline binds."""

    US = "us", "我方", "us"
    THEM = "them", "对方", "the other side"
    ORGAN = "organ", "审理机关", "the forum"
    EITHER = "either", "任何一方", "either side"


class LengthUnit(Term):
    """In what a period is measured."""

    CALENDAR_DAY = "calendar_day", "日", "calendar days"
    WORKING_DAY = "working_day", "个工作日", "working days"
    MONTH = "month", "个月", "months"
    YEAR = "year", "年", "years"
    HOUR = "hour", "小时", "hours"
    FIXED_BY_PAPER = "fixed_by_paper", "文书指定", "fixed by the paper"
    SITTING = "sitting", "开庭以前", "by the opening of the sitting"


class DeadlineState(Term):
    """Where a deadline stands."""

    OPEN = "open", "待办", "open"
    DONE = "done", "已办", "done"
    DONE_LATE = "done_late", "逾期办结", "done late"
    MISSED = "missed", "已逾期", "missed"
    WAIVED = "waived", "已免除", "waived"
    VOID = "void", "已失效", "void"


class DeadlineVerb(Term):
    """What people do to a deadline: facts, kept apart from the projection."""

    ASSIGNED = "assigned", "分派", "assigned"
    CONFIRMED = "confirmed", "复核", "confirmed"
    DONE = "done", "办结", "done"
    REOPENED = "reopened", "重新打开", "reopened"
    WAIVED = "waived", "免除", "waived"
    MANUAL_DATE = "manual_date", "人工定日", "date set by hand"
    READING_CHOSEN = "reading_chosen", "选择读法", "reading chosen"
    MOVE_ACCEPTED = "move_accepted", "接受变动", "move accepted"
    VERSION_KEPT = "version_kept", "保留规则版本", "version of the rule kept"


class MoveState(Term):
    """What a person made of a date that moved."""

    PENDING = "pending", "待确认", "to be confirmed"
    ACCEPTED = "accepted", "已确认", "confirmed"
    UNDONE = "undone", "已撤销", "undone"


class NewsKind(Term):
    """What changed on somebody's matters since they last looked."""

    MOVED = "moved", "日期变动", "date moved"
    GONE = "gone", "不再存在", "fell away"
    ARISEN = "arisen", "新期限", "new deadline"
    ASSIGNED = "assigned", "分派", "assigned"
    DONE_LATE = "done_late", "逾期办结", "done late"
    MISSED = "missed", "已逾期", "missed"
    OVERDUE = "overdue", "逾期未办", "overdue"


class Awaiting(Term):
    """What of a deadline stands as 待复核 until a second person confirms it."""

    DATE = "date", "待复核", "its date"
    WAIVER = "waiver", "免除待复核", "its waiving"


class FourEyes(Term):
    """复核制度: which dates a second person confirms."""

    OFF = "off", "不复核", "none"
    KEY_DATES = "key_dates", "复核关键期限", "key dates"
    ALL = "all", "复核全部期限", "all dates"


class Anchor(Term):
    """From what an internal milestone is counted."""

    EVENT = "event", "程序事件", "an event of ours or of the forum"
    HEARING = "hearing", "庭审（听证）", "a sitting to come"
    DEADLINE = "deadline", "法定期限", "the last day of a rule that binds us"


class RequestStep(Term):
    """What a unit did about a request of the legal department."""

    ACKNOWLEDGED = "acknowledged", "签收", "acknowledged"
    ANSWERED = "answered", "回复", "answered"


class RequestState(Term):
    """Where a request to a unit stands on a day."""

    ASKED = "asked", "已发出", "asked"
    ACKNOWLEDGED = "acknowledged", "已签收", "acknowledged"
    ANSWERED = "answered", "已回复", "answered"
    OVERDUE = "overdue", "逾期未复", "overdue"


class EntryKind(Term):
    """What the register says of a deadline."""

    ENTERED = "entered", "新登", "entered"
    MOVED = "moved", "变动", "moved"
    AWAITED = "awaited", "待复核", "to be confirmed"
    CONFIRMED = "confirmed", "复核", "confirmed"
    WAIVER_ASKED = "waiver_asked", "免除（待复核）", "waived, to be confirmed"
    WAIVED = "waived", "免除", "waived"
    REOPENED = "reopened", "重新打开", "reopened"
    DONE = "done", "办结", "done"
    ENDED = "ended", "终了", "missed or overtaken"
    GONE = "gone", "不再存在", "fallen away"


class DayKind(Term):
    """What a State Council notice says of a day."""

    REST = "rest", "放假", "rest day"
    MAKE_UP = "make_up", "调休上班", "make-up working day"
    ORDINARY = "ordinary", "恢复平常", "as the week has it, after an earlier notice said otherwise"


class Language(Term):
    """In which language a date explains itself; the words of the law stay Chinese."""

    ZH = "zh", "中文", "Chinese"
    EN = "en", "英文", "English"


class ActorKind(Term):
    """Who acted: a person, a script's token, the command line, or docket itself."""

    USER = "user", "用户", "user"
    TOKEN = "token", "令牌", "token"
    CLI = "cli", "命令行", "command line"
    SYSTEM = "system", "系统", "system"


class AccessKind(Term):
    """What the access log keeps: who came in, or tried to, and who saw what is not for everyone."""

    SIGNED_IN = "signed_in", "登录", "signed in"
    SIGN_IN_FAILED = "sign_in_failed", "登录失败", "sign-in failed"
    SIGNED_OUT = "signed_out", "退出", "signed out"
    TOKEN_REFUSED = "token_refused", "令牌被拒", "token refused"
    EXPORTED = "exported", "导出", "exported"
    READ_CONFIDENTIAL = "read_confidential", "查阅涉密案件", "read a confidential matter"
    DROPPED = "dropped", "来不及记录", "came too fast to be recorded"
