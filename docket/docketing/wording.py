"""What a comparison of the derived data found, in the words of people."""

import ast
from collections.abc import Mapping

from docket.docketing.service import Difference
from docket.law.provisions import Rulebook

_TABLES = {
    "proceeding": "程序",
    "tally": "统计",
    "sitting": "出庭统计",
    "deadline": "期限",
    "deadline_move": "期限变动",
    "recount": "复算",
}


def difference_zh(found: Difference, numbers: Mapping[int, str], book: Rulebook) -> str:
    """One difference: our number of the matter, what is derived, and which row of it."""
    matter = numbers.get(found.matter, str(found.matter))
    return f"案件 {matter}  {_TABLES.get(found.table, found.table)}  {_said(found, book)}"


def _said(found: Difference, book: Rulebook) -> str:
    kind, _, identity = found.message.partition("：")
    if not identity.startswith("("):
        return found.message
    match found.table, ast.literal_eval(identity):
        case "deadline", (proceeding, _, _, rule, event, hearing, *_):
            root = f"，起算事件 {event}" if event else f"，起算庭审 {hearing}" if hearing else ""
            return f"{kind}：{book.name_zh(rule)}（程序 {proceeding}{root}）"
        case "sitting", (hearing, authority):
            return f"{kind}：庭审 {hearing}，本机关 {authority}"
        case _, (proceeding, authority):
            return f"{kind}：程序 {proceeding}，本机关 {authority}"
        case _:
            return found.message
