"""Whether an authority may set a policy, or a milestone."""

from collections.abc import Collection, Mapping
from difflib import get_close_matches

from docket.docketing.rules.words import blank, unknown_code
from docket.docketing.schemas import RecordMilestone, RecordPolicy
from docket.errors import FieldError
from docket.law.events import EventKind
from docket.law.provisions import Rulebook
from docket.policies.rules import POLICIES
from docket.terms import Anchor, Binds, HearingKind, LengthUnit

DAYS = (LengthUnit.CALENDAR_DAY, LengthUnit.WORKING_DAY)


def check_policy(fact: RecordPolicy) -> list[FieldError]:
    """Every reason why this cannot be set."""
    kind = POLICIES.get(fact.key)
    if kind is None:
        near = get_close_matches(fact.key, POLICIES, n=2) or list(POLICIES)
        remedy = f"可以设置：{'、'.join(f'{key}（{POLICIES[key].zh}）' for key in near)}。"
        return [FieldError("key", f"没有名为“{fact.key}”的制度设置。", remedy)]
    return kind.check(fact.value)


def check_milestone(
    fact: RecordMilestone, names: Collection[str], kinds: Mapping[str, EventKind], book: Rulebook
) -> list[FieldError]:
    """Every reason why this milestone cannot be set.

    Args:
        fact: The milestone.
        names: Those that the authority has.
        kinds: The event kinds of the law data.
        book: The rules.
    """
    errors = [*blank(name=fact.name), *check_counted_in(fact.counted_in)]
    if fact.name.strip() in names:
        remedy = "请换一个名称，或者先更正、划除原来的。"
        errors.append(FieldError("name", f"已有名为“{fact.name}”的内部节点。", remedy))
    if not fact.procedures:
        errors.append(FieldError("procedures", "没有写明用于哪些程序。", "请至少填写一种程序。"))
    return errors + _anchored(fact, kinds, book)


def check_counted_in(unit: LengthUnit) -> list[FieldError]:
    """Milestones are counted in days, calendar or working."""
    if unit in DAYS:
        return []
    remedy = f"可选：{'、'.join(one.value for one in DAYS)}。"
    return [FieldError("counted_in", f"内部节点不能按“{unit.zh}”计算。", remedy)]


def _anchored(
    fact: RecordMilestone, kinds: Mapping[str, EventKind], book: Rulebook
) -> list[FieldError]:
    """What it is counted from exists, and lies on the right side of it."""
    known, name = _known(fact.anchor, kinds, book)
    if fact.code not in known:
        return [unknown_code("code", fact.code, known, name)]
    if fact.anchor is Anchor.EVENT and fact.length < 0:
        remedy = "从庭审（听证）、法定期限才可以倒数。"
        return [FieldError("length", "不能从已经发生的事件倒数。", remedy)]
    if fact.anchor is not Anchor.EVENT and fact.length > 0:
        message = f"“{fact.anchor.zh}”以前的节点，天数应为负数。"
        return [FieldError("length", message, f"例如 {-fact.length}：提前{fact.length}日。")]
    return []


def _known(
    anchor: Anchor, kinds: Mapping[str, EventKind], book: Rulebook
) -> tuple[Collection[str], str]:
    """The codes that an anchor of this kind may have, and what they are called."""
    match anchor:
        case Anchor.EVENT:
            return kinds.keys(), "事件种类"
        case Anchor.HEARING:
            return [kind.value for kind in HearingKind], "庭审（听证）种类"
        case Anchor.DEADLINE:
            ours = (Binds.US, Binds.EITHER)
            known = {rule.key for rule in book.rules if rule.derived and rule.binds in ours}
            return known, "约束我方的期限规则"
