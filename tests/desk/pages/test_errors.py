"""What goes wrong is told to people as a page, and to programs as problem details."""

import httpx
import pytest

from docket.web.forms import Form, Wrong
from docket.web.rendering import environment


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/matters/999999", 404, "没有编号为 999999 的案件"),
        ("/nothing", 404, "没有这一页"),
        ("/rules/no_such_rule", 404, "未找到"),
        ("/deadlines/999999/why", 404, "没有编号为 999999 的期限"),
        ("/figures/no.such.figure", 422, "没有“no.such.figure”这个指标"),
        ("/matters?levle=x", 422, "level"),
        ("/matters?since=昨晚", 422, "不是可用的条件"),
        ("/matters?cursor=x", 422, "不是有效的游标"),
        ("/dashboard?from=2023-12-31&to=2023-01-01", 422, "早于起始日"),
        ("/calendar?on=2026-13-40", 422, "不是日期"),
        ("/holidays/1800", 404, "没有1800年的日历"),
        ("/amend/matter/1?matter=999999", 404, "没有编号为 999999 的案件"),
        ("/amend/nothing/1?matter=1", 404, "未找到"),
    ],
)
async def test_a_person_is_shown_a_page(
    path: str, status: int, said: str, sample: httpx.AsyncClient
) -> None:
    answer = await sample.get(path)

    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("text/html")
    assert said in answer.text
    assert "<h1" in answer.text
    assert "Traceback" not in answer.text


def test_signing_in_asks_for_what_password_managers_fill_in() -> None:
    """And says what was refused, in the reader's language, keeping the name."""
    given = {
        "form": Form({"name": "zhou"}, {"": Wrong("还可以再试 3 次。")}),
        "authority": "",
        "next": "/matters",
        "again": False,
        "second": True,
        "csrf_token": lambda: "token",
    }
    page = environment("en").get_template("login.html").render(given)

    assert 'autocomplete="username"' in page
    assert 'autocomplete="current-password"' in page
    assert 'autocomplete="one-time-code"' in page
    assert 'value="zhou"' in page
    assert "还可以再试 3 次。" in page
    assert 'name="_csrf" value="token"' in page


async def test_a_program_is_answered_with_problem_details(sample: httpx.AsyncClient) -> None:
    for path, accept in (("/api/v1/matters/999999", "text/html"), ("/matters/999999", "*/*")):
        answer = await sample.get(path, headers={"accept": accept})
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["status"] == 404


async def test_an_error_never_runs_what_it_quotes(sample: httpx.AsyncClient) -> None:
    answer = await sample.get("/figures/<script>alert(1)<%2Fscript>")

    assert "<script>alert" not in answer.text


async def test_an_empty_docket_says_where_to_begin(browser: httpx.AsyncClient) -> None:
    assert "到下周末没有到期事项" in (await browser.get("/")).text
    assert "还没有案件" in (await browser.get("/matters")).text
    assert "没有符合条件的案件" in (await browser.get("/matters?text=顾某")).text
    assert (await browser.get("/dashboard")).status_code == 200
    assert (await browser.get("/reports/annual/2023")).status_code == 404
    assert (await browser.get("/calendar?view=list")).status_code == 200


async def test_a_language_is_remembered_and_leads_back_to_this_host_only(
    browser: httpx.AsyncClient,
) -> None:
    for asked, back in (("/matters", "/matters"), ("//evil.example", "/"), ("/\\evil", "/")):
        answer = await browser.post("/language", data={"language": "en", "next": asked})
        assert answer.status_code == 303
        assert answer.headers["location"] == back
        assert "docket_language=en" in answer.headers["set-cookie"]


async def test_a_day_that_is_typed_is_read_back(sample: httpx.AsyncClient) -> None:
    async def said(text: str) -> str:
        return (await sample.get("/days", params={"text": text})).text

    assert await said("20241012") == "2024-10-12 周六，工作日（国庆节调休上班）"
    assert await said("2024-10-01") == "2024-10-01 周二，休息日（国庆节）"
    assert await said("明") == "不是日期，可以写 2026-11-23、11-23、今天、+15"
