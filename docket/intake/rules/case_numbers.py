"""案号 on a paper: its own, the earlier ones it quotes, and the number of the act in dispute."""

import re
from dataclasses import dataclass

from docket.errors import Invalid
from docket.intake.rules.paper import Paper
from docket.intake.rules.patterns import COURT_NUMBER, DOCUMENT_NUMBER, OLD_COURT_NUMBER
from docket.intake.rules.titles import Title
from docket.law import case_numbers
from docket.law.courts import LOOKALIKES

_MISREAD_TYPE = {"刑初": "行初", "刑终": "行终", "刑申": "行申", "刑再": "行再", "刑审": "行审"}
_RECON = re.compile(r"复|复议")
_ACT_WORDS = re.compile(
    r"罚|强|拘|许|征|补偿|补|决定|决|处|认定|公开|告|答|信|限|改|没|收|扣|查|封|登|证|裁|执|撤|责|措"
)
_JUNK = re.compile(
    r"^(?:.*(?:作出的?|作出了|编号为|编号|文号为?|文号|根据|依据|依照|按照|以|的|了|了|之|及|和|与|对|第|由|下达|制作|送达|出具|为|是|号|于|其|该|述|收到|不服|关于|你|我|撤销|维持|驳回|确认|为准))?"
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number where it stands. ``kind``: court, recon, or act; ``mended`` if it was misread."""

    text: str
    kind: str
    start: int
    end: int
    mended: bool = False
    ours: bool = True


def numbers_of(paper: Paper) -> list[Number]:
    """Every number of a case or a document, in the order of the text."""
    text = paper.text
    found: list[Number] = []
    for match in COURT_NUMBER.finditer(text):
        one = _court_number(match[0], match.start(), match.end())
        if one is not None:
            found.append(one)
    taken = [(one.start, one.end) for one in found]
    for match in OLD_COURT_NUMBER.finditer(text):
        if not _overlaps(match.start(), match.end(), taken):
            one = _court_number(match[0], match.start(), match.end())
            if one is not None:
                found.append(one)
                taken.append((one.start, one.end))
    for match in DOCUMENT_NUMBER.finditer(text):
        if not _overlaps(match.start("year"), match.end(), taken):
            found.append(_document_number(match))
    return sorted(found, key=lambda one: one.start)


def _overlaps(start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    return any(start < last and first < end for first, last in taken)


def _court_number(text: str, start: int, end: int) -> Number | None:
    """A court's number, mended where a character was misread as one that looks like it."""
    try:
        return Number(case_numbers.parse(text).full, "court", start, end)
    except Invalid:
        pass
    mended = text
    for wrong, right in _MISREAD_TYPE.items():
        mended = mended.replace(wrong, right)
    mended = re.sub(
        "(?<=[）)〕\\]])[一-龥](?=[0-9])", lambda m: LOOKALIKES.get(m[0], m[0]), mended
    )
    try:
        return Number(case_numbers.parse(mended).full, "court", start, end, mended=True)
    except Invalid:
        plain = case_numbers.normalise(text)
        return Number(plain, "court", start, end, ours=False)


def _document_number(match: re.Match[str]) -> Number:
    """A number of an authority's paper; what stands before its prefix is cut off."""
    head = _JUNK.sub("", match["prefix"], count=1) or match["prefix"]
    start = match.start() + len(match["prefix"]) - len(head)
    joint = match[0][len(match["prefix"]) :]
    word = "字" if joint.startswith("字") else ""
    word += "第" if joint.startswith("字第") else ""
    text = f"{head}{word}〔{match['year']}〕{match['seq']}号"
    kind = "recon" if _RECON.search(head) else "act"
    return Number(text, kind, start, match.end())


def own_number(numbers: list[Number], paper: Paper, title: Title | None) -> Number | None:
    """The paper's own number: in its field of a form, else the first near the title."""
    for line_number, line in enumerate(paper.lines):
        if line.label in ("案号", "案件编号", "收案编号"):
            start = paper.start_of(line_number)
            for one in numbers:
                if start <= one.start < start + len(line.label) + len(line.text) + 2:
                    return one
    near = [one for one in numbers if _stands_alone(one, paper) and one.start < _head_end(paper, title)]
    return near[0] if near else None


def _head_end(paper: Paper, title: Title | None) -> int:
    """How far down a paper's own number may stand: some lines below its title."""
    line = paper.line_at(title.end) if title is not None and title.sure else 0
    last = min(len(paper.lines) - 1, line + 6)
    return paper.start_of(last) + len(paper.lines[last].text)


def _stands_alone(one: Number, paper: Paper) -> bool:
    """Whether the number is a line of its own, perhaps after 案号：."""
    start = paper.text.rfind("\n", 0, one.start) + 1
    end = paper.text.find("\n", one.end)
    rest = paper.text[start : one.start] + paper.text[one.end : end if end >= 0 else None]
    return len(re.sub(r"案号|编号|文号|[：:\s()（）]|裁定书|判决书", "", rest)) <= 4


def act_number(numbers: list[Number], own: Number | None) -> Number | None:
    """The number of the act in dispute: the first that is no case number, of a decision we made."""
    acts = [one for one in numbers if one.kind == "act" and one is not own and _ACT_WORDS.search(one.text)]
    return acts[0] if acts else None
