"""Courts and their codes in case numbers (法〔2015〕137号): a table of facts, never derived.

A code is not an address: boundaries change and the code stays (第十三条). Most names of the table
were composed from the place (``derived``); they are a suggestion to the person who enters a forum,
and what the paper says wins.
"""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from docket.errors import FieldError, Invalid
from docket.law.rows import read_rows
from docket.terms import Term

PROVINCES = "京津冀晋内辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔云藏陕甘青宁新兵军"
"""法院代字 of the high courts, with 兵 (兵团分院) and 军 (军事法院): 法〔2015〕137号第四条."""

SUPREME = "最高法"

LOOKALIKES = {
    **dict.fromkeys("渐淅", "浙"),
    **dict.fromkeys("泸滬申", "沪"),
    **dict.fromkeys("阅闵閩", "闽"),
    **dict.fromkeys("喻榆", "渝"),
    **dict.fromkeys("皓晥", "皖"),
    **dict.fromkeys("默贵貴", "黔"),
    **dict.fromkeys("陝秦", "陕"),
    **dict.fromkeys("雲滇", "云"),
    "翼": "冀",
    "鄙": "鄂",
    "挂": "桂",
    "蒙": "内",
    "蜀": "川",
    "陇": "甘",
    "蘇": "苏",
    "魯": "鲁",
    "贛": "赣",
    "遼": "辽",
    "寧": "宁",
    "瓊": "琼",
}
"""What is read or written for a 法院代字: recognition errors, other short names, old forms."""

Status = Literal["seen", "seen_name_unverified", "derived", "convention", "fictional"]
"""How the row is known: read in a real number, composed from the place, or invented (a sample)."""

COLUMNS = ("code", "name", "level", "province", "status")


class CourtLevel(Term):
    """法院级别: told by the length of the code (法〔2015〕137号第四条、第五条)."""

    SUPREME = "supreme", "最高", "supreme"
    HIGH = "high", "高级", "high"
    INTERMEDIATE = "intermediate", "中级", "intermediate"
    BASIC = "basic", "基层", "basic"


@dataclass(frozen=True, slots=True)
class Court:
    """人民法院, as the forum of a proceeding."""

    code: str
    name: str
    level: CourtLevel
    province: str
    status: Status


_CODE = re.compile(f"[{PROVINCES}](?:[0-9]{{4}}|[0-9]{{2}})?")
_LEVELS = {1: CourtLevel.HIGH, 3: CourtLevel.INTERMEDIATE, 5: CourtLevel.BASIC}


def level_of(code: str) -> CourtLevel | None:
    """The level a code speaks of, or None when it is no court's code."""
    if code == SUPREME:
        return CourtLevel.SUPREME
    return _LEVELS[len(code)] if _CODE.fullmatch(code) else None


def parse(text: str, *, source: str = "courts.csv") -> Mapping[str, Court]:
    """The courts of a CSV with the columns ``code,name,level,province,status``, by code.

    Every faulty line is named at once; nothing is taken from a faulty file.
    """
    reader = csv.DictReader(text.removeprefix("\ufeff").splitlines())
    missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
    if missing:
        raise Invalid.of(
            FieldError(
                source, f"缺少列 {'、'.join(missing)}。", f"第一行应为 {','.join(COLUMNS)}。"
            )
        )
    rows = [{name: row[name] for name in COLUMNS} for row in reader]
    courts: dict[str, Court] = {}
    faults: list[FieldError] = []
    for line, court in enumerate(read_rows(source, "court", rows, Court), start=2):
        why = "法院代字重复" if court.code in courts else _fault(court)
        if why:
            faults.append(FieldError(f"{source}:{line}", f"“{court.code}”:{why}"))
        courts[court.code] = court
    if faults:
        raise Invalid.of(*faults)
    return courts


def _fault(court: Court) -> str | None:
    level = level_of(court.code)
    if level is None:
        return "法院代字应为“最高法”、省级简称，或者简称加两位、四位数字"
    if court.level is not level:
        return f"级别应为 {level}({level.zh})，写的是 {court.level}({court.level.zh})"
    return None if court.name.strip() else "没有法院名称"
