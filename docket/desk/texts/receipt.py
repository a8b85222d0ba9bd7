"""What a filing did, for the person who filed it."""

from collections.abc import Mapping, Sequence
from datetime import date

from docket.desk.texts.moves import moves_table
from docket.desk.words import TABLES
from docket.docketing.schemas import Amend, AnyFact, OpenMatter, Strike
from docket.docketing.service import Filed
from docket.docketing.service.verbs import WRITES

FORESEEN = "试算，未写入任何内容。登记后："


def receipt_text(
    facts: Sequence[AnyFact],
    filed: Filed,
    *,
    numbers: Mapping[int, str],
    authorities: Mapping[int, str],
    today: date,
    dry: bool = False,
) -> str:
    """What became of each fact, which deadlines moved, and what to look at.

    Args:
        facts: What was filed.
        filed: What that did.
        numbers: Our numbers of the matters that were opened, by id.
        authorities: Our authorities by id, where several share the database.
        today: The day by which deadlines are judged.
        dry: Nothing was written.
    """
    said = [FORESEEN if dry else _head(filed)]
    for fact, row_id in zip(facts, filed.ids, strict=True):
        label = f"{fact.ref.removeprefix('@')} → " if fact.ref else ""
        number = numbers.get(row_id) if isinstance(fact, OpenMatter) else None
        beside = f"（内部编号 {number}）" if number else ""
        said.append(f"  {label}{_title(fact)} {row_id}{beside}")
    if filed.deadlines:
        said += ["期限：", moves_table(filed.deadlines, today=today, authorities=authorities)]
    unseen = sum(move.unseen for move in filed.deadlines)
    if unseen and not dry:
        said.append(f"{unseen} 个在办期限的日期变动，待承办人确认：docket moves。")
    return "\n".join([*said, *(f"请注意：{warning}" for warning in filed.warnings)])


def _head(filed: Filed) -> str:
    return f"已登记，历史第 {filed.act} 号。" if filed.act else "没有改动，历史中没有新记录。"


def _title(fact: AnyFact) -> str:
    """What people call the row whose number a fact gives."""
    what = fact.what if isinstance(fact, Amend | Strike) else WRITES[type(fact)]
    return TABLES.get(what, what)
