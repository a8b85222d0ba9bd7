"""期限登记簿: what a day did to deadlines, by whom and why, as it was then; to be printed and signed."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from docket import db as database
from docket.accounts.rules import Viewer
from docket.deadlines.schemas import Entered
from docket.desk.queries.register import register
from docket.desk.rules import entry_kinds
from docket.desk.schemas import RegisterLine
from docket.desk.texts import register_markdown, register_text
from docket.docketing.service import rebuild
from docket.errors import Refused
from docket.terms import Awaiting, DeadlineState, EntryKind
from tests.clients import local_client
from tests.facts import BUREAU, MATTER, NOON, SECOND, TODAY, event, file, on_deadline, suit

pytestmark = pytest.mark.usefixtures("db")
ALL = Viewer.everything()


async def lines(day: date = TODAY) -> list[RegisterLine]:
    """The lines of a day about the answer and its evidence."""
    found = await register(ALL, day)
    return [line for line in found.lines if line.rule == "answer_evidence"]


async def received() -> dict[str, int]:
    copy = event("@suit", "copy_received", "2026-11-16", authority="@bureau", ref="copy")
    return (await file(*BUREAU, *MATTER, suit("(2026)浙9901行初7号"), copy)).created


async def answer() -> int:
    (row,) = await database.rows("SELECT id FROM deadline WHERE rule = 'answer_evidence'")
    return int(row["id"])


async def test_the_day_of_a_deadline_from_its_entry_to_its_end() -> None:
    """Entered, confirmed, moved, confirmed again, waived by two, reopened, done late."""
    labels = await received()
    deadline = await answer()
    await file(on_deadline(deadline, "confirmed"), by=SECOND, why="复核期限")
    moved: dict[str, Any] = {
        "fact": "amend",
        "what": "event",
        "id": labels["copy"],
        "version": 1,
        "changes": {"happened_on": "2026-11-02"},
    }
    await file(moved, why="签收日看错")
    await file(on_deadline(deadline, "waived", reason="原告已口头撤诉"), why="免除")
    await file(on_deadline(deadline, "confirmed"), by=SECOND, why="复核免除")
    await file(on_deadline(deadline, "reopened", reason="原告没有撤诉"), why="重新打开")
    await file(on_deadline(deadline, "done"), why="已交法院")

    found = await lines()

    assert [line.kinds for line in found] == [
        (EntryKind.ENTERED,),
        (EntryKind.CONFIRMED,),
        (EntryKind.MOVED,),
        (EntryKind.WAIVER_ASKED,),
        (EntryKind.CONFIRMED, EntryKind.WAIVED),
        (EntryKind.REOPENED,),
        (EntryKind.DONE,),
    ]
    assert [line.actor for line in found][:3] == ["顾问律师甲", "公职律师乙", "顾问律师甲"]
    assert (found[2].why, found[2].matter_number) == ("签收日看错", "2023-0001")
    assert found[2].before is not None
    assert found[2].after is not None
    assert found[2].before.due_statutory == date(2026, 12, 1)
    assert found[2].after.due_statutory == date(2026, 11, 17)
    assert found[3].reason == "原告已口头撤诉"
    assert found[6].after is not None
    assert found[6].after.state is DeadlineState.DONE_LATE


async def test_a_day_is_a_legal_day() -> None:
    """23:30 in Beijing on the 23rd is 15:30 UTC; half an hour later it is the 24th."""
    await file(*BUREAU, *MATTER, suit("(2026)浙9901行初7号"))
    (ours,) = await database.rows("SELECT id FROM authority")
    (place,) = await database.rows("SELECT id FROM proceeding")
    copy = event(place["id"], "copy_received", "2026-11-16", authority=ours["id"])

    await file(copy, at=datetime(2026, 11, 23, 15, 30, tzinfo=UTC))
    deadline = on_deadline(await answer(), "confirmed")
    await file(deadline, by=SECOND, at=datetime(2026, 11, 23, 16, 0, tzinfo=UTC))

    assert [line.kinds for line in await lines()] == [(EntryKind.ENTERED,)]
    assert [line.kinds for line in await lines(date(2026, 11, 24))] == [(EntryKind.CONFIRMED,)]
    assert await lines(date(2026, 11, 22)) == []


async def test_what_a_rebuild_puts_right_is_entered_without_an_act() -> None:
    """Somebody changed a projection past the program: the register says what became of it."""
    await received()
    deadline = await answer()
    await database.execute(
        "UPDATE deadline SET due_statutory = {} WHERE id = {}", date(2026, 12, 9), deadline
    )

    await rebuild(at=NOON)

    (_, line) = await lines()
    assert (line.act, line.actor, line.kinds) == (None, None, (EntryKind.MOVED,))
    assert "重新计算" in line.why


async def test_it_is_kept_as_it_was_written() -> None:
    await received()

    for sql in ("DELETE FROM deadline_entry", "UPDATE deadline_entry SET rule = 'x'"):
        with pytest.raises(Refused):
            async with database.transaction():
                await database.execute(sql)


async def test_nobody_reads_of_matters_that_are_not_theirs() -> None:
    labels = await received()
    neighbour = Viewer("邻局", authorities=frozenset({labels["bureau"] + 1}), confidential=True)

    assert (await register(neighbour, TODAY)).lines == ()


async def test_it_comes_page_by_page_over_http() -> None:
    await received()
    whole = await register(ALL, TODAY)

    async with local_client() as client:
        address = f"/api/v1/register/{TODAY}"
        first = (await client.get(address, params={"limit": 1})).json()
        rest = (await client.get(address, params={"cursor": first["next"]})).json()

    assert len(first["lines"]) == 1
    assert [one["id"] for one in first["lines"] + rest["lines"]] == [one.id for one in whole.lines]
    assert rest["next"] is None


async def test_the_page_is_to_be_signed_and_no_text_breaks_its_table() -> None:
    labels = await received()
    odd = "划去|“甲”<b>\n换行"
    amend = {"fact": "amend", "what": "event", "id": labels["copy"], "version": 1}
    await file(amend | {"changes": {"happened_on": "2026-11-17"}}, why=odd)

    page = register_markdown(await register(ALL, TODAY))
    text = register_text(await register(ALL, TODAY))

    rows = [line for line in page.splitlines() if line.startswith("| ")]
    assert {line.replace("\\|", "").count("|") for line in rows} == {10}
    assert "划去\\|“甲”&lt;b&gt; 换行" in page
    assert "2026-12-01" in page
    assert "登记人：" in page
    assert "复核人：" in page
    assert "2026-12-02" in text


async def test_a_day_without_any_says_so() -> None:
    empty = await register(ALL, date(2026, 1, 1))

    assert "没有登记" in register_text(empty)
    assert "登记人：" in register_markdown(empty)


def entered(**more: Any) -> Entered:
    known: dict[str, Any] = {
        "due_statutory": date(2026, 12, 1),
        "due_safe": date(2026, 12, 1),
        "alarm_on": date(2026, 12, 1),
        "state": DeadlineState.OPEN,
        "awaiting": None,
        "confirmed_by": None,
    }
    return Entered(**(known | more))


@pytest.mark.parametrize(
    ("before", "after", "kinds"),
    [
        pytest.param(None, entered(), (EntryKind.ENTERED,), id="new"),
        pytest.param(
            None,
            entered(state=DeadlineState.DONE),
            (EntryKind.ENTERED, EntryKind.DONE),
            id="entered after it was done",
        ),
        pytest.param(entered(), None, (EntryKind.GONE,), id="its event was struck"),
        pytest.param(
            entered(),
            entered(alarm_on=date(2026, 11, 27)),
            (EntryKind.MOVED,),
            id="its alarm was set by hand",
        ),
        pytest.param(
            entered(),
            entered(awaiting=Awaiting.DATE),
            (EntryKind.AWAITED,),
            id="the policy asks for two now",
        ),
        pytest.param(
            entered(),
            entered(state=DeadlineState.VOID),
            (EntryKind.ENDED,),
            id="overtaken by the decision",
        ),
    ],
)
def test_what_an_act_did_to_a_deadline(
    before: Entered | None, after: Entered | None, kinds: tuple[EntryKind, ...]
) -> None:
    assert entry_kinds(before, after) == kinds
