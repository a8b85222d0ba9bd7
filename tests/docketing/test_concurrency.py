"""Two people at once: whatever both could see, only one of them gets."""

import asyncio
from collections.abc import Sequence
from typing import Any

import pytest

from docket import db as database
from docket.docketing.service import Difference, Filed, rebuild
from docket.errors import AlreadyDocketed, Conflict, DocketError, Invalid
from docket.history.rules import Actor
from docket.terms import ActorKind
from tests.facts import BUREAU, MATTER, event, file, hearing, on_deadline, outcome, suit

pytestmark = pytest.mark.usefixtures("fresh")


async def at_once(*filings: Sequence[dict[str, Any]]) -> list[Filed | BaseException]:
    """File several times at the same moment; refusals come back as values."""
    return await asyncio.gather(*(file(*facts) for facts in filings), return_exceptions=True)


def refusals(results: list[Filed | BaseException]) -> list[DocketError]:
    """The refusals; anything else that went wrong is a fault of the program."""
    errors = [r for r in results if isinstance(r, BaseException)]
    assert all(isinstance(e, DocketError) for e in errors), errors
    return [e for e in errors if isinstance(e, DocketError)]


async def opened(*more: dict[str, Any]) -> dict[str, int]:
    """A suit of one matter."""
    return (await file(*BUREAU, *MATTER, suit("(2024)浙9901行初7号"), *more)).created


async def test_a_suit_is_decided_once() -> None:
    """Five people record the judgment: one decision, four who are told."""
    ids = await opened()

    results = await at_once(
        *([outcome(ids["suit"], "f_dismiss_claims", f"2024-06-0{n}")] for n in range(1, 6))
    )

    refused = refusals(results)
    assert len(refused) == 4
    assert all("不能有第二份终局裁决" in e.message for e in refused)
    assert len(await database.rows("SELECT id FROM outcome_item")) == 1
    assert await rebuild(check=True) == []


async def test_a_case_number_entered_by_several_at_once_points_to_the_first() -> None:
    """Not the database's general sentence: the matter and the proceeding are named."""
    ids = (await file(*BUREAU)).created
    matter = MATTER[0] | {"unit": ids["unit"]}
    opened = [(await file(matter)).created["matter"] for _ in range(6)]
    standing = {"authority": ids["bureau"], "role": "defendant"}
    await at_once(*([suit(None, matter=m, standings=[standing], parties=[])] for m in opened))

    refused = refusals(
        await at_once(*([suit(matter=m, standings=[standing], parties=[])] for m in opened))
    )

    assert len(refused) == 5
    assert all(isinstance(e, AlreadyDocketed) and "已登记：案件" in e.message for e in refused)


async def test_every_matter_gets_a_number_of_its_own() -> None:
    """Eight opened at once, one of them under a number given by hand."""
    ids = (await file(*BUREAU)).created
    matter = MATTER[0] | {"unit": ids["unit"]}

    results = await at_once(*([matter] for _ in range(7)), [matter | {"number": "2023-0003"}])

    numbers = [r["number"] for r in await database.rows("SELECT number FROM matter")]
    assert all(isinstance(e, Conflict) for e in refusals(results))
    assert len(numbers) == len(set(numbers)) >= 7


async def test_facts_of_one_matter_filed_at_once_all_show() -> None:
    """Each filing derives from what the others committed: no projection is stale."""
    ids = await opened(event("@suit", "accepted", "2024-03-01"))

    results = await at_once(
        [event(ids["suit"], "copy_received", "2024-03-05", authority=ids["bureau"])],
        [event(ids["suit"], "answer_filed", "2024-03-12", authority=ids["bureau"])],
        [hearing(ids["suit"], "2024-04-10")],
        [event(ids["suit"], "suspended", "2024-04-20")],
        [
            {
                "fact": "amend",
                "what": "matter",
                "id": ids["matter"],
                "version": 1,
                "changes": {"confidential": True},
            }
        ],
    )

    assert refusals(results) == []
    assert await rebuild(check=True) == []
    assert [bool(r["confidential"]) for r in await database.rows("SELECT * FROM sitting")] == [True]
    (answer,) = await database.rows("SELECT * FROM deadline WHERE rule = 'answer_evidence'")
    assert answer["state"] == "done"


async def test_nobody_sits_in_a_hearing_that_is_struck_at_the_same_moment() -> None:
    """Either the sitting goes, or somebody sat in it."""
    for _ in range(5):
        await _sit_and_strike()


async def _sit_and_strike() -> None:
    count = len(await database.rows("SELECT id FROM proceeding"))
    facts = [BUREAU[0] | {"code": f"a{count}"}, BUREAU[1], *MATTER]
    number = f"(2024)浙9901行初{count + 7}号"
    sitting = hearing("@suit", "2024-04-10", ref="h")
    facts[2] = facts[2] | {"accept_likeness": True}
    ids = (await file(*facts, suit(number), sitting)).created
    seat = {
        "fact": "record_appearance",
        "hearing": ids["h"],
        "authority": ids["bureau"],
        "rank": "deputy",
    }

    (refused,) = refusals(
        await at_once([{"fact": "strike", "what": "hearing", "id": ids["h"], "version": 1}], [seat])
    )

    assert isinstance(refused, Invalid)
    stray = await database.rows(
        "SELECT a.id FROM appearance a JOIN hearing h ON h.id = a.hearing WHERE h.struck"
    )
    assert stray == []


async def test_a_rebuild_beside_filings_finds_nothing_and_breaks_nothing() -> None:
    """What is filed while it compares is no difference."""
    ids = await opened(
        event("@suit", "accepted", "2024-03-01"),
        event("@suit", "copy_received", "2024-03-05", authority="@bureau"),
    )
    filings = [
        file(event(ids["suit"], "answer_filed", f"2024-03-{n}", authority=ids["bureau"]))
        for n in range(29, 9, -1)
    ]

    async def compared() -> list[Difference]:
        return [difference for _ in range(8) for difference in await rebuild()]

    found, *filed = await asyncio.gather(compared(), *filings)

    assert found == []
    assert len(filed) == 20
    assert await rebuild(check=True) == []


async def test_a_policy_beside_filings_leaves_no_date_by_the_old_one() -> None:
    """Nobody derives by one policy while it becomes another."""
    ids = await opened(event("@suit", "accepted", "2026-11-02"))
    policy = {"fact": "record_policy", "authority": ids["bureau"], "key": "four_eyes"}
    copies = [
        event(ids["suit"], "copy_received", f"2026-11-{n}", authority=ids["bureau"])
        for n in (16, 17, 18)
    ]

    results = await at_once(
        *([copy] for copy in copies),
        [policy | {"value": "off"}],
        [policy | {"value": "all"}],
        [policy | {"value": "key_dates"}],
    )

    assert all(isinstance(e, Conflict) for e in refusals(results))
    assert await rebuild(check=True) == []


async def test_of_several_who_confirm_at_once_one_has_confirmed() -> None:
    """The others are told who was first."""
    await opened(event("@suit", "copy_received", "2026-11-16", authority="@bureau"))
    (answer,) = await database.rows("SELECT id FROM deadline WHERE rule = 'answer_evidence'")
    people = [Actor(ActorKind.USER, f"u{n}", f"公职律师{n}") for n in range(4)]

    results = await asyncio.gather(
        *(file(on_deadline(answer["id"], "confirmed"), by=one) for one in people),
        return_exceptions=True,
    )

    refused = refusals(results)
    assert len(refused) == 3
    assert all("已由公职律师" in error.message for error in refused)
    (row,) = await database.rows("SELECT confirmed_by FROM deadline WHERE id = {}", answer["id"])
    assert row["confirmed_by"].startswith("公职律师")
