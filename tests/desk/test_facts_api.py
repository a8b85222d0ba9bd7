"""Single facts at addresses of their own: read with a version, corrected on that version alone."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from docket import db as database
from docket.accounts.rules import Viewer
from docket.desk.queries import registers
from docket.desk.queries.facts import recorded_fact
from docket.docketing.rules.corrections import AMENDABLE
from docket.errors import NotFound
from tests.clients import local_client
from tests.facts import BUREAU, MATTER, event, file, suit
from tests.people import everybody

pytestmark = pytest.mark.usefixtures("db")
CHANGE = {"why": "笔误", "changes": {"happened_on": "2023-03-04"}}
NOT_MINE = Viewer("外人", authorities=frozenset({10_000}))
OPEN_ONLY = Viewer("普通", confidential=False)


@pytest.fixture
async def client(db: database.Engine) -> AsyncIterator[httpx.AsyncClient]:
    """A client on this host."""
    async with local_client() as found:
        yield found


@pytest.fixture
async def ids(db: database.Engine) -> dict[str, int]:
    """A matter with a suit and an event."""
    received = event("@suit", "copy_received", "2023-03-03", authority="@bureau", ref="received")
    filed = await file(*BUREAU, *MATTER, suit(), received)
    return filed.created


async def versions(ids: dict[str, int]) -> tuple[int, str]:
    """Version and day of the event."""
    (row,) = await database.rows(
        "SELECT version, happened_on FROM event WHERE id = {}", ids["received"]
    )
    return int(row["version"]), str(row["happened_on"])


async def test_a_fact_has_its_version_as_its_tag(
    client: httpx.AsyncClient, ids: dict[str, int]
) -> None:
    path = f"/api/v1/facts/event/{ids['received']}"

    answer = await client.get(path)
    known = await client.get(path, headers={"if-none-match": '"1"'})

    assert (answer.status_code, answer.headers["etag"]) == (200, '"1"')
    assert answer.json()["values"]["happened_on"] == "2023-03-03"
    assert answer.json()["struck"] is False
    assert (known.status_code, known.content) == (304, b"")


async def test_it_is_amended_on_the_version_that_was_read(
    client: httpx.AsyncClient, ids: dict[str, int]
) -> None:
    path = f"/api/v1/facts/event/{ids['received']}"

    first = await client.patch(path, json=CHANGE, headers={"if-match": '"1"'})
    stale = await client.patch(path, json=CHANGE, headers={"if-match": '"1"'})
    again = await client.get(path)

    assert (first.status_code, first.json()["ids"]) == (200, [ids["received"]])
    assert stale.status_code == 412
    assert stale.json()["type"] == "urn:docket:problem:outdated"
    assert (again.headers["etag"], again.json()["values"]["happened_on"]) == ('"2"', "2023-03-04")


@pytest.mark.parametrize(
    ("condition", "status"),
    [
        ({}, 428),
        ({"if-match": ""}, 428),
        ({"if-match": "*"}, 428),
        ({"if-match": '"2"'}, 412),
        ({"if-match": 'W/"1"'}, 412),
        ({"if-match": "1"}, 412),
        ({"if-match": '"2", "1"'}, 200),
    ],
    ids=str,
)
async def test_what_was_not_read_is_not_amended(
    client: httpx.AsyncClient, ids: dict[str, int], condition: dict[str, str], status: int
) -> None:
    path = f"/api/v1/facts/event/{ids['received']}"

    answer = await client.patch(path, json=CHANGE, headers=condition)

    assert answer.status_code == status
    assert await versions(ids) == ((2, "2023-03-04") if status == 200 else (1, "2023-03-03"))
    if status != 200:
        assert answer.headers["content-type"] == "application/problem+json"


async def test_it_is_struck_and_stays_on_record(
    client: httpx.AsyncClient, ids: dict[str, int]
) -> None:
    path = f"/api/v1/facts/event/{ids['received']}"

    struck = await client.request("DELETE", path, json={"why": "误登"}, headers={"if-match": '"1"'})
    left = await client.get(path)

    assert struck.status_code == 200
    assert (left.status_code, left.json()["struck"]) == (200, True)


async def test_a_wrong_change_is_named_as_it_was_sent(
    client: httpx.AsyncClient, ids: dict[str, int]
) -> None:
    answer = await client.patch(
        f"/api/v1/facts/event/{ids['received']}",
        json={"why": "笔误", "changes": {"happened_on": "2023-02-30", "proceeding": 2}},
        headers={"if-match": '"1"'},
    )

    assert answer.status_code == 422
    assert [e["field"] for e in answer.json()["errors"]] == [
        "changes.happened_on",
        "changes.proceeding",
    ]


@pytest.mark.parametrize(
    "changes",
    [
        {"version": 99},
        {"id": 5},
        {"struck": True},
        {"recorded_by": "他人"},
        {"hash": "0" * 64},
    ],
    ids=str,
)
async def test_mass_assignment_reaches_no_column_that_is_no_fact(
    client: httpx.AsyncClient, ids: dict[str, int], changes: dict[str, Any]
) -> None:
    answer = await client.patch(
        f"/api/v1/facts/event/{ids['received']}",
        json={"why": "x", "changes": changes},
        headers={"if-match": '"1"'},
    )

    assert answer.status_code == 422
    assert await versions(ids) == (1, "2023-03-03")


async def test_every_kind_that_can_be_corrected_can_be_read(sampled: database.Engine) -> None:
    """Of the whole sample docket: what has a row is shown with what can be corrected of it."""
    for what, kind in AMENDABLE.items():
        found = await database.rows(f'SELECT MIN(id) AS id FROM "{what}"')  # noqa: S608
        if found[0]["id"] is None:
            continue
        fact = await recorded_fact(Viewer.everything(), what, found[0]["id"])
        assert fact.version >= 1
        assert set(fact.values) == set(kind.fields), what


async def test_idor_a_fact_of_another_authority_is_not_there(ids: dict[str, int]) -> None:
    """Neither by its number nor in a list."""
    for what, row_id in (
        ("event", ids["received"]),
        ("matter", ids["matter"]),
        ("party", ids["citizen"]),
        ("authority", ids["bureau"]),
        ("unit", ids["unit"]),
    ):
        with pytest.raises(NotFound):
            await recorded_fact(NOT_MINE, what, row_id)
    assert (await registers.authority_page(NOT_MINE)).items == ()
    assert (await registers.unit_page(NOT_MINE)).items == ()


async def test_idor_a_fact_of_a_confidential_matter_is_not_there(ids: dict[str, int]) -> None:
    await database.execute("UPDATE matter SET confidential = TRUE WHERE id = {}", ids["matter"])

    with pytest.raises(NotFound):
        await recorded_fact(OPEN_ONLY, "event", ids["received"])


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/v1/facts/event/999999", 404),
        ("/api/v1/facts/event/99999999999999999999", 404),
        ("/api/v1/facts/evnt/1", 422),
        ("/api/v1/facts/access_log/1", 422),
        ("/api/v1/facts/event;drop table event/1", 422),
    ],
)
async def test_what_is_no_fact_is_refused(
    client: httpx.AsyncClient, path: str, status: int
) -> None:
    answer = await client.get(path)

    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("path", ["authorities", "units", "series", "papers"])
async def test_registers_are_paged_to_their_end(client: httpx.AsyncClient, path: str) -> None:
    await _three_of_each()
    seen: list[int] = []
    cursor: int | None = None
    for _ in range(10):
        query: dict[str, Any] = {"limit": 2} | ({"cursor": cursor} if cursor else {})
        page = (await client.get(f"/api/v1/{path}", params=query)).json()
        seen += [item["id"] for item in page["items"]]
        cursor = page["next"]
        if cursor is None:
            break

    assert len(seen) == len(set(seen)) == 3
    assert seen == sorted(seen, reverse=path == "papers")


async def _three_of_each() -> None:
    facts: list[dict[str, Any]] = []
    for n in range(3):
        facts += [
            {**BUREAU[0], "ref": f"bureau{n}", "code": f"qd{n}"},
            {**BUREAU[1], "ref": f"unit{n}", "authority": f"@bureau{n}"},
            {"fact": "open_series", "name": f"类案{n}"},
        ]
    await file(*facts)
    for n in range(3):
        await database.execute(
            "INSERT INTO paper (sha256, name, media_type, size) VALUES ({}, {}, {}, {})",
            f"{n}" * 64,
            f"{n}.pdf",
            "application/pdf",
            1,
        )
    await database.execute(
        "INSERT INTO paper_holder (paper, account) SELECT id, {} FROM paper", (await everybody()).id
    )


async def test_units_are_those_of_one_authority(client: httpx.AsyncClient) -> None:
    await _three_of_each()
    (first, *_) = (await client.get("/api/v1/authorities")).json()["items"]

    page = (await client.get("/api/v1/units", params={"authority": first["id"]})).json()

    assert {unit["authority"] for unit in page["items"]} == {first["id"]}
    assert len(page["items"]) == 1


async def test_papers_are_looked_up_by_their_digest(client: httpx.AsyncClient) -> None:
    await _three_of_each()

    page = (await client.get("/api/v1/papers", params={"sha256": "1" * 64})).json()

    assert [paper["name"] for paper in page["items"]] == ["1.pdf"]


async def test_a_viewer_with_limits_sees_only_papers_that_prove_something_of_his(
    ids: dict[str, int],
) -> None:
    await _three_of_each()
    (paper,) = (await registers.paper_page(Viewer.everything(), sha256="1" * 64)).items
    mine = Viewer("甲", authorities=frozenset({ids["bureau"]}), confidential=True)
    assert (await registers.paper_page(mine)).items == ()

    await database.execute("UPDATE event SET paper = {} WHERE id = {}", paper.id, ids["received"])

    assert (await registers.paper_page(mine)).items == (paper,)
    assert (await registers.paper_page(NOT_MINE)).items == ()
