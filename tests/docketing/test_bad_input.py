"""What cannot be: each a clear message naming the field and the remedy, nothing written."""

from typing import Any

import pytest

from docket import db as database
from docket.errors import FieldError, Invalid
from tests.facts import BUREAU, MATTER, event, file, hearing, outcome, reconsideration, suit

pytestmark = pytest.mark.usefixtures("db")
DECIDED = outcome("@suit", "f_dismiss_claims", "2023-06-01")
ACCEPTED = event("@suit", "accepted", "2023-02-20")


async def refused(*facts: dict[str, Any]) -> FieldError:
    """The one field error of a filing that must be refused."""
    with pytest.raises(Invalid) as refusal:
        await file(*BUREAU, *MATTER, *facts)
    assert await database.rows("SELECT id FROM authority") == []
    assert await database.rows("SELECT seq FROM act WHERE what <> 'prepare'") == []
    (error,) = refusal.value.fields
    assert error.remedy
    return error


@pytest.mark.parametrize(
    ("facts", "field", "says"),
    [
        pytest.param(
            [suit(), ACCEPTED, outcome("@suit", "f_dismiss_claims", "2023-02-01")],
            "facts[7].decided_on",
            "结案日（2023-02-01）早于受理（立案）日（2023-02-20）",
            id="decided before accepted",
        ),
        pytest.param(
            [suit(), DECIDED, event("@suit", "accepted", "2023-06-02")],
            "facts[7].happened_on",
            "结案",
            id="accepted after decided",
        ),
        pytest.param(
            [suit(), DECIDED, event("@suit", "answer_filed", "2023-06-02", authority="@bureau")],
            "facts[7].happened_on",
            "不能发生在结案之后",
            id="an answer cannot follow the closing",
        ),
        pytest.param(
            [suit(), DECIDED, event("@suit", "served", "2023-05-30", authority="@bureau")],
            "facts[7].happened_on",
            "送达日（2023-05-30）早于裁决日（2023-06-01）",
            id="served before it was decided",
        ),
        pytest.param(
            [suit(), DECIDED, outcome("@suit", "f_revoked", "2023-07-01")],
            "facts[7].decided_on",
            "不能有第二份终局裁决",
            id="a second final decision",
        ),
        pytest.param(
            [suit(), outcome("@suit", "f_dismised_claims", "2023-06-01")],
            "facts[6].items[0].code",
            "没有“f_dismised_claims”这种结果代码",
            id="an unknown outcome",
        ),
        pytest.param(
            [suit(), outcome("@suit", "r_upheld", "2023-06-01")],
            "facts[6].items[0].code",
            "不能登记在第一审程序中",
            id="an outcome of another procedure",
        ),
        pytest.param(
            [suit(), outcome("@suit", "f_damages", "2023-06-01")],
            "facts[6].items",
            "不能单独结案",
            id="an attached holding ends nothing",
        ),
        pytest.param(
            [suit("(2023)浙9901刑初7号")],
            "facts[5].docket_number",
            "刑事",
            id="a criminal case number",
        ),
        pytest.param(
            [suit("(2023)浙99行终7号")],
            "facts[5].docket_number",
            "与所选程序“第一审”不符",
            id="the number of another level",
        ),
        pytest.param(
            [suit(), event("@suit", "copy_received", "2023-03-01")],
            "facts[6].authority",
            "须说明是谁的",
            id="a receipt of nobody",
        ),
        pytest.param(
            [suit(), event("@suit", "copy_received", "2027-03-01", authority="@bureau")],
            "facts[6].happened_on",
            "晚于今天（2026-11-23）",
            id="an event to come",
        ),
        pytest.param(
            [suit(), event("@suit", "decided", "2023-03-01")],
            "facts[6].kind",
            "裁决要连同结果登记",
            id="a decision without an outcome",
        ),
        pytest.param(
            [suit(), event("@suit", "resumed", "2023-03-01")],
            "facts[6].kind",
            "没有与之对应的开始事件",
            id="resumed without being suspended",
        ),
        pytest.param(
            [hearing(99, "2023-03-01")],
            "facts[5].proceeding",
            "没有编号为99的程序",
            id="a hearing without a proceeding",
        ),
        pytest.param(
            [reconsideration(), hearing("@recon", "2023-03-01")],
            "facts[6].kind",
            "行政复议程序没有“庭审”",
            id="a court sitting in a reconsideration",
        ),
        pytest.param(
            [suit(), ACCEPTED, hearing("@suit", "2023-02-01")],
            "facts[7].held_on",
            "早于受理（立案）日",
            id="a sitting before docketing",
        ),
        pytest.param(
            [suit(previous="@nothing", link="remand")],
            "facts[5].previous",
            "不是编号",
            id="an unknown label",
        ),
        pytest.param(
            [suit(), suit("(2023)浙9901行初70号", ref="again", previous="@suit", link="remand")],
            "facts[6].link",
            "不能经“发回重审”进入",
            id="remanded from a first instance",
        ),
        pytest.param([suit(standings=[])], "facts[5].standings", "没有本机关", id="nobody of ours"),
    ],
)
async def test_refused(facts: list[dict[str, Any]], field: str, says: str) -> None:
    """The field is named, the reason said, the remedy given."""
    error = await refused(*facts)

    assert (error.field, says in error.message) == (field, True), str(error)


async def test_an_event_in_a_year_without_holiday_data_is_recorded() -> None:
    """Its deadlines are provisional: they move when the notice comes."""
    await file(
        *BUREAU,
        *MATTER,
        suit("(2026)浙9901行初7号"),
        event("@suit", "accepted", "2026-11-20"),
    )

    row = (await database.rows("SELECT * FROM deadline WHERE rule = 'first_trial'"))[0]
    assert (str(row["raw_end"]), bool(row["provisional"])) == ("2027-05-20", True)


async def test_a_deadline_before_the_first_notice_says_why_it_has_no_date() -> None:
    """2014 has no holiday data."""
    await file(
        *BUREAU,
        *MATTER,
        reconsideration(),
        event("@recon", "copy_received", "2014-03-03", authority="@bureau"),
    )

    row = (await database.rows("SELECT * FROM deadline WHERE rule = 'recon_reply'"))[0]
    assert row["due_statutory"] is None
    assert "2015" in row["not_computable"]
