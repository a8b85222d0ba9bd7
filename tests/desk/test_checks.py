"""The checks as they are typed and asked over HTTP: gaps, finality, and the code of a date."""

import json
import re
from pathlib import Path

import pytest

from tests.clients import local_client
from tests.commands import run
from tests.facts import BUREAU, MATTER, event, file, outcome, suit

FACTS = [
    *BUREAU,
    *MATTER,
    suit(),
    event("@suit", "accepted", "2023-03-01"),
    event("@suit", "copy_received", "2023-03-06", authority="@bureau"),
]
DECIDED = [
    outcome("@suit", "f_dismiss_claims", "2023-06-01"),
    event("@suit", "served", "2023-06-05", authority="@bureau"),
]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with one suit in it."""
    assert run("migrate", data=tmp_path).exit_code == 0
    filing = json.dumps({"why": "收到文书", "facts": [*FACTS, *DECIDED]})
    assert run("file", "-", data=tmp_path, stdin=filing).exit_code == 0
    return tmp_path


def test_finality_of_a_matter_or_of_one_proceeding(data: Path) -> None:
    matter = run("finality", "2023-0001", data=data).stdout
    one = run("finality", "程序1", data=data).stdout

    assert matter == one
    assert "无法判断" in one
    assert "？ 没有登记对柏溪某的送达日。" in one
    [found] = json.loads(run("finality", "#1", "--json", data=data).stdout)
    assert found["state"] == "unknown"


def test_finality_of_nothing_is_refused(data: Path) -> None:
    refused = run("finality", "#99", data=data)

    assert refused.exit_code == 2
    assert "没有编号为 99 的程序" in refused.stderr


def test_gaps_are_listed_or_said_to_be_none(data: Path) -> None:
    assert "没有缺项（检查了" in run("gaps", "--handler", "无名氏", data=data).stdout

    listed = run("gaps", "--json", data=data)
    assert json.loads(listed.stdout) == {"items": [], "total": 0}


def test_a_code_is_verified_and_says_by_its_exit_whether_it_holds(data: Path) -> None:
    whole = json.loads(run("matter", "1", "--json", data=data).stdout)
    (answer,) = [d for d in whole["proceedings"][0]["deadlines"] if d["rule"] == "answer_evidence"]
    why = run("why", str(answer["id"]), data=data).stdout
    (code,) = set(re.findall(r"\w{4}-\w{4}-\w{4}", why.splitlines()[-1]))

    holds = run("verify", code, data=data)
    amend = {"fact": "amend", "what": "event", "id": answer["root_event"], "version": 1}
    amend["changes"] = {"happened_on": "2023-03-07"}
    filing = json.dumps({"why": "签收单为7日", "facts": [amend]})
    assert run("file", "-", data=data, stdin=filing).exit_code == 0
    moved = run("verify", code, data=data)

    assert holds.exit_code == 0
    assert "仍然成立" in holds.stdout
    assert moved.exit_code == 1
    assert "不同  登记的法定末日：当时 2023-03-21，现在 2023-03-22。" in moved.stdout


def test_a_code_and_a_head_of_the_chain_are_verified_apart(data: Path) -> None:
    refused = run("verify", "0000-0000-0000", "--anchor", f"1:{'0' * 64}", data=data)

    assert refused.exit_code == 2
    assert "不与链头一起核对" in refused.stderr


@pytest.mark.usefixtures("db")
async def test_the_checks_answer_over_http() -> None:
    ids = (await file(*FACTS, *DECIDED)).created

    async with local_client() as client:
        gaps = await client.get("/api/v1/gaps", params={"unit": ids["unit"], "limit": 5})
        matter = await client.get(f"/api/v1/matters/{ids['matter']}/finality")
        one = await client.get(f"/api/v1/proceedings/{ids['suit']}/finality")
        lines = (await client.get("/api/v1/deadlines", params={"lapsed": True})).json()["items"]
        code = lines[0]["receipt_code"]
        receipt = await client.get(f"/api/v1/receipts/{code}")
        wrong = await client.get("/api/v1/receipts/0000-0000-0001")

    assert gaps.json()["items"] == []
    assert matter.json() == [one.json()]
    assert one.json()["unknown"] == ["没有登记对柏溪某的送达日。"]
    assert receipt.json()["verdict"] == "holds"
    assert wrong.status_code == 404
    assert "校验位不符" in wrong.json()["detail"]
