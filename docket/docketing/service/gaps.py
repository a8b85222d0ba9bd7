"""缺项不适用: a person says that what the check expects will not come, and why."""

from collections.abc import Mapping
from difflib import get_close_matches

from docket.deadlines.tables import GapDismissal
from docket.docketing.schemas import DismissGap
from docket.docketing.service.desk import Desk, Verb
from docket.errors import FieldError, Invalid
from docket.law import library


async def dismiss_gap(desk: Desk, fact: DismissGap) -> int:
    """说明缺项不适用; it can be struck, and the gap is expected again."""
    brief = await desk.brief(fact.proceeding)
    errors = [*_unknown(fact.code)]
    if not fact.reason.strip():
        errors.append(FieldError("reason", "不能为空。", "请写明为什么不适用。"))
    if errors:
        raise Invalid.of(*errors)
    return await desk.ledger.add(
        GapDismissal(
            proceeding=brief.proceeding.id,
            code=fact.code,
            subject=fact.subject,
            reason=fact.reason,
        )
    )


def _unknown(code: str) -> list[FieldError]:
    """A code that no expectation has, with the nearest ones."""
    known = library.expectations()
    if code in known:
        return []
    near = get_close_matches(code, known, n=3) or list(known)
    remedy = f"可用的代码：{'、'.join(near)}。请照抄 docket gaps 所列。"
    return [FieldError("code", f"没有“{code}”这种缺项。", remedy)]


VERBS: Mapping[type, Verb] = {DismissGap: dismiss_gap}
