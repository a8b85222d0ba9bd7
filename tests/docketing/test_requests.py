"""向承办单位调卷: asked, acknowledged, answered with their days; what is late is listed."""

from datetime import date
from typing import Any

import pytest

from docket import db as database
from docket.accounts.rules import Viewer
from docket.desk.queries import matters
from docket.desk.queries.requests import requests
from docket.desk.rules import request_state
from docket.desk.schemas import RequestLine
from docket.desk.texts import matter_text, requests_text
from docket.docketing.service import rebuild
from docket.errors import Invalid
from docket.proceedings.schemas import UnitRequestRow
from docket.terms import RequestState
from tests.clients import local_client
from tests.facts import BUREAU, MATTER, TODAY, file, suit

pytestmark = pytest.mark.usefixtures("db")
ALL = Viewer.everything()
ASK: dict[str, Any] = {
    "fact": "ask_unit",
    "ref": "ask",
    "proceeding": "@suit",
    "unit": "@unit",
    "subject": "行政处罚案卷",
    "asked_on": "2026-11-13",
    "answer_by": "2026-11-18",
}
NEW = suit("(2026)浙9901行初7号")


def step(request: int, name: str, on: str, **more: object) -> dict[str, Any]:
    return {
        "fact": "answer_request",
        "request": request,
        "step": name,
        "happened_on": on,
        **more,
    }


async def asked(**more: object) -> dict[str, int]:
    """A request that was made; the labels of what was filed."""
    return (await file(*BUREAU, *MATTER, NEW, ASK | more)).created


async def the_only() -> RequestLine:
    (line,) = (await requests(ALL, TODAY, answered=True)).items
    return line


async def test_it_is_acknowledged_and_answered_with_its_days() -> None:
    labels = await asked()
    assert (await the_only()).state is RequestState.OVERDUE

    await file(step(labels["ask"], "acknowledged", "2026-11-13"))
    await file(step(labels["ask"], "answered", "2026-11-20", note="缺询问笔录一页"))

    line = await the_only()
    assert (line.acknowledged_on, line.answered_on) == (date(2026, 11, 13), date(2026, 11, 20))
    assert line.state is RequestState.ANSWERED
    assert line.unit_name == "法制大队"
    assert (await requests(ALL, TODAY)).items == ()
    assert await rebuild(check=True) == []


@pytest.mark.parametrize(
    ("acknowledged_on", "answered_on", "today", "state"),
    [
        pytest.param(None, None, date(2026, 11, 18), RequestState.ASKED, id="its last day"),
        pytest.param(
            date(2026, 11, 14), None, date(2026, 11, 18), RequestState.ACKNOWLEDGED, id="signed for"
        ),
        pytest.param(
            date(2026, 11, 14), None, date(2026, 11, 19), RequestState.OVERDUE, id="a day late"
        ),
        pytest.param(
            None, date(2026, 11, 30), date(2026, 12, 1), RequestState.ANSWERED, id="answered late"
        ),
    ],
)
def test_where_a_request_stands(
    acknowledged_on: date | None, answered_on: date | None, today: date, state: RequestState
) -> None:
    request = UnitRequestRow(
        id=1,
        proceeding=1,
        unit=1,
        subject="案卷",
        asked_on=date(2026, 11, 13),
        answer_by=date(2026, 11, 18),
        acknowledged_on=acknowledged_on,
        answered_on=answered_on,
        version=1,
    )

    assert request_state(request, today=today) is state


@pytest.mark.parametrize(
    ("days", "asked_on", "answer_by"),
    [
        pytest.param(None, "2024-09-27", date(2024, 10, 8), id="three working days by default"),
        pytest.param("1", "2024-09-27", date(2024, 9, 29), id="one: a make-up Sunday"),
    ],
)
async def test_without_a_day_the_policy_says_when(
    days: str | None, asked_on: str, answer_by: date
) -> None:
    """2024-09-29 and 30 are worked, then 国庆节 until 10-07."""
    policy = {"fact": "record_policy", "authority": "@bureau", "key": "request_days"}
    facts = [policy | {"value": days}] if days else []

    await file(*BUREAU, *facts, *MATTER, NEW, ASK | {"answer_by": None, "asked_on": asked_on})

    assert (await the_only()).answer_by == answer_by


async def test_what_is_overdue_is_listed_first_due_first() -> None:
    later = ASK | {"ref": "later", "subject": "执法记录仪视频", "answer_by": "2026-11-24"}
    soon = ASK | {"ref": "soon", "subject": "情况说明", "answer_by": "2026-11-16"}
    await file(*BUREAU, *MATTER, NEW, ASK, later, soon)

    page = await requests(ALL, TODAY, limit=2)
    rest = await requests(ALL, TODAY, limit=2, cursor=page.next)
    late = await requests(ALL, TODAY, overdue=True)

    assert [one.subject for one in page.items] == ["情况说明", "行政处罚案卷"]
    assert [one.subject for one in rest.items] == ["执法记录仪视频"]
    assert rest.next is None
    assert [one.subject for one in late.items] == ["情况说明", "行政处罚案卷"]
    assert "逾期未复" in requests_text(late.items)


async def test_nobody_sees_requests_of_matters_that_are_not_theirs() -> None:
    labels = await asked()
    neighbour = Viewer("邻局", authorities=frozenset({labels["bureau"] + 1}), confidential=True)

    assert (await requests(neighbour, TODAY, answered=True)).items == ()


async def test_the_matter_shows_it_with_its_state() -> None:
    labels = await asked()

    text = matter_text(await matters.matter_whole(ALL, labels["matter"]), today=TODAY)

    (line,) = [line for line in text.splitlines() if "行政处罚案卷" in line]
    assert "法制大队" in line
    assert "限 2026-11-18 前答复" in line
    assert "逾期未复" in line


async def test_it_is_listed_over_http() -> None:
    await asked()

    async with local_client() as client:
        found = (await client.get("/api/v1/requests", params={"overdue": "true"})).json()

    assert [one["state"] for one in found["items"]] == ["overdue"]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        pytest.param({"subject": " "}, "不能为空", id="nothing asked for"),
        pytest.param({"asked_on": "2026-11-24"}, "晚于今天", id="asked tomorrow"),
        pytest.param({"answer_by": "2026-11-12"}, "早于调卷日", id="due before it was asked"),
        pytest.param({"unit": "@post"}, "所属的机关不在此程序中", id="a unit of somebody else"),
    ],
)
async def test_a_request_that_cannot_be_is_refused(wrong: dict[str, Any], said: str) -> None:
    other = BUREAU[0] | {"ref": "other", "code": "lx", "name": "云澜市公安局临汐分局"}
    post = BUREAU[1] | {"ref": "post", "authority": "@other", "code": "lx"}

    with pytest.raises(Invalid, match=said):
        await file(*BUREAU, other, post, *MATTER, NEW, ASK | wrong)


async def test_a_step_is_recorded_once_and_not_before_the_request() -> None:
    labels = await asked()
    await file(step(labels["ask"], "answered", "2026-11-17"))

    with pytest.raises(Invalid, match="已登记回复日：2026-11-17"):
        await file(step(labels["ask"], "answered", "2026-11-18"))
    with pytest.raises(Invalid, match="早于调卷日"):
        await file(step(labels["ask"], "acknowledged", "2026-11-12"))
    with pytest.raises(Invalid, match="没有编号为99999的调卷"):
        await file(step(99999, "answered", "2026-11-18"))


async def test_a_wrong_day_is_corrected_and_a_wrong_request_struck() -> None:
    """Asked again of a corrected request is what was asked when it was entered."""
    labels = await asked()
    fact: dict[str, Any] = {"what": "unit_request", "id": labels["ask"]}

    with pytest.raises(Invalid, match="早于调卷日"):
        early = {"answered_on": "2026-11-01"}
        await file(fact | {"fact": "amend", "version": 1, "changes": early}, why="回复")
    longer = {"answer_by": "2026-11-30"}
    await file(fact | {"fact": "amend", "version": 1, "changes": longer}, why="同意延期")
    assert (await the_only()).state is RequestState.ASKED
    await file(fact | {"fact": "strike", "version": 2}, why="重复登记")

    assert (await requests(ALL, TODAY, answered=True)).items == ()
    with pytest.raises(Invalid, match="已划除"):
        await file(step(labels["ask"], "answered", "2026-11-20"))
    assert await database.rows("SELECT id FROM unit_request WHERE struck") != []
