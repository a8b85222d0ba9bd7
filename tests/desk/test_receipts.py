"""A code that was handed out is verified later, whatever has become of its deadline."""

import pytest

from docket import db as database
from docket.accounts.rules import Viewer
from docket.deadlines.rules.receipt_codes import ALPHABET, grouped
from docket.desk import service
from docket.desk.receipts import verify_code
from docket.desk.texts import verdict_text, why_text
from docket.docketing.service import rebuild
from docket.errors import NotFound
from tests.facts import BUREAU, MATTER, TODAY, event, file, suit

pytestmark = pytest.mark.usefixtures("db")
ALL = Viewer.everything()


async def a_suit() -> dict[str, int]:
    filed = await file(
        *BUREAU,
        *MATTER,
        suit("(2024)浙9901行初7号"),
        event("@suit", "accepted", "2024-09-24"),
        event("@suit", "copy_received", "2024-09-27", authority="@bureau", ref="copy"),
    )
    return filed.created


async def code_of(rule: str = "answer_evidence") -> str:
    [row] = await database.rows("SELECT receipt_code FROM deadline WHERE rule = {}", rule)
    return str(row["receipt_code"])


async def test_a_code_holds_and_tells_its_deadline() -> None:
    await a_suit()

    found = await verify_code(ALL, grouped(await code_of()).lower())

    assert found.verdict == "holds"
    assert found.recounted
    assert str(found.due_statutory) == "2024-10-12"
    assert found.deadline is not None
    assert "仍然成立" in verdict_text(found)


async def test_a_moved_deadline_leaves_its_old_code_with_what_was_true_then() -> None:
    ids = await a_suit()
    old = await code_of()
    amend = {"fact": "amend", "what": "event", "id": ids["copy"], "version": 1}
    await file({**amend, "changes": {"happened_on": "2024-09-26"}}, why="收发室签收为26日")

    then, now = await verify_code(ALL, old), await verify_code(ALL, await code_of())

    assert (then.verdict, now.verdict) == ("changed", "holds")
    assert str(then.due_statutory) == "2024-10-12"
    assert then.differs == (
        "起算日：当时 2024-09-27，现在 2024-09-26。",
        "登记的法定末日：当时 2024-10-12，现在 2024-10-11。",
    )


async def test_a_deadline_that_fell_away_leaves_its_code() -> None:
    ids = await a_suit()
    old = await code_of()
    await file({"fact": "strike", "what": "event", "id": ids["copy"], "version": 1}, why="误登")

    found = await verify_code(ALL, old)

    assert found.verdict == "gone"
    assert found.recounted
    assert "已经不存在" in verdict_text(found)


async def test_codes_outlive_a_rebuild_from_nothing() -> None:
    await a_suit()
    old = await code_of()
    await database.execute("DELETE FROM deadline")

    await rebuild()

    assert (await verify_code(ALL, old)).verdict == "holds"
    assert await rebuild(check=True) == []


async def test_a_code_that_was_mistyped_is_told_what_it_might_be() -> None:
    await a_suit()
    code = await code_of()
    last = next(c for c in ALPHABET if c != code[-1])

    with pytest.raises(NotFound, match=f"校验位不符。相近的有：{grouped(code)}"):
        await verify_code(ALL, code[:-1] + last)


async def test_a_code_nobody_handed_out_is_unknown() -> None:
    with pytest.raises(NotFound, match="没有这个核验码"):
        await verify_code(ALL, "0000-0000-0000")


async def test_the_explanation_of_a_deadline_gives_its_code() -> None:
    await a_suit()
    [row] = await database.rows("SELECT id FROM deadline WHERE rule = 'answer_evidence'")

    why = await service.why(ALL, int(row["id"]))

    assert why_text(why, today=TODAY).splitlines()[-1].startswith("核验码  ")
    assert grouped(await code_of()) in why_text(why, today=TODAY)


async def test_a_rebuild_names_a_stored_date_that_the_second_counter_refutes() -> None:
    await a_suit()
    await database.execute(
        "UPDATE deadline SET due_statutory = '2024-10-14' WHERE rule = 'answer_evidence'"
        if database.dialect() == "sqlite"
        else "UPDATE deadline SET due_statutory = DATE '2024-10-14' WHERE rule = 'answer_evidence'"
    )

    found = [one.message for one in await rebuild(check=True) if one.table == "recount"]

    assert len(found) == 1
    assert "登记的是 2024-10-14，逐日复算得 2024-10-12" in found[0]
