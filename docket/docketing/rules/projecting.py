"""What follows from a matter's facts for its figures: pure functions of its file."""

from collections.abc import Iterable, Iterator, Mapping

from docket.deadlines.rules import MatterFacts, ProceedingFile, Sibling
from docket.docketing.rules.files import MatterFile
from docket.hearings.rules import Seat, SittingFacts, judge, view_sitting
from docket.hearings.schemas import AppearanceRow, HearingRow, SittingRow
from docket.law.outcomes import Held, OutcomeKind, Resolved, resolve
from docket.proceedings.rules import Earlier, under_review
from docket.proceedings.schemas import EventRow, ProceedingRow, StandingRow, TallyRow
from docket.terms import HearingKind, HearingState, Procedure

APPEALABLE_RULINGS = frozenset(
    {"f_not_docketed", "f_dismiss_suit", "c_not_docketed", "c_dismissed"}
)
"""裁定 that can be appealed (解释第一百零一条第二款); the one on jurisdiction is no outcome."""


def proceeding_dates(events: Iterable[EventRow]) -> dict[str, object]:
    """The projected columns of a proceeding: accepted, decided, and suspended or not."""
    ordered = sorted(events, key=lambda e: (e.happened_on, e.id))
    first: dict[str, EventRow] = {}
    suspended = False
    for event in ordered:
        first.setdefault(event.kind, event)
        if event.kind in ("suspended", "resumed"):
            suspended = event.kind == "suspended"
    decided = first.get("decided")
    accepted = first.get("accepted")
    return {
        "accepted_on": accepted.happened_on if accepted else None,
        "decided_on": decided.happened_on if decided else None,
        "suspended": suspended and decided is None,
    }


def tally_rows(file: MatterFile, book: Mapping[str, OutcomeKind]) -> list[TallyRow]:
    """One row per proceeding and authority, lower levels first: their result is inherited."""
    results: dict[tuple[int, int], Resolved] = {}
    rows = []
    for proceeding in file.in_chain_order():
        for standing in file.standings.get(proceeding.id, ()):
            result = _result(file, proceeding, standing, results, book)
            results[proceeding.id, standing.authority] = result
            rows.append(_tally(file, proceeding, standing, result))
    return rows


def _result(
    file: MatterFile,
    proceeding: ProceedingRow,
    standing: StandingRow,
    results: Mapping[tuple[int, int], Resolved],
    book: Mapping[str, OutcomeKind],
) -> Resolved:
    """How the proceeding ended for one authority, on top of how the level below did."""
    held = [
        Held(item.code, item.extent)
        for item in file.items.get(proceeding.id, ())
        if item.authority == standing.authority
    ]
    below = under_review(_chain(file, proceeding, standing.authority, results))
    return resolve(held, capacity=standing.capacity, below=below, book=book)


def _chain(
    file: MatterFile,
    proceeding: ProceedingRow,
    authority: int,
    results: Mapping[tuple[int, int], Resolved],
) -> Iterator[Earlier]:
    """The proceedings it arose from, nearest first, as they came out for one authority."""
    by_id = {p.id: p for p in file.proceedings}
    before = by_id.get(proceeding.previous or 0)
    while before is not None and before.id != proceeding.id:
        if (before.id, authority) in results:
            yield Earlier(before.procedure, results[before.id, authority])
        before = by_id.get(before.previous or 0)


def _tally(
    file: MatterFile, proceeding: ProceedingRow, standing: StandingRow, result: Resolved
) -> TallyRow:
    """The row that the figures count."""
    return TallyRow(
        proceeding=proceeding.id,
        matter=proceeding.matter,
        authority=standing.authority,
        unit=standing.unit,
        procedure=proceeding.procedure,
        level=proceeding.level,
        role=standing.role,
        compensation=proceeding.compensation,
        confidential=file.matter.confidential,
        accepted_on=proceeding.accepted_on,
        decided_on=proceeding.decided_on,
        code=result.code,
        category=result.category,
        wln=result.wln,
        partial=result.partial,
        merits=result.merits,
        attendance=judge(
            list(_sittings(file, proceeding, standing.authority)),
            represented=standing.represented_by is not None,
        ),
    )


def sitting_rows(file: MatterFile) -> list[SittingRow]:
    """One row per held hearing and authority of ours."""
    return [
        _sitting(file, proceeding, standing, hearing)
        for proceeding in file.proceedings
        for standing in file.standings.get(proceeding.id, ())
        for hearing in file.hearings.get(proceeding.id, ())
        if hearing.state is HearingState.HELD
    ]


def _sitting(
    file: MatterFile, proceeding: ProceedingRow, standing: StandingRow, hearing: HearingRow
) -> SittingRow:
    """The row that attendance counts."""
    view = view_sitting(
        _facts(file, hearing, standing.authority), represented=standing.represented_by is not None
    )
    return SittingRow(
        hearing=hearing.id,
        proceeding=proceeding.id,
        matter=proceeding.matter,
        authority=standing.authority,
        unit=standing.unit,
        kind=hearing.kind,
        procedure=proceeding.procedure,
        level=proceeding.level,
        confidential=file.matter.confidential,
        held_on=hearing.held_on,
        recorded=view.recorded,
        attended=view.attended,
        principals=view.principals,
        represented=view.represented,
        excused=view.excused,
        notified=view.notified,
        renotified=view.renotified,
    )


def _sittings(
    file: MatterFile, proceeding: ProceedingRow, authority: int
) -> Iterator[SittingFacts]:
    """The sittings of one kind in a proceeding, as one authority stood in them."""
    wanted = (
        HearingKind.RECONSIDERATION_HEARING
        if proceeding.procedure is Procedure.RECONSIDERATION
        else HearingKind.COURT_HEARING
    )
    for hearing in file.hearings.get(proceeding.id, ()):
        if hearing.kind is wanted:
            yield _facts(file, hearing, authority)


def _facts(file: MatterFile, hearing: HearingRow, authority: int) -> SittingFacts:
    """One sitting and who sat in it for one authority."""
    return SittingFacts(
        held_on=hearing.held_on,
        state=hearing.state,
        kind=hearing.kind,
        notified=hearing.leader_notified,
        renotified=hearing.leader_renotified,
        seats=tuple(
            _seat(a) for a in file.appearances.get(hearing.id, ()) if a.authority == authority
        ),
    )


def _seat(appearance: AppearanceRow) -> Seat:
    """One person who sat, or the record that nobody did."""
    return Seat(
        rank=appearance.rank,
        identity_proved=appearance.identity_proved,
        left_without_leave=appearance.left_without_leave,
        absence_reason=appearance.absence_reason,
        absence_review=appearance.absence_review,
        refused_to_explain=appearance.refused_to_explain,
    )


def deadline_files(file: MatterFile, book: Mapping[str, OutcomeKind]) -> list[ProceedingFile]:
    """For each proceeding, all that its deadlines follow from."""
    facts = MatterFacts(
        field=file.matter.field,
        act_kind=file.matter.act_kind,
        prior_reconsideration=file.matter.prior_recon_required,
        told_of_prior=file.matter.told_of_prior_recon,
    )
    whole = [
        Sibling(p, file.events.get(p.id, ()), _instruments(file, p.id, book))
        for p in file.proceedings
    ]
    return [
        ProceedingFile(
            proceeding=proceeding,
            events=file.events.get(proceeding.id, ()),
            hearings=file.hearings.get(proceeding.id, ()),
            acts=file.acts.get(proceeding.id, ()),
            successors=tuple(p for p in file.proceedings if p.previous == proceeding.id),
            instruments=_instruments(file, proceeding.id, book),
            closed=file.closed,
            four_eyes={ours: file.four_eyes[ours] for ours in _ours(file, proceeding)},
            milestones=tuple(
                one
                for one in file.milestones
                if one.authority in _ours(file, proceeding)
                and proceeding.procedure in one.procedures
            ),
            requests=file.requests.get(proceeding.id, ()),
            outcomes=frozenset(item.code for item in file.items.get(proceeding.id, ())),
            authorities=tuple(s.authority for s in file.standings.get(proceeding.id, ())),
            matter=facts,
            siblings=tuple(one for one in whole if one.proceeding.id != proceeding.id),
        )
        for proceeding in file.proceedings
    ]


def _ours(file: MatterFile, proceeding: ProceedingRow) -> tuple[int, ...]:
    """Our authorities that stand in a proceeding."""
    return tuple(standing.authority for standing in file.standings.get(proceeding.id, ()))


def _instruments(
    file: MatterFile, proceeding_id: int, book: Mapping[str, OutcomeKind]
) -> frozenset[str]:
    """As which kinds of paper the decision came; a ruling only if it can be appealed."""
    kinds = [book[item.code] for item in file.items.get(proceeding_id, ()) if item.code in book]
    return frozenset(
        kind.instrument
        for kind in kinds
        if kind.instrument is not None
        and (kind.instrument != "ruling" or kind.code in APPEALABLE_RULINGS)
    )
