"""案号: court case numbers (法〔2015〕137号) and reconsideration numbers, read from left to right.

``(2023)浙0302行初12号之一`` is year, court, type, number, and a suffix that belongs to the paper
and not to the case. A number that cannot be one is refused with what is wrong in it; one that is
only unlikely is accepted with a warning.
"""

import re
from dataclasses import dataclass
from typing import Literal

from docket.law.case_types import TYPES, CaseType
from docket.law.courts import CourtLevel, level_of
from docket.law.number_parts import (
    NEW_STYLE_FROM,
    check_type,
    normalise,
    refuse,
    take_court,
    take_seq,
    take_suffix,
    take_type,
    take_year,
)
from docket.terms import Procedure

LONGEST = 60
"""Characters of what is entered, spaces included; the longest real number has fewer than 30."""

_SPECIAL_TRIALS_FROM = 2019  # 法〔2018〕335号
_SHORT_NAME = re.compile("[\u4e00-\u9fff]{0,4}")
_RECONSIDERATION = re.compile(
    "(?P<prefix>[\u4e00-\u9fff]{1,16}?)"
    "(?P<word>政复字?|行?复字?|行?复[\u4e00-\u9fff]{1,3}字|\\([行延]?复[\u4e00-\u9fff]{1,3}\\)字)"
    "\\((?P<year>(?:19|20)[0-9]{2})\\)(?P<seq>[1-9][0-9]{0,6})号"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseNumber:
    """案号, in parts.

    Args:
        text: Normalised, ASCII brackets, without the suffix: one case has one text.
        style: ``new`` since 2016, ``old`` before (字第).
        year: 收案年度.
        court: 法院代字; in the old style the court's short name, empty for the Supreme Court.
        court_level: Level the code speaks of; None in the old style.
        spec: 专门审判代字 (知), or empty.
        type: 类型代字.
        seq: 案件编号.
        suffix: 之一, 之二: a further document of the same case; empty for the first.
        procedure: The procedure the type belongs to.
        compensation: 行政赔偿案件.
        warnings: What is unlikely in it, for a person to check.
    """

    text: str
    style: Literal["new", "old"]
    year: int
    court: str
    court_level: CourtLevel | None
    spec: str
    type: str
    seq: int
    suffix: str
    procedure: Procedure
    compensation: bool
    warnings: tuple[str, ...] = ()

    @property
    def full(self) -> str:
        """The number as it stands on the paper, with its suffix."""
        return self.text + self.suffix


@dataclass(frozen=True, slots=True)
class ReconsiderationNumber:
    """复议文书字号: 发文机关代字, 文种, 年份, 序号. No national rule fixes its form."""

    text: str
    prefix: str
    word: str
    year: int
    seq: int


def parse(text: str, *, strict: bool = False) -> CaseNumber:
    """Read a court case number.

    Args:
        text: As printed, typed or recognised.
        strict: Refuse also what real papers get wrong but mean clearly (leading zeros).

    Raises:
        Invalid: It is no administrative case number; the message says why, and what to do.
    """
    if len(text) > LONGEST:
        refuse("案号过长。", f"案号不超过{LONGEST}个字符，请只填写案号本身。")
    if parse_reconsideration(text):
        refuse("这是行政复议文书字号，不是法院案号。", "复议案件请把程序种类选为行政复议。")
    plain = normalise(text)
    year, rest = take_year(plain)
    if "字第" in rest or year < NEW_STYLE_FROM:
        return _old(year, rest)
    return _new(year, rest, strict=strict)


def parse_reconsideration(text: str) -> ReconsiderationNumber | None:
    """Read a reconsideration number, or None where it does not look like one: warn, never block."""
    found = _RECONSIDERATION.fullmatch(normalise(text)) if len(text) <= LONGEST else None
    if found is None:
        return None
    prefix, word, year, seq = found["prefix"], found["word"], int(found["year"]), int(found["seq"])
    return ReconsiderationNumber(f"{prefix}{word}〔{year}〕{seq}号", prefix, word, year, seq)


def _new(year: int, rest: str, *, strict: bool) -> CaseNumber:
    court, rest = take_court(rest)
    spec = "知" if rest.startswith("知") else ""
    if spec and year < _SPECIAL_TRIALS_FROM:
        refuse("专门审判代字“知”从2019年起才使用。", "请对照原件核对年度和类型代字。")
    name, rest = take_type(rest.removeprefix(spec))
    seq, rest, zeros = take_seq(name, rest)
    if zeros and strict:
        refuse("案件编号前不加0。", f"请写作“{seq}号”。")
    suffix = take_suffix(rest, seq)
    level = level_of(court)
    warnings = _warnings(TYPES[name], court, name, level)
    if zeros:
        warnings = (f"案件编号前的0已去掉，记为{seq}号。", *warnings)
    return CaseNumber(
        text=f"({year}){court}{spec}{name}{seq}号",
        style="new",
        year=year,
        court=court,
        court_level=level,
        spec=spec,
        type=name,
        seq=seq,
        suffix=suffix,
        procedure=TYPES[name].procedure,
        compensation=TYPES[name].compensation,
        warnings=warnings,
    )


def _warnings(kind: CaseType, court: str, name: str, level: CourtLevel | None) -> tuple[str, ...]:
    """What is unlikely; what is impossible at that level is refused."""
    if level in kind.never_at:
        refuse(
            f"“{court}”是基层法院，不审理{kind.zh}(“{name}”)案件。",
            "请对照原件核对法院代字和类型代字。",
        )
    rare = level in kind.rarely_at
    warning = f"“{court}”是基层法院，{kind.zh}一般由中级以上法院办理，请核对。"
    return tuple(w for w in (warning if rare else "", kind.note) if w)


def _old(year: int, rest: str) -> CaseNumber:
    """The style before 2016: (2014)温鹿行初字第123号; leading zeros were usual."""
    head, joint, tail = rest.partition("字第")
    if year >= NEW_STYLE_FROM:
        refuse("“字第”只用于2015年以前的老案号。", f"{year}年的案号形如：({year})浙0302行初12号。")
    if not joint:
        refuse(
            "2016年以前的案号没有数字法院代字，应当写有“字第”。",
            f"老案号形如：({year})温鹿行初字第12号；请核对年度。",
        )
    name = max((t for t in TYPES if head.endswith(t)), key=len, default="")
    court = head.removesuffix(name)
    if not name or (name == "执" and court.endswith("刑")):
        check_type(re.sub("^.*(?=[刑民商破])", "", head))
    if not _SHORT_NAME.fullmatch(court):
        refuse(f"“{court[:12]}”不像法院简称。", "老案号的法院简称为四个以内的汉字，如“温鹿”。")
    seq, rest, _ = take_seq(name, tail)
    suffix = take_suffix(rest, seq)
    return CaseNumber(
        text=f"({year}){court}{name}字第{seq}号",
        style="old",
        year=year,
        court=court,
        court_level=None,
        spec="",
        type=name,
        seq=seq,
        suffix=suffix,
        procedure=TYPES[name].procedure,
        compensation=TYPES[name].compensation,
        warnings=(TYPES[name].note,) if TYPES[name].note else (),
    )
