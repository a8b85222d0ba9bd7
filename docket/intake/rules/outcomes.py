"""What a decision holds: read from the words after 判决如下, 裁定如下, 决定如下."""

import re
from dataclasses import dataclass

from docket.intake.rules.paper import Paper

_OPENS = re.compile(
    r"(?:判决|裁定|决定)(?:的?(?:内容|结果|主文))?如下[：:]?|(?:判决|裁定|决定|判令|裁判)[：:]"
    r"|(?:达成|自愿达成)如下(?:调解)?(?:协议|意见)[：:]?|(?:判决|裁定|决定)?主文[：:]?\n"
)
"""A decision's verb and a colon; in a quoted earlier decision too, so that the last one counts."""

_CONCLUDES = re.compile(
    r"(?:综上(?:所述)?|据此|为此|故|(?:依照|依据|根据)[^。；\n]{4,120}?)[，,]"
    r"[^。；：\n]{0,60}?(?:判决|裁定|决定|判令)(?!书|认定|作出|[的是])"
    r"|(?:综上(?:所述)?|据此|(?:依照|依据|根据)[^。\n]{4,160}?之?规定)[^。\n]{0,40}[：:，。]?\n(?=一、)"
)
"""综上，本院决定驳回……, or numbered items after the articles applied: an opening without a colon."""

_CLOSES = re.compile(
    r"(?:一审|二审|本案)?案件受理费|诉讼费|如不服|如对本|不服本|当事人(?:如)?不服|申请人(?:如)?(?:对本|不服)|本(?:判决|裁定|决定)(?:为|系|是)|本(?:裁定|判决|决定)(?:书)?(?:自|一经|送达)"
    r"|审\s*判\s*(?:长|员)|你(?:单位)?如|自收到本|(?:当事人|任何一方|双方|各方)[^。；\n]{0,10}(?:不服|上诉)"
)
_LENGTH = 1200


@dataclass(frozen=True, slots=True)
class Holding:
    """The outcome by its name, and the words that say so."""

    name: str
    start: int
    end: int
    sure: bool = True


Table = tuple[tuple[str, str], ...]

_RETRIAL_REVIEW: Table = (
    ("驳回再审申请", r"驳回[^。；\n]{0,40}?(?:再审申请|申诉)"),
    ("准许撤回再审申请", r"(?:准许|准予)[^。；\n]{0,30}?撤回[^。；\n]{0,8}?再审申请"),
    ("按撤回再审申请处理", r"按[^。；\n]{0,20}?撤回再审申请"),
    ("指令再审", r"指令[^。；\n]{0,30}?再审|本案由[^。；\n]{0,20}?(?:提审|再审)|(?:提审|再审)本案"),
)
_SECOND: Table = (
    ("准许撤回上诉", r"(?:准许|准予)[^。；\n]{0,40}?撤回上诉"),
    ("按撤回上诉处理", r"按[^。；\n]{0,20}?(?:自动)?撤回上诉"),
    (
        "驳回上诉维持原裁判",
        r"驳回(?:[^。；\n]{0,40}?(?:的)?)?上诉[^。；\n]{0,4}?[，,、]?(?:请求)?[，,]?\s*维持(?:原判|原裁定|原审|一审|原判决|[^。；\n]{0,40}?(?:判决|裁定))",
    ),
    ("发回重审", r"(?:发回|(?:本案|案件)(?:交)?由)[^。；\n]{0,40}?(?:重审|重新审理|重新审判)"),
    ("指令立案", r"指令[^。；\n]{0,30}?(?:立案|受理)"),
    ("指令继续审理", r"指令[^。；\n]{0,30}?(?:继续)?审理"),
    ("准许撤诉", r"(?:准许|准予)[^。；\n]{0,40}?(?:撤回起诉|撤诉)"),
    ("改判", r"撤销[^。；\n]{0,80}?(?:判决|裁定)"),
    ("改判", r"变更[^。；\n]{0,80}?(?:判决)"),
    (
        "驳回上诉维持原裁判",
        r"维持(?:原判|原裁定|[^。；\n]{0,40}?(?:判决|裁定))|(?:一审|原审|原)(?:判决|裁定)[^。；\n]{0,8}?维持",
    ),
    ("驳回上诉维持原裁判", r"驳回[^。；\n]{0,40}?上诉"),
)
_RETRIAL: Table = (
    ("发回重审", r"(?:发回|(?:本案|案件)(?:交)?由)[^。；\n]{0,40}?(?:重审|重新审理|重新审判)"),
    ("指令立案", r"指令[^。；\n]{0,30}?(?:立案|受理)"),
    ("指令继续审理", r"指令[^。；\n]{0,30}?审理"),
    ("再审维持", r"维持[^。；\n]{0,60}?(?:判决|裁定|原判|原审)"),
    ("改判", r"撤销[^。；\n]{0,80}?(?:判决|裁定)"),
)
_FIRST: Table = (
    (
        "准许撤诉",
        r"(?:准许|准予|同意)[^。；\n]{0,40}?(?:撤回(?:对[^。；\n]{0,30}?的)?起诉|撤诉|撤回[^。；\n]{0,12}?诉讼)",
    ),
    (
        "按撤诉处理",
        r"按(?:[^。；\n]{0,20}?)?(?:自动)?撤(?:回起)?诉(?:处理)?|视为(?:自动)?撤(?:回起)?诉",
    ),
    ("不予立案", r"不予立案|不予受理"),
    ("驳回起诉", r"驳回[^。；\n]{0,60}?(?:的)?起诉(?!讼)|的起诉[^。；\n诉]{0,10}?驳回"),
    ("不准予强制执行", r"不(?:准予|予|准许)(?:强制)?执行"),
    ("准予强制执行", r"(?:准予|准许)[^。；\n]{0,60}?(?:强制)?执行"),
    ("移送(指定管辖)", r"(?:移送|移交)[^。；\n]{0,30}?(?:法院|管辖|审理|处理)"),
    ("驳回管辖异议", r"驳回[^。；\n]{0,40}?管辖(?:权)?异议"),
    ("终结诉讼", r"终结(?:本案)?诉讼|本案终结"),
    ("撤销", r"(?:^|[^可请求])(?:部分)?撤销(?!权)[^。；\n]{0,120}"),
    ("变更", r"(?:将[^。；\n]{0,80}?)?变更[^。；\n]{0,80}?(?:为|决定|处罚)"),
    ("确认无效", r"确认[^。；\n]{0,120}?无效"),
    ("确认违法", r"(?:确认|判定|认定)[^。；\n]{0,140}?违法|违法(?:但不|，但)[^。；\n]{0,10}?撤销"),
    ("判决赔偿", r"(?:赔偿|支付|给付)[^。；\n]{0,80}?(?:元|损失)"),
    (
        "责令履行",
        r"(?:责令|限|限令|应当?在|于|由|须)[^。；\n]{0,120}?(?:履行|作出|答复|处理|公开|办理|发放|支付|给付)",
    ),
    (
        "驳回诉讼请求",
        r"驳回[^。；\n]{0,80}?(?:诉讼请求|赔偿请求|其他请求|诉请|请求)|(?:诉讼请求|赔偿请求|诉请)[^。；\n]{0,24}?驳回",
    ),
)
_RECONSIDERATION: Table = (
    (
        "终止",
        r"(?:终止|终结)[^。；\n]{0,20}?(?:行政复议|复议|审理|本案)|(?:行政复议|复议)(?:程序|案件|审理)?(?:予以|依法)?(?:终止|终结)",
    ),
    ("不予受理", r"不予受理"),
    (
        "驳回",
        r"驳回[^。；\n]{0,60}?(?:复议)?(?:申请|请求)|(?:复议)?(?:申请|请求)[^。；\n]{0,16}?驳回",
    ),
    ("撤销", r"(?:^|[^可请求])(?:部分)?撤销(?!权)[^。；\n]{0,120}"),
    ("变更", r"变更[^。；\n]{0,80}?(?:为|决定|处罚)|将[^。；\n]{0,60}?变更"),
    ("确认无效", r"确认[^。；\n]{0,120}?无效"),
    ("确认违法", r"(?:确认|认定)[^。；\n]{0,140}?违法"),
    ("责令履行", r"(?:责令|限|限令|决定由)[^。；\n]{0,120}?(?:履行|作出|答复|处理|公开|办理)"),
    ("维持", r"维持[^。；\n]{0,160}|予以维持"),
)
_TABLES = {
    "一审": _FIRST,
    "二审": _SECOND,
    "再审": (*_RETRIAL_REVIEW, *_RETRIAL),
    "复议": _RECONSIDERATION,
}


def holding_part(paper: Paper) -> tuple[int, int] | None:
    """Where the operative part stands: after the last 如下, up to costs and remedies."""
    opens = list(_OPENS.finditer(paper.text)) or list(_CONCLUDES.finditer(paper.text))
    if not opens:
        return None
    start = opens[-1].end()
    closes = _CLOSES.search(paper.text, start + 2)
    end = closes.start() if closes else min(len(paper.text), start + _LENGTH)
    return start, max(end, start)


def outcome_of(paper: Paper, instance: str | None, doc_type: str | None) -> Holding | None:
    """The outcome of a decision; None for a paper that decides nothing."""
    kind = doc_type or ""
    if not re.search("判决书|裁定书|决定书|调解书|终止|不予受理|决定", kind) or re.search(
        "通知书|申请书|起诉状|上诉状", kind
    ):
        return _by_title(paper, kind)
    part = holding_part(paper)
    if part is None:
        return _by_title(paper, kind)
    if "调解书" in kind:
        return Holding("调解书", part[0], min(part[1], part[0] + 40))
    table = _TABLES.get(instance or "", _FIRST)
    if instance == "复议" and "裁定" not in kind:
        table = _RECONSIDERATION
    found = _matches(paper, table, part)
    return found or _by_title(paper, kind)


def _matches(paper: Paper, table: Table, part: tuple[int, int]) -> Holding | None:
    """The outcome: a procedural one before all; of holdings on the act, the one that stands first."""
    first: Holding | None = None
    for name, pattern in table:
        match = re.compile(pattern).search(paper.text, part[0], part[1])
        if match is None:
            continue
        holding = Holding(name, match.start(), match.end())
        if name not in _ON_THE_ACT:
            return first or holding
        if first is None or holding.start < first.start:
            first = holding
    return first


_ON_THE_ACT = ("撤销", "变更", "确认无效", "确认违法", "判决赔偿", "责令履行")
"""A decision may hold several of these; 驳回诉讼请求 is the outcome only where there is none."""


_TITLES: Table = (
    ("驳回", r"驳回.*复议(?:申请|请求)"),
    ("终止", r"复议.*终止|终止.*复议"),
    ("不予受理", r"不予受理"),
    ("不予立案", r"不予立案"),
)


def _by_title(paper: Paper, kind: str) -> Holding | None:
    """Some papers say in their title alone what they decide."""
    for name, pattern in _TITLES:
        if re.search(pattern, kind):
            at = max(0, paper.text.find(kind))
            return Holding(name, at, at + len(kind), sure=False)
    return None
