"""What if: dates as they would be, and the record as it is."""

from datetime import date
from typing import Any

import msgspec
import pytest

from docket import db as database
from docket.accounts.rules import Viewer
from docket.docketing import service
from docket.docketing.schemas import Supposition
from docket.errors import Invalid, NotFound
from docket.history.service import verify
from tests.docketing.moved import a_suit, deadline
from tests.facts import NOON, event, file

pytestmark = pytest.mark.usefixtures("db")

SPRING = date(2025, 2, 10)
"""Before the trial of the suit is due."""
EVERYTHING = Viewer.everything()


async def suppose(
    matter: int, *, viewer: Viewer = EVERYTHING, today: date = SPRING, **asked: Any
) -> dict[str, tuple[str, str]]:
    """Old and new statutory day of each rule that would move."""
    supposed = msgspec.convert(asked, Supposition)
    filed = await service.suppose(viewer, matter, supposed, today=today, at=NOON)
    assert filed.act == 0
    return {
        m.rule: (str(m.before.due_statutory), str(m.after.due_statutory))
        for m in filed.deadlines
        if m.before and m.after
    }


async def test_served_three_days_later() -> None:
    """From Friday 2024-09-27 to Monday 09-30: the 15th day is 10-15, after National Day."""
    ids = await a_suit()

    found = await suppose(ids["matter"], event=ids["copy"], later=3)

    assert found["answer_evidence"] == ("2024-10-12", "2024-10-15")
    assert str((await deadline("answer_evidence"))["due_statutory"]) == "2024-10-12"


async def test_served_on_another_day() -> None:
    ids = await a_suit()

    found = await suppose(ids["matter"], event=ids["copy"], on="2024-09-26")

    assert found["answer_evidence"] == ("2024-10-12", "2024-10-11")


async def test_suspended_until_may() -> None:
    """Both days may lie ahead: 90 days from 2025-02-10 to 05-11 are not counted."""
    ids = await a_suit()

    found = await suppose(ids["matter"], suspended_from="2025-02-10", suspended_until="2025-05-11")

    assert found["first_trial"] == ("2025-03-24", "2025-06-23")
    assert await database.rows("SELECT id FROM event WHERE kind = 'suspended'") == []


async def test_a_suspension_that_runs_already_needs_only_its_end() -> None:
    ids = await a_suit()
    await file(event(ids["suit"], "suspended", "2024-10-10"))

    found = await suppose(ids["matter"], suspended_until="2025-05-10")

    assert found["first_trial"] == ("None", "2025-10-22")


async def test_an_extension_that_may_be_granted() -> None:
    ids = await a_suit()

    found = await suppose(ids["matter"], granted=90)

    assert found["first_trial"] == ("2025-03-24", "2025-06-23")
    assert "answer_evidence" not in found


async def test_any_facts_also_of_days_to_come() -> None:
    ids = await a_suit()
    asked = event(ids["suit"], "extension_granted", "2025-03-20", days=30)

    found = await suppose(ids["matter"], facts=[asked])

    assert found["first_trial"] == ("2025-03-24", "2025-04-23")


async def test_nothing_is_left_in_history_or_projections() -> None:
    ids = await a_suit()
    before = await database.rows("SELECT * FROM deadline ORDER BY id")
    acts = await database.rows("SELECT COUNT(*) AS n FROM act")

    await suppose(ids["matter"], event=ids["copy"], later=3)

    assert await database.rows("SELECT * FROM deadline ORDER BY id") == before
    assert await database.rows("SELECT COUNT(*) AS n FROM act") == acts
    assert await database.rows("SELECT id FROM deadline_move") == []
    assert (await verify()).ok


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        pytest.param({}, "facts", id="nothing is supposed"),
        pytest.param({"later": 3}, "event", id="a day without an event"),
        pytest.param({"event": 1}, "event", id="an event without a day"),
        pytest.param({"event": 999, "later": 1}, "event", id="an event of another matter"),
        pytest.param({"suspended_from": "2025-01-10"}, "suspended_until", id="no end"),
        pytest.param(
            {"suspended_from": "2025-02-10", "suspended_until": "2025-02-01"},
            "suspended_until",
            id="an end before the beginning",
        ),
        pytest.param({"granted": 30, "proceeding": 999}, "proceeding", id="no such proceeding"),
        pytest.param(
            {"facts": [event(1, "no_such_kind", "2025-01-10")]}, "facts[0]", id="a wrong fact"
        ),
        pytest.param(
            {"facts": [event(1, "", "2025-01-10", happened_at="2025-01-10T09:00:00Z")]},
            "facts[0]",
            id="a wrong fact with a moment",
        ),
    ],
)
async def test_what_cannot_be_supposed_is_named_as_it_was_asked(
    asked: dict[str, Any], field: str
) -> None:
    ids = await a_suit()

    with pytest.raises(Invalid) as refused:
        await suppose(ids["matter"], **asked)

    assert refused.value.fields[0].field.startswith(field)


async def test_a_matter_out_of_sight_tells_nothing() -> None:
    ids = await a_suit()
    nobody = Viewer("外人", authorities=frozenset())

    with pytest.raises(NotFound):
        await suppose(ids["matter"], viewer=nobody, event=ids["copy"], later=3)
