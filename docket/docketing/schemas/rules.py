"""Facts of the rule book: which versions of rules count, and who signed for them."""

from datetime import date

from docket.docketing.schemas.base import Fact, Number


class AdoptRules(Fact, tag="adopt_rules"):
    """采用规则版本: each as its canonical content (``law.editions``).

    ``docket rules import`` reads and checks them, and shows first what they would move.
    """

    contents: list[str]


class StrikeRule(Fact, tag="strike_rule"):
    """撤回规则版本: what was adopted by mistake; the version before it counts again."""

    id: Number
    version: Number


class SignRule(Fact, tag="sign_rule"):
    """签署规则版本: a lawyer has reviewed it as it reads now. ``rule_version`` is its id."""

    rule_version: str
    signed_by: str
    signed_on: date
    note: str
