"""行政机关负责人出庭: who appeared for which authority, only where the paper says so."""

import re
from dataclasses import dataclass

from docket.intake.rules.names import Party
from docket.intake.rules.paper import Paper
from docket.intake.rules.patterns import HAN

_POST = rf"(?:[{HAN}]{{0,16}}?(?:副?(?:局|厅|区|县|市|省|镇|乡|部|处|科|所|院|校|会|队|州|旗|总队|支队|大队)长|副?主任|副?书记|政委|政治委员|党委委员|党组成员|副?总监|督察长|副?调研员|副?巡视员|[一二三四]级(?:高级)?(?:警长|调研员|主任科员|巡视员)|常委|委员|负责人))"
_TITLE = rf"(?:{_POST}(?:、{_POST})*)"
_LEADER = r"(?:行政机关(?:的)?(?:出庭(?:应诉)?)?负责人|出庭(?:应诉)?(?:的)?(?:行政)?负责人|应诉负责人|行政负责人|分管负责人|负责人|分管领导|主要负责人|主要领导)"
_OF_IT = r"(?:该|本|我)(?:单位|机关|分局|局|厅|委|府|政府|镇|乡|街道|支队|大队|总队|中心|办|所)?"
"""该局 before a title is no part of it."""

_HEAD = re.compile(
    rf"^(?:被告|被申请人|被上诉人)?(?:的)?(?:行政机关出庭(?:应诉)?负责人|行政机关负责人|出庭(?:应诉)?(?:行政)?负责人|应诉负责人|行政负责人|到庭负责人|参加庭审(?:的)?负责人|出庭(?:应诉)?(?:行政机关)?负责人)[：:]?\s*(?P<name>[{HAN}·]{{2,6}}?)[，,（(：:\s]+(?:{_OF_IT}|系|任|时任|现任|男|女|[，,]){{0,3}}(?P<title>{_TITLE})"
)
_CAME = re.compile(
    rf"(?P<lead>[^。；\n]{{0,90}}?){_LEADER}(?P<mid>[（(，,、]?)(?P<name>[{HAN}·]{{2,4}})?(?P<t1>[（(][^）)\n]{{2,24}}[）)])?(?P<rest>[^。；\n]{{0,110}}?)(?P<verb>到庭|出庭|参加(?:了)?(?:诉讼|庭审|听证|开庭|活动)|参与(?:了)?(?:诉讼|庭审|听证))"
)
_ABSENT = re.compile(
    rf"{_LEADER}(?P<name>[{HAN}·]{{2,4}})?(?:[（(][^）)]*[）)])?[^。；\n]{{0,60}}?(?:未(?:能|按时|依法|出庭|到庭|参加)|不能(?:出庭|到庭|参加)|无法(?:出庭|到庭|参加)|没有(?:出庭|到庭|参加)|未到|缺席)(?:到庭|出庭|参加)?"
    rf"(?:应诉|诉讼|庭审|听证)?(?!的|者|时|，?(?:请|应|须|可以?|需))"
)
"""Not where it only says what to do in case: 不能到庭的，请说明理由."""

_IN_CASE = re.compile(r"如|若|倘|凡|确有|应当|请|须|可以|有正当")
_NO = re.compile(r"未|不能|无法|没有|缺席|应当|通知|要求|请|须|应于|不得")
_ASKED = re.compile(r"(?<![申邀])请(?!求)|应当|必须")
"""请你单位指派……负责人到庭 asks for an appearance and reports none."""


@dataclass(frozen=True, slots=True)
class Leader:
    """One leader as the paper speaks of him; ``attended`` is what the paper says."""

    organ: str | None
    attended: bool
    title: str | None
    name: str | None
    start: int
    end: int


def leaders_of(paper: Paper, parties: list[Party], after: int = 0) -> list[Leader]:
    """The leaders whose appearance or absence is stated; empty where the paper is silent.

    ``after`` is the end of the title, which may itself speak of a leader's appearance.
    """
    organs = [party for party in parties if party.role in _OURS]
    found = _from_head(paper, organs)
    absent = next((one for one in _ABSENT.finditer(paper.text) if _is_told(one)), None)
    if absent and not found:
        organ = _organ_before(paper, organs, absent.start())
        return [
            Leader(
                organ, attended=False, title=None, name=None, start=absent.start(), end=absent.end()
            )
        ]
    return found or _from_sentence(paper, organs, after)


def _is_told(match: re.Match[str]) -> bool:
    """Whether an absence is told as having happened, and not as a case that may come up."""
    before = match.string[max(0, match.start() - 4) : match.start()]
    return _IN_CASE.search(before + match[0]) is None


_OURS = (
    "被告",
    "被申请人",
    "被上诉人",
    "上诉人",
    "原审被告",
    "一审被告",
    "再审申请人",
    "再审被申请人",
    "被申诉人",
)


def _from_head(paper: Paper, organs: list[Party]) -> list[Leader]:
    """出庭负责人：某某，副局长。 below the authority it stands for."""
    found = []
    for start, end in paper.paragraphs():
        match = _HEAD.match(paper.text[start:end])
        if match:
            organ = _organ_before(paper, organs, start)
            found.append(
                Leader(
                    organ,
                    attended=True,
                    title=match["title"],
                    name=match["name"],
                    start=start,
                    end=start + match.end(),
                )
            )
    return found


def _from_sentence(paper: Paper, organs: list[Party], after: int) -> list[Leader]:
    """被告的负责人某某到庭参加诉讼 in the course of the proceeding."""
    for match in _CAME.finditer(paper.text):
        between = (match["name"] or "") + (match["rest"] or "") + (match["mid"] or "")
        if match.end() <= after or paper.text.startswith("应诉通知", match.end()):
            continue
        if _ASKED.search(re.split("[。；]", match["lead"] or "")[-1]):
            continue
        if _NO.search(between) or _NO.search((match["lead"] or "")[-6:]):
            continue
        title = (match["t1"] or "").strip("（()） ") or _title_in(between)
        start = match.start() + len(match["lead"])
        organ = _organ_before(paper, organs, start)
        name = match["name"]
        if name and re.search("及|和|与|委|出|到|的|均|因", name):
            name = None
        return [
            Leader(
                organ, attended=True, title=title or None, name=name, start=start, end=match.end()
            )
        ]
    return []


def _title_in(text: str) -> str:
    match = re.search(_TITLE, text)
    return match[0] if match else ""


def _organ_before(paper: Paper, organs: list[Party], at: int) -> str | None:
    """The authority named last before this place; the only one there is, else."""
    if len(organs) == 1:
        return organs[0].name
    named = [
        (paper.text.rfind(organ.name, 0, at), organ.name) for organ in organs if len(organ.name) > 3
    ]
    named = [one for one in named if one[0] >= 0]
    return max(named)[1] if named else None
