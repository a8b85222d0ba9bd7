"""Filing over HTTP: what counsel logs is there, and what cannot be is refused with its field."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from docket import db as database
from tests.clients import local_client
from tests.facts import BUREAU, MATTER, event, hearing, outcome, reconsideration, suit

DECIDED = outcome("@suit", "f_dismiss_claims", "2023-06-01")


@pytest.fixture
async def client(db: database.Engine) -> AsyncIterator[httpx.AsyncClient]:
    """A client on this host; whatever it files is rolled back."""
    async with local_client() as found:
        yield found


async def post(client: httpx.AsyncClient, *facts: dict[str, Any], **more: object) -> httpx.Response:
    """File these facts on top of a bureau with one matter."""
    body = {"why": "收到文书", "facts": [*BUREAU, *MATTER, *facts], **more}
    return await client.post("/api/v1/filings", json=body)


async def test_a_paper_is_logged_and_its_deadlines_come_back(client: httpx.AsyncClient) -> None:
    """行政复议法第四十八条: 10 working days from 2024-09-27, over National Day and two made-up days."""
    received = event("@recon", "copy_received", "2024-09-27", authority="@bureau")

    answer = await post(client, reconsideration(), received)

    assert answer.status_code == 201
    filed = answer.json()
    (reply,) = [move for move in filed["deadlines"] if move["rule"] == "recon_reply"]
    assert reply["before"] is None
    assert reply["after"]["due_statutory"] == "2024-10-16"
    assert filed["created"].keys() == {"bureau", "unit", "matter", "act", "citizen", "recon"}
    assert len(filed["ids"]) == len(BUREAU) + len(MATTER) + 2


async def test_what_was_filed_is_read_back_whole(client: httpx.AsyncClient) -> None:
    filed = (await post(client, suit(), DECIDED)).json()

    matter = (await client.get(f"/api/v1/matters/{filed['created']['matter']}")).json()

    (proceeding,) = matter["proceedings"]
    assert proceeding["docket_number"] == "(2023)浙9901行初7号"
    assert proceeding["decided_on"] == "2023-06-01"
    assert [item["code"] for item in proceeding["outcome_items"]] == ["f_dismiss_claims"]
    assert [result["wln"] for result in proceeding["results"]] == ["win"]


async def test_the_history_names_who_filed_and_why(client: httpx.AsyncClient) -> None:
    filed = (await post(client, suit())).json()

    (act,) = await database.rows("SELECT * FROM act WHERE seq = {}", filed["act"])
    assert (act["actor_kind"], act["actor_name"], act["why"]) == (
        "token",
        "通测员（测试）",
        "收到文书",
    )


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        pytest.param(
            [
                suit(),
                event("@suit", "accepted", "2023-02-20"),
                outcome("@suit", "f_revoked", "2023-02-01"),
            ],
            "facts[7].decided_on",
            id="decided before accepted",
        ),
        pytest.param(
            [suit(), outcome("@suit", "f_dismissed", "2023-06-01")],
            "facts[6].items[0].code",
            id="an unknown outcome",
        ),
        pytest.param(
            [suit(procedure="third_instance")], "facts[5].procedure", id="an unknown level"
        ),
        pytest.param([suit("(2023)浙9901刑初7号")], "facts[5].docket_number", id="a criminal case"),
        pytest.param(
            [suit(), DECIDED, event("@suit", "answer_filed", "2023-06-02", authority="@bureau")],
            "facts[7].happened_on",
            id="an answer after the closing",
        ),
        pytest.param(
            [suit(), DECIDED, outcome("@suit", "f_revoked", "2023-07-01")],
            "facts[7].decided_on",
            id="a second final decision",
        ),
        pytest.param([hearing(99, "2023-03-01")], "facts[5].proceeding", id="no such proceeding"),
        pytest.param([hearing("@suit", "2023-03-01")], "facts[5].proceeding", id="no such label"),
        pytest.param(
            [{"fact": "record_hearing", "kind": "court_hearing", "held_on": "2023-03-01"}],
            "facts[5].proceeding",
            id="a hearing without a proceeding",
        ),
        pytest.param(
            [suit(), event("@suit", "copy_recieved", "2023-03-01", authority="@bureau")],
            "facts[6].kind",
            id="an unknown event",
        ),
        pytest.param(
            [event(3_000_000_000, "accepted", "2023-03-01")],
            "facts[5].proceeding",
            id="an id beyond all",
        ),
    ],
)
async def test_what_cannot_be_is_refused_with_its_field_and_the_remedy(
    client: httpx.AsyncClient, facts: list[dict[str, Any]], field: str
) -> None:
    answer = await post(client, *facts)

    assert answer.status_code == 422
    problem = answer.json()
    assert [error["field"] for error in problem["errors"]] == [field]
    assert problem["errors"][0]["remedy"]
    assert await database.rows("SELECT id FROM authority") == []


async def test_a_number_docketed_twice_is_a_conflict_that_points_to_the_first(
    client: httpx.AsyncClient,
) -> None:
    filed = (await post(client, suit())).json()["created"]
    again = suit(matter=filed["matter"], ref="again", standings=[], parties=[])
    again["standings"] = [{"authority": filed["bureau"], "role": "defendant"}]

    answer = await client.post("/api/v1/filings", json={"why": "重复登记", "facts": [again]})

    assert answer.status_code == 409
    assert answer.json()["type"] == "urn:docket:problem:already-docketed"
    assert "(2023)浙9901行初7号" in answer.json()["detail"]


async def test_a_correction_of_what_somebody_changed_meanwhile_is_refused(
    client: httpx.AsyncClient,
) -> None:
    matter = (await post(client)).json()["created"]["matter"]
    amend = {
        "fact": "amend",
        "what": "matter",
        "id": matter,
        "version": 1,
        "changes": {"note": "甲"},
    }

    first = await client.post("/api/v1/filings", json={"why": "补充说明", "facts": [amend]})
    second = await client.post("/api/v1/filings", json={"why": "补充说明", "facts": [amend]})

    assert (first.status_code, second.status_code) == (201, 409)
    assert second.json()["type"] == "urn:docket:problem:stale-version"


@pytest.mark.parametrize("why", ["", "  "])
async def test_a_filing_says_why(client: httpx.AsyncClient, why: str) -> None:
    answer = await post(client, why=why)

    assert [error["field"] for error in answer.json()["errors"]] == ["why"]


async def test_a_filing_of_nothing_is_refused(client: httpx.AsyncClient) -> None:
    answer = await client.post("/api/v1/filings", json={"why": "收到文书", "facts": []})

    assert [error["field"] for error in answer.json()["errors"]] == ["facts"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        pytest.param({"days": 3_000_000_000}, "days", id="beyond what a database holds"),
        pytest.param({"days": "drei"}, "days", id="no number"),
        pytest.param({"happened_on": "2023-02-30"}, "happened_on", id="no day"),
        pytest.param({"how": "pigeon"}, "how", id="an unknown way of service"),
        pytest.param({"happend_on": "2023-02-03"}, "happend_on", id="an unknown field"),
    ],
)
async def test_a_correction_is_checked_as_strictly_as_a_first_entry(
    client: httpx.AsyncClient, changes: dict[str, object], field: str
) -> None:
    received = event("@suit", "copy_received", "2023-03-01", authority="@bureau", ref="copy")
    copy = (await post(client, suit(), received)).json()["created"]["copy"]
    amend = {"fact": "amend", "what": "event", "id": copy, "version": 1, "changes": changes}

    answer = await client.post("/api/v1/filings", json={"why": "更正", "facts": [amend]})

    assert answer.status_code == 422, answer.text
    assert [error["field"] for error in answer.json()["errors"]] == [f"facts[0].changes.{field}"]
