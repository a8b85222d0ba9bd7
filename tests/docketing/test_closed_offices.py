"""停止办公: the statutory day stays where it is, our alarm rings before, and the reason is shown."""

from datetime import date
from typing import Any

import pytest

from docket import db as database
from docket.accounts.rules import Viewer
from docket.desk import service
from docket.docketing.service import rebuild
from docket.errors import Conflict, Invalid
from docket.history.service import verify
from tests.facts import BUREAU, MATTER, event, file, suit

pytestmark = pytest.mark.usefixtures("db")

RECEIVED = [
    suit("(2026)浙9901行初7号"),
    event("@suit", "copy_received", "2026-11-06", authority="@bureau"),
]
"""15 days from 2026-11-06 end on Saturday 11-21, so on Monday 11-23; safe on Friday 11-20."""


def closed(authority: int, day: str, **more: Any) -> dict[str, Any]:
    return {
        "fact": "record_local_rest_day",
        "authority": authority,
        "day": day,
        "name": "台风停止办公",
        "source": "市防汛防台指挥部〔2026〕第9号令",
        **more,
    }


async def answer() -> dict[str, Any]:
    """The deadline of our defence."""
    (row,) = await database.rows("SELECT * FROM deadline WHERE rule = 'answer_evidence'")
    return {**row, **{k: str(row[k]) for k in ("due_statutory", "due_safe", "alarm_on")}}


async def bureau() -> int:
    return (await file(*BUREAU, *MATTER, *RECEIVED)).created["bureau"]


async def test_the_alarm_rings_before_the_closure_and_the_law_moves_nothing() -> None:
    ours = await bureau()
    before = await answer()

    filed = await file(closed(ours, "2026-11-20"), closed(ours, "2026-11-19"))

    after = await answer()
    assert (before["due_statutory"], before["alarm_on"]) == ("2026-11-23", "2026-11-20")
    assert (after["due_statutory"], after["due_safe"]) == ("2026-11-23", "2026-11-20")
    assert after["alarm_on"] == "2026-11-18"
    assert {m.after.alarm_on for m in filed.deadlines if m.after} == {date(2026, 11, 18)}
    assert await rebuild(check=True) == []
    assert (await verify()).ok


async def test_the_reason_is_shown_with_the_deadline() -> None:
    ours = await bureau()
    await file(closed(ours, "2026-11-20"))

    note = (await service.why(Viewer.everything(), (await answer())["id"])).note

    assert note == (
        "本机关停止办公：2026-11-20（台风停止办公，市防汛防台指挥部〔2026〕第9号令）。"
        "法定末日不因此顺延，提醒日提前到 2026-11-19。"
    )


async def test_a_closure_struck_gives_the_day_back() -> None:
    ours = await bureau()
    filed = await file(closed(ours, "2026-11-20"))
    row = {"what": "local_rest_day", "id": filed.ids[0], "version": 1}

    await file({"fact": "strike", **row}, why="未实际停工")

    assert (await answer())["alarm_on"] == "2026-11-20"
    assert await rebuild(check=True) == []


async def test_the_closure_of_another_office_does_not_concern_us() -> None:
    await bureau()
    other = {**BUREAU[0], "code": "lj", "name": "云澜市公安局柳津分局", "short_name": "邻局"}
    filed = await file(other)

    moves = (await file(closed(filed.ids[0], "2026-11-20"))).deadlines

    assert moves == []
    assert (await answer())["alarm_on"] == "2026-11-20"


async def test_a_period_without_an_open_day_keeps_its_alarm() -> None:
    ours = await bureau()
    days = [f"2026-11-{n:02}" for n in (9, 10, 11, 12, 13, 16, 17, 18, 19, 20)]

    await file(*(closed(ours, day) for day in days))

    assert (await answer())["alarm_on"] == "2026-11-20"


async def test_a_rest_day_cannot_be_closed() -> None:
    ours = await bureau()

    with pytest.raises(Invalid, match="2026-11-21本来就是休息日"):
        await file(closed(ours, "2026-11-21"))


async def test_a_closure_has_a_reason_and_a_source() -> None:
    ours = await bureau()

    with pytest.raises(Invalid) as refused:
        await file(closed(ours, "2026-11-20", name=" ", source=""))

    assert [error.field for error in refused.value.fields] == ["facts[0].name", "facts[0].source"]


async def test_the_same_day_is_closed_once() -> None:
    ours = await bureau()
    await file(closed(ours, "2026-11-20"))

    with pytest.raises(Conflict, match="该机关这一天停止办公已登记"):
        await file(closed(ours, "2026-11-20"))
