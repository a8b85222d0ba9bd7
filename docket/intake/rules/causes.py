"""案由: what the dispute is about, in the paper's own words."""

import re
from dataclasses import dataclass

from docket.intake.rules.names import Party
from docket.intake.rules.paper import Paper
from docket.intake.rules.patterns import ORGAN, ROLE


@dataclass(frozen=True, slots=True)
class Cause:
    """The words and where they stand."""

    text: str
    start: int
    end: int
    sure: bool = True


_NAMED = re.compile(r"案由(?:为|系|是)?[：:]\s*(?P<cause>[^。；\n]{2,40})")
_ONE_CASE = re.compile(
    r"(?P<sentence>[^。；\n]{4,160}?)(?P<dispute>纠纷)?"
    r"(?:一案|(?<=纠纷)(?=[，,][^，。；\n]{0,20}(?:提起|诉[至到]|起诉|上诉))|(?:行政)?复议案(?:件)?(?=[，,（(]|(?:已|正|于)))"
)
_GROUND = re.compile(
    r"(?:因|以)(?P<cause>[^，。；：\n]{2,30}?)(?:为由|为案由|纠纷)?[，,]?(?:于[^，。；]{6,12}日)?(?:诉至|起诉至|起诉到|向(?:本院|我院)[^，。；]{0,4}?(?:起诉|提起|递交))"
)
"""因工伤认定，于某日向本院提起行政诉讼; 以……为由向本院起诉."""

_CLAUSE = re.compile(r"不服|作出|认为|未|没有|已|被告|原告|损失|受理|[一-龥]行为$")
_STANDS_FOR = re.compile(
    r"(?:你|贵)(?:单位|局|机关|府|厅|委|分局|大队|支队|队|办|处|所|镇|乡|街道)|(?:你们|双方|各方)之间的?|被告(?!知)|被申请人|被上诉人"
)
_ORGAN = re.compile(ORGAN)
_AFTER_NAME = re.compile(
    r"(?:[（(][^）)]*[）)])?(?:于?[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日)?(?:[^，。]{0,4}作出的|实施的)?(?:[^，。]{0,40}?号)?"
)
_LEAD = re.compile(
    rf"^(?:{ROLE}(?=因|不服|诉|对)|本(?:院|机关|府)(?:在)?(?:办理|审理|受理)的?|不服|因|对|的|就|及|、|和|与|关于|以|之|其|作出的|作出|实施的|所作的|做出的|要求|请求|诉|[，,]|(?=其他))+"
)


def cause_of(paper: Paper, parties: list[Party]) -> Cause | None:
    """From its field of a form, else from the sentence 某某诉某局……一案."""
    for n, line in enumerate(paper.lines):
        if line.label.replace(" ", "") in ("案由", "事由") and not re.search(
            "传唤|开庭", line.text
        ):
            at = paper.start_of(n) + len(line.label) + 1
            return Cause(_trimmed(line.text), at, at + len(line.text))
    match = _NAMED.search(paper.text)
    if match:
        return Cause(_trimmed(match["cause"]), match.start("cause"), match.end("cause"))
    return _from_sentence(paper, parties) or _from_ground(paper)


def _from_ground(paper: Paper) -> Cause | None:
    """The words between 因 or 以 and the suing: what the dispute is about, if they are no clause."""
    for match in _GROUND.finditer(paper.text):
        cause = _LEAD.sub("", match["cause"])
        if len(cause) > 1 and not _CLAUSE.search(cause):
            return Cause(_trimmed(cause), match.end("cause") - len(cause), match.end("cause"))
    return None


def _from_sentence(paper: Paper, parties: list[Party]) -> Cause | None:
    for match in _ONE_CASE.finditer(paper.text):
        sentence = match["sentence"]
        if not re.search("诉|不服|与|复议|对|因|关于|之间|监督", sentence):
            continue
        at = _after_parties(sentence, parties)
        cause = _LEAD.sub("", sentence[at:]).strip("《》“”，、 ")
        if not at and cause.endswith("监督") and "行政" in cause:
            cause = cause[cause.index("行政") :]  # a prosecutor's case is named by a person alone
        if not 1 < len(cause) <= 40:
            continue
        end = match.start("sentence") + len(sentence)
        start = end - len(cause)
        return Cause(_trimmed(cause), start, end)
    return None


def _after_parties(sentence: str, parties: list[Party]) -> int:
    """Where the last name of a party ends in the sentence, or the last word that stands for one."""
    at = max(
        (
            found + len(party.name)
            for party in parties
            if (found := sentence.rfind(party.name)) >= 0
        ),
        default=0,
    )
    for match in _STANDS_FOR.finditer(sentence, at):
        at = match.end()
    if not at:
        for match in _ORGAN.finditer(sentence):
            at = match.end()
    rest = _AFTER_NAME.match(sentence, at)
    return rest.end() if rest else at


def _trimmed(text: str) -> str:
    return re.sub(
        r"(?:提出|提起|申请)的?(?:行政)?复议(?:申请)?$|(?:提起|提出)[^，]{0,6}(?:诉讼|上诉)$|(?:纠纷)?(?:一案)$|[。，；]$",
        "",
        text,
    ).strip()
