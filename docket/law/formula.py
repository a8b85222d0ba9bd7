"""A rule as one Chinese sentence: from which fact, how long, and how its end moves."""

from docket.law.provisions import Rule
from docket.terms import LengthUnit


def formula(rule: Rule) -> str:
    """How the period is counted, as a lawyer would check it."""
    clauses = (_count(rule), _move(rule), _longer(rule), _version(rule))
    return "；".join(clause for clause in clauses if clause) + "。"


def _count(rule: Rule) -> str:
    start = f"“{rule.trigger_zh}”"
    length = rule.length or 0
    if rule.unit is LengthUnit.FIXED_BY_PAPER:
        most = f"，最长{rule.max_days}日" if rule.max_days else ""
        return f"从{start}的次日起，到文书指定的最后一日届满{most}"
    if rule.unit is LengthUnit.SITTING:
        return f"至迟在{start}以前，安全日是当日以前的最后一个工作日"
    if rule.unit is LengthUnit.HOUR:
        return f"从{start}之时起算，满{length}小时届满"
    if length == 0:
        return f"{start}的当日发生效力"
    if length < 0:
        return f"从{start}之日（不计入）向前倒数{-length}{rule.unit.zh}，至迟在该日"
    return f"从{start}的次日起算，满{length}{rule.unit.zh}届满"


def _move(rule: Rule) -> str:
    if rule.unit in (LengthUnit.HOUR, LengthUnit.SITTING) or rule.length == 0:
        return "不因休息日变动"
    if not rule.roll:
        return "届满日是休息日的，不顺延"
    if rule.direction == "back":
        return "该日是休息日的，提前到前一个工作日"
    if rule.unit is LengthUnit.WORKING_DAY:
        return "周末、节假日不计，调休上班的周末计入"
    return "届满日是休息日的，顺延到下一个工作日，调休上班的周末是工作日"


def _longer(rule: Rule) -> str:
    if rule.max_granted is None:
        return ""
    unit = "个工作日" if rule.unit is LengthUnit.WORKING_DAY else "日"
    return f"经批准可以延长，最多{rule.max_granted}{unit}，与原期间连续计算"


def _version(rule: Rule) -> str:
    return "法律版本按申请（起诉）之日选择" if rule.version_by == "filing" else ""
