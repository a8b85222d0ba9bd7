"""Appearances and deadlines on both engines."""

from datetime import date

import pytest

from docket import db as database
from docket.statistics.rules.periods import Period
from docket.terms import HearingKind, Level, Procedure
from tests.factories import (
    Bureau,
    counted,
    insert,
    make_case,
    make_sitting,
)

pytestmark = pytest.mark.usefixtures("db")

RECON = Procedure.RECONSIDERATION
FIRST = Procedure.FIRST_INSTANCE


async def test_an_appearance_is_judged_by_all_sittings_up_to_the_end(bureau: Bureau) -> None:
    """One appearance in December fulfils the duty of a case heard again in January."""
    earlier = await make_case(FIRST, bureau=bureau, accepted_on=date(2022, 9, 1))
    await make_sitting(earlier, bureau=bureau, held_on=date(2022, 12, 30))
    await make_sitting(earlier, bureau=bureau, held_on=date(2023, 1, 10), attended=False)
    later = await make_case(FIRST, bureau=bureau, accepted_on=date(2023, 9, 1))
    await make_sitting(later, bureau=bureau, held_on=date(2023, 12, 31), attended=False)
    await make_sitting(later, bureau=bureau, held_on=date(2024, 1, 1))

    found = await counted(ids=True)
    next_year = await counted(ids=True, period=Period.year(2024))

    assert found["attendance.first_instance"].numerator.ids == [earlier]
    assert found["attendance.first_instance"].denominator is not None
    assert found["attendance.first_instance"].denominator.ids == [earlier, later]
    assert next_year["attendance.first_instance"].display == "100%"


async def test_a_leader_called_again_who_stays_away_has_not_met_the_duty(bureau: Bureau) -> None:
    """法释〔2020〕3号第七条."""
    called = await make_case(FIRST, bureau=bureau)
    await make_sitting(called, bureau=bureau, held_on=date(2023, 4, 1))
    await make_sitting(
        called, bureau=bureau, held_on=date(2023, 5, 1), renotified=True, attended=False
    )

    found = await counted()

    assert found["attendance.heard"].display == "0%"
    assert found["attendance.notified"].display == "0%"


async def test_a_leader_called_again_may_have_a_reason_the_court_accepts(bureau: Bureau) -> None:
    called = await make_case(FIRST, bureau=bureau)
    await make_sitting(called, bureau=bureau, held_on=date(2023, 4, 1))
    await make_sitting(
        called,
        bureau=bureau,
        held_on=date(2023, 5, 1),
        renotified=True,
        attended=False,
        excused=True,
    )

    assert (await counted())["attendance.heard"].display == "100%"


async def test_reconsideration_hearings_are_not_court_sittings(bureau: Bureau) -> None:
    asked = await make_case(RECON, bureau=bureau)
    await make_sitting(
        asked,
        bureau=bureau,
        kind=HearingKind.RECONSIDERATION_HEARING,
        level=Level.RECONSIDERATION,
        principals=1,
    )

    found = await counted()

    assert found["attendance.heard"].display == "—"
    assert found["attendance.principal_count"].display == "0"


async def test_a_hearing_of_another_kind_meets_no_duty_in_court(bureau: Bureau) -> None:
    heard = await make_case(FIRST, bureau=bureau)
    await make_sitting(heard, bureau=bureau, kind=HearingKind.RECONSIDERATION_HEARING)
    await make_sitting(heard, bureau=bureau, attended=False)

    assert (await counted())["attendance.heard"].display == "0%"


async def test_principal_appearances_are_counted_not_cases(bureau: Bureau) -> None:
    twice = await make_case(FIRST, bureau=bureau)
    await make_sitting(twice, bureau=bureau, held_on=date(2023, 4, 1), principals=1)
    await make_sitting(twice, bureau=bureau, held_on=date(2023, 5, 1), principals=1)
    await make_sitting(twice, bureau=bureau, held_on=date(2024, 1, 5), principals=1)

    plain = (await counted())["attendance.principal_count"]
    listed = (await counted(ids=True))["attendance.principal_count"]

    assert plain.display == "2"
    assert listed.numerator.ids == [twice, twice]
    assert plain.unit_counted == "人次"


async def make_deadline(bureau: Bureau, state: str, due: date, *, duty: bool = True) -> int:
    proceeding = await make_case(FIRST, bureau=bureau)
    (row,) = await database.rows("SELECT matter FROM proceeding WHERE id = {}", proceeding)
    return await insert(
        "deadline",
        proceeding=proceeding,
        matter=row["matter"],
        authority=bureau.authority,
        rule="answer_evidence",
        ordinal=0,
        binds="us",
        duty=duty,
        rule_version="answer_evidence@2015-05-01",
        trigger_on=date(2023, 3, 1),
        due_statutory=due,
        provisional=False,
        state=state,
        manual=False,
        inputs_hash="0" * 64,
        receipt_code="ABCDEFGHIJ",
    )


async def test_deadlines_are_those_due_in_the_period(bureau: Bureau) -> None:
    done = await make_deadline(bureau, "done", date(2023, 12, 31))
    late = await make_deadline(bureau, "done_late", date(2023, 1, 1))
    await make_deadline(bureau, "missed", date(2024, 1, 1))
    left = await make_deadline(bureau, "open", date(2023, 11, 23))

    at_the_time = await counted(ids=True, today=date(2023, 11, 23))
    after = await counted(ids=True)

    assert at_the_time["answer.on_time"].display == "50%"
    assert at_the_time["answer.on_time"].numerator.ids == [done]
    assert at_the_time["deadline.late"].numerator.ids == [late]
    assert [one.id for one in at_the_time["deadline.met"].excluded] == [left]
    assert after["deadline.missed"].numerator.ids == [left]
    assert after["answer.on_time"].display == "33.3%"


async def test_a_right_that_lapses_is_no_missed_duty(bureau: Bureau) -> None:
    """An appeal that nobody lodged."""
    await make_deadline(bureau, "open", date(2023, 5, 8), duty=False)

    found = await counted(ids=True)

    assert found["deadline.missed"].display == "—"
    assert found["deadline.missed"].excluded == []
