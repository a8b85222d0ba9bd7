"""Whether the decisions of a matter may be treated as effective."""

from collections.abc import Iterable
from datetime import date

import msgspec

from docket.accounts.rules import Viewer
from docket.calendars.queries import load_calendar
from docket.deadlines.rules.finality import finality
from docket.deadlines.rules.remedies import FinalityFile, Member, PartyRow
from docket.deadlines.rules.taking_effect import STATE_ZH, Finality
from docket.desk.queries.matters import proceeding_matter, seen_matter
from docket.desk.queries.rows import grouped, read
from docket.desk.schemas.finality import FinalityOut, PartyFinality
from docket.docketing.queries import load_matter
from docket.docketing.rules.files import MatterFile
from docket.docketing.rules.projecting import APPEALABLE_RULINGS
from docket.errors import NotFound
from docket.law import library
from docket.law.answers import ReadingOut
from docket.law.outcome_kinds import OutcomeKind
from docket.proceedings.schemas import ProceedingRow
from docket.rulebook.queries import load_book
from docket.terms import Procedure

_APPEAL_WITHDRAWN = frozenset({"s_withdrawn", "s_deemed_withdrawn"})
_LEVELS = (Procedure.FIRST_INSTANCE, Procedure.SECOND_INSTANCE)


class _Named(msgspec.Struct, frozen=True):
    proceeding: int
    id: int
    name: str


async def matter_finality(
    viewer: Viewer, matter_id: int, *, today: date, final_by_law: bool = False
) -> tuple[FinalityOut, ...]:
    """Every proceeding of a matter.

    Raises:
        NotFound: There is none, or it is not for this viewer.
    """
    await seen_matter(viewer, matter_id)
    file = await load_matter(matter_id)
    if file is None:
        message = f"没有编号为 {matter_id} 的案件，或者无权查看。"
        raise NotFound(message)
    members = await _members(matter_id)
    calendar, book = await load_calendar(), await load_book()
    return tuple(
        _shown(
            one,
            finality(_file(file, one, members, final_by_law=final_by_law), book, calendar, today),
        )
        for one in file.proceedings
    )


async def proceeding_finality(
    viewer: Viewer, proceeding_id: int, *, today: date, final_by_law: bool = False
) -> FinalityOut:
    """One proceeding.

    Raises:
        NotFound: There is none, or it is not for this viewer.
    """
    matter_id = await proceeding_matter(viewer, proceeding_id)
    found = await matter_finality(viewer, matter_id, today=today, final_by_law=final_by_law)
    return next(one for one in found if one.proceeding == proceeding_id)


async def _members(matter_id: int) -> dict[int, tuple[Member, ...]]:
    """Ours and theirs, by proceeding."""
    ours = await read(
        _Named,
        "SELECT s.proceeding, a.id, a.name FROM standing s JOIN authority a ON a.id = s.authority"
        " JOIN proceeding p ON p.id = s.proceeding WHERE p.matter = {} ORDER BY s.id",
        matter_id,
    )
    theirs = await read(
        _Named,
        "SELECT DISTINCT r.proceeding, y.id, y.name FROM proceeding_party r"
        " JOIN party y ON y.id = r.party JOIN proceeding p ON p.id = r.proceeding"
        " WHERE p.matter = {} ORDER BY y.id",
        matter_id,
    )
    by_us, by_them = grouped(ours, "proceeding"), grouped(theirs, "proceeding")
    return {
        proceeding: (
            *(Member(ours=True, id=one.id, name=one.name) for one in by_us.get(proceeding, ())),
            *(Member(ours=False, id=one.id, name=one.name) for one in by_them.get(proceeding, ())),
        )
        for proceeding in by_us.keys() | by_them.keys()
    }


def _file(
    file: MatterFile,
    one: ProceedingRow,
    members: dict[int, tuple[Member, ...]],
    *,
    final_by_law: bool,
) -> FinalityFile:
    """What of one proceeding tells whether its decision took effect."""
    kinds = list(_kinds(file, one.id))
    successors = tuple(p for p in file.proceedings if p.previous == one.id)
    return FinalityFile(
        proceeding=one,
        events=file.events.get(one.id, ()),
        members=members.get(one.id, ()),
        successors=successors,
        lower=_lower(file, one),
        instruments=frozenset(kind.instrument for kind in kinds if kind.instrument),
        appealable=any(kind.code in APPEALABLE_RULINGS for kind in kinds),
        reopened=any(kind.ends == "reopens" for kind in kinds),
        withdrawals={
            p.id: file.events.get(p.id, ())
            for p in successors
            if any(kind.code in _APPEAL_WITHDRAWN for kind in _kinds(file, p.id))
        },
        final_by_law=final_by_law,
    )


def _kinds(file: MatterFile, proceeding_id: int) -> Iterable[OutcomeKind]:
    book = library.outcomes()
    return (book[item.code] for item in file.items.get(proceeding_id, ()) if item.code in book)


def _lower(file: MatterFile, one: ProceedingRow) -> ProceedingRow | None:
    """The first or second instance that a proceeding goes back to."""
    by_id = {p.id: p for p in file.proceedings}
    before, seen = by_id.get(one.previous or 0), {one.id}
    while before is not None and before.id not in seen:
        if before.procedure in _LEVELS:
            return before
        seen.add(before.id)
        before = by_id.get(before.previous or 0)
    return None


def _shown(one: ProceedingRow, judged: Finality) -> FinalityOut:
    return FinalityOut(
        proceeding=one.id,
        procedure=one.procedure,
        forum=one.forum,
        docket_number=one.docket_number,
        decided_on=one.decided_on,
        state=judged.state,
        state_zh=STATE_ZH[judged.state],
        on=judged.on,
        presumed=judged.state == "presumed",
        reasons=judged.reasons,
        parties=tuple(map(_party, judged.parties)),
        unknown=judged.unknown,
    )


def _party(row: PartyRow) -> PartyFinality:
    return PartyFinality(
        name=row.name,
        ours=row.ours,
        served_on=row.served_on,
        how=row.how,
        ends=tuple(
            ReadingOut(
                version=one.version,
                due_statutory=one.due_statutory,
                due_safe=one.due_safe,
                why=one.why,
                code=one.code,
            )
            for one in row.ends
        ),
        free_from=row.free_from,
        acted_on=row.acted_on,
        late=row.late,
        note=row.note,
    )
