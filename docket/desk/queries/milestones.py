"""内部节点: those that hold and those on offer, and why one of them falls on its day."""

import msgspec

from docket.accounts.rules import Viewer
from docket.calendars.queries import load_calendar
from docket.deadlines.rules import as_rule
from docket.desk.schemas import MilestoneOffer, Milestones, WorkLine
from docket.law import library, wording
from docket.law.periods import compute
from docket.law.provisions import MILESTONE
from docket.policies.queries import milestone
from docket.policies.queries import milestones as held
from docket.policies.rules import OFFERED
from docket.policies.schemas import MilestoneRow
from docket.rulebook.queries import load_book
from docket.terms import Anchor, HearingKind


async def milestones(viewer: Viewer) -> Milestones:
    """All of them."""
    return Milestones(
        held=await held(viewer),
        offered=tuple(
            msgspec.convert(one, MilestoneOffer, from_attributes=True) for one in OFFERED
        ),
    )


async def counted(line: WorkLine) -> str:
    """How the day of a milestone was counted, in the words in which the law's periods are told."""
    one = await milestone(int(line.rule_version.removeprefix(MILESTONE).split("@")[0]))
    own = "内部节点，由本机关自定，不是法定期限，不计入统计。"
    if one is None or line.raw_end is None:
        return f"{own}{line.not_computable or ''}"
    calendar = await load_calendar()
    computation = compute(as_rule(one, await _from(one)), line.trigger_on, calendar)
    day = f"最迟在{wording.with_weekday(line.due_safe)}办妥。" if line.due_safe else ""
    return own + wording.count(computation, calendar) + day


async def _from(one: MilestoneRow) -> str:
    """What it is counted from, as a sentence goes on after the day."""
    match one.anchor:
        case Anchor.EVENT:
            return library.event_kinds()[one.code].zh
        case Anchor.HEARING:
            return HearingKind(one.code).zh
        case Anchor.DEADLINE:
            return f"是“{(await load_book()).name_zh(one.code)}”的安全日"
