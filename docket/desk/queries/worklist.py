"""The worklist: what is due, most urgent first; and why a deadline ends on its day."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from msgspec.structs import replace

from docket.accounts.rules import Viewer
from docket.desk.queries.rows import after, an_id, place, read
from docket.desk.schemas import WorkLine, WorkPage
from docket.desk.words import of_rule
from docket.errors import NotFound
from docket.matters.queries import visible
from docket.rulebook.queries import load_book
from docket.terms import Binds, DeadlineState

NEVER = date(9999, 12, 31)
"""Where a deadline without a date stands in the order: last."""

_COLUMNS = (
    "SELECT d.*, m.number AS matter_number, m.unit, m.handler, m.confidential, p.docket_number, p.forum, "
    "p.procedure, a.name AS authority_name, y.name AS party_name "
    "FROM deadline d JOIN matter m ON m.id = d.matter JOIN proceeding p ON p.id = d.proceeding "
    "LEFT JOIN authority a ON a.id = d.authority LEFT JOIN party y ON y.id = d.party "
)
_DUE = "COALESCE(d.alarm_on, d.due_statutory, {})"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which deadlines are asked for; whatever is None or empty asks for nothing in particular.

    Args:
        states: Those in one of these states.
        since: Those that ring on this day or after.
        until: Those that ring on this day or before.
        binds: Those that bind this side.
        unit: Those of matters of this unit.
        matter: Those of this matter.
        unconfirmed: Only those that wait for a second person (待复核).
        lapsed_by: Leave out what lapsed before this day: rights that nobody used, and periods that
            ran out for others, once they may be presumed to have let them run out; and what does
            not run yet for others, because another period would have to expire first. What we owe
            and did not do stays.
        whose: Those assigned to this person, or in matters that this person handles.
    """

    states: Collection[DeadlineState] = (DeadlineState.OPEN,)
    since: date | None = None
    until: date | None = None
    binds: Binds | None = None
    unit: int | None = None
    matter: int | None = None
    unconfirmed: bool = False
    lapsed_by: date | None = None
    whose: str | None = None

    def conditions(self) -> Iterator[tuple[str, list[object]]]:
        """The SQL condition of each wish, with its values."""
        if self.states:
            marks = ", ".join("{}" for _ in self.states)
            yield f"d.state IN ({marks})", [state.value for state in self.states]
        for sign, day in ((">=", self.since), ("<=", self.until)):
            if day is not None:
                yield f"{_DUE} {sign} {{}}", [NEVER, day]
        if self.lapsed_by is not None:
            open_ = DeadlineState.OPEN.value
            over = "(NOT d.duty OR d.binds <> 'us') AND d.due_statutory < {} AND d.alarm_on < {}"
            ahead = "d.binds IN ('them', 'organ') AND d.trigger_on > {} AND d.root_hearing IS NULL"
            yield (
                f"NOT (d.state = {{}} AND d.due_statutory IS NOT NULL AND ({over} OR {ahead}))",
                [open_, self.lapsed_by, self.lapsed_by, self.lapsed_by],
            )
        yield from self._belonging()

    def _belonging(self) -> Iterator[tuple[str, list[object]]]:
        if self.unconfirmed:
            yield "d.awaiting IS NOT NULL", []
        for column, value in (
            ("d.binds", self.binds and self.binds.value),
            ("m.unit", None if self.unit is None else an_id(self.unit)),
            ("d.matter", None if self.matter is None else an_id(self.matter)),
            ("COALESCE(d.assignee, m.handler)", self.whose),
        ):
            if value is not None:
                yield f"{column} = {{}}", [value]


OPEN = Wanted()
"""Whatever is still to be done."""


async def worklist(
    viewer: Viewer, wanted: Wanted = OPEN, *, cursor: str | None = None, limit: int = 50
) -> WorkPage:
    """Deadlines in the order in which they ring: ``alarm_on``, else the statutory day, else last.

    Args:
        viewer: Who looks.
        wanted: Which of them.
        cursor: ``next`` of the page before.
        limit: How many at most.
    """
    conditions = [visible(viewer), *wanted.conditions()]
    if cursor is not None:
        last, number = after(cursor)
        further = f"({_DUE} > {{}} OR ({_DUE} = {{}} AND d.id > {{}}))"
        conditions.append((further, [NEVER, last, NEVER, last, number]))
    text = " AND ".join(condition for condition, _ in conditions)
    values = [value for _, found in conditions for value in found]
    lines = await read(
        WorkLine,
        f"{_COLUMNS} WHERE {text} ORDER BY {_DUE}, d.id LIMIT {{}}",
        *values,
        NEVER,
        limit + 1,
    )
    shown = await _named(lines[:limit])
    return WorkPage(shown, _cursor(shown[-1]) if len(lines) > limit else None)


async def deadline(viewer: Viewer, deadline_id: int) -> WorkLine:
    """One deadline as the worklist shows it.

    Raises:
        NotFound: There is none, or it is not for this viewer.
    """
    seen, values = visible(viewer)
    found = await read(
        WorkLine, f"{_COLUMNS} WHERE d.id = {{}} AND {seen}", an_id(deadline_id), *values
    )
    if not found:
        message = f"没有编号为 {deadline_id} 的期限，或者无权查看。"
        raise NotFound(message)
    return (await _named(found))[0]


async def these(viewer: Viewer, ids: Collection[int]) -> tuple[WorkLine, ...]:
    """The deadlines with these ids that the viewer may see, in the order of the worklist."""
    if not ids:
        return ()
    seen, values = visible(viewer)
    marks = ", ".join("{}" for _ in ids)
    found = await read(
        WorkLine,
        f"{_COLUMNS} WHERE d.id IN ({marks}) AND {seen} ORDER BY {_DUE}, d.id",
        *ids,
        *values,
        NEVER,
    )
    return await _named(found)


async def _named(lines: Iterable[WorkLine]) -> tuple[WorkLine, ...]:
    """The lines, each with what people call its rule."""
    book = await load_book()
    return tuple(replace(one, **of_rule(book, one.rule, one.rule_version)) for one in lines)


def _cursor(line: WorkLine) -> str:
    return place(line.alarm_on or line.due_statutory or NEVER, line.id)
