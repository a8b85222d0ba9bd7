"""What the desk shows: whole, in order, page by page, and only to those who may see it."""

import json
from datetime import date
from typing import Any

import pytest

from docket import db as database
from docket.accounts.rules import Viewer
from docket.desk import service
from docket.desk.queries import matters
from docket.desk.queries.worklist import Wanted, worklist
from docket.errors import Invalid, NotFound
from docket.terms import Binds, DeadlineState, Procedure
from tests.clients import local_client
from tests.commands import run
from tests.facts import BUREAU, MATTER, event, file, hearing, outcome, reconsideration, suit

pytestmark = pytest.mark.usefixtures("db")
ALL = Viewer.everything()
EVERY = Wanted(states=())

SUIT = [
    suit(),
    event("@suit", "accepted", "2023-02-20"),
    event("@suit", "copy_received", "2023-03-01", authority="@bureau"),
    hearing("@suit", "2023-04-18", ref="hearing"),
    {"fact": "record_appearance", "hearing": "@hearing", "authority": "@bureau", "rank": "deputy"},
    outcome("@suit", "f_dismiss_claims", "2023-06-01"),
]


async def filed(*facts: dict[str, Any]) -> dict[str, int]:
    """The ids of what was filed, by label."""
    return (await file(*BUREAU, *MATTER, *facts)).created


async def test_a_matter_is_shown_with_everything_in_the_order_of_its_days() -> None:
    labels = await filed(*SUIT)

    whole = await matters.matter_whole(ALL, labels["matter"])

    (proceeding,) = whole.proceedings
    assert [act.number for act in whole.acts] == ["青公（澄）行罚决字〔2023〕10号"]
    assert [party.name for party in whole.parties] == ["柏溪某"]
    assert [e.kind for e in proceeding.events] == ["accepted", "copy_received", "decided"]
    assert [e.happened_on for e in proceeding.events] == sorted(
        e.happened_on for e in proceeding.events
    )
    assert [a.rank for h in proceeding.hearings for a in h.appearances] == ["deputy"]
    assert [(r.wln, r.attendance) for r in proceeding.results] == [("win", "attended")]
    assert "答辩" in "".join(d.name_zh for d in proceeding.deadlines)


async def test_a_proceeding_is_shown_as_within_its_matter() -> None:
    labels = await filed(*SUIT, reconsideration())

    whole = await matters.matter_whole(ALL, labels["matter"])
    alone = await matters.proceeding_whole(ALL, labels["suit"])

    assert alone in whole.proceedings
    assert len(whole.proceedings) == 2


async def test_a_matter_is_found_by_our_number() -> None:
    labels = await filed()
    (row,) = await database.rows("SELECT number FROM matter")

    assert await matters.matter_id_of(ALL, row["number"]) == labels["matter"]
    with pytest.raises(NotFound, match="9999-0001"):
        await matters.matter_id_of(ALL, "9999-0001")


def strangers(labels: dict[str, int]) -> list[Viewer]:
    """Viewers who may not see the matter, each for another reason."""
    other = frozenset({labels["bureau"] + 1})
    return [
        Viewer("邻局", authorities=other, confidential=True),
        Viewer("邻所", units=other, confidential=True),
        Viewer("外聘", matters=frozenset(), confidential=True),
        Viewer("无涉密权"),
    ]


async def test_nobody_sees_by_any_read_what_is_not_theirs() -> None:
    """A matter that is confidential: each stranger finds nothing, as if it did not exist."""
    secret = [{**MATTER[0], "confidential": True}, *MATTER[1:]]
    labels = (await file(*BUREAU, *secret, *SUIT)).created
    (line, *_) = (await worklist(ALL, EVERY)).items

    for stranger in strangers(labels):
        assert (await matters.matter_page(stranger)).items == ()
        assert (await worklist(stranger, EVERY)).items == ()
        for read in (
            matters.matter_whole(stranger, labels["matter"]),
            matters.matter_id_of(stranger, line.matter_number),
            matters.proceeding_whole(stranger, labels["suit"]),
            service.why(stranger, line.id),
        ):
            with pytest.raises(NotFound, match="或者无权查看"):
                await read


async def test_the_list_is_paged_newest_first_without_gap_or_repetition() -> None:
    labels = await filed()
    more = [
        {**MATTER[0], "ref": f"m{n}", "unit": labels["unit"], "cause": f"第{n}件"} for n in range(6)
    ]
    await file(*more)

    seen: list[int] = []
    cursor: int | None = None
    for _ in range(4):
        page = await matters.matter_page(ALL, cursor=cursor, limit=2)
        seen += [line.id for line in page.items]
        cursor = page.next

    assert len(seen) == 7
    assert seen == sorted(set(seen), reverse=True)
    assert cursor is None


async def test_the_list_is_filtered_by_procedure_unit_and_whether_it_is_open() -> None:
    labels = await filed(*SUIT)

    async def found(**filters: Any) -> int:
        return len((await matters.matter_page(ALL, **filters)).items)

    assert await found(procedure=Procedure.FIRST_INSTANCE) == 1
    assert await found(procedure=Procedure.SECOND_INSTANCE) == 0
    assert await found(unit=labels["unit"]) == 1
    assert await found(unit=labels["unit"] + 1) == 0
    assert await found(open_only=True) == 0
    assert [p.id for m in (await matters.matter_page(ALL)).items for p in m.proceedings] == [
        labels["suit"]
    ]


async def test_the_worklist_puts_the_most_urgent_first_page_by_page() -> None:
    await filed(*SUIT, event("@suit", "served", "2023-06-09", authority="@bureau"))
    everything = (await worklist(ALL, EVERY)).items

    seen: list[int] = []
    cursor: str | None = None
    for _ in everything:
        page = await worklist(ALL, EVERY, cursor=cursor, limit=1)
        seen += [line.id for line in page.items]
        cursor = page.next

    days = [line.alarm_on or line.due_statutory or date.max for line in everything]
    assert len(everything) >= 3
    assert days == sorted(days)
    assert seen == [line.id for line in everything]
    assert cursor is None


async def test_the_worklist_keeps_what_rings_between_two_days_and_binds_whom_it_must() -> None:
    """行政复议法第四十八条: received 2024-09-27, the reply is due on 2024-10-16."""
    await filed(
        reconsideration(), event("@recon", "copy_received", "2024-09-27", authority="@bureau")
    )
    day = date(2024, 10, 16)

    async def rules(**filters: Any) -> set[str]:
        return {line.rule for line in (await worklist(ALL, Wanted(**filters))).items}

    assert "recon_reply" in await rules(since=day, until=day)
    assert "recon_reply" not in await rules(until=date(2024, 10, 15))
    assert "recon_reply" not in await rules(since=date(2024, 10, 17))
    assert "recon_reply" in await rules(binds=Binds.US)
    assert "recon_reply" not in await rules(binds=Binds.THEM)
    assert await rules(states=(DeadlineState.WAIVED,)) == set()


async def test_what_lapsed_leaves_the_worklist_and_what_we_owe_stays() -> None:
    """An answer not filed stays; a right nobody used and the court's own period do not."""
    await filed(
        suit("(2024)浙9901行初7号"),
        event("@suit", "accepted", "2024-09-24"),
        event("@suit", "copy_received", "2024-09-27", authority="@bureau"),
    )

    later = await worklist(ALL, Wanted(lapsed_by=date(2025, 6, 1)))
    in_time = await worklist(ALL, Wanted(lapsed_by=date(2024, 10, 12)))

    assert {line.rule for line in later.items} == {"answer_evidence"}
    assert {line.rule for line in in_time.items} >= {"answer_evidence", "jurisdiction_objection"}


@pytest.mark.parametrize("cursor", ["", "x", "2024-10-16", "2024-10-16.x", "2024-13-01.7"])
async def test_a_cursor_that_is_none_is_refused(cursor: str) -> None:
    with pytest.raises(Invalid, match="不是有效的游标"):
        await worklist(ALL, cursor=cursor)


async def test_a_deadline_explains_its_day() -> None:
    await filed(
        reconsideration(), event("@recon", "copy_received", "2024-09-27", authority="@bureau")
    )
    (line,) = [one for one in (await worklist(ALL)).items if one.rule == "recon_reply"]

    why = await service.why(ALL, line.id)

    assert why.due is not None
    assert why.note == ""
    assert why.due.due_statutory == line.due_statutory == date(2024, 10, 16)
    assert "第四十八条" in why.due.law.article
    counted = [cell.number for cell in why.due.counted if cell.number]
    assert counted == list(range(1, 11))


async def test_an_extension_is_part_of_the_explanation() -> None:
    """行政复议法第六十二条: 60 days and 30 granted are counted as one run."""
    await filed(
        reconsideration(),
        event("@recon", "accepted", "2024-03-01"),
        event("@recon", "extension_granted", "2024-04-20", days=30),
    )
    (line,) = [one for one in (await worklist(ALL)).items if one.rule == "recon_decision"]

    why = await service.why(ALL, line.id)

    assert why.due is not None
    assert (why.due.added_days, why.note) == (30, "")
    assert why.due.raw_end == line.raw_end == date(2024, 5, 30)


async def test_a_deadline_without_a_day_says_why_it_has_none() -> None:
    await filed(
        reconsideration(), event("@recon", "copy_received", "2014-03-03", authority="@bureau")
    )
    (line,) = [one for one in (await worklist(ALL)).items if one.rule == "recon_reply"]

    why = await service.why(ALL, line.id)

    assert why.due is None
    assert "2015" in why.note


async def test_an_id_beyond_what_a_database_holds_is_not_found() -> None:
    for read in (matters.matter_whole, matters.proceeding_whole, service.why):
        for number in (0, -1, 2**31, 10**30):
            with pytest.raises(NotFound):
                await read(ALL, number)


@pytest.mark.parametrize(
    ("rule", "asked"),
    [
        ("answer_evidence", {"on": "2024-09-27"}),
        ("recon_decision", {"on": "2026-03-02", "granted": "30", "excluded": "4"}),
        ("recon_apply_not_informed_max", {"on": "2023-06-01", "filed": "2024-05-01"}),
        ("recon_reply", {"on": "2023-12-28", "version": "FYF23"}),
        ("recon_reply", {"on": "2023-12-28", "began": "2023-12-20"}),
        ("recon_reply", {"on": "2023-12-28", "began": "2024-01-02"}),
    ],
)
async def test_a_rule_and_a_day_give_the_same_answer_over_http_and_on_the_terminal(
    rule: str, asked: dict[str, str]
) -> None:
    words = [word for name, value in asked.items() if name != "on" for word in (f"--{name}", value)]
    on_terminal = json.loads(run("due", rule, asked["on"], *words, "--json").stdout)

    query = {"added" if name == "granted" else name: value for name, value in asked.items()}
    async with local_client() as client:
        answer = await client.get(f"/api/v1/rules/{rule}/due", params=query)

    assert answer.status_code == 200
    assert answer.json() == on_terminal


@pytest.mark.parametrize(
    ("path", "status", "says"),
    [
        ("/api/v1/rules/recon_replie/due?on=2024-09-27", 422, "recon_reply"),
        ("/api/v1/rules/recon_reply/due", 422, "缺少"),
        ("/api/v1/rules/recon_reply/due?on=2024-03-01&filed=2024-02-01", 422, "请去掉申请"),
        ("/api/v1/rules/recon_reply/due?on=2024-03-01&version=XXX", 422, "FYF23"),
        ("/api/v1/rules/recon_reply/due?on=2010-03-01", 422, "2015"),
        ("/api/v1/rules/recon_reply/due?on=0001-01-01", 422, ""),
        ("/api/v1/rules/recon_reply/due?on=9999-12-30", 422, ""),
    ],
)
async def test_what_has_no_date_says_why(path: str, status: int, says: str) -> None:
    async with local_client() as client:
        answer = await client.get(path)

    assert answer.status_code == status
    assert says in answer.text


async def test_no_more_days_are_granted_than_the_law_allows() -> None:
    """行政复议法第六十二条第一款: 30 days at most; a suspension may be longer."""
    on = "/api/v1/rules/recon_decision/due?on=2024-03-01"
    async with local_client() as client:
        granted = await client.get(f"{on}&added=30")
        too_many = await client.get(f"{on}&added=31")
        excluded = await client.get(f"{on}&added=30&excluded=31")

    assert granted.json()["raw_end"] == "2024-05-30"
    assert too_many.status_code == 422
    assert "最多可以延长30日" in too_many.text
    assert excluded.json()["raw_end"] == "2024-06-30"


@pytest.mark.parametrize(
    ("query", "headers", "says"),
    [
        pytest.param("", {}, "从次日起算15日", id="Chinese when nothing is said"),
        pytest.param("&lang=en", {}, "of 15 calendar days", id="asked for"),
        pytest.param(
            "", {"Accept-Language": "en-GB,en;q=0.9,zh;q=0.8"}, "of 15 calendar days", id="browser"
        ),
        pytest.param(
            "", {"Accept-Language": "fr,zh-CN;q=0.9,en;q=0.8"}, "从次日起算15日", id="zh before en"
        ),
        pytest.param(
            "&lang=zh", {"Accept-Language": "en"}, "从次日起算15日", id="the address prevails"
        ),
    ],
)
async def test_a_date_explains_itself_in_the_language_asked_for(
    query: str, headers: dict[str, str], says: str
) -> None:
    async with local_client() as client:
        answer = await client.get(
            f"/api/v1/rules/answer_evidence/due?on=2024-09-17{query}", headers=headers
        )

    [count] = [s["text"] for s in answer.json()["steps"] if s["kind"] == "count"]
    assert says in count


async def test_a_language_that_we_do_not_speak_is_refused() -> None:
    async with local_client() as client:
        answer = await client.get("/api/v1/rules/answer_evidence/due?on=2024-09-17&lang=fr")

    assert answer.status_code == 422
    assert "zh" in answer.text


async def test_the_rules_are_listed_with_their_versions() -> None:
    async with local_client() as client:
        found = (await client.get("/api/v1/rules", params={"words": "recon_reply"})).json()

    replies = [one for one in found if one["key"] == "recon_reply"]
    assert [one["in_force_to"] for one in replies] == ["2023-12-31", None]
