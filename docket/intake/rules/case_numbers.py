"""案号 on a paper: its own, the earlier ones it quotes, and the number of the act in dispute."""

import re
from dataclasses import dataclass

from docket.errors import Invalid
from docket.intake.rules.paper import Paper
from docket.intake.rules.patterns import COURT_NUMBER, DOCUMENT_NUMBER, OLD_COURT_NUMBER
from docket.intake.rules.titles import Title
from docket.law import case_numbers
from docket.law.courts import LOOKALIKES
from docket.law.number_parts import normalise

_MISREAD_TYPE = {"刑初": "行初", "刑终": "行终", "刑申": "行申", "刑再": "行再", "刑审": "行审"}
_RECON = re.compile(r"复|复议")
_SPEAKS_OF_ONE = ("公告", "通知书", "通知", "传票", "函", "告知书")
"""Papers that may carry their number in a sentence: 本院定于……审理(2024)……号一案."""

_NO_ACT = re.compile(
    r"^(?:法释|法发|法办|法|国发|国办发|国办函|国函|公通字|公发|司发|司法|财税|建发|主席令|国务院令)"
)
_JUNK = re.compile(
    r"^(?:.*(?:作出的?|作出了|编号为|编号|文号为?|文号|根据|依据|依照|按照|以|的|了|了|之|及|和|与|对|第|由|下达|制作|送达|出具|为|是|号|于|其|该|述|收到|不服|关于|你|我|撤销|维持|驳回|确认|为准|申请执行|强制执行|因|就))?"
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
    found += [
        _document_number(match)
        for match in DOCUMENT_NUMBER.finditer(text)
        if not _overlaps(match.start("year"), match.end(), taken)
    ]
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
    mended = re.sub("(?<=[）)〕\\]])[一-龥](?=[0-9])", lambda m: LOOKALIKES.get(m[0], m[0]), mended)
    try:
        return Number(case_numbers.parse(mended).full, "court", start, end, mended=True)
    except Invalid:
        plain = normalise(text)
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
    end = _head_end(paper, title)
    near = next((one for one in numbers if one.start < end and _stands_alone(one, paper)), None)
    if near is not None or title is None or not title.text.endswith(_SPEAKS_OF_ONE):
        return near
    court = [one for one in numbers if one.kind == "court"]
    return court[0] if len({one.text for one in court}) == 1 else None


def _head_end(paper: Paper, title: Title | None) -> int:
    """How far down a paper's own number may stand: some lines below its title."""
    line = paper.line_at(title.end) if title is not None and title.sure else 0
    last = min(len(paper.lines) - 1, line + 6)
    return paper.start_of(last) + len(paper.lines[last].text)


def _stands_alone(one: Number, paper: Paper) -> bool:
    """Whether the number is a line of its own, perhaps after 案号：."""
    at = paper.line_at(one.start)
    line, start = paper.lines[at], paper.start_of(at)
    rest = line.text[: max(0, one.start - start)] + line.text[max(0, one.end - start) :]
    return len(re.sub(r"案号|编号|文号|[：:\s()（）]|裁定书|判决书", "", rest)) <= _REST


_REST = 4


def act_number(numbers: list[Number], own: Number | None, text: str) -> Number | None:
    """The number of the act in dispute: the first that is no case number, of a decision we made."""
    for one in numbers:
        if (
            one.kind != "act"
            or _NO_ACT.match(one.text)
            or (own is not None and one.text == own.text)
        ):
            continue
        before, after = text[max(0, one.start - 40) : one.start], text[one.end : one.end + 26]
        if _ACT_AFTER.match(after) or re.search(r"作出|做出|下达|不服|送达|出具|核发|颁发", before):
            return one
    return None


_ACT_AFTER = re.compile(
    r"[》”）)]{0,2}(?:的)?《?[一-龥（）()]{0,18}?(?:决定|告知|处罚|通知|认定|凭证|答复|许可|登记|证|书|意见|批复|公告)"
)
