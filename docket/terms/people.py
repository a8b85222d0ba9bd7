"""Of what people do beside the law: looking twice, milestones, requests, the register."""

from docket.terms.base import Term


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
