"""The court or reconsideration organ whose paper it is, or to which it is addressed."""

import re
from dataclasses import dataclass

from docket.intake.rules.paper import Paper
from docket.intake.rules.patterns import COURT, ORGAN
from docket.intake.rules.titles import Title

_TO = re.compile(r"此\s*致|(?:^|\n)\s*(?:谨|特此|此)?(?:呈|致|呈递|呈报|呈送|递交)(?=[：:\s])")
"""What stands above the name of the court that a petition goes to."""
_ADDRESSED = ("状", "申请书", "申请表", "申诉书")


@dataclass(frozen=True, slots=True)
class Organ:
    """Its name and where it stands."""

    name: str
    start: int
    end: int
    sure: bool = True


def organ_of(paper: Paper, title: Title | None, doc_type: str | None) -> Organ | None:
    """From 此致 for what is filed; else from the head, else from the signature, else any court."""
    if doc_type and doc_type.endswith(_ADDRESSED):
        return _addressed(paper) or _anywhere(paper)
    return _in_head(paper, title) or _signature(paper) or _anywhere(paper)


def _in_head(paper: Paper, title: Title | None) -> Organ | None:
    last = paper.line_at(title.start) + 1 if title is not None and title.sure else 4
    for n in range(min(last, len(paper.lines)) - 1, -1, -1):
        line = paper.lines[n]
        text = re.sub(r"文件$|（.*）$|\(.*\)$", "", line.text)
        match = re.match(rf"(?:中华人民共和国)?(?P<organ>{ORGAN}(?:{ORGAN})?)", text)
        if match is None or line.label or re.search("[，。：:0-9]", text):
            continue
        whole = _whole(text, match["organ"])
        at = paper.start_of(n) + text.find(whole)
        return Organ(whole, at, at + len(whole))
    return None


def _whole(text: str, organ: str) -> str:
    """The longest beginning of the line that is an organ: 某市公安局某分局 and not 某市公安局."""
    best = organ
    for end in range(len(organ) + 1, len(text) + 1):
        if re.fullmatch(ORGAN, text[:end]):
            best = text[:end]
    return best


def _signature(paper: Paper) -> Organ | None:
    """The last line that is nothing but an organ's name."""
    for n in range(len(paper.lines) - 1, max(-1, len(paper.lines) - 14), -1):
        line = paper.lines[n]
        text = re.sub(
            r"[（(](?:印章?|章|盖章|公章|加盖印章|行政复议专用章)[）)]", "", line.text
        ).strip(" ：:")
        if not line.label and 4 <= len(text) <= 40 and re.fullmatch(rf"{ORGAN}", text):
            at = paper.start_of(n) + line.text.find(text)
            return Organ(text, at, at + len(text))
    return None


def _addressed(paper: Paper) -> Organ | None:
    found = list(_TO.finditer(paper.text))
    if not found:
        return None
    match = re.compile(rf"[\s：:]*(?P<organ>{ORGAN})").match(paper.text, found[-1].end())
    if match is None:
        return None
    line_end = paper.text.find("\n", match.start("organ"))
    text = paper.text[match.start("organ") : line_end if line_end > 0 else None].strip(" 。")
    whole = _whole(text, match["organ"])
    return Organ(whole, match.start("organ"), match.start("organ") + len(whole))


def _anywhere(paper: Paper) -> Organ | None:
    """The first court that the text names."""
    match = re.search(COURT, paper.text)
    if match is None:
        return None
    name = re.sub(r"^.*?(?:不服|请求|对|向|至|由|经|在|于|为|是|撤销|维持)", "", match[0])
    return Organ(name, match.end() - len(name), match.end(), sure=False)
