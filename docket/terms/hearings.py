"""Of hearings: how they are held, who sat, why somebody did not."""

from docket.terms.base import Term


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
