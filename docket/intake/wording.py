"""What was read from a paper, for people at a terminal."""

from collections.abc import Iterator

import msgspec

from docket.intake.schemas import LeaderRead, PartyRead, ReadPaper

LABELS = {
    "doc_type": "文书种类",
    "instance": "审级",
    "organ": "审理机关",
    "case_number": "案号",
    "related_case_numbers": "相关案号",
    "cause": "案由",
    "parties": "当事人",
    "filed_date": "申请（起诉）日",
    "accepted_date": "受理（立案）日",
    "served_date": "副本送达日",
    "hearing_at": "开庭（听证）",
    "hearing_room": "地点",
    "document_date": "文书日期",
    "outcome": "结果",
    "remedy_period_days": "上诉（起诉）期限",
    "is_final": "是否终局",
    "response_days": "答辩（答复）期限",
    "leaders": "负责人出庭",
    "act_number": "行政行为文号",
}


def in_words(paper: ReadPaper) -> str:
    """The paper's fields with how surely each was read; what it is silent on is left out."""
    lines = [f"{paper.file}（{paper.pages}页）", *_fields(paper)]
    return "\n".join([*lines, *(f"  ！ {warning}" for warning in paper.warnings)])


def _fields(paper: ReadPaper) -> Iterator[str]:
    values = msgspec.structs.asdict(paper.fields)
    for name, label in LABELS.items():
        shown = _shown(name, values[name])
        if shown:
            proofs = paper.evidence.get(name, [])
            sure = min(proofs, key=lambda proof: proof.confidence).word if proofs else ""
            yield f"  {label}　{shown}" + (f"　[{sure}]" if sure else "")


def _shown(name: str, value: object) -> str:
    match value:
        case None | []:
            return ""
        case bool():
            return "是" if value else "否"
        case list():
            return "；".join(_one(item) for item in value)
        case int():
            return f"{value}日"
        case _ if name == "hearing_at":
            return str(value).replace("T", " ")
        case _:
            return str(value)


def _one(item: object) -> str:
    match item:
        case PartyRead():
            return f"{item.role} {item.name}"
        case LeaderRead():
            who = "".join(part for part in (item.name, item.title) if part)
            came = "出庭" if item.attended else "未出庭"
            return " ".join(part for part in (item.organ, who, came) if part)
        case _:
            return str(item)
