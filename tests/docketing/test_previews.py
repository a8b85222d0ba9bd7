"""A filing foreseen: the same answer as the filing itself, and nothing written."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import msgspec
import pytest

from docket import db as database
from docket.accounts.rules import Viewer
from docket.docketing import service
from docket.docketing.schemas import AnyFact
from docket.errors import DocketError, Invalid, StaleVersion
from docket.history.service import verify
from docket.piccolo_app import APP_CONFIG
from tests.clients import local_client
from tests.facts import BUREAU, COUNSEL, MATTER, NOON, TODAY, event, file, outcome, suit

OPENED = [
    *BUREAU,
    *MATTER,
    suit("(2024)浙9901行初7号"),
    event("@suit", "accepted", "2024-09-24"),
    event("@suit", "copy_received", "2024-09-27", authority="@bureau", ref="copy"),
]


async def foresee(*facts: Mapping[str, Any], why: str = "收到文书") -> service.Filed:
    """The same facts, never kept."""
    read = msgspec.convert(list(facts), list[AnyFact])
    return await service.foresee(
        read, viewer=Viewer.everything(), actor=COUNSEL, why=why, today=TODAY, at=NOON
    )


async def everything() -> dict[str, list[dict[str, Any]]]:
    """Every row of every table."""
    names = [table._meta.tablename for table in APP_CONFIG.table_classes]  # noqa: SLF001
    return {name: await database.rows(f'SELECT * FROM "{name}"') for name in names}  # noqa: S608


def redated(event_id: int, on: str) -> dict[str, Any]:
    return {
        "fact": "amend",
        "what": "event",
        "id": event_id,
        "version": 1,
        "changes": {"happened_on": on},
    }


async def test_nothing_is_written(db: database.Engine) -> None:
    ids = (await file(*OPENED)).created
    before = await everything()

    await foresee(event(ids["suit"], "answer_filed", "2024-10-08", authority=ids["bureau"]))

    assert await everything() == before
    assert (await verify()).ok


async def test_the_answer_is_that_of_the_filing(fresh: database.Engine) -> None:
    """Ids, labels, warnings, dates: whoever files next gets what was shown, with an act."""
    if fresh.dialect == "postgres":  # a sequence never goes back, so compare on ids left out
        seen, done = await foresee(*OPENED), await file(*OPENED)
        assert [(m.rule, m.before, m.after) for m in seen.deadlines] == [
            (m.rule, m.before, m.after) for m in done.deadlines
        ]
        assert seen.warnings == done.warnings
        return
    seen = await foresee(*OPENED)

    done = await file(*OPENED)

    assert (seen.act, done.act > 0) == (0, True)
    assert replace(seen, act=done.act) == done


async def test_a_moved_date_is_shown_old_new_whose_and_why(db: database.Engine) -> None:
    """15 days from 2024-09-27 end on the made-up Saturday 10-12; from 10-08 on 10-23."""
    opened = [*BUREAU, MATTER[0] | {"handler": "林某"}, *MATTER[1:], *OPENED[5:]]
    ids = (await file(*opened)).created

    seen = await foresee(redated(ids["copy"], "2024-10-08"))

    move = next(m for m in seen.deadlines if m.rule == "answer_evidence")
    assert move.before is not None
    assert move.after is not None
    assert (str(move.before.due_statutory), str(move.after.due_statutory)) == (
        "2024-10-12",
        "2024-10-23",
    )
    assert (move.matter_number, move.docket_number) == ("2023-0001", "(2024)浙9901行初7号")
    assert (move.handler, move.manual) == ("林某", False)
    assert move.why == "更正“收到副本”（日期 2024-09-27 → 2024-10-08）"


async def test_a_foreseen_filing_is_refused_as_the_filing_would_be(db: database.Engine) -> None:
    """Every wrong field at once, a stale version, a missing reason."""
    ids = (await file(*OPENED)).created
    wrong = [
        event(ids["suit"], "no_such_kind", "2024-10-08"),
        outcome(ids["suit"], "x", "2023-01-01"),
    ]

    refusals = []
    for door in (foresee, file):
        with pytest.raises(Invalid) as refused:
            await door(*wrong)
        refusals.append(refused.value.fields)
    with pytest.raises(StaleVersion):
        await foresee(redated(ids["copy"], "2024-09-26") | {"version": 2})
    with pytest.raises(Invalid, match="登记事由"):
        await foresee(redated(ids["copy"], "2024-09-26"), why=" ")

    assert refusals[0] == refusals[1]
    assert {e.field for e in refusals[0]} >= {"facts[0].kind", "facts[1].items[0].code"}


async def test_the_same_number_is_given_after_it_was_foreseen(db: database.Engine) -> None:
    """Our numbers go by what is recorded: foreseeing ten matters burns none."""
    ids = (await file(*BUREAU)).created
    matter = MATTER[0] | {"unit": ids["unit"]}
    for _ in range(10):
        await foresee(matter)

    await file(matter)

    assert [r["number"] for r in await database.rows("SELECT number FROM matter")] == ["2023-0001"]


async def test_foreseeing_and_filing_at_once_disturb_each_other_nowhere(
    fresh: database.Engine,
) -> None:
    ids = (await file(*OPENED)).created
    answer = event(ids["suit"], "answer_filed", "2024-10-08", authority=ids["bureau"])

    results = await asyncio.gather(
        *(foresee(redated(ids["copy"], "2024-09-26")) for _ in range(6)),
        file(answer),
        *(foresee(answer) for _ in range(6)),
        return_exceptions=True,
    )

    assert [r for r in results if isinstance(r, DocketError)] == []
    assert len(await database.rows("SELECT id FROM event WHERE kind = 'answer_filed'")) == 1
    assert await service.rebuild(check=True) == []
    assert (await verify()).ok


async def test_the_preview_over_http_is_the_filing_without_an_act(db: database.Engine) -> None:
    body = {"why": "收到文书", "facts": OPENED}
    async with local_client() as client:
        seen = await client.post("/api/v1/filings/preview", json=body)
        refused = await client.post("/api/v1/filings/preview", json={"why": "", "facts": []})
        matters = (await client.get("/api/v1/matters")).json()["items"]

    assert seen.status_code == 200
    assert seen.json()["act"] == 0
    assert "answer_evidence" in {move["rule"] for move in seen.json()["deadlines"]}
    assert refused.status_code == 422
    assert matters == []
