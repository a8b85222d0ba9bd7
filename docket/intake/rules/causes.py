"""案由: what the dispute is about, in the paper's own words."""

import re
from dataclasses import dataclass

from docket.intake.rules.paper import Paper
from docket.intake.rules.parties import Party
from docket.intake.rules.patterns import HAN, ORGAN


@dataclass(frozen=True, slots=True)
class Cause:
    """The words and where they stand."""

    text: str
    start: int
    end: int
    sure: bool = True


_NAMED = re.compile(r"案由(?:为|系|是)?[：:]\s*(?P<cause>[^。；\n]{2,40})")
_ONE_CASE = re.compile(r"(?P<sentence>[^。；\n]{4,160}?)(?P<dispute>纠纷)?(?:一案|案件?(?=[，。的]))")
_ENDS_WITH_ORGAN = re.compile(
    rf"(?:{ORGAN}|你(?:单位|局|机关|府|厅|委|分局|队)|贵(?:单位|局)|被告|被申请人|被上诉人|其)(?:[（(][^）)]*[）)])?"
    r"(?:[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日)?(?:于[^，]{0,16})?(?:作出的|实施的|的)?"
)
_LEAD = re.compile(
    r"^(?:不服|因|对|的|就|及|、|和|与|关于|以|之|其|作出的|作出|实施的|所作的|做出的|要求|请求|诉|[，,]|(?=其他))+"
)
_ACT = re.compile(
    rf"(?:作出|做出|下达|送达)(?:的|了)?[^。；\n]{{0,40}}?《?(?P<act>[{HAN}（）()]{{2,24}}?(?:决定书?|通知书?|告知书?|答复书?|认定书|复函|凭证|行为))"
)


def cause_of(paper: Paper, parties: list[Party]) -> Cause | None:
    """From its field of a form, else from the sentence 某某诉某局……一案, else from the act."""
    for n, line in enumerate(paper.lines):
        if line.label.replace(" ", "") in ("案由", "事由") and not re.search("传唤|开庭", line.text):
            at = paper.start_of(n) + len(line.label) + 1
            return Cause(_trimmed(line.text), at, at + len(line.text))
    match = _NAMED.search(paper.text)
    if match:
        return Cause(_trimmed(match["cause"]), match.start("cause"), match.end("cause"))
    return _from_sentence(paper, parties) or _from_act(paper)


def _from_sentence(paper: Paper, parties: list[Party]) -> Cause | None:
    for match in _ONE_CASE.finditer(paper.text):
        sentence = match["sentence"]
        if not re.search("诉|不服|与|复议|对|因|关于", sentence):
            continue
        at = _after_parties(sentence, parties)
        cause = _LEAD.sub("", sentence[at:]).strip("《》“”，、 ")
        if not 1 < len(cause) <= 40:
            continue
        end = match.start("sentence") + len(sentence)
        start = end - len(cause)
        return Cause(_trimmed(cause), start, end)
    return None


def _after_parties(sentence: str, parties: list[Party]) -> int:
    """Where the last name of a party ends in the sentence, or the last word that stands for one."""
    at = 0
    for party in parties:
        found = sentence.rfind(party.name)
        if found >= 0:
            at = max(at, found + len(party.name))
    for match in _ENDS_WITH_ORGAN.finditer(sentence, at):
        if match.end() < len(sentence):
            at = max(at, match.end())
    rest = re.match(r"(?:[（(][^）)]*[）)])", sentence[at:])
    return at + (rest.end() if rest else 0)


def _from_act(paper: Paper) -> Cause | None:
    match = _ACT.search(paper.text)
    if match is None:
        return None
    text = re.sub("(?:决定书?|通知书?|告知书?)$", "", match["act"])
    if len(text) < 2:
        text = match["act"]
    return Cause(text, match.start("act"), match.start("act") + len(text), sure=False)


def _trimmed(text: str) -> str:
    return re.sub(r"(?:纠纷)?(?:一案)$|[。，；]$", "", text).strip()
