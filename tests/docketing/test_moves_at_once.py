"""Moves when two people act at once, and when a filing fails half-way."""

import asyncio

import pytest

from docket import db as database
from docket.docketing.service import rebuild
from docket.errors import DocketError, Invalid
from docket.history.service import verify
from tests.docketing.moved import a_suit, amend, another_suit, kept
from tests.facts import event, file

pytestmark = pytest.mark.usefixtures("fresh")


async def test_two_corrections_at_once_leave_each_move_with_its_own_act() -> None:
    ids = await a_suit()

    results = await asyncio.gather(
        file(amend(ids["copy"], happened_on="2024-09-26")),
        file(amend(ids["accepted"], happened_on="2024-09-25")),
        return_exceptions=True,
    )

    assert [r for r in results if isinstance(r, BaseException)] == []
    found = {one.rule: one for one in await kept()}
    assert found["answer_evidence"].act != found["first_trial"].act
    assert await rebuild(check=True) == []


async def test_one_move_is_confirmed_or_undone_never_both() -> None:
    ids = await a_suit()
    done = await file(amend(ids["copy"], happened_on="2024-09-26"))
    (one, _) = await kept()

    results = await asyncio.gather(
        *(file({"fact": "accept_move", "move": one.id}, why="核对") for _ in range(4)),
        *(file({"fact": "undo_act", "act": done.act}, why="撤销") for _ in range(4)),
        return_exceptions=True,
    )

    refused = [r for r in results if isinstance(r, BaseException)]
    assert all(isinstance(r, DocketError) for r in refused), refused
    assert len(await database.rows("SELECT id FROM undoing")) == 1
    assert len(await database.rows("SELECT id FROM deadline_act")) <= 1
    assert await rebuild(check=True) == []
    assert (await verify()).ok


async def test_an_undoing_never_overwrites_what_was_corrected_at_the_same_moment() -> None:
    """Either the correction rests on what is undone, or it comes after it; never under it."""
    for _ in range(4):
        await _undo_and_correct()


async def _undo_and_correct() -> None:
    number = len(await database.rows("SELECT id FROM matter"))
    ids = await another_suit(number)
    done = await file(amend(ids["copy"], happened_on="2024-09-26"))

    undone, corrected = await asyncio.gather(
        file({"fact": "undo_act", "act": done.act}, why="撤销"),
        file(amend(ids["copy"], 2, happened_on="2024-09-25")),
        return_exceptions=True,
    )

    [row] = await database.rows("SELECT happened_on FROM event WHERE id = {}", ids["copy"])
    refused = [r for r in (undone, corrected) if isinstance(r, BaseException)]
    assert len(refused) == 1
    assert isinstance(refused[0], DocketError)
    assert str(row["happened_on"]) == ("2024-09-27" if refused[0] is corrected else "2024-09-25")


async def test_a_filing_that_is_refused_keeps_no_move() -> None:
    ids = await a_suit()

    with pytest.raises(Invalid):
        await file(
            amend(ids["copy"], happened_on="2024-09-26"),
            event(ids["suit"], "no_such_kind", "2024-10-01"),
        )

    assert await kept() == []


async def test_a_kept_move_cannot_be_deleted() -> None:
    ids = await a_suit()
    await file(amend(ids["copy"], happened_on="2024-09-26"))

    with pytest.raises(DocketError, match="deadline_move"):
        await database.execute("DELETE FROM deadline_move")
