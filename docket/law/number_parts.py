"""The parts of a court case number, taken from its left end one after the other.

Each function takes one part and hands back what follows, or refuses with what is wrong and what to
do: most wrong numbers are misread ones, and the message says how they were probably misread.
"""

import re
from difflib import get_close_matches
from typing import NoReturn

from docket.errors import FieldError, Invalid
from docket.law.case_types import OTHER_COURTS_WORK, TYPES
from docket.law.courts import LOOKALIKES, PROVINCES, SUPREME

NEW_STYLE_FROM = 2016  # 法〔2015〕137号 is in force from 2016-01-01

_FIRST_YEAR, _LAST_YEAR = 1982, 2099
_SEQ_DIGITS = 7
_EXAMPLE = "正确的形式如：(2023)浙0302行初12号。"

_SIGNS: dict[int, str | None] = {
    **{ord("\uff10") + n: str(n) for n in range(10)},
    **dict.fromkeys(map(ord, "（〔﹝【［[{\uff5b"), "("),
    **dict.fromkeys(map(ord, "）〕﹞】］]}\uff5d"), ")"),
    **dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad")),
}
"""Brackets and digits as people type them and as PDF text carries them, and invisible signs."""

_YEAR = re.compile(r"\(([0-9]*)\)")
_DIGITS = re.compile(r"[0-9]*")
_TYPE = re.compile(r"[^0-9号第字()-]*")
_SUFFIX = re.compile("之[一二三四五六七八九十]{1,3}")


def normalise(text: str) -> str:
    """Without spaces and invisible signs; every bracket ASCII and round, every digit ASCII."""
    return "".join(text.translate(_SIGNS).split())


def refuse(why: str, remedy: str = _EXAMPLE) -> NoReturn:
    """It is no administrative case number: say why, and what to do."""
    raise Invalid.of(FieldError("docket_number", why, remedy))


def take_year(plain: str) -> tuple[int, str]:
    """收案年度: four digits in brackets, at the front."""
    found = _YEAR.match(plain)
    if not plain:
        refuse("案号是空的。")
    if found is None:
        if re.search(r"\([0-9]{4}\)$", plain):
            refuse("收案年度应当写在最前面。")
        refuse("案号应当以括号里的收案年度开头。")
    digits = found[1]
    if len(digits) != len(str(_FIRST_YEAR)):
        refuse(f"收案年度应当是四位数字，写的是“{digits}”。")
    if not _FIRST_YEAR <= int(digits) <= _LAST_YEAR:
        refuse(f"收案年度{digits}不可能。", "请对照原件核对年度。")
    return int(digits), plain[found.end() :]


def take_court(rest: str) -> tuple[str, str]:
    """法院代字 of the new style: 最高法, or a province with no, two or four digits."""
    if rest.startswith(SUPREME):
        return SUPREME, rest.removeprefix(SUPREME)
    first = rest[:1]
    if first in LOOKALIKES:
        right = LOOKALIKES[first]
        refuse(f"“{first}”不是法院代字。", f"可能是“{right}”，请对照原件改正。")
    if not first or first not in PROVINCES:
        shown = f"“{first}”不是" if first and not first.isdigit() else "年度之后缺少"
        refuse(f"{shown}法院代字。", "法院代字以省级简称开头，如“浙0302”，或者是“最高法”。")
    digits = _leading(_DIGITS, rest[1:])
    rest = rest[1 + len(digits) :]
    if rest.startswith(SUPREME):
        refuse(f"案号里有两个法院代字：“{first + digits}”和“{SUPREME}”。", "请只保留一个。")
    if len(digits) not in (0, 2, 4):
        refuse(
            f"法院代字“{first + digits}”应有两位(中级)或者四位(基层)数字，写了{len(digits)}位。",
            "请对照原件核对。",
        )
    return first + digits, rest


def take_type(rest: str) -> tuple[str, str]:
    """类型代字 of the new style."""
    name = _leading(_TYPE, rest)
    check_type(name)
    if TYPES[name].old_only:
        refuse(f"类型代字“{name}”从2016年起不再使用。", "请对照原件核对年度和类型代字。")
    return name, rest[len(name) :]


def check_type(name: str) -> None:
    """Refuse a type that is none of ours, saying whose it is where that can be told."""
    if name in TYPES:
        return
    if not name:
        refuse("缺少类型代字和案件编号，如“行初12”。")
    kind = OTHER_COURTS_WORK.get(name[:1])
    if kind:
        repair = f"如系“行”误识为“{name[0]}”，请改为“行{name[1:]}”；" if name[0] == "刑" else ""
        refuse(f"这是{kind}案号，不属于行政案件。", f"{repair}{kind}案件不在此登记。")
    near = get_close_matches(name, TYPES, n=2, cutoff=0.5)
    remedy = f"是否为“{'”或“'.join(near)}”？" if near else "行政一审为“行初”，二审为“行终”。"
    refuse(f"没有“{name}”这种类型代字。", remedy)


def take_seq(name: str, rest: str) -> tuple[int, str, bool]:
    """案件编号, what follows it, and whether zeros stood before it."""
    if rest.startswith(("第", "字")):
        refuse(f"“{rest[0]}”只用于2015年以前的老案号。", f"请写作“{name}{rest[1:]}”。")
    written = _leading(_DIGITS, rest)
    if not written:
        refuse(f"“{name}”之后缺少案件编号。")
    digits = written.lstrip("0")
    if not digits:
        refuse("案件编号从1起，不会是0。", "请对照原件核对编号。")
    if len(digits) > _SEQ_DIGITS:
        refuse(f"案件编号过长，有{len(digits)}位。", "请对照原件核对编号。")
    return int(digits), rest[len(written) :], digits != written


def take_suffix(rest: str, seq: int) -> str:
    """号, and 之一, 之二 of a further document; nothing may follow."""
    if rest.startswith("-"):
        refuse("同一案件的后续文书不用“-”编号。", f"请写作“{seq}号之一”。")
    if not rest.startswith("号"):
        refuse("案件编号之后缺少“号”。" if not rest else f"编号之后应为“号”，写的是“{rest[:4]}”。")
    suffix = rest[1:]
    if suffix and not _SUFFIX.fullmatch(suffix):
        refuse(f"“号”之后多出“{suffix[:12]}”。", "只能接“之一”“之二”等，请删去其余文字。")
    return suffix


def _leading(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.match(text)
    return found[0] if found else ""
