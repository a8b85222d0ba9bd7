"""A party as papers name it: the name cut out of what stands around it."""

import re
from dataclasses import dataclass

from docket.intake.rules.patterns import ROLE


@dataclass(frozen=True, slots=True)
class Party:
    """A party with its standing as printed, and where its name stands."""

    role: str
    name: str
    start: int
    end: int


LONGEST = 40


def plain_role(role: str) -> str:
    """A standing in its usual word."""
    return {
        "原告人": "原告",
        "被告人": "被告",
        "复议申请人": "申请人",
        "复议被申请人": "被申请人",
    }.get(role, role)


_CUT = re.compile(
    r"[，,。；;：:\n]|\s{1,}|(?=[（(](?:以下|下称|简称|曾用|又名|原名|别名|身份|公民|男|女|统一|反诉|住|系|即))"
)


def names_in(rest: str) -> tuple[str, str]:
    """The name or names at the beginning of what follows a standing, and what comes after."""
    cut = _CUT.search(rest)
    end = cut.start() if cut else len(rest)
    names = rest[:end].strip()
    if len(names) > LONGEST and "、" not in names:
        return "", ""
    return names, rest[end:]


_LEAD = re.compile(
    r"(?:现将|兹有|关于|审理的?|受理的?|本院|我院|就|定于|依法|开庭|公开|有关|你方|(?:你|贵)(?:单位|局|府)?(?:与|和)|收到的?|根据|今)+"
)


def names_of(names: str) -> list[tuple[str, int]]:
    """甲、乙、丙 as three names with their offsets."""
    found, at = [], 0
    for piece in names.split("、"):
        lead = _LEAD.match(piece)
        skip = max(lead.end() if lead else 0, _own_start(piece))
        plain = re.sub(r"等[0-9一二三四五六七八九十两]*人?$", "", piece[skip:].strip())
        if plain:
            found.append((plain, at + skip))
        at += len(piece) + 1
    return found


_BEFORE_NAME = re.compile(rf"^(?:.*(?:的|了|审理|受理|办理)(?=.))?(?:{ROLE}(?=..))?")


def _own_start(piece: str) -> int:
    """Where a name begins after 贵单位作为被告的, or after its own standing."""
    match = _BEFORE_NAME.match(piece)
    return match.end() if match else 0


_IMPLAUSIBLE = re.compile(
    r"不属于|应当|认为|起诉|提起|请求|作出|向|依法|本院|人民法院受理|本机关|不服|诉讼|的|了|经|于[0-9]|一案"
)


def plausible(name: str) -> bool:
    """Whether these words can be a name: no verb of the proceeding is in them."""
    return len(name) > 1 and _IMPLAUSIBLE.search(name) is None


def unique(parties: list[Party]) -> list[Party]:
    """Each party once in each standing, where it is named first."""
    seen: dict[tuple[str, str], Party] = {}
    for party in parties:
        seen.setdefault((party.role, party.name), party)
    return list(seen.values())
