"""Periods that a paper states: to appeal or to sue, to answer; and whether it is final."""

import re
from dataclasses import dataclass

from docket.intake.rules.numerals import NUMERAL, number
from docket.intake.rules.paper import Paper


@dataclass(frozen=True, slots=True)
class Stated:
    """Days as stated, and where."""

    days: int
    start: int
    end: int


_N = rf"(?P<n>{NUMERAL}{{1,4}})"
_REMEDY = re.compile(
    rf"(?:收到|接到|送达|知道|签收|领取)[^。；\n]{{0,24}}?(?:之日|之次日|次日|当日|后|之后)?(?:起|内)?(?:的)?\s*{_N}\s*(?:个)?(?:工作)?(?:日|天)(?:之?内|以内)[^。；\n]{{0,50}}?(?:上诉|提起[^。；\n]{{0,8}}?诉讼|起诉|申请(?:行政)?复议|提出[^。；\n]{{0,10}}?复议)"
)
_REMEDY_AFTER = re.compile(rf"(?:上诉期(?:限|间)?|起诉期限)(?:为|是|：)\s*{_N}\s*(?:日|天)")
_FINAL = re.compile(
    r"[本此该](?:判决|裁定|决定|裁判|复议决定)(?:书)?(?:为|是|系|即为)(?:终审|最终|终局)|(?:终审(?:判决|裁定)|最终裁决)(?!.{0,6}不)|不得(?:再)?(?:上诉|提起行政诉讼)"
)
_ANSWERS = (
    re.compile(
        rf"(?:收到|接到|送达|签收)[^。；\n]{{0,40}}?(?:之日|之次日|次日|后)?(?:起|内)?\s*{_N}\s*(?:个)?(?:工作)?(?:日|天)(?:之?内|以内)[^。；\n]{{0,60}}?(?:答辩|答复|(?:提(?:交|供|出)|送交|递交|报送|寄交)[^。；\n]{{0,30}}?(?:证据|答辩|答复|材料))"
    ),
    re.compile(
        rf"(?:答辩|答复|举证)(?:期限?|期间)?[^。；\n]{{0,20}}?(?:收到|接到)[^。；\n]{{0,30}}?(?:之日|次日|后)?(?:起|内)?\s*{_N}\s*(?:个)?(?:工作)?(?:日|天)"
    ),
    re.compile(
        rf"(?:答辩|答复|举证)期限[：:为是]{{1,2}}[^。；\n]{{0,30}}?{_N}\s*(?:个)?(?:工作)?(?:日|天)"
    ),
    re.compile(
        rf"(?:答辩状|答辩意见|答复书|书面答复|证据)[^。；\n]{{0,60}}?(?:收到|接到|送达|签收)[^。；\n]{{0,24}}?(?:起|内)\s*{_N}\s*(?:个)?(?:工作)?(?:日|天)(?:之?内|以内)[^。；\n]{{0,10}}?(?:提交|送交|递交|报送|寄交|交至|送达)"
    ),
    re.compile(
        rf"{_N}\s*(?:个)?(?:工作)?(?:日|天)(?:之?内|以内)[^。；\n]{{0,30}}?(?:提出|提交|递交|报送)[^。；\n]{{0,20}}?(?:书面答复|答复书|答复意见|答辩状|答辩意见)"
    ),
)


def remedy_of(paper: Paper) -> Stated | None:
    """十五日内上诉 and the like: the last such sentence, since it stands at the end of a paper."""
    found = [*_REMEDY.finditer(paper.text), *_REMEDY_AFTER.finditer(paper.text)]
    return _stated(found[-1]) if found else None


def answer_of(paper: Paper) -> Stated | None:
    """十五日内提交答辩状, 十日内提出书面答复."""
    for pattern in _ANSWERS:
        match = pattern.search(paper.text)
        if match:
            return _stated(match)
    return None


def final_of(paper: Paper) -> tuple[int, int] | None:
    """Where the paper says that it is final."""
    found = list(_FINAL.finditer(paper.text))
    return found[-1].span() if found else None


def _stated(match: re.Match[str]) -> Stated | None:
    days = number(match["n"])
    return (
        None if days is None or not 0 < days < 400 else Stated(days, match.start("n"), match.end())
    )
