"""The fields of a form (传票, 送达回证): which cell is a label, and which cell is its value."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_SITTING = (
    r"(?:应到|到庭|到案|到场|到达|到院|开庭|听证|传唤|庭审|审理|询问|谈话|调查|宣判|报到|出庭|参加)"
)
SITTING_TIME = rf"(?:{_SITTING}(?:的)?)?(?:时间|日期|日时|时刻)"
SITTING_PLACE = rf"(?:{_SITTING}(?:的)?)?(?:处所|地点|场所|法庭|地址)"
PAPER_DAY = r"(?:签发|发出|填发|制作|发文|印发|落款|成文|开具|填写)(?:日期|时间)"
"""Labels as stems: what is done, and the day, the hour or the place of it."""

_LABELS = re.compile(
    r"案\s*号|案\s*由|案件编号|收案编号|被?传(?:唤)?人(?:姓名)?|被通知人|受送达人(?:名称)?|当事人(?:名称|姓名)?|姓名|名称"
    r"|工作单位(?:或住址)?|(?:工作)?单位(?:、|或|和)?(?:地址|住址)|住址|住所地?|地址|送达地址|联系(?:电话|方式|人)|电话"
    rf"|(?:传唤|传)(?:事由|原因)|事由|{SITTING_TIME}|{SITTING_PLACE}"
    r"|审判长|审判员|主审法官|承办(?:人|法官|单位)?|合议庭(?:成员)?|书记员|法官助理|主持人|听证主持人"
    r"|原告(?:人)?|被告(?:人)?|第三人|上诉人|被上诉人|申请人|被申请人|再审申请人|再审被申请人"
    r"|委托代理人|法定代表人|负责人|复议机关|审理机关|行政行为|被诉行政行为|被申请行政行为"
    r"|举证期限|答辩期限|答复期限|注意事项|备注|说明|送达文书(?:名称)?|文书名称|送达日期|收到日期|立案日期|受理日期"
    rf"|审理程序|审级|程序|签发人|审判组织|附件|{PAPER_DAY}"
)
_MARKS = "：: 　"
_LONGEST = 14


@dataclass(frozen=True, slots=True)
class Filled:
    """One field: its label, its value, and the cell of the value."""

    label: str
    value: str
    row: int
    column: int


def is_label(text: str) -> bool:
    """Whether a cell names a field rather than filling one in."""
    plain = text.strip(_MARKS)
    if not plain or len(plain) > _LONGEST:
        return False
    return _LABELS.fullmatch(plain) is not None or (
        len(plain) <= 8 and text.rstrip().endswith(("：", ":"))
    )


def fields_of(rows: Sequence[Sequence[str]]) -> list[Filled]:
    """The fields of a table in reading order; a cell that belongs to no label stands alone."""
    found: list[Filled] = []
    for r, row in enumerate(rows):
        label = ""
        for c, cell in enumerate(row):
            if not cell:
                continue
            if not label and is_label(cell):
                label = cell.strip(_MARKS)
            else:
                found.append(Filled(label, cell, r, c))
                label = ""
        if label:
            found.append(Filled(label, "", r, 0))
    return [one for one in found if one.value]
