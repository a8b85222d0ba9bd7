"""The corpus of papers: templates of ``fixtures/papers`` filled with invented people, and their labels.

A template is the text of one kind of paper with places for names, numbers and days. Each is filled
several times, every time with other values and another layout, always the same for the same seed.
"""

import random
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[2] / "fixtures" / "papers"
FILLED = 4
"""How often each template is filled."""

_DIGITS = "〇一二三四五六七八九"
_WIDE = str.maketrans("0123456789:", "０１２３４５６７８９：")


class Day(date):
    """A day that a template prints as it likes: ``n`` 2024年9月8日, ``h`` 二〇二四年九月八日.

    Also ``m`` 9月8日, ``q`` 九月八日, ``d`` 2024.9.8, ``y`` 2024,
    ``p`` 2024年09月08日, ``w`` the digits full-width.
    """

    def __format__(self, spec: str) -> str:
        year = "".join(_DIGITS[int(digit)] for digit in str(self.year))
        plain = f"{self.year}年{self.month}月{self.day}日"
        forms = {
            "h": f"{year}年{in_han(self.month)}月{in_han(self.day)}日",
            "n": plain,
            "m": f"{self.month}月{self.day}日",
            "q": f"{in_han(self.month)}月{in_han(self.day)}日",
            "d": f"{self.year}.{self.month}.{self.day}",
            "y": str(self.year),
            "p": f"{self.year}年{self.month:02d}月{self.day:02d}日",
            "w": plain.translate(_WIDE),
        }
        return forms.get(spec) or self.isoformat()


class Moment(datetime):
    """The opening of a sitting: ``t`` 上午9时30分, ``c`` 9:30, ``h`` 上午九时三十分.

    Also ``s`` 14时30分, ``k`` 下午2:30, ``w`` the same full-width.
    """

    def __format__(self, spec: str) -> str:
        half = "上午" if self.hour < 12 else "下午"
        twelve = self.hour if self.hour <= 12 else self.hour - 12
        if spec == "t":
            return f"{half}{twelve}时{f'{self.minute}分' if self.minute else ''}"
        if spec == "c":
            return f"{self.hour}:{self.minute:02d}"
        if spec == "s":
            return f"{self.hour}时{self.minute:02d}分"
        if spec in {"k", "w"}:
            clock = f"{half}{twelve}:{self.minute:02d}"
            return clock.translate(_WIDE) if spec == "w" else clock
        if spec == "h":
            return f"{half}{in_han(twelve)}时{f'{in_han(self.minute)}分' if self.minute else '整'}"
        return self.isoformat(timespec="minutes")


class Number(str):
    """A court's number as it is labelled; ``f`` full-width brackets, ``o`` 〔〕, ``w`` also digits."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        text = str(self)
        if spec == "o":
            return text.replace("(", "〔").replace(")", "〕")
        if spec == "w":
            text = text.translate(_WIDE)
        return text.replace("(", "（").replace(")", "）") if spec in {"f", "w"} else text


def in_han(value: int) -> str:
    """十五, 三十, 九: a number below a hundred."""
    tens, ones = divmod(value, 10)
    head = "" if not tens else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return head + (_DIGITS[ones] if ones or not tens else "")


@dataclass(frozen=True, slots=True)
class Specimen:
    """One paper of the corpus: its id, its marked-up text, its layout, and what it says."""

    id: str
    slice: str
    text: str
    layout: str
    labels: dict[str, Any]


def specimens(*slices: str) -> Iterator[Specimen]:
    """Every paper of these slices (the names of the files), in order."""
    for name in slices:
        content = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
        for template in content["template"]:
            for turn in range(template.get("filled", FILLED)):
                yield _filled(name, template, turn)


def _filled(name: str, template: dict[str, Any], turn: int) -> Specimen:
    dice = random.Random(f"{name}/{template['name']}/{turn}")  # noqa: S311 (no secret)
    values = _values(dice)
    values |= _more(dice, values)
    layouts = template.get("layouts", ["plain"])
    return Specimen(
        id=f"{name}-{template['name']}-{turn}",
        slice=name,
        text=template["text"].format(**values).strip(),
        layout=layouts[turn % len(layouts)],
        labels=_labels(template["labels"], values),
    )


def _labels(labels: Any, values: dict[str, Any]) -> Any:
    if isinstance(labels, dict):
        return {key: _labels(value, values) for key, value in labels.items()}
    if isinstance(labels, list):
        return [_labels(value, values) for value in labels]
    return labels.format(**values) if isinstance(labels, str) else labels


_SURNAMES = "顾裘闻沈严杜何柏岑樊葛霍江阚蓝麦宁欧潘秦饶施谭万夏叶曾"
_GIVEN = (
    "安澜",
    "知白",
    "远舟",
    "闻笙",
    "立群",
    "秋实",
    "若水",
    "明夷",
    "云起",
    "书桓",
    "松年",
    "景行",
    "亦飞",
    "可心",
    "望舒",
)
_PLACES = (
    ("浙", "9902", "云澜市青渡区", "浙江省", "9901", "云澜市"),
    ("苏", "9811", "澄湖市东浦县", "江苏省", "9801", "澄湖市"),
    ("皖", "9722", "霁川市南陵渡区", "安徽省", "9701", "霁川市"),
    ("川", "9634", "岷阳市石桥县", "四川省", "9601", "岷阳市"),
)
_OFFICES = (
    "公安局",
    "市场监督管理局",
    "自然资源和规划局",
    "综合行政执法局",
    "人力资源和社会保障局",
    "住房和城乡建设局",
)
_CAUSES = {
    "公安局": "治安行政处罚",
    "市场监督管理局": "市场监管行政处罚",
    "自然资源和规划局": "规划行政许可",
    "综合行政执法局": "城管行政强制",
    "人力资源和社会保障局": "工伤认定",
    "住房和城乡建设局": "政府信息公开",
}
_ACTS = {
    "公安局": ("公（柳）行罚决字", "行政处罚决定"),
    "市场监督管理局": ("市监罚字", "行政处罚决定"),
    "自然资源和规划局": ("自规许字", "规划许可决定"),
    "综合行政执法局": ("综执强拆决字", "强制拆除决定"),
    "人力资源和社会保障局": ("人社工认字", "工伤认定决定"),
    "住房和城乡建设局": ("住建信告字", "政府信息公开告知"),
}
_COMPANIES = (
    "云帆商贸有限公司",
    "青禾餐饮管理（集团）有限公司",
    "石埠建材厂",
    "南枝物业服务有限公司",
    "渡口食品有限责任公司",
)
_TITLES = ("副局长", "局长", "党委委员、副局长", "政委")
_ROOMS = ("第三审判庭", "第5法庭", "第十二审判庭", "大法庭", "第二审判庭")


def _values(dice: random.Random) -> dict[str, Any]:
    """Names, numbers and days of one invented dispute, in an order in which they can happen."""
    prov, code, place, province, city_code, city = dice.choice(_PLACES)
    office = dice.choice(_OFFICES)
    prefix, act = _ACTS[office]
    names = dice.sample(
        [
            s + g
            for s, g in zip(dice.sample(_SURNAMES, 12), dice.choices(_GIVEN, k=12), strict=True)
        ],
        12,
    )
    days = _days(dice)
    year = days["accepted"].year
    short = place[0] + place[3]
    sequence = dice.sample(range(2, 900), 6)
    return {
        **days,
        "province": province,
        "place": place,
        "city": city,
        "court": f"{place}人民法院",
        "upper": f"{city}中级人民法院",
        "high": f"{province}高级人民法院",
        "authority": f"{place}{office}",
        "police": f"{city}公安局{place[3:-1]}分局",
        "government": f"{place}人民政府",
        "city_government": f"{city}人民政府",
        "short": short,
        "cause": _CAUSES[office],
        "act": act,
        "act_no": f"{short}{prefix}〔{days['acted'].year}〕{dice.randrange(10, 30000)}号",
        "n1": Number(f"({year}){prov}{code}行初{sequence[0]}号"),
        "n2": Number(f"({days['appealed'].year}){prov}{city_code[:2]}行终{sequence[1]}号"),
        "n3": Number(f"({days['petitioned'].year}){prov}行申{sequence[2]}号"),
        "n4": Number(f"({days['petitioned'].year}){prov}行再{sequence[3]}号"),
        "nx": Number(f"({year}){prov}{code}行审{sequence[4]}号"),
        "recon_no": f"{short}政复决〔{days['recon_decided'].year}〕{sequence[5]}号",
        "recon_in": f"{short}政复受〔{days['recon_accepted'].year}〕{sequence[5]}号",
        "plaintiff": names[0],
        "plaintiff2": names[1],
        "third": names[2],
        "lawyer": names[3],
        "officer": names[4],
        "leader": names[5],
        "judge": names[6],
        "judge2": names[7],
        "clerk": names[8],
        "chief": names[9],
        "applicant": names[10],
        "company": place[:2] + dice.choice(_COMPANIES),
        "title": dice.choice(_TITLES),
        "room": dice.choice(_ROOMS),
        "sitting": Moment(days["heard"].year, days["heard"].month, days["heard"].day, dice.choice((9, 10, 14, 15)), dice.choice((0, 30))),
        "street": f"{place}{dice.choice(('柳汀路', '石埠街', '南渡巷'))}{dice.randrange(2, 300)}号",
        "birth": Day(dice.randrange(1950, 2000), dice.randrange(1, 13), dice.randrange(1, 28)),
        "days": dice.choice((3, 5, 7, 10)),
    }  # fmt: skip


_MINORITY = (
    "阿依努尔·塔西买买提",
    "古丽娜尔·艾山",
    "巴特尔·乌云其木格",
    "扎西·达娃卓嘎",
    "木合塔尔·依明江",
)
_BRACKETED = (
    "海澜之渡（{place}）科技有限公司",
    "启明数据服务（{place}）股份有限公司",
    "中屿建设集团有限公司（{place}分公司）",
    "禾田农业（{place}）专业合作社",
)


def _more(dice: random.Random, values: dict[str, Any]) -> dict[str, Any]:
    """Values added later: drawn after the others, so that what was drawn before stays as it is."""
    people = [
        s + g
        for s, g in zip(dice.sample("毕卓鄢冼戚苗俞骆", 6), dice.sample(_GIVEN, 6), strict=True)
    ]
    firsts = dice.sample(_MINORITY, 2)
    place = values["place"]
    return {
        "minority": firsts[0],
        "minority2": firsts[1],
        "bracketed": dice.choice(_BRACKETED).format(place=place[:2]),
        "plaintiff3": people[0],
        "officer2": people[1],
        "lawyer2": people[2],
        "judge3": people[3],
        "contact": people[4],
        "heir": people[5],
        "phone": f"0599-{dice.randrange(2000000, 9000000)}",
        "money": dice.choice(("28640.50", "103,200", "6800", "51000.00")),
        "town": f"{place}{dice.choice(('柳浦镇', '沙溪乡', '北汀街道'))}",
        "line": dice.randrange(100, 990),
        "before": _after(values["acted"], -20),
        "replied": _after(values["recon_accepted"], 9),
        "extended": _after(values["recon_accepted"], 55),
        "resumed": _after(values["recon_accepted"], 80),
        "late": _after(values["recon_decided"], 90),
        "since_applied": _same(values["applied"], values["recon_accepted"]),
        "since_filed": _same(values["filed"], values["accepted"]),
        "since_accepted": _same(values["accepted"], values["heard"]),
    }


def _same(earlier: Day, later: Day) -> str:
    """How a paper that has named the earlier day writes the year of the later one."""
    return "同年" if earlier.year == later.year else f"{later.year}年"


def _after(day: Day, count: int) -> Day:
    moved = day + timedelta(days=count)
    return Day(moved.year, moved.month, moved.day)


def _days(dice: random.Random) -> dict[str, Day]:
    """The days of a dispute from the act to the retrial."""
    steps = (
        ("acted", 0, 0), ("applied", 10, 40), ("recon_accepted", 3, 7), ("recon_decided", 30, 60),
        ("filed", 5, 15), ("accepted", 2, 7), ("served", 3, 6), ("summoned", 8, 20), ("heard", 8, 20), ("decided", 5, 60),
        ("appealed", 5, 15), ("appeal_accepted", 10, 30), ("appeal_heard", 10, 30), ("appeal_decided", 5, 40),
        ("petitioned", 20, 100), ("petition_accepted", 5, 20), ("petition_decided", 30, 80),
    )  # fmt: skip
    day = date(dice.choice((2023, 2024, 2025)), dice.randrange(1, 13), dice.randrange(1, 28))
    found = {}
    for name, least, most in steps:
        day += timedelta(days=dice.randrange(least, most + 1))
        found[name] = Day(day.year, day.month, day.day)
    return found
