"""Whether decisions may be treated as effective, as it is answered."""

from datetime import date

import msgspec

from docket.deadlines.rules.taking_effect import State
from docket.law.answers import ReadingOut
from docket.terms import How, Procedure


class PartyFinality(msgspec.Struct, frozen=True, kw_only=True):
    """One party to a decision; see ``deadlines.rules.remedies.PartyRow``."""

    name: str
    ours: bool
    served_on: date | None
    how: How | None
    ends: tuple[ReadingOut, ...]
    free_from: date | None
    acted_on: date | None
    late: bool
    note: str


class FinalityOut(msgspec.Struct, frozen=True, kw_only=True):
    """裁判（决定）是否可以视为生效; see ``deadlines.rules.taking_effect.Finality``."""

    proceeding: int
    procedure: Procedure
    forum: str
    docket_number: str | None
    decided_on: date | None
    state: State
    state_zh: str
    on: date | None
    presumed: bool
    reasons: tuple[str, ...]
    parties: tuple[PartyFinality, ...]
    unknown: tuple[str, ...]
