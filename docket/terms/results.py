"""Of results: what was decided, and for whom it went."""

from docket.terms.base import Term


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
