"""文书标题: which paper this is, by its own title; by what it does where it has none."""

import re
from dataclasses import dataclass

from docket.intake.rules.paper import Line, Paper
from docket.intake.rules.patterns import ORGAN

_ENDS = re.compile(
    r"[一-龥（）()]{0,30}?(?:判决书|裁定书|决定书|调解书|通知书|通知|意见书|建议书|告知书|起诉状|上诉状|答辩状|申诉状|申诉书"
    r"|申请书|传票|公告|公函|函|回证|笔录|申请表|告知单|送达书|令|抗诉书|补正书|决定)"
)
_FALSE = re.compile(r"(?:送达|附件|附：|抄送|主送|执行通知|如下|此致)")
_HEAD_LINES = 14
_LONGEST = 34
_PREFIX = re.compile(rf"(?:中华人民共和国)?(?:{ORGAN})++(?:文件)?")

_BY_CONTENT: tuple[tuple[str, str], ...] = (
    (r"判决如下", "行政判决书"),
    (r"裁定如下|本院裁定", "行政裁定书"),
    (r"(?:双方当事人|各方当事人).{0,20}达成(?:如下)?(?:调解)?协议", "行政调解书"),
    (r"行政机关负责人.{0,30}出庭应诉", "行政机关负责人出庭应诉通知书"),
    (r"(?:本院|我院).{0,60}(?:公开开庭|开庭审理).{0,60}(?:特此公告|公告)", "开庭公告"),
    (r"被传唤人|必须准时到达应到处所", "传票"),
    (r"(?:应诉|答辩状).{0,200}(?:起诉状副本)", "应诉通知书"),
    (r"举证(?:期限|责任).{0,200}(?:证据)", "举证通知书"),
    (r"驳回.{0,20}行政复议申请", "驳回行政复议申请决定书"),
    (r"终止.{0,20}行政复议", "行政复议终止决定书"),
    (r"(?:复议(?:机关)?决定如下|本机关决定|决定如下)", "行政复议决定书"),
    (r"(?:提出|提交)书面答复", "行政复议答复通知书"),
    (r"补正.{0,40}行政复议|行政复议.{0,80}补正", "补正行政复议申请通知书"),
    (r"行政复议.{0,80}(?:予以受理|决定受理)", "行政复议受理通知书"),
)


@dataclass(frozen=True, slots=True)
class Title:
    """The title as printed, without the organ before it, and where it stands in the flow."""

    text: str
    organ: str
    start: int
    end: int
    sure: bool


def title_of(paper: Paper) -> Title | None:
    """The title: a short line of its own near the top that ends in the name of a kind of paper."""
    for n, line in enumerate(paper.lines[:_HEAD_LINES]):
        found = _title_at(paper, n, line)
        if found is not None:
            return found
    return _by_content(paper)


def _title_at(paper: Paper, n: int, line: Line) -> Title | None:
    text = line.text.strip("《》 ")
    if line.label or len(text) > _LONGEST or _FALSE.search(text):
        return None
    if re.search("[，。；：:0-9]", text) or not _ENDS.fullmatch(text):
        return None
    start = paper.start_of(n)
    organ = _PREFIX.match(text)
    own = text[organ.end() :] if organ and _ENDS.fullmatch(text[organ.end() :]) else text
    before = paper.lines[n - 1] if n else None
    continued = (
        before is not None
        and not before.label
        and abs(before.size - line.size) < 0.6
        and _is_part_of_title(before.text)
    )
    if continued and before is not None:
        organ = _PREFIX.match(before.text)
        rest = before.text[organ.end() :] if organ else before.text
        if rest:
            own, start = rest + own, paper.start_of(n - 1)
    return Title(
        own, organ[0] if organ else "", start, paper.start_of(n) + len(line.text), sure=True
    )


def _is_part_of_title(text: str) -> bool:
    """A first half such as 行政机关负责人, or 关于受理……行政复议申请的."""
    if re.search("[，。；：:0-9]", text) or len(text) > _LONGEST:
        return False
    plain = _PREFIX.sub("", text, count=1)
    return bool(plain) and (
        plain.startswith(
            (
                "关于",
                "行政机关负责人",
                "行政复议",
                "驳回",
                "补正",
                "不予受理",
                "准予",
                "第三人",
                "参加",
            )
        )
        and not _ENDS.fullmatch(plain)
    )


def _by_content(paper: Paper) -> Title | None:
    for pattern, name in _BY_CONTENT:
        match = re.search(pattern, paper.text, re.DOTALL)
        if match:
            return Title(name, "", match.start(), match.end(), sure=False)
    return None
