"""制度设置 and 内部节点 as a person reads them."""

from collections.abc import Sequence

from docket.cli import table
from docket.desk.schemas import MilestoneOffer, Milestones
from docket.policies.schemas import MilestoneLine, PolicyLine


def policies_text(lines: Sequence[PolicyLine]) -> str:
    """What holds for each authority, and what it means."""
    if not lines:
        return "还没有登记本机关。"
    head = ("机关", "名称", "值", "", "含义")
    return table(
        head,
        [
            (
                one.authority_code,
                f"{one.key}（{one.zh}）",
                one.value if one.value == one.value_zh else f"{one.value}（{one.value_zh}）",
                "" if one.recorded else "默认",
                one.meaning,
            )
            for one in lines
        ],
    )


def milestones_text(found: Milestones) -> str:
    """Those that hold, then those on offer."""
    held = [(one.authority_code, *_said(one), f"#{one.id} v{one.version}") for one in found.held]
    taken = {one.name for one in found.held}
    offered = [("（备选）", *_said(one), "") for one in found.offered if one.name not in taken]
    head = ("机关", "内部节点", "计算", "适用程序", "自何日起", "")
    return table(head, [*held, *offered])


def _said(one: MilestoneLine | MilestoneOffer) -> tuple[str, ...]:
    side = "前" if one.length < 0 else "后"
    return (
        one.name,
        f"{one.anchor.zh} {one.code} {side}{abs(one.length)}{one.counted_in.zh}",
        "、".join(procedure.zh for procedure in one.procedures),
        str(one.from_on) if isinstance(one, MilestoneLine) else "",
    )
