"""The history of a matter as people read it, and its text with several of our authorities."""

from datetime import date
from typing import Any

import pytest

from docket import db as database
from docket.accounts.rules import Viewer
from docket.desk.queries import matters
from docket.desk.queries.history import matter_history
from docket.desk.queries.worklist import Wanted, worklist
from docket.desk.schemas import MatterHistory
from docket.desk.texts import history_text, matter_text, worklist_text
from docket.errors import NotFound
from tests.clients import local_client
from tests.facts import BUREAU, MATTER, event, file, hearing, outcome, suit

pytestmark = pytest.mark.usefixtures("db")
ALL = Viewer.everything()
TODAY = date(2026, 11, 23)

SUIT = [
    suit(),
    event("@suit", "copy_received", "2023-03-01", authority="@bureau", ref="received"),
    hearing("@suit", "2023-04-18", ref="hearing", starts_at="09:30", room="第三法庭"),
    {
        "fact": "record_appearance",
        "hearing": "@hearing",
        "authority": "@bureau",
        "rank": "deputy",
        "person": "杜某",
        "title": "副局长",
    },
    outcome("@suit", "f_dismiss_claims", "2023-06-01"),
]
SECOND = [
    {
        "fact": "register_authority",
        "ref": "other",
        "code": "gov",
        "name": "云澜市青渡区人民政府",
        "short_name": "我府",
    },
    {
        "fact": "register_unit",
        "ref": "office",
        "authority": "@other",
        "code": "x",
        "name": "法制科",
    },
]


async def corrected() -> tuple[dict[str, int], MatterHistory]:
    """A matter whose event was put right, and whose hearing was struck with who sat in it."""
    labels = (await file(*BUREAU, *MATTER, *SUIT)).created
    change = {"happened_on": "2023-03-02", "how": "post"}
    version = {"version": 1}
    await file(
        {"fact": "amend", "what": "event", "id": labels["received"], "changes": change, **version},
        why="签收日看错",
    )
    (sat,) = await database.rows("SELECT id FROM appearance")
    await file(
        {"fact": "strike", "what": "appearance", "id": sat["id"], **version}, why="登记错了案件"
    )
    return labels, await matter_history(ALL, labels["matter"])


async def test_every_act_on_the_matter_is_told_oldest_first() -> None:
    labels, history = await corrected()

    assert [act.why for act in history.acts] == ["收到文书", "签收日看错", "登记错了案件"]
    assert [act.actor for act in history.acts] == ["顾问律师甲"] * 3
    assert {change.table for change in history.acts[0].changes} >= {
        "matter",
        "party",
        "standing",
        "proceeding_party",
        "appearance",
        "outcome_item",
    }
    assert history.matter == labels["matter"]


async def test_a_correction_tells_the_old_and_the_new_value_in_chinese() -> None:
    labels, history = await corrected()

    (change,) = history.acts[1].changes
    assert (change.kind, change.title, change.id) == ("amended", "程序事件", labels["received"])
    assert [(f.label, f.old_zh, f.new_zh) for f in change.fields] == [
        ("日期", "2023-03-01", "2023-03-02"),
        ("送达（提交）方式", "（空）", "邮寄送达"),
    ]
    assert [f.new for f in change.fields] == ["2023-03-02", "post"]


async def test_the_text_tells_the_moment_by_our_clock() -> None:
    """04:00 UTC is noon."""
    _, history = await corrected()

    text = history_text(history)

    assert "2026-11-23 12:00  顾问律师甲（用户）  更正" in text
    assert "    日期：2023-03-01 → 2023-03-02" in text
    assert "划除出庭记录 #" in text
    assert "本机关 云澜市公安局青渡分局，地位 被告，承办单位 法制大队" in text


async def test_the_api_gives_the_same_history() -> None:
    labels, history = await corrected()

    async with local_client() as client:
        answer = await client.get(f"/api/v1/matters/{labels['matter']}/history")
        nobody = await client.get("/api/v1/matters/999/history")

    assert [act["why"] for act in answer.json()["acts"]] == [act.why for act in history.acts]
    assert nobody.status_code == 404


async def test_the_history_of_what_is_not_theirs_is_not_shown() -> None:
    labels, _ = await corrected()

    with pytest.raises(NotFound):
        await matter_history(Viewer("邻局", authorities=frozenset()), labels["matter"])


async def test_the_history_of_another_matter_is_not_mixed_in() -> None:
    labels, history = await corrected()
    await file({**MATTER[0], "unit": labels["unit"], "cause": "另一件"})

    assert await matter_history(ALL, labels["matter"]) == history


async def test_a_matter_is_printed_with_what_an_amendment_needs() -> None:
    labels = (await file(*BUREAU, *MATTER, *SUIT)).created

    text = matter_text(await matters.matter_whole(ALL, labels["matter"]), today=TODAY)

    assert "承办单位 法制大队，承办人 —，领域 公安，行为 行政处罚" in text
    assert f"#{labels['received']} v1  2023-03-01  收到副本  我方" in text
    assert f"庭审 #{labels['hearing']} v1  2023-04-18 09:30  第三法庭  现场  已开庭" in text
    assert "副职负责人  杜某 副局长" in text
    assert "驳回诉讼请求  全部  归入驳回" in text
    assert "  统计：驳回，胜诉，负责人出庭 已出庭" in text
    assert "对方：柏溪某（原告）" in text


async def both() -> dict[str, int]:
    """A suit against two of our authorities (共同被告), each of which received its copy."""
    two: list[dict[str, Any]] = [
        {"authority": "@bureau", "role": "defendant"},
        {"authority": "@other", "role": "defendant", "unit": "@office"},
    ]
    facts = (
        suit("(2024)浙9901行初7号", standings=two),
        event("@suit", "copy_received", "2024-09-27", authority="@bureau"),
        event("@suit", "copy_received", "2024-09-29", authority="@other"),
    )
    return (await file(*BUREAU, *SECOND, *MATTER, *facts)).created


async def test_with_several_of_ours_each_line_tells_which() -> None:
    labels = await both()

    text = matter_text(await matters.matter_whole(ALL, labels["matter"]), today=TODAY)

    received = [line.split()[-1] for line in text.splitlines() if "收到副本" in line]
    rows, _, _ = text.partition("逾期的后果")
    answers = [line.split()[-2] for line in rows.splitlines() if "提交答辩状" in line]
    assert received == ["云澜市公安局青渡分局", "云澜市青渡区人民政府"]
    assert answers == ["我方，云澜市公安局青渡分局", "我方，云澜市青渡区人民政府"]


async def test_the_worklist_names_ours_only_where_there_are_several() -> None:
    await both()
    lines = (await worklist(ALL, Wanted())).items
    of_two = worklist_text(lines, today=TODAY, several=True).splitlines()
    of_one = worklist_text(lines, today=TODAY, several=False).splitlines()

    assert of_two[0].split()[-1] == "机关"
    assert "云澜市青渡区人民政府" in "".join(of_two)
    assert "机关" not in of_one[0]
    assert "云澜市青渡区人民政府" not in "".join(of_one)


async def test_a_matter_is_found_over_http_by_our_number() -> None:
    labels = (await file(*BUREAU, *MATTER)).created

    async with local_client() as client:
        found = (await client.get("/api/v1/matters?number=2023-0001")).json()["items"]
        nobody = (await client.get("/api/v1/matters?number=1999-0001")).json()["items"]

    assert [one["id"] for one in found] == [labels["matter"]]
    assert nobody == []


async def test_a_long_history_is_paged_to_its_end(db: database.Engine) -> None:
    filed = await file(*BUREAU, *MATTER)
    for day in ("2024-09-26", "2024-09-27"):
        await file({**MATTER[2], "matter": filed.created["matter"], "name": f"某{day}"}, why=day)

    whole = await matter_history(Viewer.everything(), filed.created["matter"])
    async with local_client() as client:
        path = f"/api/v1/matters/{filed.created['matter']}/history"
        first = (await client.get(path, params={"limit": 2})).json()
        rest = (await client.get(path, params={"limit": 2, "cursor": first["next"]})).json()

    assert (len(first["acts"]), len(rest["acts"]), rest["next"]) == (2, 1, None)
    acts = [one["act"] for one in (*first["acts"], *rest["acts"])]
    assert acts == [one.act for one in whole.acts]
