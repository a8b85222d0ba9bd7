"""Whoever reads a confidential matter (涉密案件) leaves a trace, whatever part of it he reads."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from docket import db as database
from docket.accounts.rules import Viewer
from docket.desk.queries.matters import matter_whole
from docket.errors import NotFound
from docket.history.service import flush_access
from docket.matters.service import name_person
from tests.clients import local_client
from tests.facts import BUREAU, MATTER, event, file, suit
from tests.people import EVERYBODY, HOST, NOW, everybody
from tests.servers import serving

pytestmark = pytest.mark.usefixtures("db")
SECRET = [{**MATTER[0], "confidential": True}, *MATTER[1:]]


@pytest.fixture(autouse=True)
async def nothing_waits(db: database.Engine) -> AsyncIterator[None]:
    """What other tests have read is written first, and rolled back with this one."""
    await flush_access()
    yield
    await flush_access()


@pytest.fixture
async def client(db: database.Engine, tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    """A client on this host."""
    async with local_client(tmp_path) as found:
        yield found


async def noted(since: int) -> list[tuple[str, str, str, int]]:
    """What was noted after an entry: kind, who, what, how often."""
    await flush_access()
    found = await database.rows("SELECT * FROM access_log WHERE seq > {} ORDER BY seq", since)
    return [(r["kind"], r["actor_name"], r["what"], r["times"]) for r in found]


async def last() -> int:
    (row,) = await database.rows("SELECT seq FROM access_head")
    return int(row["seq"])


async def docketed(client: httpx.AsyncClient, matter: list[dict[str, Any]]) -> dict[str, int]:
    """A matter with a suit, a deadline and a paper."""
    kept = await client.post(
        "/api/v1/papers",
        params={"name": "起诉状.pdf"},
        content=b"%PDF-1.7",
        headers={"content-type": "application/octet-stream"},
    )
    paper = kept.json()["id"]
    received = event(
        "@suit", "copy_received", "2024-09-27", authority="@bureau", paper=paper, ref="received"
    )
    filed = await file(*BUREAU, *matter, suit("(2024)浙9901行初7号"), received)
    (deadline, *_) = filed.deadlines
    await name_person(
        Viewer.everything(),
        filed.created["matter"],
        (await everybody()).id,
        actor=HOST,
        at=NOW,
        why="承办",
    )
    return {**filed.created, "paper": paper, "deadline": deadline.id}


PARTS = (
    "/matters/{matter}",
    "/matters/{matter}/history",
    "/proceedings/{suit}",
    "/deadlines/{deadline}/why",
    "/papers/{paper}",
    "/facts/event/{received}",
)


@pytest.mark.parametrize("part", PARTS)
async def test_each_part_of_a_confidential_matter_leaves_a_trace(
    client: httpx.AsyncClient, part: str
) -> None:
    ids = await docketed(client, SECRET)
    since = await last()

    answer = await client.get(f"/api/v1{part.format(**ids)}")

    assert answer.status_code == 200, answer.text
    assert await noted(since) == [("read_confidential", EVERYBODY, f"matter {ids['matter']}", 1)]


@pytest.mark.parametrize("part", PARTS)
async def test_what_is_not_confidential_leaves_none(client: httpx.AsyncClient, part: str) -> None:
    ids = await docketed(client, MATTER)
    since = await last()

    assert (await client.get(f"/api/v1{part.format(**ids)}")).status_code == 200
    assert await noted(since) == []


async def test_the_log_is_read_in_pages_newest_first(client: httpx.AsyncClient) -> None:
    ids = await docketed(client, SECRET)
    since = await last()
    for _ in range(3):
        await client.get(f"/api/v1/matters/{ids['matter']}")
        await flush_access()

    path = "/api/v1/history/access"
    first = (await client.get(path, params={"limit": 2, "kind": "read_confidential"})).json()
    rest = (await client.get(path, params={"limit": 2, "cursor": first["next"]})).json()
    none = (await client.get(path, params={"kind": "exported"})).json()

    assert [one["seq"] for one in first["items"]] == [since + 3, since + 2]
    assert rest["items"][0]["seq"] == since + 1
    assert first["items"][0]["origin"] == "127.0.0.1"
    assert (none["items"], none["next"]) == ([], None)


async def test_what_was_refused_was_not_read(client: httpx.AsyncClient) -> None:
    ids = await docketed(client, SECRET)
    since = await last()

    with pytest.raises(NotFound):
        await matter_whole(Viewer("普通"), ids["matter"])

    assert await noted(since) == []


def test_a_server_writes_down_what_was_read_before_it_ends(tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        filed = server.client.post(
            "/api/v1/filings", json={"why": "收到起诉状", "facts": [*BUREAU, *SECRET]}
        ).json()
        server.client.get(f"/api/v1/matters/{filed['created']['matter']}")
        ended, _ = server.end()
    with serving(tmp_path) as server:
        verified = server.client.get("/api/v1/history/verify").json()

    assert ended == 0
    assert (verified["ok"], verified["entries"], verified["access_seq"]) == (True, 1, 1)
