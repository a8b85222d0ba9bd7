"""The count behind a deadline, found by deriving its matter again: nothing of it is stored."""

from docket.deadlines.rules import Derived, derivations
from docket.deadlines.schemas import DeadlineRow
from docket.docketing import queries
from docket.docketing.rules.projecting import deadline_files
from docket.docketing.service.projections import with_dates
from docket.law import library
from docket.law.calendar import Calendar


async def derivation(row: DeadlineRow, calendar: Calendar) -> Derived | None:
    """The deadline as its facts give it now; None when they give it no more."""
    file = await queries.load_matter(row.matter)
    if file is None:
        return None
    book, kinds = library.rulebook(), library.event_kinds()
    return next(
        (
            one
            for of in deadline_files(with_dates(file), library.outcomes())
            if of.proceeding.id == row.proceeding
            for one in derivations(of, book, kinds, calendar)
            if one.row.identity == row.identity
        ),
        None,
    )
