"""Which deadlines follow from the events of one proceeding, without a database."""

import itertools
from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from docket.deadlines.rules import ProceedingFile, derive
from docket.deadlines.schemas import DeadlineActRow, DeadlineRow
from docket.docketing.rules.projecting import proceeding_dates
from docket.law import library
from docket.proceedings.schemas import EventRow, ProceedingRow
from docket.terms import DeadlineVerb, How, Procedure, Track

BUREAU, GOVERNMENT, CITIZEN, NEIGHBOUR = 1, 2, 11, 12
_ids = itertools.count(1)


def happened(kind: str, on: str, **more: Any) -> EventRow:
    """An event of the forum, unless it says whose it is."""
    blank: dict[str, Any] = dict.fromkeys(
        ("authority", "party", "how", "sent_on", "days", "until_on")
    )
    row: dict[str, Any] = {"id": next(_ids), "proceeding": 1, "kind": kind, **blank, **more}
    return EventRow(happened_on=date.fromisoformat(on), **row)


def received(on: str, authority: int = BUREAU, **more: Any) -> EventRow:
    """A copy of the complaint or the application, received by one of ours."""
    return happened("copy_received", on, authority=authority, **more)


def a_proceeding(procedure: Procedure, **more: Any) -> ProceedingRow:
    """A proceeding as recorded."""
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
    }
    return ProceedingRow(**row | more)


def derived(
    procedure: Procedure,
    *events: EventRow,
    track: Track | None = None,
    acts: Sequence[DeadlineActRow] = (),
    successors: Sequence[ProceedingRow] = (),
    instruments: frozenset[str] = frozenset(),
) -> dict[str, list[DeadlineRow]]:
    """The deadlines by rule key."""
    dates: dict[str, Any] = proceeding_dates(events)
    file = ProceedingFile(
        proceeding=a_proceeding(procedure, track=track, **dates),
        events=events,
        acts=tuple(acts),
        successors=tuple(successors),
        instruments=instruments,
    )
    rows: dict[str, list[DeadlineRow]] = {}
    for row in derive(file, library.rulebook(), library.event_kinds(), library.official_calendar()):
        rows.setdefault(row.rule, []).append(row)
    return rows


def due(rows: dict[str, list[DeadlineRow]], rule: str) -> str:
    """The one statutory day of a rule."""
    (row,) = rows[rule]
    return str(row.due_statutory)


RECON, FIRST, SECOND = (
    Procedure.RECONSIDERATION,
    Procedure.FIRST_INSTANCE,
    Procedure.SECOND_INSTANCE,
)


@pytest.mark.parametrize(
    ("on", "due_on", "version"),
    [
        ("2023-12-31", "2024-01-10", "recon_reply@1999-10-01"),
        ("2024-01-01", "2024-01-15", "recon_reply@2024-01-01"),
    ],
)
def test_the_last_day_of_the_old_law_and_the_first_of_the_new(
    on: str, due_on: str, version: str
) -> None:
    """Ten calendar days from 2023-12-31, ten working days from 2024-01-01."""
    rows = derived(RECON, received(on))

    assert (due(rows, "recon_reply"), rows["recon_reply"][0].rule_version) == (due_on, version)


def test_receipts_on_both_sides_of_a_change_of_law_are_one_receipt() -> None:
    """The mail room signed under the old law, the legal office under the new: one deadline."""
    rows = derived(RECON, received("2024-01-02"), received("2023-12-31", how=How.MAIL_ROOM))

    assert due(rows, "recon_reply") == "2024-01-10"


def test_co_defendants_count_from_their_own_receipts() -> None:
    """共同被告: each from its own, and the answer of one is not that of the other."""
    rows = derived(
        FIRST,
        received("2024-03-01"),
        received("2024-03-04", GOVERNMENT),
        happened("answer_filed", "2024-03-10", authority=GOVERNMENT),
    )["answer_evidence"]

    assert {(r.authority, str(r.due_statutory), str(r.state)) for r in rows} == {
        (BUREAU, "2024-03-18", "open"),
        (GOVERNMENT, "2024-03-19", "done"),
    }


@pytest.mark.parametrize(
    ("noticed_on", "served_on"),
    [
        pytest.param("2021-12-31", "2022-03-01", id="sixty days until 2021"),
        pytest.param("2022-01-01", "2022-01-31", id="thirty days since 2022"),
    ],
)
def test_a_public_notice_serves_when_its_days_have_passed(noticed_on: str, served_on: str) -> None:
    """民事诉讼法第九十五条, and the text before 2022."""
    rows = derived(
        FIRST,
        happened("served", noticed_on, party=CITIZEN, how=How.PUBLIC_NOTICE),
        instruments=frozenset({"judgment"}),
    )

    assert str(rows["appeal_judgment"][0].trigger_on) == served_on


def test_whoever_appeals_before_the_notice_has_run_has_appealed() -> None:
    """An appeal inside the days of a public notice is no open right to appeal."""
    rows = derived(
        FIRST,
        happened("served", "2024-03-01", party=CITIZEN, how=How.PUBLIC_NOTICE),
        happened("appealed", "2024-03-10", party=CITIZEN),
        instruments=frozenset({"judgment"}),
    )

    assert str(rows["appeal_judgment"][0].state) == "done"


def test_an_answer_filed_before_the_copy_was_received_is_an_answer() -> None:
    """The file shows it; nobody is late who has answered."""
    rows = derived(
        FIRST, received("2024-03-05"), happened("answer_filed", "2024-03-04", authority=BUREAU)
    )

    assert str(rows["answer_evidence"][0].state) == "done"


def test_what_is_asked_twice_is_answered_twice() -> None:
    """补正 asked again after it was done once: the second period is open."""
    rows = derived(
        RECON,
        happened("correction_asked", "2024-03-01", party=CITIZEN),
        happened("correction_received", "2024-03-06"),
        happened("correction_asked", "2024-03-08", party=CITIZEN),
    )["recon_correction_submit"]

    assert [str(r.state) for r in sorted(rows, key=lambda r: r.trigger_on)] == ["done", "open"]


@pytest.mark.parametrize(
    ("events", "due_on"),
    [
        pytest.param([], "2024-04-30", id="sixty days"),
        pytest.param(
            [happened("suspended", "2024-03-10"), happened("resumed", "2024-03-20")],
            "2024-05-10",
            id="ten days stood still",
        ),
        pytest.param(
            [
                happened("suspended", "2024-03-10"),
                happened("resumed", "2024-03-20"),
                happened("suspended", "2024-04-01"),
                happened("resumed", "2024-04-11"),
            ],
            "2024-05-20",
            id="suspended twice",
        ),
        pytest.param(
            [
                happened("suspended", "2024-03-10"),
                happened("excluded_began", "2024-03-15"),
                happened("resumed", "2024-03-20"),
                happened("excluded_ended", "2024-03-25"),
            ],
            "2024-05-15",
            id="a day excluded and suspended counts once",
        ),
        pytest.param(
            [
                happened("suspended", "2024-03-10"),
                happened("extension_granted", "2024-03-15", days=30),
                happened("resumed", "2024-03-20"),
            ],
            "2024-06-11",
            id="extended while suspended, over 端午",
        ),
        pytest.param(
            [happened("extension_granted", "2024-04-20", until_on=date(2024, 5, 20))],
            "2024-05-20",
            id="extended up to a day",
        ),
        pytest.param(
            [happened("extension_granted", "2024-04-20", days=10, authority=BUREAU)],
            "2024-04-30",
            id="an extension for us is none of the organ's",
        ),
        pytest.param(
            [happened("suspended", "2024-03-10"), happened("decided", "2024-05-20")],
            "2024-07-10",
            id="decided while suspended",
        ),
    ],
)
def test_the_organs_time_to_decide(events: list[EventRow], due_on: str) -> None:
    """Sixty days from acceptance on 2024-03-01, and what is not counted."""
    rows = derived(RECON, happened("accepted", "2024-03-01"), *events)

    assert due(rows, "recon_decision") == due_on


@pytest.mark.parametrize("began", ["suspended", "excluded_began"])
def test_a_time_that_stands_still_has_no_end(began: str) -> None:
    """It says so, and comes back with the resumption."""
    (row,) = derived(RECON, happened("accepted", "2024-03-01"), happened(began, "2024-03-10"))[
        "recon_decision"
    ]

    assert (row.due_statutory, "恢复后重新计算" in (row.not_computable or "")) == (None, True)


def test_more_days_than_there_are_years_give_no_date() -> None:
    """A slip of the pen that got through is no traceback."""
    (row,) = derived(
        FIRST,
        happened("accepted", "2024-03-01"),
        happened("extension_granted", "2024-03-02", days=2**31 - 1),
    )["first_trial"]

    assert (row.due_statutory, "超出了可以计算的年份" in (row.not_computable or "")) == (None, True)


def test_evidence_may_be_extended_for_one_of_ours() -> None:
    """行政诉讼法第三十六条第一款: granted to the bureau, not to its co-defendant."""
    rows = derived(
        FIRST,
        received("2024-03-01"),
        received("2024-03-01", GOVERNMENT),
        happened("extension_granted", "2024-03-10", days=10, authority=BUREAU),
    )["answer_evidence"]

    assert {r.authority: str(r.due_statutory) for r in rows} == {
        BUREAU: "2024-03-26",
        GOVERNMENT: "2024-03-18",
    }


def test_a_change_of_track_counts_from_acceptance_and_reopens_no_reply() -> None:
    """简易转普通: 60 days from the original acceptance; the reply stays that of five days."""
    rows = derived(
        RECON,
        happened("accepted", "2024-03-01"),
        received("2024-03-04"),
        happened("track_changed", "2024-03-20"),
        track=Track.SIMPLIFIED,
    )

    assert due(rows, "recon_decision") == "2024-04-30"
    assert due(rows, "recon_reply_simplified") == "2024-03-11"
    assert not rows.keys() & {"recon_decision_simplified", "recon_reply"}


@pytest.mark.parametrize(
    ("decided_on", "state"), [("2024-03-18", "void"), ("2024-03-19", "missed")]
)
def test_decided_on_the_last_day_is_not_after_it(decided_on: str, state: str) -> None:
    """The answer was due on 2024-03-18: until that day ends nothing is missed."""
    rows = derived(FIRST, received("2024-03-01"), happened("decided", decided_on))

    assert str(rows["answer_evidence"][0].state) == state


def test_a_period_fixed_in_days_ends_after_them() -> None:
    """指定期间 of thirty days: the two years to have it enforced run from its end."""
    rows = derived(
        FIRST,
        happened("decided", "2024-02-20"),
        happened("fixed_period_set", "2024-03-01", days=30, party=CITIZEN),
        happened("fixed_period_set", "2024-03-01", until_on=date(2024, 4, 10), party=NEIGHBOUR),
        happened("performed", "2024-03-20", party=CITIZEN),
    )["enforce_apply"]

    assert {(r.party, str(r.trigger_on), str(r.state)) for r in rows} == {
        (CITIZEN, "2024-03-31", "done"),
        (NEIGHBOUR, "2024-04-10", "open"),
    }


def test_a_review_of_a_retrial_application_does_not_stop_enforcement() -> None:
    """The application for retrial is overtaken by its review; the judgment stays enforceable."""
    review = a_proceeding(Procedure.RETRIAL_REVIEW, id=2, previous=1, accepted_on=date(2024, 6, 1))
    rows = derived(
        SECOND,
        happened("decided", "2024-03-01"),
        happened("served", "2024-03-05", authority=BUREAU),
        happened("fixed_period_set", "2024-03-05", until_on=date(2024, 4, 5), authority=BUREAU),
        successors=[review],
    )

    assert str(rows["retrial_apply"][0].state) == "void"
    assert str(rows["enforce_apply"][0].state) == "open"


def test_limitation_goes_by_the_law_of_the_day_of_filing() -> None:
    """Known under the old law, filed under the new (``version_by`` filing)."""
    rows = derived(
        RECON,
        happened("act_known", "2023-12-20", party=CITIZEN),
        happened("application_received", "2024-01-15"),
    )["recon_apply"]

    assert [(r.rule_version, str(r.state)) for r in rows] == [("recon_apply@2024-01-01", "done")]


def test_no_version_in_force_gives_no_deadline() -> None:
    """管辖异议 has its fifteen days since 2018-02-08; the answer had its own before."""
    rows = derived(FIRST, received("2018-02-07"))

    assert "answer_evidence" in rows
    assert "jurisdiction_objection" not in rows


@pytest.mark.parametrize(
    ("verbs", "state"),
    [
        (["waived"], "waived"),
        (["waived", "reopened"], "open"),
        (["waived", "reopened", "done"], "done"),
        (["done", "reopened", "waived"], "waived"),
    ],
)
def test_the_last_thing_people_did_counts(verbs: list[str], state: str) -> None:
    """Oldest first, each laid over the one before."""
    copy = received("2024-03-01")
    acts = [
        DeadlineActRow(
            id=n,
            proceeding=1,
            authority=BUREAU,
            party=None,
            rule="answer_evidence",
            root_event=copy.id,
            root_hearing=None,
            ordinal=0,
            verb=DeadlineVerb(verb),
            happened_on=date(2024, 3, 18),
            value=None,
        )
        for n, verb in enumerate(verbs)
    ]

    rows = derived(FIRST, copy, acts=acts)

    assert str(rows["answer_evidence"][0].state) == state


def test_ticking_off_what_an_event_proves_does_not_make_it_late() -> None:
    """Answered on 2024-03-10, ticked off on the 25th: in time."""
    copy = received("2024-03-01")
    ticked = DeadlineActRow(
        id=1,
        proceeding=1,
        authority=BUREAU,
        party=None,
        rule="answer_evidence",
        root_event=copy.id,
        root_hearing=None,
        ordinal=0,
        verb=DeadlineVerb.DONE,
        happened_on=date(2024, 3, 25),
        value=None,
    )
    (row,) = derived(
        FIRST, copy, happened("answer_filed", "2024-03-10", authority=BUREAU), acts=[ticked]
    )["answer_evidence"]

    assert (str(row.state), row.done_on) == ("done", date(2024, 3, 10))
