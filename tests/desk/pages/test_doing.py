"""What is done on pages: it is filed once, or the form comes back as it was with what is wrong."""

import re
from datetime import date

import httpx
import pytest

from docket import clock, db
from docket.accounts.rules import Viewer
from docket.desk.queries.matters import matter_whole
from docket.desk.schemas import MatterWhole
from tests.factories import Bureau, make_bureau

HOSTILE = '<script>alert("x")</script>顾某'


@pytest.fixture
async def bureau(browser: httpx.AsyncClient) -> Bureau:
    """Our authority with its unit."""
    return await make_bureau()


def paper(bureau: Bureau, **changed: str) -> dict[str, str]:
    """A notice to respond with the copy of a complaint, received on a Friday."""
    return {
        "procedure": "first_instance",
        "received_on": "20240927",
        "accepted_on": "2024-9-20",
        "forum": "云澜市青渡区人民法院",
        "docket_number": "(2024)浙9902行初101号",
        "authority": str(bureau.authority),
        "party_name": "顾某",
        "cause": "不服行政拘留",
        "act_kind": "administrative_penalty",
        "field": "public_security",
        "act_number": "青公(柳)行罚决字〔2024〕00123号",
        "made_on": "二〇二四年八月十二日",
        "unit": str(bureau.unit),
        "do": "file",
        **changed,
    }


async def log(browser: httpx.AsyncClient, bureau: Bureau, **changed: str) -> MatterWhole:
    """Log a paper and read the matter that it opened."""
    answer = await browser.post("/intake", data=paper(bureau, **changed))
    assert answer.status_code == 303, answer.text[-900:]
    found = re.match(r"/matters/(\d+)\?filed=\d+#p\d+", answer.headers["location"])
    assert found
    return await matter_whole(Viewer.everything(), int(found[1]))


async def count(table: str) -> int:
    [row] = await db.rows(f"SELECT COUNT(*) AS n FROM {table}")  # noqa: S608
    return int(row["n"])


async def test_a_paper_is_logged_with_the_deadlines_that_follow(
    browser: httpx.AsyncClient, bureau: Bureau
) -> None:
    whole = await log(browser, bureau)
    [one] = whole.proceedings
    due = {d.rule: d.due_statutory for d in one.deadlines}

    assert whole.cause == "不服行政拘留"
    assert [p.name for p in whole.parties] == ["顾某"]
    assert one.docket_number == "(2024)浙9902行初101号"
    assert due["answer_evidence"] == date(2024, 10, 12)
    assert "已登记，历史第" in (await browser.get(f"/matters/{whole.id}?filed=1")).text


async def test_a_form_that_is_sent_twice_is_filed_once(
    browser: httpx.AsyncClient, bureau: Bureau
) -> None:
    """Somebody clicks again, or goes back and sends the same page once more."""
    data = paper(bureau, form_id="f0e1d2c3b4a5968778695a4b3c2d1e0f")
    first = await browser.post("/intake", data=data)
    second = await browser.post("/intake", data=data)

    assert first.status_code == second.status_code == 303
    assert first.headers["location"] == second.headers["location"]
    assert await count("matter") == 1


async def test_a_preview_shows_the_deadlines_and_writes_nothing(
    browser: httpx.AsyncClient, bureau: Bureau
) -> None:
    before = [await count(table) for table in ("act", "matter", "event", "deadline")]
    page = await browser.post("/intake", data=paper(bureau, do="preview"))
    live = await browser.post("/intake/preview", data=paper(bureau))

    assert "提交答辩状、证据和规范性文件" in live.text
    assert "2024-10-12 周六" in live.text
    assert "2024-10-12 周六" in page.text
    assert [await count(table) for table in ("act", "matter", "event", "deadline")] == before


async def test_a_form_that_is_refused_keeps_what_was_typed(
    browser: httpx.AsyncClient, bureau: Bureau
) -> None:
    """Every wrong field is marked, and the focus goes to the first of them."""
    answer = await browser.post(
        "/intake", data=paper(bureau, received_on="2024-09-3?", docket_number="", cause="")
    )

    assert answer.status_code == 422
    assert 'value="2024-09-3?"' in answer.text
    assert 'value="云澜市青渡区人民法院"' in answer.text
    assert '<option value="first_instance" selected>' in answer.text
    assert re.findall(r'id="f-(\w+)"[^>]* autofocus', answer.text) == ["received_on"]
    assert set(re.findall(r'id="w-(\w+)"', answer.text)) >= {"received_on", "cause"}
    assert await count("matter") == 0


async def test_a_like_matter_is_pointed_out_and_may_be_overruled(
    browser: httpx.AsyncClient, bureau: Bureau
) -> None:
    await log(browser, bureau)
    again = await browser.post("/intake", data=paper(bureau, docket_number="(2024)浙9902行初102号"))

    assert again.status_code == 422
    assert "已有相似案件" in again.text
    assert 'name="accept_likeness"' in again.text
    await log(browser, bureau, docket_number="(2024)浙9902行初102号", accept_likeness="1")


async def test_what_people_type_is_shown_and_never_run(
    browser: httpx.AsyncClient, bureau: Bureau
) -> None:
    whole = await log(browser, bureau, cause=HOSTILE, act_number="<b>1</b>")
    for path in (f"/matters/{whole.id}", "/matters", f"/matters/{whole.id}/history"):
        page = (await browser.get(path)).text
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert" in page


@pytest.mark.parametrize("sign", ["\u202e", "\u200b"], ids=["right to left", "zero width"])
async def test_a_name_that_reads_as_another_is_refused_at_its_field(
    sign: str, browser: httpx.AsyncClient, bureau: Bureau
) -> None:
    answer = await browser.post("/intake", data=paper(bureau, party_name=f"顾{sign}某"))

    assert answer.status_code == 422
    assert "w-party_name" in answer.text


async def test_ten_thousand_characters_are_refused_and_kept_in_the_form(
    browser: httpx.AsyncClient, bureau: Bureau
) -> None:
    answer = await browser.post("/intake", data=paper(bureau, cause="不" * 10_000))

    assert answer.status_code == 422
    assert "不" * 10_000 in answer.text
    assert "w-cause" in answer.text


async def test_characters_that_no_database_keeps_are_left_out(
    browser: httpx.AsyncClient, bureau: Bureau
) -> None:
    whole = await log(browser, bureau, cause="不服\0行政拘留\x07")

    assert whole.cause == "不服行政拘留"


async def test_an_answer_that_is_filed_ends_its_deadline(
    browser: httpx.AsyncClient, bureau: Bureau
) -> None:
    whole = await log(browser, bureau)
    [one] = whole.proceedings
    answer = await browser.post(
        f"/proceedings/{one.id}/event",
        data={
            "kind": "answer_filed",
            "happened_on": "2024-10-10",
            "whose": f"us:{bureau.authority}",
        },
    )
    after = (await matter_whole(Viewer.everything(), whole.id)).proceedings[0]
    states = {d.rule: d.state.value for d in after.deadlines}

    assert answer.headers["location"].startswith(f"/matters/{whole.id}?filed=")
    assert states["answer_evidence"] in ("done", "done_late")


async def test_a_sitting_and_who_sat_are_recorded_in_one_step(
    browser: httpx.AsyncClient, bureau: Bureau
) -> None:
    whole = await log(browser, bureau, hearing_on="2024-11-05", starts_at="09:30")
    [hearing] = whole.proceedings[0].hearings
    answer = await browser.post(
        f"/hearings/{hearing.id}/appearance",
        data={"authority": str(bureau.authority), "rank": "deputy", "person": "郑某", "held": "1"},
    )
    [after] = (await matter_whole(Viewer.everything(), whole.id)).proceedings[0].hearings

    assert answer.status_code == 303, answer.text[-500:]
    assert after.state.value == "held"
    assert [a.person for a in after.appearances] == ["郑某"]


async def test_an_outcome_closes_the_proceeding(browser: httpx.AsyncClient, bureau: Bureau) -> None:
    whole = await log(browser, bureau)
    [one] = whole.proceedings
    data = {"code": "f_dismiss_claims", "decided_on": "2024-12-20"}
    answer = await browser.post(f"/proceedings/{one.id}/outcome", data=data)
    after = (await matter_whole(Viewer.everything(), whole.id)).proceedings[0]

    assert answer.status_code == 303, answer.text[-500:]
    assert after.decided_on == date(2024, 12, 20)
    assert [r.wln.value for r in after.results] == ["win"]


async def test_an_outcome_without_a_code_is_asked_for(
    browser: httpx.AsyncClient, bureau: Bureau
) -> None:
    [one] = (await log(browser, bureau)).proceedings
    answer = await browser.post(f"/proceedings/{one.id}/outcome", data={"decided_on": "2024-12-20"})

    assert answer.status_code == 422
    assert "w-code" in answer.text


async def test_a_correction_keeps_the_old_value_with_its_reason(
    browser: httpx.AsyncClient, bureau: Bureau
) -> None:
    whole = await log(browser, bureau)
    form = {
        **_shown(await browser.get(f"/amend/matter/{whole.id}?matter={whole.id}")),
        "handler": "周敏",
        "why": "承办人休假",
    }
    answer = await browser.post(f"/amend/matter/{whole.id}?matter={whole.id}", data=form)
    history = (await browser.get(f"/matters/{whole.id}/history")).text

    assert answer.status_code == 303, answer.text[-500:]
    assert (await matter_whole(Viewer.everything(), whole.id)).handler == "周敏"
    assert "承办人休假" in history


async def test_a_correction_needs_a_reason(browser: httpx.AsyncClient, bureau: Bureau) -> None:
    whole = await log(browser, bureau)
    path = f"/amend/matter/{whole.id}?matter={whole.id}"
    answer = await browser.post(path, data={**_shown(await browser.get(path)), "handler": "周敏"})

    assert answer.status_code == 422
    assert "w-why" in answer.text
    assert 'value="周敏"' in answer.text


async def test_who_was_slower_is_shown_both_versions(
    browser: httpx.AsyncClient, bureau: Bureau
) -> None:
    whole = await log(browser, bureau)
    path = f"/amend/matter/{whole.id}?matter={whole.id}"
    form = _shown(await browser.get(path))
    await browser.post(path, data={**form, "handler": "方哲", "why": "先改"})
    answer = await browser.post(path, data={**form, "handler": "周敏", "why": "后改"})

    assert answer.status_code == 409
    for said in ("你读到的", "现在的", "方哲", "周敏"):
        assert said in answer.text
    assert (await matter_whole(Viewer.everything(), whole.id)).handler == "方哲"
    second = {**_shown(answer), "handler": "周敏", "why": "核对过"}
    assert (await browser.post(path, data=second)).status_code == 303


async def test_what_should_never_have_been_is_struck(
    browser: httpx.AsyncClient, bureau: Bureau
) -> None:
    whole = await log(browser, bureau, hearing_on="2024-11-05")
    [hearing] = whole.proceedings[0].hearings
    answer = await browser.post(
        f"/amend/hearing/{hearing.id}?matter={whole.id}",
        data={"version": str(hearing.version), "do": "strike", "why": "登记到了别的案件"},
    )
    gone = await browser.get(f"/hearings/{hearing.id}/appearance")

    assert answer.status_code == 303, answer.text[-500:]
    assert gone.status_code == 404


@pytest.mark.parametrize(
    ("verb", "data", "state"),
    [
        ("done", {}, "done"),
        ("assigned", {"value": "周敏"}, "open"),
        ("manual_date", {"value": "2024-10-09", "reason": "国庆前备妥"}, "open"),
        # A key date stays open until a second person has looked at the waiver too.
        ("waived", {"reason": "对方已撤诉"}, "open"),
    ],
)
async def test_a_deadline_is_acted_on(
    verb: str, data: dict[str, str], state: str, browser: httpx.AsyncClient, bureau: Bureau
) -> None:
    whole = await log(browser, bureau)
    deadline = next(d for d in whole.proceedings[0].deadlines if d.rule == "answer_evidence")
    answer = await browser.post(f"/deadlines/{deadline.id}/act?verb={verb}", data=data)
    after = (await matter_whole(Viewer.everything(), whole.id)).proceedings[0]
    acted = next(d for d in after.deadlines if d.rule == "answer_evidence")

    assert answer.status_code == 303, answer.text[-500:]
    assert acted.state.value in (state, f"{state}_late")


async def test_waiving_needs_a_reason(browser: httpx.AsyncClient, bureau: Bureau) -> None:
    whole = await log(browser, bureau)
    deadline = whole.proceedings[0].deadlines[0]
    answer = await browser.post(f"/deadlines/{deadline.id}/act?verb=waived", data={})

    assert answer.status_code == 422
    assert "w-reason" in answer.text


async def test_a_date_that_moved_is_shown_and_waits_to_be_confirmed(
    browser: httpx.AsyncClient, bureau: Bureau
) -> None:
    """The day of receipt was typed wrongly: the correction moves what follows from it."""
    whole = await log(browser, bureau)
    received = next(e for e in whole.proceedings[0].events if e.kind == "copy_received")
    path = f"/amend/event/{received.id}?matter={whole.id}"
    form = {**_shown(await browser.get(path)), "happened_on": "2024-09-26", "why": "签收单是26日"}
    done = await browser.post(path, data=form)
    told = (await browser.get(done.headers["location"])).text
    waiting = (await browser.get("/")).text
    moves = re.findall(r'action="/moves/(\d+)/accept"', waiting)

    assert '<span class="old">2024-10-12</span> → <b>2024-10-11</b>' in told
    assert "日期变动，待确认" in waiting
    for move in moves:
        assert (await browser.post(f"/moves/{move}/accept")).headers["location"] == "/"
    assert "日期变动，待确认" not in (await browser.get("/")).text
    assert (await browser.post(f"/moves/{moves[0]}/accept")).status_code == 422


async def test_chosen_matters_are_handed_over_together_or_not_at_all(
    browser: httpx.AsyncClient, bureau: Bureau
) -> None:
    first = await log(browser, bureau)
    second = await log(browser, bureau, docket_number="(2024)浙9902行初102号", accept_likeness="1")
    chosen = [f"{one.id}.{one.version}" for one in (first, second)]
    data = {"id": chosen, "handler": "周敏", "why": "休假代办", "next": "/matters?state=open"}
    answer = await browser.post("/matters/assign", data=data)
    again = await browser.post("/matters/assign", data={**data, "handler": "方哲"})
    handlers = [
        (await matter_whole(Viewer.everything(), one.id)).handler for one in (first, second)
    ]

    assert answer.headers["location"] == "/matters?state=open"
    assert again.status_code == 409
    assert handlers == ["周敏", "周敏"]


async def test_a_matter_outside_the_scope_cannot_be_handed_over(
    browser: httpx.AsyncClient, bureau: Bureau
) -> None:
    data = {"id": ["999999.1"], "handler": "周敏", "why": "休假代办"}

    assert (await browser.post("/matters/assign", data=data)).status_code == 404


async def test_a_notice_is_shown_before_it_is_recorded(
    browser: httpx.AsyncClient, bureau: Bureau
) -> None:
    year = clock.today().year + 3
    text = f'{{"year": {year}, "title": "测试通知", "days": []}}'
    wrong = await browser.post(f"/holidays/{year}", data={"text": "不是通知", "do": "preview"})

    assert wrong.status_code == 422
    assert "不是通知" in wrong.text
    shown = await browser.post(f"/holidays/{year}", data={"text": text, "do": "preview"})
    assert shown.status_code in (200, 422)
    assert await count("notice") == await count("notice WHERE year < 2027")


def _shown(page: httpx.Response) -> dict[str, str]:
    """The fields of the first form of a page's main part, as a browser would send them back."""
    body = page.text.partition('<main id="main"')[2].partition("</form>")[0]
    inputs = re.findall(r'<input[^>]*name="([^"]+)"[^>]*value="([^"]*)"', body)
    chosen = re.findall(
        r'<select[^>]*name="([^"]+)"[^>]*>(?:(?!</select>).)*?<option value="([^"]*)" selected',
        body,
        re.DOTALL,
    )
    return dict(inputs) | dict(chosen)
