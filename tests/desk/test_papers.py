"""Papers over HTTP: bytes in, bytes out, only what was kept, only to whom it may be shown."""

import hashlib
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from docket import db as database
from docket.accounts.rules import Viewer
from docket.desk.queries.papers import paper_of
from docket.errors import NotFound
from tests.clients import local_client
from tests.facts import BUREAU, MATTER, event, file, suit

pytestmark = pytest.mark.usefixtures("db")
BYTES = b"%PDF-1.7\n<script>alert(1)</script>"
SHA = hashlib.sha256(BYTES).hexdigest()
OCTETS = {"content-type": "application/octet-stream"}


@pytest.fixture
async def client(db: database.Engine, tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    """A client on this host, with a folder for papers."""
    async with local_client(tmp_path) as found:
        yield found


async def post(client: httpx.AsyncClient, content: bytes = BYTES, **query: str) -> httpx.Response:
    """Send a paper."""
    return await client.post(
        "/api/v1/papers", content=content, params={"name": "起诉状.pdf"} | query, headers=OCTETS
    )


def files_in(folder: Path) -> list[str]:
    """The files below a folder."""
    return [str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file()]


async def test_what_is_sent_is_kept_and_comes_back_as_it_was(
    client: httpx.AsyncClient, tmp_path: Path
) -> None:
    kept = await post(client, received_on="2024-09-27")
    back = await client.get(f"/api/v1/papers/{kept.json()['id']}")

    assert kept.status_code == 201
    assert (kept.json()["sha256"], kept.json()["media_type"]) == (SHA, "application/pdf")
    assert back.content == BYTES
    assert (tmp_path / "papers" / SHA[:2] / SHA).read_bytes() == BYTES
    (row,) = await database.rows("SELECT name, received_on FROM paper")
    assert (row["name"], str(row["received_on"])) == ("起诉状.pdf", "2024-09-27")


async def test_no_browser_shows_what_comes_back(client: httpx.AsyncClient) -> None:
    kept = (await post(client)).json()

    headers = (await client.get(f"/api/v1/papers/{kept['id']}")).headers

    assert headers["content-disposition"].startswith("attachment;")
    assert headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in headers["content-security-policy"]
    assert headers["content-type"].startswith("application/pdf")


async def test_a_name_is_never_a_path(client: httpx.AsyncClient, tmp_path: Path) -> None:
    kept = await post(client, name="../../etc/passwd\u202efdp.exe")

    assert kept.json()["name"] == "_.._etc_passwdfdp.exe"
    assert files_in(tmp_path) == [f"papers/{SHA[:2]}/{SHA}"]


async def test_the_same_bytes_are_on_record_once(client: httpx.AsyncClient) -> None:
    first, second = (await post(client)).json(), (await post(client, name="副本.pdf")).json()

    assert first["id"] == second["id"]
    assert second["act"] == 0
    assert len(await database.rows("SELECT id FROM paper")) == 1


@pytest.mark.parametrize(
    "kind",
    ["", "text/plain", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded"],
)
async def test_a_form_of_another_site_cannot_leave_a_paper(
    client: httpx.AsyncClient, kind: str
) -> None:
    answer = await client.post(
        "/api/v1/papers", content=BYTES, params={"name": "x"}, headers={"content-type": kind}
    )

    assert answer.status_code == 415
    assert "application/octet-stream" in answer.json()["detail"]
    assert await database.rows("SELECT id FROM paper") == []


async def test_a_paper_may_be_larger_than_a_filing_but_not_endless(
    client: httpx.AsyncClient, tmp_path: Path
) -> None:
    large = await post(client, b"%PDF-" + bytes(6_000_000))
    endless = await post(client, bytes(50_000_001))

    assert large.status_code == 201
    assert endless.status_code == 413
    assert len(files_in(tmp_path)) == 1


async def test_nothing_is_no_paper(client: httpx.AsyncClient) -> None:
    assert (await post(client, b"")).status_code == 422
    assert (await post(client, name="")).status_code == 422
    assert (await post(client, received_on="2999-01-01")).status_code == 422
    assert (await client.get("/api/v1/papers/1")).status_code == 404


async def test_bytes_that_are_gone_are_told_and_found(
    client: httpx.AsyncClient, tmp_path: Path
) -> None:
    kept = (await post(client)).json()
    (tmp_path / "papers" / SHA[:2] / SHA).unlink()

    answer = await client.get(f"/api/v1/papers/{kept['id']}")
    verified = (await client.get("/api/v1/history/verify")).json()

    assert answer.status_code == 404
    assert "请从备份恢复" in answer.json()["detail"]
    assert not verified["ok"]
    assert "的文件缺失" in verified["problems"][0]


async def test_a_paper_is_seen_by_those_who_see_what_it_proves(client: httpx.AsyncClient) -> None:
    paper = (await post(client)).json()["id"]
    secret = [{**MATTER[0], "confidential": True}, *MATTER[1:]]
    stranger, counsel = Viewer("无涉密权"), Viewer.everything()
    with pytest.raises(NotFound):
        await paper_of(Viewer("邻局", authorities=frozenset({9}), confidential=True), paper)

    proof = event("@suit", "copy_received", "2023-03-01", authority="@bureau", paper=paper)
    await file(*BUREAU, *secret, suit(), proof)

    assert (await paper_of(counsel, paper)).sha256 == SHA
    with pytest.raises(NotFound, match="或者无权查看"):
        await paper_of(stranger, paper)


async def test_a_paper_without_bytes_is_refused_as_a_fact(client: httpx.AsyncClient) -> None:
    claim = {"fact": "add_paper", "sha256": SHA, "name": "x", "media_type": "x", "size": 1}

    answer = await client.post("/api/v1/filings", json={"why": "收到文书", "facts": [claim]})

    assert answer.status_code == 422
    assert [e["field"] for e in answer.json()["errors"]] == ["facts[0].fact"]
