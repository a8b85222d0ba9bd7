"""Every page: it answers, within its size and its number of statements, and says nothing twice."""

import re

import httpx
import pytest

from docket import db
from docket.web.static_files import assets, present

LARGEST = 60_000
PERIOD = "from=2023-01-01&to=2023-12-31"

PAGES = {
    "/": 12,
    "/?whose=me": 12,
    "/matters": 12,
    "/matters?state=open&sort=due": 12,
    "/matters?level=first_instance&outcome=f_dismiss_claims&by=decided&since=2023-01-01": 12,
    "/matters/{matter}": 38,
    "/matters/{matter}/history": 22,
    "/deadlines/{deadline}/why": 19,
    "/deadlines/{deadline}/act?verb=waived": 24,
    "/calendar": 9,
    "/calendar?view=week&on=2026-11-23": 9,
    "/calendar?view=list": 9,
    f"/dashboard?{PERIOD}": 49,
    f"/figures/suit.first_instance.win_nonloss?{PERIOD}": 10,
    f"/figures/answer.on_time?{PERIOD}&side=denominator": 10,
    f"/figures/recon.handled?{PERIOD}&unit=liuting": 12,
    "/reports/annual/2023": 34,
    "/rules": 14,
    "/rules/recon_reply": 14,
    "/holidays/2026": 8,
    "/intake": 8,
    "/intake?matter={matter}": 24,
    "/proceedings/{proceeding}/event": 24,
    "/proceedings/{proceeding}/hearing": 24,
    "/proceedings/{proceeding}/outcome": 24,
    "/hearings/{hearing}/appearance": 24,
    "/amend/matter/{matter}?matter={matter}": 44,
    "/amend/proceeding/{proceeding}?matter={matter}": 44,
    "/help": 0,
    "/accessibility": 0,
}
"""At most so many statements, whatever there is to show: none is asked per row."""


@pytest.fixture
async def ids(sample: httpx.AsyncClient) -> dict[str, int]:
    """A matter that has gone through several instances, with its rows."""
    [row] = await db.rows(
        "SELECT p.matter, p.id AS proceeding, h.id AS hearing, d.id AS deadline FROM hearing h "
        "JOIN proceeding p ON p.id = h.proceeding JOIN deadline d ON d.proceeding = p.id "
        "WHERE p.matter = (SELECT q.matter FROM proceeding q GROUP BY q.matter "
        "ORDER BY COUNT(*) DESC, q.matter LIMIT 1) ORDER BY h.id, d.id LIMIT 1"
    )
    return {name: int(value) for name, value in row.items()}


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every statement that the pages ask, in their order."""
    asked: list[str] = []
    ask = db.rows

    async def counting(sql: str, *values: object) -> list[dict[str, object]]:
        asked.append(sql)
        return await ask(sql, *values)

    monkeypatch.setattr(db, "rows", counting)
    return asked


@pytest.mark.parametrize("path", PAGES)
async def test_a_page_answers_within_its_bounds(
    path: str, sample: httpx.AsyncClient, ids: dict[str, int], counted: list[str]
) -> None:
    answer = await sample.get(path.format(**ids))

    assert answer.status_code == 200, answer.text[-600:]
    assert len(answer.content) < LARGEST
    assert len(counted) <= PAGES[path], counted
    assert re.findall(r"<h1", answer.text) == ["<h1"]
    assert re.findall(r'\sstyle="|<style|<script(?! defer src="/static/)', answer.text) == []
    assert answer.headers["content-security-policy"].startswith("default-src 'self'")


async def test_every_page_is_shown_in_english_too(
    sample: httpx.AsyncClient, ids: dict[str, int]
) -> None:
    for path in PAGES:
        answer = await sample.get(path.format(**ids), headers={"cookie": "docket_language=en"})
        assert answer.status_code == 200, path
        assert '<html lang="en">' in answer.text
        assert "Skip to the text" in answer.text


async def test_every_id_of_a_page_is_its_own(
    sample: httpx.AsyncClient, ids: dict[str, int]
) -> None:
    for path in PAGES:
        found = re.findall(r'\sid="([^"]+)"', (await sample.get(path.format(**ids))).text)
        assert len(found) == len(set(found)), path


async def test_every_link_of_the_main_pages_leads_somewhere(
    sample: httpx.AsyncClient, ids: dict[str, int]
) -> None:
    paths = ("/", "/matters", f"/matters/{ids['matter']}", f"/dashboard?{PERIOD}", "/calendar")
    pages = [(await sample.get(path)).text for path in paths]
    links = {
        link.replace("&amp;", "&")
        for page in pages
        for link in re.findall(r'href="(/[^"#]*)', page)
    }
    one_of_a_kind = {re.sub(r"\d+", "1", link.partition("?")[0]): link for link in sorted(links)}
    broken = [
        link
        for link in one_of_a_kind.values()
        if (await sample.get(link, headers={"accept": "*/*"}, follow_redirects=True)).status_code
        != 200
    ]

    assert len(links) > 100
    assert len(one_of_a_kind) > 30
    assert broken == []


async def test_htmx_is_given_the_inside_of_the_frame_only(sample: httpx.AsyncClient) -> None:
    answer = await sample.get("/", headers={"hx-request": "true"})

    assert "<html" not in answer.text
    assert answer.text.lstrip().startswith("<title>今日工作台 · docket</title>")
    assert 'hx-swap-oob="true"' in answer.text
    assert "HX-Request" in answer.headers["vary"]


async def test_going_back_gives_the_whole_page(sample: httpx.AsyncClient) -> None:
    headers = {"hx-request": "true", "hx-history-restore-request": "true"}

    assert "<html" in (await sample.get("/", headers=headers)).text


@pytest.fixture
async def stylesheet(sample: httpx.AsyncClient) -> str:
    """Where the pages find their stylesheet."""
    [found] = re.findall(r'href="(/static/[^"]+\.css)"', (await sample.get("/help")).text)
    return str(found)


async def test_a_file_is_kept_for_good_under_an_address_of_its_content(
    sample: httpx.AsyncClient, stylesheet: str
) -> None:
    answer = await sample.get(stylesheet)

    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/css; charset=utf-8"
    assert "immutable" in answer.headers["cache-control"]
    assert assets()["docket.css"].digest in stylesheet


@pytest.mark.parametrize(
    "path", ["/static/000000000000/docket.css", "/static/x/../../settings.py", "/static/x/nothing"]
)
async def test_no_other_file_is_given_out(path: str, sample: httpx.AsyncClient) -> None:
    assert (await sample.get(path)).status_code == 404


async def test_without_npm_the_pages_name_no_script_that_is_missing(
    sample: httpx.AsyncClient,
) -> None:
    page = (await sample.get("/help")).text

    assert ("vendor/htmx.min.js" in page) == present("vendor/htmx.min.js")
    for script in re.findall(r'src="([^"]+)"', page):
        assert (await sample.get(script)).status_code == 200
