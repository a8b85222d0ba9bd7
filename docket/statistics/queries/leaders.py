"""Who of our leaders sat in court in a period, and in which cases."""

from datetime import date

import msgspec

from docket import db
from docket.statistics.queries.scopes import Scope
from docket.statistics.rules.periods import Period
from docket.terms import HearingKind, Rank


class LeaderSat(msgspec.Struct, frozen=True, kw_only=True):
    """One appearance of a responsible leader in a court sitting that was held."""

    person: str | None
    title: str | None
    rank: Rank
    held_on: date
    matter: int
    docket_number: str | None
    matter_number: str


async def leaders_sat(scope: Scope, period: Period) -> list[LeaderSat]:
    """Every appearance of a responsible leader in the period, by person, then by day."""
    condition, values = scope.condition("s")
    hidden = "" if scope.viewer.confidential else " AND NOT s.confidential"
    ranks = [rank.value for rank in Rank if rank.is_responsible_leader]
    rows = await db.rows(
        "SELECT a.person, a.title, a.rank, s.held_on, s.matter, p.docket_number, "
        "m.number AS matter_number FROM appearance a "
        "JOIN sitting s ON s.hearing = a.hearing AND s.authority = a.authority "
        "JOIN proceeding p ON p.id = s.proceeding JOIN matter m ON m.id = s.matter "
        "WHERE NOT a.struck AND NOT a.left_without_leave AND s.kind = {} AND s.held_on >= {} "
        f"AND s.held_on <= {{}} AND a.rank IN ({', '.join('{}' for _ in ranks)}) "
        f"AND {condition}{hidden} ORDER BY a.person, s.held_on, a.id",
        HearingKind.COURT_HEARING.value,
        period.from_on,
        period.to_on,
        *ranks,
        *values,
    )
    return msgspec.convert(rows, list[LeaderSat], strict=False)
