"""制度设置: the closed list of what an authority decides about its own work."""

from collections.abc import Mapping
from dataclasses import dataclass

from docket.errors import FieldError
from docket.terms import FourEyes, Term


@dataclass(frozen=True, slots=True)
class PolicyKind:
    """One thing that an authority decides.

    Args:
        key: Its stable name.
        zh: What people call it.
        meaning: What it does, for whoever sets it.
        default: What holds until something else is recorded.
        allowed: The codes it may have, or the numbers.
    """

    key: str
    zh: str
    meaning: str
    default: str
    allowed: type[Term] | range

    def check(self, value: str) -> list[FieldError]:
        """Why it cannot have this value; an empty list when it can."""
        if value in self.values:
            return []
        remedy = (
            f"应为{self.allowed.start}至{self.allowed.stop - 1}的整数。"
            if isinstance(self.allowed, range)
            else f"可选：{'、'.join(f'{one.value}（{one.zh}）' for one in self.allowed)}。"
        )
        return [FieldError("value", f"“{value}”不是{self.zh}的值。", remedy)]

    def said(self, value: str) -> str:
        """A value as people read it."""
        return value if isinstance(self.allowed, range) else self.allowed(value).zh

    @property
    def values(self) -> tuple[str, ...]:
        """Every value it may have."""
        return tuple(str(one) for one in self.allowed)


_LONGEST_REQUEST = 60

POLICIES: Mapping[str, PolicyKind] = {
    kind.key: kind
    for kind in (
        PolicyKind(
            "four_eyes",
            "复核制度",
            "哪些期限的日期、免除须由另一人复核；复核以前期限照常提醒。",
            FourEyes.KEY_DATES.value,
            FourEyes,
        ),
        PolicyKind(
            "request_days",
            "调卷答复天数",
            "向承办单位调卷而没有写明答复期限的，从次日起算几个工作日。",
            "3",
            range(1, _LONGEST_REQUEST + 1),
        ),
    )
}


def four_eyes(recorded: Mapping[str, str]) -> FourEyes:
    """Which dates a second person confirms."""
    return FourEyes(_value("four_eyes", recorded))


def request_days(recorded: Mapping[str, str]) -> int:
    """Working days that a unit has to answer a request."""
    return int(_value("request_days", recorded))


def _value(key: str, recorded: Mapping[str, str]) -> str:
    return recorded.get(key, POLICIES[key].default)
