"""A matter through its levels, and what a correction below or beside does to the rest."""

from typing import Any

import pytest

from docket import db as database
from docket.docketing.service import rebuild
from docket.errors import Invalid
from tests.docketing.co_defendants import GOVERNMENT, TOGETHER
from tests.facts import BUREAU, MATTER, event, file, hearing, outcome, suit

pytestmark = pytest.mark.usefixtures("db")


def amend(what: str, row_id: int, version: int = 1, **changes: object) -> dict[str, object]:
    """A correction."""
    return {"fact": "amend", "what": what, "id": row_id, "version": version, "changes": changes}


def strike(what: str, row_id: int, version: int = 1) -> dict[str, object]:
    """What was recorded by mistake."""
    return {"fact": "strike", "what": what, "id": row_id, "version": version}


def level(ref: str, procedure: str, number: str, previous: str, link: str) -> dict[str, Any]:
    """A further proceeding of the chain."""
    roles = {"retrial_review": "retrial_respondent", "retrial": "retrial_respondent"}
    standing = {"authority": "@bureau", "role": roles.get(procedure, "appellee")}
    return suit(number, ref=ref, procedure=procedure, previous=previous, link=link, parties=[]) | {
        "standings": [standing]
    }


async def correct(*facts: dict[str, object]) -> None:
    """File a correction; afterwards no projection differs from the facts."""
    await file(*facts, why="录错，更正")
    assert await rebuild(check=True) == []


async def wln() -> list[str]:
    """Won, lost or neither, by proceeding."""
    return [r["wln"] for r in await database.rows("SELECT wln FROM tally ORDER BY proceeding")]


async def ids_of(table: str) -> list[int]:
    """The ids of a table, oldest first."""
    return [int(r["id"]) for r in await database.rows(f"SELECT id FROM {table} ORDER BY id")]  # noqa: S608


async def test_a_retrial_that_affirms_follows_the_judgment_below_the_review() -> None:
    """一审, 二审, 再审审查, 再审: what is affirmed is the second instance, itself the first."""
    await file(
        *BUREAU,
        *MATTER,
        suit(),
        outcome("@suit", "f_dismiss_claims", "2023-03-01"),
        level("appeal", "second_instance", "(2023)浙99行终3号", "@suit", "appeal"),
        outcome("@appeal", "s_affirmed", "2023-05-01"),
        level("review", "retrial_review", "(2023)浙99行申4号", "@appeal", "retrial_application"),
        outcome("@review", "t_retry_ordered", "2023-07-01"),
        level("retrial", "retrial", "(2023)浙99行再5号", "@review", "retrial_ordered"),
        outcome("@retrial", "t_affirmed", "2023-09-01"),
    )
    assert await wln() == ["win", "win", "open", "win"]

    await correct(amend("outcome_item", (await ids_of("outcome_item"))[0], code="f_revoked"))

    assert await wln() == ["loss", "loss", "open", "loss"]


async def test_after_a_remand_the_appeal_is_measured_by_the_new_first_instance() -> None:
    """发回重审: the first judgment is gone, and affirms nothing any more."""
    await file(
        *BUREAU,
        *MATTER,
        suit(),
        outcome("@suit", "f_revoked", "2023-03-01"),
        level("appeal", "second_instance", "(2023)浙99行终3号", "@suit", "appeal"),
        outcome("@appeal", "s_remand", "2023-05-01"),
        suit("(2023)浙9901行初70号", ref="again", previous="@appeal", link="remand"),
        outcome("@again", "f_dismiss_claims", "2023-07-01"),
        level("second", "second_instance", "(2023)浙99行终30号", "@again", "appeal"),
        outcome("@second", "s_affirmed", "2023-09-01"),
    )

    assert await wln() == ["loss", "neutral", "win", "win"]
    assert await rebuild(check=True) == []


async def decided() -> dict[str, int]:
    """A suit against two of ours, heard and decided."""
    filed = await file(
        *BUREAU,
        *GOVERNMENT,
        *MATTER,
        suit(standings=TOGETHER),
        event("@suit", "accepted", "2023-02-20", ref="accepted"),
        event("@suit", "copy_received", "2023-03-01", authority="@bureau", ref="copy"),
        hearing("@suit", "2023-04-10", ref="sitting"),
        {
            "fact": "record_appearance",
            "hearing": "@sitting",
            "authority": "@government",
            "rank": "principal",
            "ref": "seat",
        },
        outcome("@suit", "f_dismiss_claims", "2023-06-01", ref="decision"),
    )
    return filed.created


@pytest.mark.parametrize(
    ("what", "row", "changes", "query", "now"),
    [
        pytest.param(
            "matter",
            "matter",
            {"confidential": True},
            "SELECT COUNT(*) AS n FROM tally t JOIN sitting s ON s.proceeding = t.proceeding "
            "AND s.authority = t.authority WHERE t.confidential AND s.confidential",
            2,
            id="confidential",
        ),
        pytest.param(
            "event",
            "accepted",
            {"happened_on": "2023-02-21"},
            "SELECT COUNT(*) AS n FROM tally WHERE accepted_on = '2023-02-21'",
            2,
            id="accepted on another day",
        ),
        pytest.param(
            "event",
            "copy",
            {"authority": "@government"},
            "SELECT COUNT(*) AS n FROM deadline d JOIN authority a ON a.id = d.authority "
            "WHERE d.rule = 'answer_evidence' AND a.code = 'qdzf'",
            1,
            id="a receipt of the co-defendant",
        ),
        pytest.param(
            "proceeding",
            "suit",
            {"track": "simplified"},
            "SELECT COUNT(*) AS n FROM deadline WHERE rule = 'first_trial_simplified'",
            1,
            id="track",
        ),
        pytest.param(
            "appearance",
            "seat",
            {"authority": "@bureau"},
            "SELECT COUNT(*) AS n FROM sitting s JOIN authority a ON a.id = s.authority "
            "WHERE a.code = 'qd' AND s.principals = 1",
            1,
            id="who sat, for whom",
        ),
        pytest.param(
            "hearing",
            "sitting",
            {"held_on": "2023-04-11"},
            "SELECT COUNT(*) AS n FROM sitting WHERE held_on = '2023-04-11'",
            2,
            id="the day of the sitting",
        ),
    ],
)
async def test_a_correction_reaches_every_projection(
    what: str, row: str, changes: dict[str, Any], query: str, now: int
) -> None:
    """What follows from a fact follows from its correction."""
    ids = await decided()
    named: dict[str, Any] = {k: ids.get(str(v).removeprefix("@"), v) for k, v in changes.items()}

    await correct(amend(what, ids[row], **named))

    assert (await database.rows(query))[0]["n"] == now


async def test_a_corrected_standing_moves_its_figures() -> None:
    """Unit, role and who sat for whom are read from the standing, in every projection."""
    ids = await decided()
    await file({"fact": "register_unit", "authority": ids["bureau"], "code": "pcs", "name": "所"})
    unit = max(await ids_of("unit"))
    ours = (await ids_of("standing"))[0]

    await correct(
        amend("standing", ours, unit=unit, role="third_party", represented_by=ids["government"])
    )

    tally = (await database.rows("SELECT unit, role FROM tally ORDER BY authority"))[0]
    sitting = (await database.rows("SELECT unit, represented FROM sitting ORDER BY authority"))[0]
    assert tally == {"unit": unit, "role": "third_party"}
    assert (sitting["unit"], bool(sitting["represented"])) == (unit, True)


async def test_striking_the_acceptance_opens_it_again_for_the_figures() -> None:
    """No day of acceptance, no period for the court."""
    ids = await decided()

    await correct(strike("event", ids["accepted"]))

    assert {r["accepted_on"] for r in await database.rows("SELECT accepted_on FROM tally")} == {
        None
    }
    assert await database.rows("SELECT id FROM deadline WHERE rule = 'first_trial'") == []


async def test_a_decision_keeps_a_result_for_each_of_ours() -> None:
    """A code that ends nothing, or a holding struck, would close a suit without a result."""
    await decided()
    items = await ids_of("outcome_item")

    for fact in (
        amend("outcome_item", items[0], code="f_damages"),
        strike("outcome_item", items[1]),
    ):
        with pytest.raises(Invalid, match="没有终结性的结果项"):
            await file(fact, why="更正")
    assert await rebuild(check=True) == []


async def test_a_decision_is_struck_with_its_holdings() -> None:
    """In one filing: afterwards the suit is open again."""
    ids = await decided()
    items = await ids_of("outcome_item")

    await correct(*(strike("outcome_item", i) for i in items), strike("event", ids["decision"]))

    rows = await database.rows("SELECT decided_on, code, wln FROM tally")
    assert rows == [{"decided_on": None, "code": None, "wln": "open"}] * 2


async def test_a_holding_is_replaced_in_one_filing() -> None:
    """The right one first or the wrong one first, it makes no difference."""
    ids = await decided()
    items = await ids_of("outcome_item")
    right = {
        "fact": "record_outcome",
        "proceeding": ids["suit"],
        "decision": ids["decision"],
        "items": [{"code": "f_unlawful"}],
    }

    await correct(*(strike("outcome_item", i) for i in items), right)

    assert await wln() == ["loss", "loss"]


async def test_a_compensation_suit_stays_one_while_its_holdings_need_it() -> None:
    """The flag goes after the holdings that only such a suit can have."""
    number = "(2023)浙9901行赔初8号"
    filed = await file(
        *BUREAU, *MATTER, suit(number), outcome("@suit", "c_claim_refused", "2023-06-01")
    )

    with pytest.raises(Invalid, match="只用于行政赔偿案件"):
        await file(
            amend(
                "proceeding",
                filed.created["suit"],
                compensation=False,
                docket_number="(2023)浙9901行初8号",
            ),
            why="更正",
        )


async def test_the_number_of_a_compensation_suit_makes_it_one() -> None:
    """行赔初 says so, also when it comes by correction."""
    ids = (await file(*BUREAU, *MATTER, suit())).created

    await correct(amend("proceeding", ids["suit"], docket_number="(2023)浙9901行赔初8号"))

    assert bool((await database.rows("SELECT compensation FROM tally"))[0]["compensation"])


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        pytest.param(
            [hearing("@suit", "2023-07-01"), outcome("@suit", "f_revoked", "2023-06-01")],
            "早于开庭（听证）日（2023-07-01）",
            id="before it was heard",
        ),
        pytest.param(
            [
                event("@suit", "answer_filed", "2023-07-01", authority="@bureau"),
                outcome("@suit", "f_revoked", "2023-06-01"),
            ],
            "早于“提交答复（答辩）及证据”之日（2023-07-01）",
            id="before it was answered",
        ),
        pytest.param(
            [outcome("@suit", "f_upheld_old", "2023-06-01")],
            "只用于2015-04-30以前",
            id="by a form that the law knows no more",
        ),
    ],
)
async def test_a_decision_comes_last_in_whatever_order_it_is_entered(
    facts: list[dict[str, Any]], says: str
) -> None:
    """What is refused after the decision is refused before it as well."""
    with pytest.raises(Invalid, match=says):
        await file(*BUREAU, *MATTER, suit(), *facts)


async def test_a_sitting_somebody_sat_in_was_held() -> None:
    """It is not cancelled over the heads of those who are recorded to have sat."""
    ids = await decided()

    with pytest.raises(Invalid, match="已登记有人出庭"):
        await file(amend("hearing", ids["sitting"], state="cancelled"), why="更正")


async def test_resumed_once_is_resumed() -> None:
    """A second resumption without a second suspension ends nothing."""
    facts = [
        event("@suit", "suspended", "2023-03-01"),
        event("@suit", "resumed", "2023-03-10"),
        event("@suit", "resumed", "2023-03-20"),
    ]

    with pytest.raises(Invalid, match="没有与之对应的开始事件"):
        await file(*BUREAU, *MATTER, suit(), *facts)


async def test_the_capacity_decides_who_lost() -> None:
    """Only the reconsideration decision falls: the organ of the act has won, the other lost."""
    await file(
        *BUREAU,
        *GOVERNMENT,
        *MATTER,
        suit(standings=TOGETHER),
        outcome("@suit", "f_recon_revoked_only", "2023-06-01"),
    )
    assert await wln() == ["open", "open"]
    bureau, government = await ids_of("standing")

    await correct(
        amend("standing", bureau, capacity="original"),
        amend("standing", government, capacity="reconsidering"),
    )

    rows = await database.rows("SELECT wln FROM tally ORDER BY authority")
    assert [r["wln"] for r in rows] == ["win", "loss"]


async def test_a_third_party_and_another_of_ours_can_join_later() -> None:
    """追加当事人: from then on each has events, deadlines and outcomes of its own."""
    ids = (await file(*BUREAU, *MATTER, suit())).created
    joined = await file(
        {
            "fact": "register_authority",
            "ref": "traffic",
            "code": "jj",
            "name": "云澜市公安局青渡分局交通警察大队",
            "short_name": "我大队",
        },
        {
            "fact": "register_unit",
            "ref": "squad",
            "authority": "@traffic",
            "code": "1",
            "name": "一中队",
        },
        {"fact": "add_party", "ref": "shop", "matter": ids["matter"], "name": "青渡某餐馆"},
        {
            "fact": "join_proceeding",
            "proceeding": ids["suit"],
            "standings": [{"authority": "@traffic", "role": "defendant", "unit": "@squad"}],
            "parties": [{"party": "@shop", "role": "third_party"}],
        },
        event(ids["suit"], "copy_received", "2023-03-01", authority="@traffic"),
    )

    answer = next(m for m in joined.deadlines if m.rule == "answer_evidence")
    assert answer.after is not None
    assert len(await database.rows("SELECT id FROM tally")) == 2
    with pytest.raises(Invalid, match="同一机关登记了两次"):
        await file(
            {
                "fact": "join_proceeding",
                "proceeding": ids["suit"],
                "standings": [{"authority": ids["bureau"], "role": "defendant"}],
            }
        )
