"""当事人 from the sentence that names them, 某某诉某局一案; 你单位 stands for the addressee."""

import re

from docket.intake.rules.names import LONGEST, Party, names_of, plain_role, plausible
from docket.intake.rules.paper import Paper
from docket.intake.rules.patterns import HAN, ORGAN, ROLE

_NAME = rf"(?!的)[{HAN}·（）()×XＸ*]{{2,50}}?(?:等[0-9一二三四五六七八九十两百]*人)?"

_YOU = r"(?:你(?:单位|分局|局|机关|府|厅|委|办|处|所|队|支队|大队|政府|分局|区|县|市|街道|镇|乡|公司)?|贵(?:单位|局|机关|府|委|厅|分局)|你们)"

_AGAINST_WHOM = rf"(?:{_YOU}|{ORGAN})(?:、(?:{_YOU}|{ORGAN}))*"
"""你府、某局: the addressee among others."""

_SENTENCES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<you>你|您|你们|你单位|你公司)(?:因)?(?:不服|对)(?P<b>{ORGAN}(?:、{ORGAN})*)(?=于|作出|[0-9]|的|不|未|所)",
        rf"(?P<r1>{ROLE})(?:[（(][^）)]{{1,16}}[）)])?(?P<a>{_NAME})(?:诉称?|与|因?不服|因|对)(?P<r2>被告|被申请人|被上诉人|再审被申请人)(?:[（(][^）)]{{1,16}}[）)])?(?P<b>{ORGAN}(?:、{ORGAN})*)",
        rf"(?P<r1>{ROLE})(?P<a>{_NAME}(?:、{_NAME})*)(?:诉称?|与|因?不服|因|对)(?P<b>{_YOU}(?:、{ORGAN})*)",
        rf"(?P<r1>{ROLE})(?P<a>{_NAME})(?:诉|与|因?不服|对)(?P<b>{ORGAN}(?:、{ORGAN})*)",
        rf"(?:受理(?:了|的)?|立案(?:受理)?(?:了|的)?|审理(?:的)?|关于|收到(?:了)?|你(?:单位|局)?[与和]?)(?P<a>{_NAME}(?:、{_NAME})*)(?:诉称?|与|因?不服)(?P<b>{_AGAINST_WHOM})",
        rf"(?:^|[\n。；，：])(?P<a>{_NAME})(?:诉称?|因?不服|对)(?P<b>{_YOU})(?!们)",
        rf"(?P<a>{_NAME}(?:、{_NAME})*)(?:诉|不服)(?P<b>{_AGAINST_WHOM})[^。；\n]{{0,60}}一案",
        rf"(?P<r1>{ROLE})(?P<a>{_NAME})(?:于[0-9]{{4}}年|不服|对|认为|向本|因|诉|提出|要求)",
    )
)


def from_sentence(paper: Paper) -> list[Party]:
    """原告某某诉被告某局……一案; 你单位 stands for the addressee."""
    text = paper.text
    for pattern in _SENTENCES:
        match = pattern.search(text)
        if match:
            found = _from_match(match, paper)
            if found:
                return found
    return []


def _from_match(match: re.Match[str], paper: Paper) -> list[Party]:
    groups = match.groupdict()
    if groups.get("you"):
        return _addressee_against(match, paper)
    first = groups.get("r1") or _usual_standing(paper)
    found = [
        Party(
            plain_role(first), name, match.start("a") + begin, match.start("a") + begin + len(name)
        )
        for name, begin in names_of(match["a"])
        if plausible(name)
    ]
    if not found:
        return []
    if groups.get("b"):
        role = groups.get("r2") or _AGAINST.get(first, "被告")
        found += _opponents(match, role, paper)
    return found


def _usual_standing(paper: Paper) -> str:
    """How the one who brings the case is called: in a court's paper 原告, even after reconsideration."""
    of_a_court = "法院" in paper.text[:_HEAD]
    return "申请人" if "复议" in paper.text[:600] and not of_a_court else "原告"


_HEAD = 40


def _opponents(match: re.Match[str], role: str, paper: Paper) -> list[Party]:
    """Those against whom it goes; 你单位 among them is the addressee."""
    found = []
    for piece in re.finditer("[^、]+", match["b"]):
        addressee = addressee_of(paper) if re.fullmatch(_YOU, piece[0]) else None
        if addressee is not None:
            found.append(Party(role, *addressee))
            continue
        at = match.start("b") + piece.start()
        found += [
            Party(role, name, at + begin, at + begin + len(name))
            for name, begin in names_of(piece[0])
            if plausible(name) and not re.fullmatch(_YOU, name)
        ]
    return found


def _addressee_against(match: re.Match[str], paper: Paper) -> list[Party]:
    """你不服某局作出的……: the addressee is the applicant or the plaintiff."""
    addressee = addressee_of(paper)
    if addressee is None or not plausible(match["b"]):
        return []
    first = "申请人" if "复议" in paper.text else "原告"
    return [
        Party(first, *addressee),
        Party(_AGAINST[first], match["b"], match.start("b"), match.end("b")),
    ]


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
        if not line.label and 3 < len(plain) < LONGEST and plain.endswith(("：", ":")):
            name = plain.rstrip("：:").strip()
            if not re.search("[，。；]", name) and not re.search("如下|事项|通知", name):
                return name, paper.start_of(n), paper.start_of(n) + len(name)
    return None
