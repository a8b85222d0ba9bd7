"""Facts of one proceeding that need no database."""

import itertools
from collections.abc import Sequence
from datetime import date
from typing import Any

from docket.deadlines.rules import ProceedingFile, derivations
from docket.deadlines.rules.rows import Derived
from docket.docketing.rules.projecting import proceeding_dates
from docket.hearings.schemas import HearingRow
from docket.law import library
from docket.proceedings.schemas import EventRow, ProceedingRow
from docket.terms import HearingKind, HearingState, Procedure, Track

BUREAU, GOVERNMENT, CITIZEN, NEIGHBOUR = 1, 2, 11, 12
SIDES: dict[str, dict[str, int]] = {
    "us": {"authority": BUREAU},
    "them": {"party": CITIZEN},
    "organ": {},
}
_ids = itertools.count(1000)


def happened(kind: str, on: date | str, side: str = "organ", **more: Any) -> EventRow:
    """An event of the forum, unless it says whose it is."""
    row: dict[str, Any] = dict.fromkeys(("authority", "party", "how", "sent_on", "days"))
    row |= {"id": next(_ids), "proceeding": 1, "kind": kind, "until_on": None}
    day = date.fromisoformat(on) if isinstance(on, str) else on
    return EventRow(happened_on=day, **{**row, **SIDES[side], **more})


def sitting(kind: HearingKind, on: date) -> HearingRow:
    """A sitting that lies ahead."""
    return HearingRow(
        id=3,
        proceeding=1,
        kind=kind,
        held_on=on,
        state=HearingState.SCHEDULED,
        leader_notified=None,
        leader_renotified=False,
    )


def a_proceeding(procedure: Procedure, events: Sequence[EventRow], **more: Any) -> ProceedingRow:
    """A proceeding with these events."""
    row: dict[str, Any] = {
        "id": 1,
        "matter": 1,
        "procedure": procedure,
        "compensation": False,
        "track": None,
        "forum": "青渡区人民法院",
        "docket_number": None,
        "previous": None,
        "link": None,
        "version": 1,
        **proceeding_dates(events),
    }
    return ProceedingRow(**row | more)


def found(
    procedure: Procedure, *events: EventRow, track: Track | None = None, **more: Any
) -> list[Derived]:
    """The deadlines of a proceeding with these events; ``more`` are further fields of its file."""
    proceeding = a_proceeding(procedure, events, track=track)
    file = ProceedingFile(proceeding, events=events, **{"authorities": (BUREAU,), **more})
    return derivations(file, library.rulebook(), library.event_kinds(), library.official_calendar())


def only(rows: Sequence[Derived], key: str) -> Derived:
    """The one deadline of a rule."""
    (one,) = [row for row in rows if row.rule.key == key]
    return one
