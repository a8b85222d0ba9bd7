"""撤销: take back what one act recorded, by corrections that reverse its images."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from docket.accounts.rules import Right
from docket.docketing import queries
from docket.docketing.rules.corrections import AMENDABLE
from docket.docketing.rules.permits import CORRECTING
from docket.docketing.schemas import Amend, Strike, UndoAct
from docket.docketing.service.corrections import amend, restore, strike
from docket.docketing.service.desk import Desk, Verb
from docket.errors import FieldError, Invalid
from docket.history import queries as history
from docket.history.queries import RowOfAct
from docket.history.rules import differing
from docket.history.tables import Undoing

_UNTOUCHED = frozenset({"paper", "paper_holder", "matter_person"})
"""A paper on record stays there, and who sees it or the matter, whatever is taken back."""

_INSTEAD: Mapping[str, tuple[str, str]] = {
    "notice": (
        "放假通知不能撤销登记",
        "请再载入一份通知（docket calendar import）：原来的通知，或者撤回它的通知。",
    ),
    "account": ("用户账户的变更不能撤销登记", "请用 docket user 另行调整。"),
    "api_token": ("令牌的签发和撤销不能撤销登记", "请另行签发或者撤销令牌。"),
    "undoing": ("撤销不能再撤销", "请把原来的内容重新登记。"),
    "deadline_act": ("对期限的处置不能撤销", "请另行处置：重新打开、重新定日或者改派。"),
}
_OPENED = ("这次登记新立了{zh}，不能整个撤销", "请更正，或者划除其中登记有误的事件、庭审或者结果。")


async def undo_act(desk: Desk, fact: UndoAct) -> int:
    """撤销登记: last change first, each by the same checks as a correction that a person makes.

    Raises:
        Invalid: There is no such act, it holds what cannot be reversed, or later acts rest on it.
    """
    rows = [one for one in await history.rows_of(fact.act) if one.table not in _UNTOUCHED]
    if not all([await queries.known(desk.viewer, one.table, one.row_id) for one in rows]):
        rows = []  # what is hidden from whoever files is as if it were not there
    errors = [*await _errors(fact.act, rows), *_not_permitted(desk, rows)]
    if errors:
        raise Invalid.of(*errors)
    for one in reversed(rows):
        await _reverse(desk, one)
    errors = await _built_upon(fact.act, rows)  # again, now that the matters are locked
    if errors:
        raise Invalid.of(*errors)
    desk.undone.append(fact.act)
    return await desk.ledger.add(Undoing(act=fact.act))


def _not_permitted(desk: Desk, rows: Sequence[RowOfAct]) -> list[FieldError]:
    """Taking back asks for the right that a correction of the same rows asks for."""
    asked = {CORRECTING.get(one.table, Right.CORRECT_FACTS) for one in rows}
    return [
        FieldError("act", f"撤销这次登记须有“{right.zh}”的权限。", "请找有权限的人。")
        for right in Right
        if right in asked and not desk.viewer.may(right)
    ]


async def _errors(act: int, rows: Sequence[RowOfAct]) -> list[FieldError]:
    """Every reason why this act cannot be taken back, each said once."""
    if not rows:
        return [FieldError("act", f"历史中没有可以撤销的第{act}号。", "编号见 docket history。")]
    if await history.undone_by(act) is not None:
        return [FieldError("act", f"第{act}号登记已被撤销。", "请刷新后再看。")]
    said = dict.fromkeys(found for one in rows if (found := _irreversible(one)))
    if said:
        return [FieldError("act", f"第{act}号：{why}。", remedy) for why, remedy in said]
    return await _built_upon(act, rows)


async def _built_upon(act: int, rows: Sequence[RowOfAct]) -> list[FieldError]:
    """What an act wrote and later ones changed again is taken back from the last one on."""
    later = await history.later_acts(act, rows)
    if not later:
        return []
    named = "、".join(f"第{seq}号" for seq in later)
    remedy = "请由后往前逐一撤销，或者直接更正。"
    return [FieldError("act", f"第{act}号登记的内容此后又有改动（{named}）。", remedy)]


def _irreversible(one: RowOfAct) -> tuple[str, str] | None:
    """Why one row of an act cannot be reversed; None when it can."""
    if one.table == "calendar_day":
        return _INSTEAD["notice"]
    if one.table in _INSTEAD:
        return _INSTEAD[one.table]
    kind = AMENDABLE.get(one.table)
    if kind is None or (one.before is None and not kind.strikable):
        zh = kind.zh if kind else "当事人在程序中的地位"
        return _OPENED[0].format(zh=zh), _OPENED[1]
    return None


async def _reverse(desk: Desk, one: RowOfAct) -> None:
    """Strike what was added, correct back what was corrected, restore what was struck."""
    try:
        if one.before is None:
            version = await history.version_of(one.table, one.row_id)
            await strike(desk, Strike(what=one.table, id=one.row_id, version=version))
            return
        before, after = json.loads(one.before), json.loads(one.after or "{}")
        if after.get("struck") and not before.get("struck"):
            await restore(desk, one.table, one.row_id)
        changes = _back(one.table, before, after)
        if changes:
            version = await history.version_of(one.table, one.row_id)
            fact = Amend(what=one.table, id=one.row_id, version=version, changes=changes)
            await amend(desk, fact)
    except Invalid as refusal:
        zh = AMENDABLE[one.table].zh
        raise Invalid.of(
            *(FieldError("act", f"{zh}{one.row_id}：{e.message}", e.remedy) for e in refusal.fields)
        ) from refusal


def _back(table: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that an act corrected, with what they were; what follows from them comes along."""
    fields = AMENDABLE[table].fields
    return {name: before.get(name) for name in differing(before, after) if name in fields}


VERBS: Mapping[type, Verb] = {UndoAct: undo_act}
