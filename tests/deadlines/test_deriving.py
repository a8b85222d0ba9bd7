"""Which rules of the book the facts of a proceeding set off, and which they do not."""

from datetime import date

import pytest

from docket.deadlines.rules import ProceedingFile, derive
from docket.deadlines.schemas import DeadlineRow
from docket.hearings.schemas import HearingRow
from docket.law import library
from docket.proceedings.schemas import EventRow, ProceedingRow
from docket.terms import Binds, DeadlineState, HearingKind, HearingState, Procedure, Track

BOOK = library.rulebook()
US, THEM, ORGAN = (1, None), (None, 7), (None, None)
"""Whose event it is: our authority, their party, or nobody of the two."""


def proceeding(
    procedure: Procedure, *, track: Track | None = None, decided_on: date | None = None
) -> ProceedingRow:
    return ProceedingRow(
        id=1,
        matter=1,
        procedure=procedure,
        compensation=False,
        track=track,
        forum="青渡区人民法院",
        docket_number=None,
        previous=None,
        link=None,
        version=1,
        decided_on=decided_on,
    )


def event(
    kind: str,
    on: date,
    whose: tuple[int | None, int | None] = ORGAN,
    *,
    id_: int = 1,
    days: int | None = None,
    until_on: date | None = None,
) -> EventRow:
    return EventRow(
        id=id_,
        proceeding=1,
        kind=kind,
        happened_on=on,
        authority=whose[0],
        party=whose[1],
        how=None,
        sent_on=None,
        days=days,
        until_on=until_on,
    )


def hearing(state: HearingState) -> HearingRow:
    return HearingRow(
        id=3,
        proceeding=1,
        kind=HearingKind.COURT_HEARING,
        held_on=date(2026, 12, 7),
        state=state,
        leader_notified=None,
        leader_renotified=False,
    )


def derived(
    of: ProceedingRow, *events: EventRow, hearings: tuple[HearingRow, ...] = ()
) -> dict[str, DeadlineRow]:
    file = ProceedingFile(of, events=events, hearings=hearings)
    found = derive(file, BOOK, library.event_kinds(), library.official_calendar())
    return {row.rule: row for row in found}


def test_before_a_sitting_the_leader_shows_who_he_is() -> None:
    """Ready on the Friday before a Monday sitting; not a duty of its own in the figures."""
    found = derived(
        proceeding(Procedure.FIRST_INSTANCE), hearings=(hearing(HearingState.SCHEDULED),)
    )

    assert set(found) == {"leader_identity"}
    row = found["leader_identity"]
    assert (row.due_statutory, row.alarm_on) == (date(2026, 12, 7), date(2026, 12, 4))
    assert (row.binds, row.duty) == (Binds.US, False)


@pytest.mark.parametrize(
    "state", [HearingState.HELD, HearingState.POSTPONED, HearingState.CANCELLED]
)
def test_a_sitting_that_does_not_lie_ahead_asks_for_nothing(state: HearingState) -> None:
    assert derived(proceeding(Procedure.FIRST_INSTANCE), hearings=(hearing(state),)) == {}


def test_the_day_that_a_judgment_fixes_for_us_is_a_deadline() -> None:
    """Four weeks to perform, ending on 清明节: met by performing before it."""
    judged = proceeding(Procedure.FIRST_INSTANCE, decided_on=date(2026, 3, 2))
    fixed = event("fixed_period_set", date(2026, 3, 9), US, until_on=date(2026, 4, 5))
    done = event("performed", date(2026, 3, 30), US, id_=2)

    row = derived(judged, fixed)["judgment_perform"]
    met = derived(judged, fixed, done)["judgment_perform"]

    assert (row.raw_end, row.due_statutory) == (date(2026, 4, 5), date(2026, 4, 7))
    assert (row.state, met.state) == (DeadlineState.OPEN, DeadlineState.DONE)


def test_days_that_a_paper_fixes_run_from_its_receipt() -> None:
    opinion = event("fixed_period_set", date(2026, 3, 9), US, days=30)

    row = derived(proceeding(Procedure.RECONSIDERATION), opinion)["recon_perform"]

    assert row.due_statutory == date(2026, 4, 8)


def test_a_paper_that_fixes_no_day_is_named_instead_of_guessed() -> None:
    row = derived(
        proceeding(Procedure.SUGGESTION), event("fixed_period_set", date(2026, 3, 9), US)
    )["judicial_suggestion_general"]

    assert row.due_statutory is None
    assert "由文书指定" in (row.not_computable or "")


def test_what_a_court_fixes_before_it_decides_is_time_for_evidence() -> None:
    simple = proceeding(Procedure.FIRST_INSTANCE, track=Track.SIMPLIFIED)
    fixed = event("fixed_period_set", date(2026, 3, 9), US, until_on=date(2026, 3, 20))

    found = derived(simple, fixed)

    assert set(found) == {"evidence_simplified"}
    assert found["evidence_simplified"].due_statutory == date(2026, 3, 20)


def test_evidence_that_was_not_given_in_time_is_missed_with_the_decision() -> None:
    decided = proceeding(
        Procedure.FIRST_INSTANCE, track=Track.SIMPLIFIED, decided_on=date(2026, 4, 10)
    )
    fixed = event("fixed_period_set", date(2026, 3, 9), US, until_on=date(2026, 3, 20))

    assert derived(decided, fixed)["evidence_simplified"].state is DeadlineState.MISSED


def test_a_suggestion_alone_starts_nothing_for_its_kind_is_not_told() -> None:
    received = event("suggestion_received", date(2026, 3, 9), US)

    assert derived(proceeding(Procedure.SUGGESTION), received) == {}


def test_an_application_handed_to_us_is_to_be_forwarded() -> None:
    received = event("application_received", date(2025, 1, 24), US)
    forwarded = event("application_forwarded", date(2025, 2, 6), US, id_=2)

    row = derived(proceeding(Procedure.RECONSIDERATION), received)["recon_forward_onsite"]
    met = derived(proceeding(Procedure.RECONSIDERATION), received, forwarded)

    assert row.due_statutory == date(2025, 2, 7)
    assert met["recon_forward_onsite"].state is DeadlineState.DONE


def test_the_day_of_filing_selects_the_version_of_a_limitation() -> None:
    """Known in 2023, filed in 2024: the new text governs; while nothing is filed, the old one."""
    known = event("act_known", date(2023, 12, 1), THEM)
    filed = event("application_received", date(2024, 1, 10), id_=2)

    before = derived(proceeding(Procedure.RECONSIDERATION), known)["recon_apply"]
    after = derived(proceeding(Procedure.RECONSIDERATION), known, filed)["recon_apply"]

    assert before.rule_version == "recon_apply@1999-10-01"
    assert after.rule_version == "recon_apply@2024-01-01"


def test_a_request_for_payment_starts_our_seven_days_and_our_request_ends_them() -> None:
    asked = event("payment_asked", date(2026, 3, 2), THEM)
    ours = event("payment_asked", date(2026, 3, 6), US, id_=2)

    found = derived(proceeding(Procedure.STATE_COMPENSATION), asked, ours)

    assert found["comp_payment_request"].state is DeadlineState.DONE
    assert found["comp_payment"].due_statutory == date(2026, 3, 23)


def test_what_the_book_leaves_to_a_person_is_never_derived() -> None:
    """Every kind of event once, in every procedure: no rule marked so comes out."""
    by_hand = {rule.key for rule in BOOK.rules if not rule.derived}
    found: set[str] = set()
    for procedure in Procedure:
        for track in Track:
            events = [
                event(kind, date(2026, 3, 2), side, id_=n * 3 + k)
                for n, kind in enumerate(library.event_kinds())
                for k, side in enumerate((ORGAN, US, THEM))
            ]
            found |= set(derived(proceeding(procedure, track=track), *events))

    assert len(found) > 40
    assert not found & by_hand
