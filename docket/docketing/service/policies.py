"""制度设置 and 内部节点: how one authority works, and what follows in its open files."""

from collections.abc import Mapping
from typing import Any

from docket.deadlines.queries import matters_since, matters_waiting
from docket.docketing.rules import check_milestone, check_policy
from docket.docketing.schemas import RecordMilestone, RecordPolicy
from docket.docketing.service.desk import Desk, Verb
from docket.errors import Invalid
from docket.law import library
from docket.policies.queries import milestones_of
from docket.policies.tables import Milestone, Policy
from docket.rulebook.queries import load_book


async def record_policy(desk: Desk, fact: RecordPolicy) -> int:
    """登记制度设置; an earlier value stays in the history."""
    errors = check_policy(fact)
    if errors:
        raise Invalid.of(*errors)
    authority = await desk.existing(fact.authority, "authority", "authority")
    desk.touched.update(await matters_waiting(authority))
    row = await Policy.objects().get((Policy.authority == authority) & (Policy.key == fact.key))
    if row is None:
        return await desk.ledger.add(Policy(authority=authority, key=fact.key, value=fact.value))
    await desk.ledger.amend(row, {"value": fact.value})
    stored: dict[str, Any] = row.to_dict()
    return int(stored["id"])


async def record_milestone(desk: Desk, fact: RecordMilestone) -> int:
    """登记内部节点; it reaches what happens from its first day on."""
    authority = await desk.existing(fact.authority, "authority", "authority")
    names = {one.name for one in await milestones_of([authority])}
    errors = check_milestone(fact, names, library.event_kinds(), await load_book())
    if errors:
        raise Invalid.of(*errors)
    from_on = fact.from_on or desk.today
    desk.touched.update(await matters_since(authority, from_on))
    return await desk.ledger.add(
        Milestone(
            authority=authority,
            name=fact.name.strip(),
            anchor=fact.anchor,
            code=fact.code,
            length=fact.length,
            counted_in=fact.counted_in,
            procedures=" ".join(dict.fromkeys(one.value for one in fact.procedures)),
            asks_unit=fact.asks_unit,
            from_on=from_on,
        )
    )


VERBS: Mapping[type, Verb] = {RecordPolicy: record_policy, RecordMilestone: record_milestone}
