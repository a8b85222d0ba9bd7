"""当事人: who stands in the proceeding and as what, from the head of a paper or from its sentence."""

import re
from dataclasses import dataclass

from docket.intake.rules.paper import Paper
from docket.intake.rules.patterns import AGENTS, HAN, ORGAN, ROLE
from docket.intake.rules.titles import Title

_NUMBERED = r"(?:[一二三四五六七八九十]|[0-9]{1,2})?"
_OPENS = re.compile(
    rf"^(?:[0-9一二三四五六七八九十]{{1,2}}[、.．])?(?P<role>{ROLE}){_NUMBERED}"
    rf"(?P<in>[（(][^）)]{{1,24}}[）)])?(?P<joint>[：:]|\s)?\s*(?P<rest>\S.*)$"
)
_AGENT = re.compile(
    rf"^(?:{ROLE})?(?:的)?(?:[一二三四五六七八九十]+(?:原告|被告|人)?)?(?:共同)?(?:的)?{AGENTS}"
)
_PERSON_FACTS = re.compile(
    r"^[，,;；。]?\s*(?:男|女|性别|[0-9]{4}年|出生|汉族|[一-龥]{1,5}族|住|住所|地址|现住|户籍|统一社会|身份|公民身份|居民身份|组织机构|营业|生于|法定代表人|负责人|系|无业|农民|职业|职工|工作单位|联系)"
)
_CUT = re.compile(
    r"[，,。；;：:\n]|\s{1,}|(?=[（(](?:以下|下称|简称|曾用|又名|原名|别名|身份|公民|男|女|统一|反诉|住|系|即))"
)
_VERB = re.compile(
    r"诉称|不服|认为|因|提起|提出|与被|向本|请求|申请|诉被|的|负担|承担|诉讼|经本院|经传票|对被|于[0-9]{4}"
)
_COMPANY = (
    "公司",
    "厂",
    "店",
    "社",
    "中心",
    "部",
    "院",
    "会",
    "所",
    "局",
    "府",
    "行",
    "馆",
    "队",
    "厅",
    "委",
    "户",
    "园",
    "校",
    "学",
    "场",
    "站",
    "坊",
    "室",
    "处",
)
_LONGEST = 40

_SUED = re.compile(
    rf"(?P<role>{ROLE})?(?P<name>[{HAN}·（）()×XＸ*\.]{{2,60}}?(?:等[0-9一二三四五六七八九十两]*人)?)"
    rf"(?P<verb>诉称?|不服|与|因不服|因|对)"
)


@dataclass(frozen=True, slots=True)
class Party:
    """A party with its standing as printed, and where its name stands."""

    role: str
    name: str
    start: int
    end: int


def parties_of(paper: Paper, title: Title | None) -> list[Party]:
    """The parties, in the order of the paper."""
    found = _from_head(paper, title) or _from_fields(paper)
    if not any(party.role in _OPPONENTS for party in found) or len(found) < 2:
        found = _merged(found, _from_sentence(paper))
    return found


_OPPONENTS = (
    "原告", "申请人", "上诉人", "再审申请人", "起诉人", "赔偿请求人", "申请执行人", "公益诉讼起诉人",
)  # fmt: skip


def _from_head(paper: Paper, title: Title | None) -> list[Party]:
    """Each paragraph that opens with a standing and goes on with a name."""
    found: list[Party] = []
    start_at = title.start if title is not None and title.sure else 0
    for start, end in paper.paragraphs():
        if end < start_at:
            continue
        text = paper.text[start:end]
        if found and _narrates(text):
            break
        match = _OPENS.match(text)
        if match is None or _AGENT.match(text):
            continue
        found += _named(match, start)
    return _unique(found)


def _narrates(text: str) -> bool:
    """Where the head of a paper ends: the sentence that tells the course of the proceeding."""
    return (
        re.search(
            r"一案|诉讼请求[：:]|^[【\[（(]?(?:诉请|请求|理由|事实)|请求(?:判令|撤销|确认|依法)|请求事项|复议请求|本院.{0,20}立案|事实(?:与|和)理由|申请人称|向本机关",
            text,
        )
        is not None
    )


def _named(match: re.Match[str], offset: int) -> list[Party]:
    rest = match["rest"]
    names, tail = _names(rest)
    if not names:
        return []
    if (
        match["joint"] is None
        and not match["in"]
        and not _PERSON_FACTS.match(tail)
        and tail.strip(" 。")
    ):
        return []
    if match["joint"] is None and _VERB.search(names):
        return []
    if _SIGNS.search(match["in"] or "") or _SIGNS.search(tail[:8]):
        return []
    role = match["role"]
    at = offset + match.start("rest")
    return [
        Party(_plain_role(role), name, at + begin, at + begin + len(name))
        for name, begin in _split(names)
    ]


_SIGNS = re.compile(r"签名|签字|签章|盖章|公章|印章|捺印|手印")
"""起诉人（签名）：甲 乙 signs the paper and names no further party."""


def _plain_role(role: str) -> str:
    return {
        "原告人": "原告",
        "被告人": "被告",
        "复议申请人": "申请人",
        "复议被申请人": "被申请人",
    }.get(role, role)


def _names(rest: str) -> tuple[str, str]:
    """The name or names at the beginning of what follows a standing, and what comes after."""
    cut = _CUT.search(rest)
    end = cut.start() if cut else len(rest)
    names = rest[:end].strip()
    if len(names) > _LONGEST and "、" not in names:
        return "", ""
    return names, rest[end:]


_LEAD = re.compile(
    r"(?:现将|兹有|关于|审理的?|受理的?|本院|我院|就|定于|依法|开庭|公开|有关|你方|(?:你|贵)(?:单位|局|府)?(?:与|和)|收到的?|根据|今)+"
)


def _split(names: str) -> list[tuple[str, int]]:
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


def _from_fields(paper: Paper) -> list[Party]:
    """Fields of a form that are labelled with a standing, or 当事人."""
    found: list[Party] = []
    for n, line in enumerate(paper.lines):
        if re.fullmatch(ROLE, line.label):
            at = paper.start_of(n) + len(line.label) + 1
            names, _ = _names(line.text)
            found += [
                Party(_plain_role(line.label), name, at + b, at + b + len(name))
                for name, b in _split(names)
            ]
    return _unique(found)


def _from_sentence(paper: Paper) -> list[Party]:
    """原告某某诉被告某局……一案; 你单位 stands for the addressee."""
    text = paper.text
    for pattern in _SENTENCES:
        match = pattern.search(text)
        if match:
            found = _from_match(match, paper)
            if found:
                return found
    return []


_NAME = rf"(?!的)[{HAN}·（）()×XＸ*]{{2,50}}?(?:等[0-9一二三四五六七八九十两百]*人)?"
_YOU = r"你(?:单位|分局|局|机关|府|厅|委|办|处|所|队|支队|大队|政府|分局|区|县|市|街道|镇|乡|公司)?|贵(?:单位|局|机关|府|委|厅|分局)|你们"
_SENTENCES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<you>你|您|你们|你单位|你公司)(?:因)?(?:不服|对)(?P<b>{ORGAN}(?:、{ORGAN})*)(?=于|作出|[0-9]|的|不|未|所)",
        rf"(?P<r1>{ROLE})(?:[（(][^）)]{{1,16}}[）)])?(?P<a>{_NAME})(?:诉称?|与|因?不服|因|对)(?P<r2>被告|被申请人|被上诉人|再审被申请人)(?:[（(][^）)]{{1,16}}[）)])?(?P<b>{ORGAN}(?:、{ORGAN})*)",
        rf"(?P<r1>{ROLE})(?P<a>{_NAME})(?:诉称?|与|因?不服|因|对)(?P<b>{_YOU})",
        rf"(?P<r1>{ROLE})(?P<a>{_NAME})(?:诉|与|因?不服|对)(?P<b>{ORGAN}(?:、{ORGAN})*)",
        rf"(?:受理(?:了|的)?|立案(?:受理)?(?:了|的)?|审理(?:的)?|关于|收到(?:了)?|你(?:单位|局)?[与和]?)(?P<a>{_NAME})(?:诉称?|与|因?不服)(?P<b>{_YOU}|{ORGAN}(?:、{ORGAN})*)",
        rf"(?:^|[\n。；，：])(?P<a>{_NAME})(?:诉称?|因?不服|对)(?P<b>{_YOU})(?!们)",
        rf"(?P<a>{_NAME})(?:诉|不服)(?P<b>{_YOU}|{ORGAN}(?:、{ORGAN})*)[^。；\n]{{0,60}}一案",
        rf"(?P<r1>{ROLE})(?P<a>{_NAME})(?:于[0-9]{{4}}年|不服|对|认为|向本|因|诉|提出|要求)",
    )
)


def _from_match(match: re.Match[str], paper: Paper) -> list[Party]:
    groups = match.groupdict()
    if groups.get("you"):
        return _addressee_against(match, paper)
    first = groups.get("r1") or ("申请人" if "复议" in paper.text[:600] else "原告")
    found = [
        Party(
            _plain_role(first), name, match.start("a") + begin, match.start("a") + begin + len(name)
        )
        for name, begin in _split(match["a"])
        if _plausible(name)
    ]
    if not found:
        return []
    if groups.get("b"):
        role = groups.get("r2") or _AGAINST.get(first, "被告")
        if re.fullmatch(_YOU, match["b"]):
            addressee = addressee_of(paper)
            if addressee is not None:
                found.append(Party(role, addressee[0], addressee[1], addressee[2]))
        else:
            for name, begin in _split(match["b"]):
                if not _plausible(name):
                    continue
                found.append(
                    Party(
                        role, name, match.start("b") + begin, match.start("b") + begin + len(name)
                    )
                )
    return found


def _addressee_against(match: re.Match[str], paper: Paper) -> list[Party]:
    """你不服某局作出的……: the addressee is the applicant or the plaintiff."""
    addressee = addressee_of(paper)
    if addressee is None or not _plausible(match["b"]):
        return []
    first = "申请人" if "复议" in paper.text else "原告"
    return [
        Party(first, *addressee),
        Party(_AGAINST[first], match["b"], match.start("b"), match.end("b")),
    ]


_IMPLAUSIBLE = re.compile(
    r"不属于|应当|认为|起诉|提起|请求|作出|向|依法|本院|人民法院受理|本机关|不服|诉讼|的|了|经|于[0-9]|一案"
)


def _plausible(name: str) -> bool:
    """Whether these words can be a name: no verb of the proceeding is in them."""
    return len(name) > 1 and _IMPLAUSIBLE.search(name) is None


_AGAINST = {
    "申请人": "被申请人",
    "上诉人": "被上诉人",
    "再审申请人": "再审被申请人",
    "原告": "被告",
}


def addressee_of(paper: Paper) -> tuple[str, int, int] | None:
    """Whom a letter is addressed to: a short line near the top that ends with a colon."""
    for n, line in enumerate(paper.lines[:16]):
        plain = line.text
        if not line.label and 3 < len(plain) < _LONGEST and plain.endswith(("：", ":")):
            name = plain.rstrip("：:").strip()
            if not re.search("[，。；]", name) and not re.search("如下|事项|通知", name):
                return name, paper.start_of(n), paper.start_of(n) + len(name)
    return None


def _merged(one: list[Party], other: list[Party]) -> list[Party]:
    roles = {party.role for party in one}
    return _unique([*one, *(party for party in other if party.role not in roles)])


def _unique(parties: list[Party]) -> list[Party]:
    seen: dict[tuple[str, str], Party] = {}
    for party in parties:
        seen.setdefault((party.role, party.name), party)
    return list(seen.values())
