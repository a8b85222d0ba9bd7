"""The server as a process of its own: it serves, it ends cleanly, two of them share one file."""

import asyncio
import json
import os
import signal
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest

from docket import db
from docket.accounts import service
from docket.accounts.api.doorkeeper import FRESH
from docket.accounts.rules import Role
from docket.errors import Refused, Unavailable
from docket.server import check_bind
from tests.databases import Databases
from tests.facts import BUREAU, MATTER, event, reconsideration
from tests.people import HOST, NOW, bearer, person
from tests.servers import docket, environment, free_port, serving

RECEIVED = event("@recon", "copy_received", "2024-09-27", authority="@bureau")


def post(client: httpx.Client, *facts: dict[str, Any]) -> dict[str, Any]:
    """File, and be done; anything but success is told with the whole answer."""
    answer = client.post("/api/v1/filings", json={"why": "收到申请书副本", "facts": facts})
    assert answer.status_code == 201, answer.text
    filed: dict[str, Any] = answer.json()
    return filed


def run(*arguments: str, data: Path) -> subprocess.CompletedProcess[str]:
    """A command, to its end."""
    return subprocess.run(  # noqa: S603 -- our own command
        docket(*arguments, data=data),
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_a_filing_survives_the_server_that_took_it(tmp_path: Path) -> None:
    """Posted, read back; SIGTERM ends the server with 0; the next one still has it."""
    data = tmp_path / "卷宗"
    with serving(data) as server:
        filed = post(server.client, *BUREAU, *MATTER, reconsideration(), RECEIVED)
        matter = filed["created"]["matter"]
        before = server.client.get(f"/api/v1/matters/{matter}").json()
        ended, logged = server.end()

    with serving(data, "--workers", "2") as server:
        after = server.client.get(f"/api/v1/matters/{matter}").json()
        due = server.client.get("/api/v1/deadlines", params={"until": "2024-10-31"}).json()

    assert ended == 0
    assert after == before
    assert [(d["rule"], d["due_statutory"]) for d in due["items"]] == [
        ("recon_reply", "2024-10-16")
    ]
    assert "柏溪某" not in logged


async def test_it_serves_postgresql_and_ends_with_ctrl_c(
    databases: Databases, tmp_path: Path
) -> None:
    url = await databases.migrated("postgres")
    with serving(tmp_path, "--workers", "2", DATABASE_URL=url) as server:
        post(server.client, *BUREAU, *MATTER)
        ready = server.client.get("/readyz").json()
        matters = server.client.get("/api/v1/matters").json()
        ended, _ = server.end(signal.SIGINT)
    await databases.drop(url)

    assert ready["database"] == "postgres"
    assert len(matters["items"]) == 1
    assert ended == 0
    assert not (tmp_path / "docket.sqlite").exists()


async def test_on_postgresql_no_local_folder_is_made(databases: Databases, tmp_path: Path) -> None:
    """Nor is the advice of the server about its workers anything but ours, in Chinese."""
    url, data = await databases.migrated("postgres"), tmp_path / "none"
    many = (os.cpu_count() or 1) + 1
    with serving(data, "--workers", str(many), DATABASE_URL=url) as server:
        ended, logged = server.end()
    await databases.drop(url)

    assert ended == 0
    assert not data.exists()
    assert f"提示：{many} 个工作进程多于处理器核数" in logged
    assert "Configured number of workers" not in logged


async def test_three_starters_at_once_all_make_the_database_ready(
    empty: str, tmp_path: Path
) -> None:
    """Structure, vocabularies and holiday notices, once."""
    started = [
        subprocess.Popen(  # noqa: ASYNC220, S603 -- our own command
            docket("migrate", data=tmp_path),
            env=environment(DATABASE_URL=empty),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for _ in range(3)
    ]
    said = [process.communicate(timeout=60)[0] for process in started]

    assert [process.returncode for process in started] == [0, 0, 0], said
    async with db.running(db.engine_from_url(empty)):
        (counted,) = await db.rows(
            "SELECT count(*) AS n, count(DISTINCT year) AS years FROM notice"
        )
    assert counted["n"] == counted["years"] >= 10


def test_workers_end_with_a_server_that_is_killed(tmp_path: Path) -> None:
    """After kill -9 no orphan keeps the port, so the server can be started again at once."""
    with serving(tmp_path, "--workers", "2") as server:
        server.process.kill()
        server.process.communicate(timeout=20)
        port = server.client.base_url.port or 0

        check_bind("127.0.0.1", port, accounts=True)


def test_two_servers_write_at_once_and_lose_nothing(tmp_path: Path) -> None:
    """Twenty filings each, into one SQLite file; the chain of the history holds."""
    with serving(tmp_path) as one, serving(tmp_path) as other:
        filed = post(one.client, *BUREAU, *MATTER, reconsideration())["created"]

        def note(client: httpx.Client, n: int) -> int:
            fact = event(
                filed["recon"], "copy_received", f"2024-09-{n + 1:02}", authority=filed["bureau"]
            )
            return int(post(client, fact)["act"])

        with ThreadPoolExecutor(8) as pool:
            jobs = [pool.submit(note, s.client, n) for n in range(20) for s in (one, other)]
            acts = sorted(job.result() for job in jobs)
        verified = one.client.get("/api/v1/history/verify").json()

    assert acts == list(range(acts[0], acts[0] + 40))
    assert (verified["ok"], verified["problems"]) == (True, [])
    assert run("rebuild", "--check", data=tmp_path).returncode == 0


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.7", "docket.example"])  # noqa: S104
def test_nobody_but_this_host_is_served_until_there_are_accounts(host: str) -> None:
    with pytest.raises(Refused, match="尚无用户账户"):
        check_bind(host, free_port(), accounts=False)


def test_an_open_bind_ends_with_2_before_anything_is_made(tmp_path: Path) -> None:
    ended = run("serve", "--host", "0.0.0.0", data=tmp_path / "data")  # noqa: S104

    assert ended.returncode == 2
    assert "--host 127.0.0.1" in ended.stderr
    assert not (tmp_path / "data").exists()


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        port = server.client.base_url.port or 0
        with pytest.raises(Unavailable, match="--port"):
            check_bind("127.0.0.1", port, accounts=True)
        again = run("serve", "--port", str(port), data=tmp_path)

    assert again.returncode == 1
    assert f"127.0.0.1:{port}" in again.stderr
    assert "Traceback" not in again.stderr


def test_a_filing_can_be_piped_in_and_says_what_it_did(tmp_path: Path) -> None:
    """``docket file -`` takes what POST /filings takes, and refuses what that refuses."""
    assert run("migrate", data=tmp_path).returncode == 0
    good = {"why": "收到申请书副本", "facts": [*BUREAU, *MATTER, reconsideration(), RECEIVED]}
    bad = {"why": "收到申请书副本", "facts": [event(99, "copy_received", "2024-02-30")]}

    filed, refused = (
        subprocess.run(  # noqa: S603 -- our own command
            docket("file", "-", "--json", data=tmp_path),
            env=environment(),
            input=json.dumps(filing),
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        for filing in (good, bad)
    )

    assert filed.returncode == 0, filed.stderr
    moves = json.loads(filed.stdout)["deadlines"]
    assert [m["after"]["due_statutory"] for m in moves if m["rule"] == "recon_reply"] == [
        "2024-10-16"
    ]
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "facts[0].happened_on" in refused.stderr


async def test_every_worker_forgets_a_locked_account_within_two_seconds(
    databases: Databases, tmp_path: Path
) -> None:
    """One worker learns it from the administrator, the other only from the database."""
    url = await databases.migrated("postgres")
    with serving(tmp_path, "--workers", "2", DATABASE_URL=url) as server:
        base = str(server.client.base_url)
        async with db.running(db.engine_from_url(url)):
            lawyer = await person(Role.LAWYER)
            known = {"authorization": await bearer(lawyer)}
        before = {_asked(base, known) for _ in range(20)}
        async with db.running(db.engine_from_url(url)):
            await service.lock(lawyer.id, locked=True, actor=HOST, at=NOW, why="调离")
        await asyncio.sleep(FRESH)
        after = {_asked(base, known) for _ in range(20)}
    await databases.drop(url)

    assert before == {200}
    assert after == {401}


def _asked(base: str, headers: dict[str, str]) -> int:
    """The status of a request on a connection of its own, so that any worker may take it."""
    return httpx.get(f"{base}/api/v1/matters", headers=headers, trust_env=False).status_code
