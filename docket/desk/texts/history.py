"""The history of a matter as a person reads it: one paragraph an act."""

from collections.abc import Iterator

from docket.clock import LEGAL_ZONE
from docket.desk.schemas import MatterHistory, Recorded, RowChanged

_KINDS = {"added": "登记", "amended": "更正", "struck": "划除"}


def history_text(history: MatterHistory) -> str:
    """Every act, oldest first: when, who, what, why, and what it changed."""
    lines = [f"{history.number} 的历史，共 {len(history.acts)} 次"]
    for act in history.acts:
        lines += ["", *_act(act)]
    return "\n".join(lines)


def _act(act: Recorded) -> Iterator[str]:
    when = act.at.astimezone(LEGAL_ZONE).strftime("%Y-%m-%d %H:%M")
    yield f"第 {act.act} 号  {when}  {act.actor}（{act.actor_kind.zh}）  {act.what_zh}"
    yield f"  事由：{act.why}"
    for change in act.changes:
        yield from _change(change)


def _change(change: RowChanged) -> Iterator[str]:
    head = f"  {_KINDS[change.kind]}{change.title} #{change.id}"
    if change.kind == "added":
        said = "，".join(f"{one.label} {one.new_zh}" for one in change.fields)
        yield f"{head}：{said}" if said else head
        return
    yield head
    for one in change.fields:
        yield f"    {one.label}：{one.old_zh} → {one.new_zh}"
