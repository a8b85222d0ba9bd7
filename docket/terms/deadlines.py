"""Of deadlines: whom they bind, how they are counted, where they stand, how they move."""

from docket.terms.base import Term


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
