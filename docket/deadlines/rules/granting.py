"""Extensions that go beyond what the law allows, whatever period they are granted for."""

from collections import defaultdict

from docket.deadlines.rules.files import ProceedingFile
from docket.deadlines.rules.standing_still import extensions
from docket.deadlines.rules.triggers import triggered
from docket.law.periods import check_granted
from docket.law.provisions import Rule, Rulebook


def check_extensions(file: ProceedingFile, book: Rulebook) -> None:
    """All that was granted for a period, together, stays within its maximum.

    治安管理处罚法第一百一十八条 (twice thirty days), 行政强制法第二十五条, 政府信息公开条例第三十三条.
    Where one paper may have been granted for several periods, the one that allows most decides.

    Raises:
        Invalid: More was granted than the law allows.
    """
    asked: dict[tuple[int, ...], list[Rule]] = defaultdict(list)
    days: dict[tuple[int, ...], int] = {}
    for key in sorted({rule.key for rule in book.rules if rule.derived}):
        for rule, root in triggered(file, book, key):
            granted = extensions(file, rule, root)
            papers = tuple(sorted(e.id for e in granted))
            asked[papers].append(rule)
            days[papers] = sum(e.days or 0 for e in granted)
    for papers, rules in asked.items():
        if all(rule.max_granted is not None for rule in rules):
            most = max(rules, key=lambda rule: rule.max_granted or 0)
            check_granted(most, days[papers], field="days")
