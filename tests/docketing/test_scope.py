"""A reference reaches what it names and may reach, and nothing else."""

from typing import Any

import pytest

from docket import db as database
from docket.accounts.rules import Viewer
from docket.errors import FieldError, Invalid
from docket.matters.queries import visible
from tests.docketing.co_defendants import GOVERNMENT, TOGETHER
from tests.facts import BUREAU, MATTER, event, file, outcome, suit

pytestmark = pytest.mark.usefixtures("db")

OTHER_MATTER: list[dict[str, Any]] = [
    fact
    | {"ref": f"other_{fact['ref']}"}
    | ({"matter": "@other_matter"} if "matter" in fact else {})
    | ({"accept_likeness": True} if fact["fact"] == "open_matter" else {})
    for fact in MATTER
]


async def refused(*facts: dict[str, Any]) -> FieldError:
    """The one field error of a filing that must be refused."""
    with pytest.raises(Invalid) as refusal:
        await file(*BUREAU, *GOVERNMENT, *MATTER, *OTHER_MATTER, *facts)
    assert await database.rows("SELECT id FROM authority") == []
    (error,) = refusal.value.fields
    assert error.remedy
    return error


@pytest.mark.parametrize(
    ("facts", "field", "says"),
    [
        pytest.param(
            [suit(parties=[{"party": "@other_citizen", "role": "plaintiff"}])],
            "facts[10].parties[0].party",
            "属于另一案件",
            id="a party of another matter is no plaintiff here",
        ),
        pytest.param(
            [suit(standings=[{"authority": "@bureau", "role": "defendant", "unit": "@office"}])],
            "facts[10].standings[0].unit",
            "属于另一机关",
            id="a unit of another authority",
        ),
        pytest.param(
            [suit(standings=[{"authority": "@government", "role": "defendant"}])],
            "facts[10].standings[0].unit",
            "案件的承办单位属于另一机关",
            id="the matter's unit is no unit of a co-defendant",
        ),
        pytest.param(
            [
                suit(
                    standings=[
                        {
                            "authority": "@bureau",
                            "role": "defendant",
                            "represented_by": "@government",
                        }
                    ]
                )
            ],
            "facts[10].standings[0].represented_by",
            "不是本程序中的其他机关",
            id="represented by an authority that is not sued",
        ),
        pytest.param(
            [
                suit(
                    standings=[
                        {"authority": "@bureau", "role": "defendant", "represented_by": "@bureau"}
                    ]
                )
            ],
            "facts[10].standings[0].represented_by",
            "不是本程序中的其他机关",
            id="represented by itself",
        ),
        pytest.param(
            [
                suit(),
                outcome("@suit", "f_revoked", "2023-06-01")
                | {"items": [{"code": "f_revoked", "act": "@other_act"}]},
            ],
            "facts[11].items[0].act",
            "属于另一案件",
            id="an act of another matter",
        ),
        pytest.param(
            [suit(standings=[{"authority": "@unit", "role": "defendant"}])],
            "facts[10].standings[0].authority",
            "“@unit”不是机关的标签",
            id="the label of a unit where an authority is asked",
        ),
        pytest.param(
            [suit(), event("@suit", "accepted", "2023-03-01", paper=77)],
            "facts[11].paper",
            "没有编号为77的文书",
            id="a paper that does not exist",
        ),
        pytest.param(
            [suit(standings=[{"authority": "@bureau", "role": "respondent"}])],
            "facts[10].standings[0].role",
            "第一审程序中没有“被申请人”",
            id="a respondent in court would be in no figure",
        ),
        pytest.param(
            [suit(parties=[{"party": "@citizen", "role": "plaintiff"}] * 2)],
            "facts[10].parties[1].party",
            "同一当事人登记了两次",
            id="a plaintiff twice",
        ),
        pytest.param(
            [suit(standings=[TOGETHER[0], TOGETHER[0]])],
            "facts[10].standings[1].authority",
            "同一机关登记了两次",
            id="an authority twice",
        ),
    ],
)
async def test_refused(facts: list[dict[str, Any]], field: str, says: str) -> None:
    """The field is named, the reason said, the remedy given, nothing written."""
    error = await refused(*facts)

    assert (error.field, says in error.message) == (field, True), str(error)


def amend(what: str, row_id: int, **changes: object) -> dict[str, object]:
    """A correction of what was recorded a moment ago."""
    return {"fact": "amend", "what": what, "id": row_id, "version": 1, "changes": changes}


@pytest.mark.parametrize(
    ("what", "ref", "changes", "field"),
    [
        pytest.param("matter", "matter", {"unit": 999}, "changes.unit", id="no such unit"),
        pytest.param("matter", "matter", {"unit": "@x"}, "changes.unit", id="no such label"),
        pytest.param("matter", "matter", {"number": None}, "changes.number", id="no number"),
        pytest.param("matter", "matter", {"cause": " "}, "changes.cause", id="blank cause"),
        pytest.param("matter", "matter", {"field": "公安"}, "changes.field", id="unknown field"),
        pytest.param("party", "citizen", {"name": ""}, "changes.name", id="blank name"),
        pytest.param("challenged_act", "act", {"kind": "罚"}, "changes.kind", id="unknown kind"),
        pytest.param("proceeding", "suit", {"forum": ""}, "changes.forum", id="blank forum"),
        pytest.param(
            "proceeding",
            "suit",
            {"docket_number": "(2023)浙9901刑初7号"},
            "changes.docket_number",
            id="a criminal number",
        ),
        pytest.param("authority", "bureau", {"name": ""}, "changes.name", id="authority unnamed"),
        pytest.param("event", "copy", {"paper": 5}, "changes.paper", id="no such paper"),
        pytest.param("event", "copy", {"authority": 99}, "changes.authority", id="nobody of ours"),
        pytest.param("event", "copy", {"days": 10**9}, "changes.days", id="days without end"),
        pytest.param(
            "event", "decision", {"sent_on": "2023-05-01"}, "changes.sent_on", id="a decision sent"
        ),
    ],
)
async def test_a_correction_is_refused(
    what: str, ref: str, changes: dict[str, object], field: str
) -> None:
    """Judged like an entry: the field is named, and the row stays as it was."""
    ids = (await file(*BUREAU, *MATTER, suit(), COPY, DECIDED)).created

    with pytest.raises(Invalid) as refusal:
        await file(amend(what, ids[ref], **changes), why="更正")

    assert [e.field for e in refusal.value.fields] == [f"facts[0].{field}"]
    assert await database.rows("SELECT id FROM change WHERE before IS NOT NULL") == []


COPY = event("@suit", "copy_received", "2023-03-01", authority="@bureau", ref="copy")
DECIDED = outcome("@suit", "f_dismiss_claims", "2023-06-01", ref="decision")


async def test_an_authority_is_not_put_under_its_own_branch() -> None:
    """The tree of authorities has no circle."""
    ids = (await file(*BUREAU, GOVERNMENT[0] | {"parent": "@bureau"})).created

    with pytest.raises(Invalid, match="不能隶属于自己或者自己的下级"):
        await file(amend("authority", ids["bureau"], parent=ids["government"]), why="更正")


async def test_a_standing_is_corrected_within_its_proceeding() -> None:
    """Its unit is its authority's own; whoever sits for it is sued with it."""
    ids = (await file(*BUREAU, *GOVERNMENT, *MATTER, suit(standings=TOGETHER))).created
    standing = (await database.rows("SELECT id FROM standing ORDER BY id"))[0]["id"]

    for changes in ({"unit": ids["office"]}, {"represented_by": ids["bureau"]}, {"unit": None}):
        with pytest.raises(Invalid):
            await file(amend("standing", standing, **changes), why="更正")
    await file(amend("standing", standing, represented_by=ids["government"]), why="更正")

    rows = await database.rows("SELECT authority, attendance FROM tally ORDER BY id")
    assert rows[0] == {"authority": ids["bureau"], "attendance": "not_required"}


async def test_a_co_defendants_unit_sees_the_matter_it_answers_for() -> None:
    """Its authority stands in the proceeding, its unit handles it; a third unit sees nothing."""
    await file(*BUREAU, *GOVERNMENT, *MATTER, suit(standings=TOGETHER))
    units = {r["code"]: int(r["id"]) for r in await database.rows("SELECT id, code FROM unit")}

    async def seen(unit: int) -> int:
        condition, values = visible(Viewer("读者", units=frozenset({unit})))
        return len(await database.rows(f"SELECT m.id FROM matter m WHERE {condition}", *values))  # noqa: S608

    assert [await seen(units["fz"]), await seen(units["sfj"]), await seen(0)] == [1, 1, 0]
