"""Recording which versions of rules are adopted; what that moves is the caller's business."""

from datetime import date

from docket.history.service import Ledger
from docket.law import editions, library
from docket.law.provisions import Rule
from docket.rulebook.schemas import Adopted
from docket.rulebook.tables import RuleSignOff, RuleVersion

_HEAD = 7
"""Hexadecimal digits of a digest that any column for numbers holds."""


async def seed(ledger: Ledger) -> int:
    """Adopt the rules docket is delivered with, if none was ever adopted; how many were.

    They are facts like any other: who adopted them and when stays in the history, because they
    give the dates.
    """
    if await RuleVersion.exists():
        return 0
    rules = library.shipped_rules()
    for rule in rules:
        await add(ledger, rule)
    return len(rules)


async def add(ledger: Ledger, rule: Rule) -> int:
    """Adopt a version; the id of its row."""
    content = editions.content(rule)
    sha256 = editions.digest(content)
    return await ledger.add(
        RuleVersion(
            rule=rule.key,
            rule_version=rule.id,
            fingerprint=int(sha256[:_HEAD], 16),
            sha256=sha256,
            content=content,
        )
    )


async def sign(ledger: Ledger, version: Adopted, *, name: str, on: date, note: str) -> int:
    """Record a lawyer's signature under a version as it reads now."""
    return await ledger.add(
        RuleSignOff(
            rule=version.rule,
            rule_version=version.rule_version,
            sha256=version.sha256,
            signed_by=name,
            signed_on=on,
            note=note,
        )
    )
