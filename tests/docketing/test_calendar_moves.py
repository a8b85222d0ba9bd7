"""What a holiday notice moves is kept like any other move: the open deadlines, none else."""

from pathlib import Path

import pytest

from docket import db as database
from docket.docketing.service import rebuild
from docket.errors import Invalid
from tests.calendars.official import NOTICE_2027
from tests.docketing.moved import kept
from tests.docketing.test_calendar import ACCEPTED, WITHDRAWAL, applied
from tests.facts import BUREAU, MATTER, event, file, suit


@pytest.mark.usefixtures("db")
async def test_an_open_deadline_is_kept_with_the_notice_as_its_cause(tmp_path: Path) -> None:
    await file(*BUREAU, MATTER[0] | {"handler": "裘知白"}, *MATTER[1:], *ACCEPTED)

    done = await applied(NOTICE_2027, tmp_path)

    (one,) = [one for one in await kept() if one.rule == "first_trial"]
    assert (one.act, one.whom) == (done.act, "裘知白")
    assert (str(one.before.due_statutory), str(one.after.due_statutory)) == (
        "2027-02-12",
        "2027-02-14",
    )
    assert one.cause == "载入《国务院办公厅关于2027年部分节假日安排的通知》"


@pytest.mark.usefixtures("db")
async def test_a_notice_is_taken_back_by_another_one_not_undone(tmp_path: Path) -> None:
    await file(*BUREAU, *MATTER, *ACCEPTED)
    done = await applied(NOTICE_2027, tmp_path)

    with pytest.raises(Invalid, match=r"放假通知不能撤销登记.*再载入一份通知"):
        await file({"fact": "undo_act", "act": done.act}, why="误载")
    await applied(WITHDRAWAL, tmp_path, why="误载")

    first, second = [one for one in await kept() if one.rule == "first_trial"]
    assert (second.before, second.after) == (first.after, first.before)


@pytest.mark.usefixtures("sampled")
async def test_in_the_sample_only_open_deadlines_that_move_are_kept(tmp_path: Path) -> None:
    before = {row["id"]: row for row in await database.rows("SELECT * FROM deadline")}
    kept_before = len(await kept_rows())

    done = await applied(NOTICE_2027, tmp_path)

    found = await kept_rows(done.act)
    after = {row["id"]: row for row in await database.rows("SELECT * FROM deadline")}
    days = ("due_statutory", "due_safe", "alarm_on")
    moved = [
        one
        for number, one in after.items()
        if before[number]["state"] == one["state"] == "open"
        and any(before[number][day] != one[day] for day in days)
    ]
    assert len(found) == len(moved) > 0
    assert len(await kept_rows()) == kept_before + len(moved)
    assert await rebuild(check=True) == []


async def kept_rows(act: int | None = None) -> list[dict[str, object]]:
    condition = "" if act is None else f" WHERE act = {act}"
    return await database.rows(f"SELECT * FROM deadline_move{condition}")  # noqa: S608


@pytest.mark.usefixtures("db")
async def test_what_only_becomes_definite_is_no_move(tmp_path: Path) -> None:
    """45日 from 2026-11-20 end on Monday 2027-01-04, worked with or without the notice."""
    opened = suit("(2026)浙9901行初7号", track="simplified")
    await file(*BUREAU, *MATTER, opened, event("@suit", "accepted", "2026-11-20"))

    before = await provisional()
    await applied(NOTICE_2027, tmp_path)

    assert (before, await provisional()) == ([True], [False])
    assert await kept() == []


async def provisional() -> list[bool]:
    found = await database.rows("SELECT provisional FROM deadline WHERE rule LIKE 'first_trial%'")
    return [bool(row["provisional"]) for row in found]
