"""Of the record itself: days, languages, who acted, what was accessed."""

from docket.terms.base import Term


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
