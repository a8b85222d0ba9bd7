"""Recording which versions of rules count: adopting, striking, signing."""

from collections.abc import Mapping
from datetime import date

from docket.deadlines.queries import matters_governed, matters_with_event, matters_with_hearing
from docket.docketing.schemas import AdoptRules, SignRule, StrikeRule
from docket.docketing.service.desk import Desk, Verb
from docket.errors import FieldError, Invalid
from docket.law import editions
from docket.law.provisions import Rule, Rulebook
from docket.rulebook import service as rulebook
from docket.rulebook.queries import adopted, load_book
from docket.rulebook.tables import RuleVersion


async def adopt_rules(desk: Desk, fact: AdoptRules) -> int:
    """采用规则版本; the deadlines that another version governs from now on are derived anew."""
    before = await load_book()
    rules = [editions.read(text) for text in fact.contents]
    if not rules:
        raise Invalid.of(FieldError("contents", "没有要采用的规则版本。", "请至少给出一个版本。"))
    ids = [await rulebook.add(desk.ledger, rule) for rule in rules]
    desk.touched.update(await reached(before, await load_book(), lock=True))
    return ids[0]


async def strike_rule(desk: Desk, fact: StrikeRule) -> int:
    """撤回规则版本: it stays in the record and governs nothing more."""
    before = await load_book()
    row = await RuleVersion.objects().get(RuleVersion.id == fact.id)
    if row is None or row.struck:
        why = f"没有编号为{fact.id}的规则版本。"
        raise Invalid.of(FieldError("id", why, "请用 docket rules 核对。"))
    await desk.ledger.amend(row, {"struck": True}, version=fact.version)
    desk.touched.update(await reached(before, await load_book(), lock=True))
    return fact.id


async def sign_rule(desk: Desk, fact: SignRule) -> int:
    """签署规则版本: bound to the words as they read now."""
    errors = [
        FieldError(name, "不能为空。", remedy)
        for name, value, remedy in (
            ("signed_by", fact.signed_by, "请写明姓名。"),
            ("note", fact.note, "请写明复核意见。"),
        )
        if not value.strip()
    ]
    if fact.signed_on > desk.today:
        errors.append(FieldError("signed_on", f"{fact.signed_on}晚于今天。", "请核对日期。"))
    version = (await adopted()).get(fact.rule_version)
    if version is None:
        why = f"没有采用过“{fact.rule_version}”这个规则版本。"
        errors.append(FieldError("rule_version", why, "请用 docket rules 核对版本编号。"))
    if errors or version is None:
        raise Invalid.of(*errors)
    return await rulebook.sign(
        desk.ledger, version, name=fact.signed_by.strip(), on=fact.signed_on, note=fact.note
    )


async def reached(before: Rulebook, after: Rulebook, *, lock: bool = False) -> set[int]:
    """Matters with a deadline that another version governs, or that may get one or lose one.

    A period that was set off before the change and ends after it belongs to them: which of the two
    versions applies to it can be argued.

    Args:
        before: The book as it was.
        after: The book as it will be.
        lock: Keep others from filing in these matters until the transaction ends.
    """
    found: set[int] = set()
    for key, day in editions.reach(before, after).items():
        rules = [r for book in (before, after) for r in book.named(key) if _gives_dates(r)]
        by_filing = any(rule.version_by == "filing" for rule in rules)
        since = date.min if by_filing else editions.as_far_back(day, rules)
        found.update(await matters_governed(key, since, lock=lock))
        for rule in rules:
            found.update(await _with_root(rule, since, lock=lock))
    return found


def _gives_dates(rule: Rule) -> bool:
    return rule.kind == "deadline" and rule.derived


async def _with_root(rule: Rule, since: date, *, lock: bool) -> set[int]:
    """Matters in which what sets the rule off has happened, whether or not it gave a deadline."""
    trigger = rule.trigger
    found: set[int] = set()
    if trigger.hearing is not None:
        found.update(await matters_with_hearing(str(trigger.hearing), since, lock=lock))
    if trigger.event is not None:
        found.update(await matters_with_event(trigger.event, since, lock=lock))
    for key in trigger.expiry:
        found.update(await matters_governed(key, date.min, lock=lock))
    return found


VERBS: Mapping[type, Verb] = {
    AdoptRules: adopt_rules,
    StrikeRule: strike_rule,
    SignRule: sign_rule,
}
