"""Values at and beyond what a database or a docket can hold: a message, never a traceback."""

from typing import Any

import pytest

from docket import db as database
from docket.docketing.schemas import AnyFact
from docket.docketing.service import rebuild
from docket.errors import Conflict, Invalid
from docket.web import validation
from tests.facts import BUREAU, MATTER, event, file, outcome, reconsideration, suit

pytestmark = pytest.mark.usefixtures("db")
PAPER = {"fact": "add_paper", "name": "起诉状.pdf", "media_type": "application/pdf", "size": 1}


async def arrive(*facts: dict[str, Any]) -> None:
    """File facts as the API reads them."""
    validation.convert(list(facts), list[AnyFact])
    await file(*facts)


def item(**more: object) -> dict[str, Any]:
    """A decision with one holding."""
    fact = outcome("@suit", "f_dismiss_claims", "2023-06-01")
    return fact | {"items": [{"code": "f_dismiss_claims", **more}]}


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        pytest.param([MATTER[0] | {"cause": "案" * 10_000}], "cause", id="10,000 characters"),
        pytest.param([MATTER[0] | {"number": "7" * 41}], "number", id="a number of 41"),
        pytest.param([MATTER[0] | {"opened_on": "0024-03-01"}], "opened_on", id="year 24"),
        pytest.param([MATTER[0] | {"opened_on": "2027-03-01"}], "opened_on", id="opened to come"),
        pytest.param([MATTER[0] | {"unit": 2**31}], "unit", id="beyond INTEGER"),
        pytest.param([MATTER[0] | {"unit": 2**80}], "unit", id="beyond 64 bit"),
        pytest.param([MATTER[0] | {"unit": -1}], "unit", id="negative"),
        pytest.param([MATTER[0] | {"unit": 0}], "unit", id="zero"),
        pytest.param([*MATTER[:1], MATTER[1] | {"made_on": "2027-01-01"}], "made_on", id="made"),
        pytest.param([*MATTER[:2], MATTER[2] | {"name": " "}], "name", id="blank party"),
        pytest.param([*MATTER[:2], MATTER[2] | {"name": "柏" * 201}], "name", id="long party"),
        pytest.param([*MATTER, suit(forum="院" * 121)], "forum", id="long forum"),
        pytest.param([*MATTER, suit(), item(amount_fen=2**63)], "amount_fen", id="amount"),
        pytest.param([*MATTER, suit(), item(amount_fen=-1)], "amount_fen", id="negative amount"),
        pytest.param([*MATTER, suit(), item(perform_by="9999-12-31")], "perform_by", id="9999"),
        pytest.param([*MATTER, suit(), item(quote="\ud800")], "quote", id="half a character"),
        pytest.param(
            [*MATTER, suit(), event("@suit", "extension_granted", "2023-03-01", days=10**9)],
            "days",
            id="10**9 days",
        ),
        pytest.param(
            [*MATTER, suit(), event("@suit", "accepted", "0001-01-01")], "happened_on", id="year 1"
        ),
        pytest.param(
            [
                *MATTER,
                suit(),
                event("@suit", "accepted", "2023-03-01", happened_at="2023-03-01T09:00:00"),
            ],
            "happened_at",
            id="a moment without its zone",
        ),
        pytest.param(
            [
                *MATTER,
                suit(),
                event("@suit", "accepted", "2023-03-01", happened_at="2023-03-01T17:00:00Z"),
            ],
            "happened_at",
            id="an hour of the next day",
        ),
        pytest.param(
            [
                *MATTER,
                suit(),
                event("@suit", "fixed_period_set", "2023-03-02", until_on="2023-03-01"),
            ],
            "until_on",
            id="fixed to end before it began",
        ),
        pytest.param([PAPER | {"sha256": "abc"}], "sha256", id="no digest"),
        pytest.param([PAPER | {"sha256": "a" * 64, "size": -1}], "size", id="negative size"),
        pytest.param([PAPER | {"sha256": "a" * 64, "size": 2**64}], "size", id="huge size"),
    ],
)
async def test_refused(facts: list[dict[str, Any]], field: str) -> None:
    """The field is named; nothing is written."""
    with pytest.raises(Invalid) as refusal:
        await arrive(*BUREAU, *facts)

    assert {e.field.rpartition(".")[2] for e in refusal.value.fields} == {field}
    assert await database.rows("SELECT id FROM authority") == []


async def test_what_fills_its_column_is_kept() -> None:
    """300 characters of 案由, the largest amount, a moment with its zone."""
    facts = [
        *BUREAU,
        MATTER[0] | {"cause": "案" * 300},
        *MATTER[1:],
        suit(),
        event("@suit", "accepted", "2023-03-01", happened_at="2023-03-01T09:00:00+08:00"),
        item(amount_fen=2**63 - 1),
    ]
    await arrive(*facts)

    assert (await database.rows("SELECT amount_fen FROM outcome_item")) == [
        {"amount_fen": 2**63 - 1}
    ]
    assert await rebuild(check=True) == []


async def test_numbers_that_people_gave_do_not_stop_the_counting() -> None:
    """``2023-专1`` has no serial; after 9999 comes 10000, and after that 10001."""
    numbers = ("2023-专案一", "2023-9999", None, None)
    opened = [MATTER[0] | {"ref": f"m{n}", "number": number} for n, number in enumerate(numbers)]
    await file(*BUREAU, *opened)

    rows = await database.rows("SELECT number FROM matter ORDER BY id")
    assert [r["number"] for r in rows] == ["2023-专案一", "2023-9999", "2023-10000", "2023-10001"]


async def test_a_number_in_use_is_refused_by_name() -> None:
    """It says which number, and what to do."""
    ids = (await file(*BUREAU, MATTER[0] | {"number": "甲1"})).created

    with pytest.raises(Conflict, match="内部编号“甲1”已属于另一案件"):
        await file(MATTER[0] | {"number": " 甲1 ", "unit": ids["unit"]})


async def test_a_blank_docket_number_is_none() -> None:
    """Two proceedings without a number are not the same one."""
    await file(
        *BUREAU,
        *MATTER,
        reconsideration(docket_number=" "),
        reconsideration(docket_number="", ref="again"),
    )

    rows = await database.rows("SELECT docket_number FROM proceeding")
    assert [r["docket_number"] for r in rows] == [None, None]


async def test_thirty_days_are_the_most_in_all() -> None:
    """行政复议法第六十二条: two extensions together exceed thirty days as one would."""
    with pytest.raises(Invalid, match="最多延长30日，不能延长40日"):
        await file(
            *BUREAU,
            *MATTER,
            reconsideration(),
            event("@recon", "accepted", "2024-03-01"),
            event("@recon", "extension_granted", "2024-04-20", days=20),
            event("@recon", "extension_granted", "2024-05-10", days=20),
        )


@pytest.mark.parametrize(
    ("begins", "most"),
    [
        pytest.param({"kind": "seized"}, 30, id="行政强制法第二十五条"),
        pytest.param({"kind": "case_opened"}, 60, id="治安管理处罚法第一百一十八条"),
    ],
)
async def test_no_period_of_ours_is_extended_beyond_its_maximum(
    begins: dict[str, Any], most: int
) -> None:
    """Two extensions count together, entered or corrected; up to the maximum they stand."""
    ours = {"authority": "@bureau"}
    begun = event("@recon", begins["kind"], "2026-03-02", **ours)
    first = event("@recon", "extension_granted", "2026-03-20", days=most - 10, **ours)
    second = event("@recon", "extension_granted", "2026-04-20", days=10, **ours)
    opened = await file(*BUREAU, *MATTER, reconsideration(), begun, first, second)
    amend = {"fact": "amend", "what": "event", "id": opened.ids[-1], "version": 1}

    with pytest.raises(Invalid, match=f"最多可以延长{most}日，不能延长{most + 1}日"):
        await file({**amend, "changes": {"days": 11}})


@pytest.mark.parametrize("name", ["柏溪\n某", "柏溪\u202e某", "柏\u200b溪某", "\x1b[31m柏溪某"])
async def test_a_name_with_what_nobody_sees_is_refused(name: str) -> None:
    """A line break, a turned direction, a zero width or a terminal's colour."""
    with pytest.raises(Invalid, match="不可见的控制字符"):
        await arrive(*BUREAU, *MATTER[:2], MATTER[2] | {"name": name})


async def test_a_note_may_have_several_lines() -> None:
    filed = await file(*BUREAU, MATTER[0] | {"note": "第一行\n第二行"})

    assert filed.created["matter"]
