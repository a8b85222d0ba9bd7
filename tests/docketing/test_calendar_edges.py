"""The calendar as commands and over HTTP."""

import json
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from docket import db as database
from tests.calendars.official import NOTICE_2027
from tests.clients import local_client
from tests.commands import run
from tests.facts import BUREAU, MATTER, event, file, suit

ACCEPTED = [suit("(2026)浙9901行初7号"), event("@suit", "accepted", "2026-08-12")]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with one suit whose trial period ends in 2027."""
    folder = tmp_path / "data"
    assert run("migrate", data=folder).exit_code == 0
    filing = {"why": "立案", "facts": [*BUREAU, *MATTER, *ACCEPTED]}
    result = run("file", "-", data=folder, stdin=json.dumps(filing))
    assert result.exit_code == 0, result.output
    return folder


@pytest.fixture
def notice(tmp_path: Path) -> str:
    """The invented notice of 2027 as a text file."""
    path = tmp_path / "notice.txt"
    path.write_text(NOTICE_2027, encoding="utf8")
    return str(path)


def test_a_year_is_shown_with_its_notice_and_its_days(data: Path) -> None:
    result = run("calendar", "show", "2026", data=data)

    assert result.exit_code == 0
    assert "2026年：完整；工作日 248 天。日历完整至 2026-12-31。" in result.stdout
    assert "国务院办公厅关于2026年部分节假日安排的通知" in result.stdout
    assert "2026-02-14  周六  调休上班  春节" in result.stdout


def test_a_year_without_a_notice_is_shown_as_provisional(data: Path) -> None:
    result = run("calendar", "show", "2027", "--json", data=data)

    shown = json.loads(result.stdout)
    assert (shown["complete"], shown["notices"], shown["days"]) == (False, [], [])


def test_a_year_before_the_first_notice_is_refused(data: Path) -> None:
    result = run("calendar", "show", "2012", data=data)

    assert result.exit_code == 2
    assert "没有2012年的放假通知" in result.stderr


def test_a_dry_run_shows_days_and_deadlines_and_writes_nothing(data: Path, notice: str) -> None:
    result = run("calendar", "import", notice, data=data)

    assert result.exit_code == 0
    assert "日历完整至：2026-12-31 → 2027-12-31" in result.stdout
    assert ["增", "2027-02-14", "周日", "—", "调休上班", "春节"] in [
        line.split() for line in result.stdout.splitlines()
    ]
    assert "移动的在办期限 2 个：" in result.stdout
    moved = [line.split() for line in result.stdout.splitlines() if "first_trial" in line]
    assert "一审审限 first_trial 2027-02-12 → 2027-02-14 2027-02-12 → 2027-02-04" in " ".join(
        moved[0]
    )
    assert "已登记的事件和人工定的日期不变。" in result.stdout
    assert "未写入任何内容" in result.stdout
    assert "2027年：放假通知尚未载入" in run("calendar", "show", "2027", data=data).stdout


def test_applying_says_which_act_and_keeps_the_list(data: Path, notice: str) -> None:
    signed = ["--apply", "--why", "国办发明电〔2026〕6号", "--by", "沈某"]

    result = run("calendar", "import", notice, *signed, "--json", data=data)

    assert result.exit_code == 0, result.output
    done = json.loads(result.stdout)
    digest = done["digest"]
    assert (data / "papers" / digest[:2] / digest).exists()
    assert "2027年：完整" in run("calendar", "show", "2027", data=data).stdout
    assert run("rebuild", "--check", data=data).exit_code == 0
    assert run("verify", data=data).exit_code == 0
    again = run("calendar", "import", notice, *signed, data=data)
    assert (again.exit_code, "无需处理" in again.stderr) == (2, True)


def test_who_moves_dates_signs_for_it(data: Path, notice: str) -> None:
    result = run("calendar", "import", notice, "--apply", data=data)

    assert result.exit_code == 2
    assert "--why：写入放假通知须注明。" in result.stderr
    assert "--by：写入放假通知须注明。" in result.stderr


def test_a_notice_from_an_older_office_program_is_read(data: Path, tmp_path: Path) -> None:
    path = tmp_path / "notice.txt"
    path.write_bytes(NOTICE_2027.encode("gb18030"))

    assert "日历变动" in run("calendar", "import", str(path), data=data).stdout


def test_what_is_no_text_is_refused(data: Path, tmp_path: Path) -> None:
    path = tmp_path / "notice.pdf"
    path.write_bytes(b"%PDF-1.7\n\xff\xfe\xff\xff\x81\x00")

    result = run("calendar", "import", str(path), data=data)

    assert result.exit_code == 2
    assert "不是文本文件" in result.stderr


@pytest.fixture
async def client(db: database.Engine, tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    """A client on this host, with a folder for papers; what it writes is rolled back."""
    async with local_client(tmp_path) as found:
        yield found


async def test_a_year_over_http(client: httpx.AsyncClient) -> None:
    shown = (await client.get("/api/v1/calendar/2024")).json()

    assert (shown["complete"], shown["working_days"]) == (True, 251)
    assert {"day": "2024-02-04", "kind": "make_up", "name": "春节", "statutory": False} in shown[
        "days"
    ]


@pytest.mark.parametrize("year", [0, 10000])
async def test_a_year_that_no_calendar_has_is_refused(client: httpx.AsyncClient, year: int) -> None:
    assert (await client.get(f"/api/v1/calendar/{year}")).status_code == 422


async def test_preview_and_apply_over_http(client: httpx.AsyncClient) -> None:
    await file(*BUREAU, *MATTER, *ACCEPTED)

    foreseen = await client.post("/api/v1/calendar/preview", json={"text": NOTICE_2027})
    done = await client.post(
        "/api/v1/calendar/notices", json={"text": NOTICE_2027, "why": "国办发明电〔2026〕6号"}
    )
    again = await client.post("/api/v1/calendar/notices", json={"text": NOTICE_2027, "why": "再来"})

    assert (foreseen.status_code, done.status_code, again.status_code) == (200, 201, 409)
    assert done.json()["change"] == foreseen.json()
    (move,) = [m for m in foreseen.json()["moves"] if m["rule"] == "first_trial"]
    assert move["after"]["due_statutory"] == "2027-02-14"


async def test_a_bad_notice_over_http_is_a_problem_with_its_sentence(
    client: httpx.AsyncClient,
) -> None:
    text = NOTICE_2027.replace("10月9日（周六）", "10月9日（周五）")

    answer = await client.post("/api/v1/calendar/preview", json={"text": text})

    assert answer.status_code == 422
    assert "10月9日(周五)" in answer.text


async def test_no_notice_is_applied_without_a_reason(client: httpx.AsyncClient) -> None:
    body = {"text": NOTICE_2027, "why": " "}

    answer = await client.post("/api/v1/calendar/notices", json=body)

    assert answer.status_code == 422
    assert "缺少理由" in answer.text
