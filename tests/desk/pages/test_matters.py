"""The list of matters: every filter is an address, every page follows from the one before."""

import csv
import io
import re
from datetime import date

import httpx
import pytest

from docket.accounts.rules import Viewer
from docket.desk.queries.finding import Sort, Sought, find_matters
from docket.terms import Level

TODAY = date(2026, 11, 25)
EVERYTHING = Viewer.everything()


async def found(sought: Sought, viewer: Viewer = EVERYTHING) -> set[str]:
    page = await find_matters(viewer, sought, today=TODAY, limit=500)
    return {one.number for one in page.items}


@pytest.mark.parametrize("sort", ["newest", "due", "number"])
async def test_the_pages_of_a_list_hold_every_matter_once(
    sort: Sort, sample: httpx.AsyncClient
) -> None:
    numbers: list[str] = []
    cursor: str | None = None
    while True:
        page = await find_matters(
            EVERYTHING, Sought(), today=TODAY, sort=sort, cursor=cursor, limit=40
        )
        numbers += [one.number for one in page.items]
        cursor = page.next
        if cursor is None:
            break

    assert len(numbers) == len(set(numbers)) == page.total > 150


async def test_the_most_urgent_stands_first(sample: httpx.AsyncClient) -> None:
    page = await find_matters(EVERYTHING, Sought(open_only=True), today=TODAY, sort="due")
    days = [one.next.alarm_on for one in page.items if one.next and one.next.alarm_on]

    assert days == sorted(days)
    assert len(days) > 20


async def test_each_filter_keeps_what_it_names(sample: httpx.AsyncClient) -> None:
    """Of 177 matters: what is found is in the whole, and is not the whole."""
    whole = await found(Sought())
    for sought in (
        Sought(text="殴打"),
        Sought(text="914号"),
        Sought(level=Level.SECOND_INSTANCE),
        Sought(open_only=True),
        Sought(handler="裘知白"),
        Sought(forum="人民政府"),
        Sought(outcome="f_dismiss_claims"),
        Sought(by="accepted", since=date(2023, 1, 1), until=date(2023, 12, 31)),
        Sought(by="decided", since=date(2023, 1, 1), until=date(2023, 12, 31)),
        Sought(since=date(2026, 11, 1)),
    ):
        some = await found(sought)
        assert some, sought
        assert some < whole, sought


async def test_open_and_closed_are_the_whole(sample: httpx.AsyncClient) -> None:
    running, over = await found(Sought(open_only=True)), await found(Sought(open_only=False))

    assert running & over == set()
    assert running | over == await found(Sought())


async def test_a_wildcard_is_a_plain_sign(sample: httpx.AsyncClient) -> None:
    assert await found(Sought(text="%")) == set()
    assert await found(Sought(text="_")) == set()


async def test_nobody_finds_a_matter_outside_their_scope(sample: httpx.AsyncClient) -> None:
    """Neither by its number nor in the count."""
    stranger = Viewer("陌生人", authorities=frozenset())
    page = await find_matters(stranger, Sought(text="2026-0001"), today=TODAY)

    assert page.items == ()
    assert page.total == 0


async def test_the_file_holds_what_the_list_shows(sample: httpx.AsyncClient) -> None:
    query = "?state=open&level=first_instance&sort=due"
    page = (await sample.get(f"/matters{query}")).text
    file = (await sample.get(f"/matters.csv{query}")).text
    rows = list(csv.reader(io.StringIO(file.removeprefix("\ufeff"))))
    shown = re.findall(r'<span class="sub no">(\d{4}-\d{4})', page)

    assert file.startswith("\ufeff内部编号,")
    assert [row[0] for row in rows[1 : len(shown) + 1]] == shown
    assert f"共 {len(rows) - 1} 件" in page


async def test_each_condition_is_a_chip_that_can_be_taken_away(sample: httpx.AsyncClient) -> None:
    page = (await sample.get("/matters?state=open&level=first_instance&text=殴打")).text
    without = re.findall(r'<a href="([^"]+)" aria-label="去掉条件 审级"', page)

    assert without == ["/matters?text=%E6%AE%B4%E6%89%93&amp;state=open"]
    assert "state=open" in without[0]


async def test_a_search_box_that_is_sent_empty_asks_for_everything(
    sample: httpx.AsyncClient,
) -> None:
    """As browsers send a form of which nothing was filled in."""
    query = "text=&level=&state=&unit=&handler=&forum=&field=&outcome=&by=opened&since=&until="

    text = (await sample.get(f"/matters?{query}")).text
    assert "共 175 件" in text, re.findall("共 [0-9]+ 件", text)
