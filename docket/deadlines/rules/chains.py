"""Periods that run from the expiry of another: their day is that of the first link, and moves with it."""

from collections.abc import Iterable, Iterator

from docket.deadlines.rules.files import Root
from docket.deadlines.rules.rows import Derived
from docket.deadlines.schemas import DeadlineRow
from docket.law.provisions import Rule
from docket.law.wording import zh_date
from docket.terms import Binds, DeadlineState

_OURS = (Binds.US, Binds.EITHER)


AWAITS = "由它起算的期限随之待定。"
"""How a deadline says that it has no date because another has none."""


def chained(rule: Rule, links: Iterable[Derived]) -> Iterator[Root]:
    """A root for each first link: its last day, moved off rest days as it is.

    What must be done in time by us is safe when it is counted from the day before it moved. Whose
    the new period is goes by its own rule: the organ's silence lets the parties sue.
    """
    for link in links:
        row, ours = link.row, rule.binds in _OURS
        by_safe = rule.trigger.counts_from == "due_safe"
        day = row.due_safe if by_safe else row.due_statutory
        name = link.rule.name_zh
        which = "安全日" if by_safe else "届满之日"
        unless = "" if by_safe else "；届满以前已经办结的，不发生"
        moved = ours and not by_safe and day is not None and row.raw_end is not None
        yield Root(
            day or row.trigger_on,
            event=row.root_event,
            hearing=row.root_hearing,
            authority=row.authority if ours else None,
            party=row.party if rule.binds in (Binds.THEM, Binds.EITHER) else None,
            why=f"自“{name}”的{which}（{zh_date(day)}）起算{unless}。" if day else "",
            safe_on=row.raw_end if moved else None,
            pending="" if day else f"“{name}”还没有届满日，{AWAITS}",
            kept=_kept(row, ours=ours),
        )


def _kept(row: DeadlineRow, *, ours: bool) -> bool:
    """Whether the first link was met or fell away, so that nothing expires.

    A step that is done late, or never, was not taken before the expiry. What we gave up we do not
    start again; that we gave it up stops nobody else.
    """
    if row.state is DeadlineState.WAIVED:
        return ours
    return row.state in (DeadlineState.DONE, DeadlineState.VOID)
