"""Moves and news as people see them: on the terminal, over HTTP, each only what is theirs."""

import json
from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path
from typing import Any

import httpx
import pytest
from click.testing import Result

from docket import db as database
from docket.accounts.rules import Viewer
from docket.desk.queries.moves import move, moves_page
from docket.desk.queries.news import mark_seen, news
from docket.errors import NotFound
from docket.terms import NewsKind
from tests.clients import local_client
from tests.commands import run
from tests.docketing.moved import OURS, a_suit, amend, deadline, on_deadline
from tests.facts import TODAY, event, file, suit
from tests.people import EVERYBODY

EVERYTHING = Viewer.everything()
NOBODY = Viewer("外人", authorities=frozenset())


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with a suit, whose receipt was corrected from 2024-09-27 to 09-26."""
    folder = tmp_path / "data"
    assert run("migrate", data=folder).exit_code == 0
    opened = [
        *OURS,
        suit("(2024)浙9901行初7号"),
        event("@suit", "copy_received", "2024-09-27", authority="@bureau"),
    ]
    assert typed(folder, *opened).exit_code == 0
    return folder


def typed(data: Path, *facts: dict[str, Any], options: tuple[str, ...] = ()) -> Result:
    filing = json.dumps({"why": "收发室签收为26日", "facts": facts})
    return run("file", "-", *options, data=data, stdin=filing)


CORRECTED = amend(1, happened_on="2024-09-26")


def test_the_receipt_shows_old_new_and_why(data: Path) -> None:
    text = typed(data, CORRECTED).stdout

    (line,) = [line for line in text.splitlines() if "提交答辩状" in line]
    assert "2024-10-12 → 2024-10-11" in line
    assert line.endswith("更正“收到副本”（日期 2024-09-27 → 2024-09-26）")
    assert "2 个在办期限的日期变动，待承办人确认：docket moves。" in text


def test_a_dry_run_shows_the_same_and_writes_nothing(data: Path) -> None:
    seen = typed(data, CORRECTED, options=("--dry-run",)).stdout
    done = typed(data, CORRECTED).stdout

    assert seen.splitlines()[0] == "试算，未写入任何内容。登记后："
    assert seen.splitlines()[1:] == done.splitlines()[1:-1]


def test_a_dry_run_shows_the_number_that_the_matter_would_get(data: Path) -> None:
    matter = OURS[2] | {"unit": 1}
    received = event("@suit", "copy_received", "2024-09-27", authority=1)
    opening = suit(None, parties=[], standings=[{"authority": 1, "role": "defendant"}])

    seen = typed(data, matter, opening, received, options=("--dry-run",)).stdout

    assert "案件 2（内部编号 2023-0002）" in seen


def test_moves_are_listed_confirmed_and_gone_from_the_list(data: Path) -> None:
    typed(data, CORRECTED)
    listed = run("moves", "--for", "林某", data=data).stdout
    others = run("moves", "--for", "裘某", data=data).stdout
    refused = run("moves", "accept", "1", data=data)
    done = run("moves", "accept", "1", "2", "--why", "已核对", "--by", "林某", data=data)

    assert listed.count("待确认") == 2
    assert others == "没有待确认的期限变动。\n"
    assert (refused.exit_code, "--why" in refused.stderr) == (2, True)
    assert done.stdout.startswith("已确认 2 个期限变动")
    assert run("moves", data=data).stdout == "没有待确认的期限变动。\n"
    assert run("moves", "--all", "--matter", "2023-0001", data=data).stdout.count("已确认") == 2


def test_an_undoing_is_shown_before_it_is_done(data: Path) -> None:
    typed(data, CORRECTED)

    seen = run("moves", "undo", "1", data=data).stdout
    between = run("moves", data=data).stdout
    unsigned = run("moves", "undo", "1", "--apply", data=data)
    done = run("moves", "undo", "1", "--apply", "--why", "看错", data=data).stdout

    assert "2024-10-11 → 2024-10-12" in seen
    assert "未写入任何内容" in seen
    assert between.count("待确认") == 2
    assert unsigned.exit_code == 2
    assert "已撤销历史第 3 号登记，历史第 4 号。" in done
    assert run("moves", data=data).stdout == "没有待确认的期限变动。\n"
    history = run("history", "2023-0001", data=data).stdout
    assert "撤销登记" in history
    assert run("verify", data=data).exit_code == 0


def test_a_date_set_by_hand_is_shown_beside_what_the_law_gives(data: Path) -> None:
    """In the move, in the worklist, and where the date is explained."""
    by_hand = on_deadline(1, "manual_date", value="2024-10-08", reason="局领导要求提前")
    typed(data, by_hand)
    receipt = typed(data, CORRECTED).stdout

    moves = run("moves", data=data).stdout
    listed = run("deadlines", "--lapsed", data=data).stdout
    why = run("why", "1", data=data).stdout

    assert "提醒日由人工定为 2024-10-08，不变" in receipt
    assert "2024-10-08（人工定日不变）" in moves
    assert "人工定日（安全日 2024-10-11）" in listed
    assert "提醒日由人工定为 2024-10-08；依法安全日 2024-10-11，法定末日 2024-10-11。" in why


def test_what_if_shows_the_dates_and_leaves_them(data: Path) -> None:
    seen = run("what-if", "2023-0001", "--event", "1", "--later", "3", data=data).stdout
    refused = run("what-if", "2023-0001", "--event", "9", "--later", "3", data=data)

    assert "2024-10-12 → 2024-10-15" in seen
    assert seen.startswith("假设，未写入任何内容。")
    assert (refused.exit_code, "--event：" in refused.stderr) == (2, True)
    assert "2024-10-12" in run("deadlines", "--lapsed", data=data).stdout


def test_what_if_takes_facts_from_a_file(data: Path, tmp_path: Path) -> None:
    filing = tmp_path / "假设.json"
    facts = [event(1, "copy_received", "2024-09-24", authority=1)]
    filing.write_text(json.dumps({"why": "假设", "facts": facts}), encoding="utf-8")

    seen = run("what-if", "2023-0001", "--facts", str(filing), "--json", data=data).stdout

    moves = {m["rule"]: m for m in json.loads(seen)["deadlines"]}
    assert moves["answer_evidence"]["after"]["due_statutory"] == "2024-10-09"


def test_news_are_told_until_they_were_seen(data: Path) -> None:
    run("news", "--for", "林某", "--seen", data=data)
    quiet = run("news", "--for", "林某", data=data).stdout
    typed(data, CORRECTED)

    told = run("news", "--for", "林某", "--seen", data=data).stdout

    assert quiet.startswith("林某：没有新的变动（上次看到 ")
    assert "日期变动" in told
    assert "2024-10-12 → 2024-10-11" in told
    assert run("news", "--for", "林某", data=data).stdout.startswith("林某：没有新的变动")


@pytest.fixture
async def client(db: database.Engine) -> AsyncIterator[httpx.AsyncClient]:
    """A client on this host; whatever it files is rolled back."""
    async with local_client() as found:
        yield found


async def kinds(name: str, today: date = TODAY) -> dict[str, set[NewsKind]]:
    """The kinds of a person's news, by rule."""
    found: dict[str, set[NewsKind]] = {}
    for one in (await news(EVERYTHING, name, today=today)).items:
        found.setdefault(one.rule, set()).add(one.kind)
    return found


async def test_each_person_is_told_what_is_theirs(db: database.Engine) -> None:
    """A new deadline, one handed to somebody, one that moved, one answered too late."""
    ids = await a_suit()
    first = await kinds("林某", date(2024, 10, 1))
    read = await news(EVERYTHING, "林某", today=TODAY)
    await mark_seen("林某", act=read.upto_act, move=read.upto_move, on=TODAY)
    row = await deadline("answer_evidence")
    await file(on_deadline(row["id"], "assigned", value="裘某"))
    await file(amend(ids["accepted"], happened_on="2024-09-23"))
    await file(event(ids["suit"], "answer_filed", "2024-10-14", authority=ids["bureau"]))

    assert first["answer_evidence"] == {NewsKind.ARISEN}
    assert (await kinds("林某"))["first_trial"] == {NewsKind.MOVED}
    assert (await kinds("林某"))["answer_evidence"] == {NewsKind.DONE_LATE}
    assert (await kinds("裘某"))["answer_evidence"] == {NewsKind.ASSIGNED, NewsKind.DONE_LATE}
    assert await kinds("沈某") == {}


async def test_what_ran_out_since_the_last_look_is_told(db: database.Engine) -> None:
    """Nobody filed anything; the day passed."""
    await a_suit()
    read = await news(EVERYTHING, "林某", today=date(2024, 10, 12))
    await mark_seen("林某", act=read.upto_act, move=read.upto_move, on=date(2024, 10, 12))

    assert await kinds("林某", date(2024, 10, 12)) == {}
    assert await kinds("林某", date(2024, 10, 13)) == {"answer_evidence": {NewsKind.OVERDUE}}


async def test_a_bookmark_never_goes_back(db: database.Engine) -> None:
    await a_suit()
    await mark_seen("林某", act=50, move=7, on=TODAY)
    await mark_seen("林某", act=3, move=2, on=TODAY)

    found = await news(EVERYTHING, "林某", today=TODAY)

    assert (found.since_act, found.since_on) == (50, TODAY)


async def test_what_is_out_of_sight_is_neither_listed_nor_told(db: database.Engine) -> None:
    ids = await a_suit()
    await file(amend(ids["copy"], happened_on="2024-09-26"))
    (one, _) = (await moves_page(EVERYTHING)).items

    assert (await moves_page(NOBODY)).items == ()
    assert (await news(NOBODY, "林某", today=TODAY)).items == ()
    with pytest.raises(NotFound):
        await move(NOBODY, one.id)


async def test_pages_of_moves_follow_each_other(db: database.Engine) -> None:
    ids = await a_suit()
    await file(amend(ids["copy"], happened_on="2024-09-26"))

    first = await moves_page(EVERYTHING, limit=1)
    second = await moves_page(EVERYTHING, cursor=first.next, limit=1)

    assert first.items[0].id > second.items[0].id
    assert second.next is None


async def test_moves_over_http_are_listed_confirmed_and_undone_by_filing(
    client: httpx.AsyncClient,
) -> None:
    ids = await a_suit()
    body = {"why": "签收为26日", "facts": [amend(ids["copy"], happened_on="2024-09-26")]}
    filed = (await client.post("/api/v1/filings", json=body)).json()

    listed = (await client.get("/api/v1/moves", params={"act": filed["act"]})).json()["items"]
    accept = {"why": "核对", "facts": [{"fact": "accept_move", "move": listed[0]["id"]}]}
    undo = {"why": "看错", "facts": [{"fact": "undo_act", "act": filed["act"]}]}
    seen = (await client.post("/api/v1/filings/preview", json=undo)).json()
    await client.post("/api/v1/filings", json=accept)
    left = (await client.get("/api/v1/moves", params={"whom": "林某"})).json()["items"]
    done = await client.post("/api/v1/filings", json=undo)
    every = (await client.get("/api/v1/moves", params={"all": "true"})).json()["items"]

    answer = next(m for m in listed if m["rule"] == "answer_evidence")
    assert answer["before"]["due_statutory"] == "2024-10-12"
    assert answer["after"]["due_statutory"] == "2024-10-11"
    assert {m["after"]["due_statutory"] for m in seen["deadlines"]} == {"2024-10-12"}
    assert [m["id"] for m in left] == [listed[1]["id"]]
    assert done.status_code == 201
    assert sorted(m["state"] for m in every) == ["accepted", "accepted", "undone", "undone"]


async def test_what_if_over_http(client: httpx.AsyncClient) -> None:
    ids = await a_suit()
    url = f"/api/v1/matters/{ids['matter']}/what-if"

    found = await client.post(url, json={"event": ids["copy"], "later": 3})
    refused = await client.post(url, json={})
    missing = await client.post("/api/v1/matters/999/what-if", json={"event": 1, "later": 3})

    assert found.status_code == 200
    moved = {m["rule"]: m["after"]["due_statutory"] for m in found.json()["deadlines"]}
    assert moved["answer_evidence"] == "2024-10-15"
    assert (refused.status_code, missing.status_code) == (422, 404)


async def test_news_over_http_are_marked_as_seen_by_oneself_alone(
    client: httpx.AsyncClient,
) -> None:
    """Whoever signs in marks his own; what another has not read stays unread."""
    await a_suit()
    row = await deadline("answer_evidence")
    await file(on_deadline(row["id"], "assigned", value=EVERYBODY))

    read = (await client.get("/api/v1/news")).json()
    seen = {"act": read["upto_act"], "move": read["upto_move"]}
    refused = await client.post("/api/v1/news/seen", json={"name": "林某", **seen})
    marked = await client.post("/api/v1/news/seen", json=seen)
    again = (await client.get("/api/v1/news")).json()
    other = (await client.get("/api/v1/news", params={"name": "林某"})).json()

    assert (read["name"], refused.status_code) == (EVERYBODY, 422)
    assert other["items"]

    assert "answer_evidence" in {one["rule"] for one in read["items"]}
    assert marked.status_code == 204
    assert again["items"] == []
