"""The deadlines of a proceeding as people work with them: the law's, looked at twice, and our own."""

from collections.abc import Mapping
from datetime import date

from docket.deadlines.rules.deriving import derivations
from docket.deadlines.rules.files import ProceedingFile
from docket.deadlines.rules.milestones import milestones
from docket.deadlines.rules.second_looks import with_second_look
from docket.deadlines.schemas import DeadlineRow
from docket.law.calendar import Calendar
from docket.law.events import EventKind
from docket.law.provisions import Rulebook


def deadlines(
    file: ProceedingFile, book: Rulebook, kinds: Mapping[str, EventKind], calendar: Calendar
) -> list[DeadlineRow]:
    """Every deadline of the proceeding, in the order of its due day.

    What the law gives comes from ``derivations``; here it is said which of it waits for a second person,
    and the milestones that our authorities set themselves are counted beside it.
    """
    legal = [
        with_second_look(one.row, one.rule, one.root, file)
        for one in derivations(file, book, kinds, calendar)
    ]
    found = [*legal, *milestones(file, legal, kinds, calendar)]
    return sorted(found, key=lambda d: (d.last_on or date.max, d.rule, d.root_event or 0))
