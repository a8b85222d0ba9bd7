"""制度设置: a closed list, each with a default; what is set is a fact with its history."""

import pytest

from docket import db as database
from docket.accounts.rules import Viewer
from docket.desk.texts import policies_text
from docket.errors import Invalid
from docket.history.queries import history_of
from docket.policies.queries import policies, recorded
from docket.policies.rules import POLICIES, PolicyKind, four_eyes, request_days
from docket.terms import FourEyes
from tests.clients import local_client
from tests.facts import BUREAU, file

ALL = Viewer.everything()
SET = {"fact": "record_policy", "authority": "@bureau", "key": "four_eyes", "value": "all"}


@pytest.mark.parametrize("kind", POLICIES.values(), ids=POLICIES)
def test_every_policy_has_a_default_that_it_may_have(kind: PolicyKind) -> None:
    assert kind.check(kind.default) == []
    assert kind.zh
    assert kind.meaning


def test_the_default_looks_twice_at_key_dates() -> None:
    assert four_eyes({}) is FourEyes.KEY_DATES
    assert request_days({}) == 3


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        pytest.param({"key": "four_eye"}, "可以设置：four_eyes（复核制度）", id="a misspelt key"),
        pytest.param({"value": "some"}, "可选：off（不复核）", id="no such value"),
        pytest.param({"key": "request_days", "value": "0"}, "应为1至60的整数", id="no day at all"),
        pytest.param({"key": "request_days", "value": "三"}, "应为1至60的整数", id="no number"),
    ],
)
@pytest.mark.usefixtures("db")
async def test_what_cannot_be_set_is_refused_with_what_can(
    wrong: dict[str, str], said: str
) -> None:
    with pytest.raises(Invalid, match=said):
        await file(*BUREAU, SET | wrong)


@pytest.mark.usefixtures("db")
async def test_an_earlier_value_stays_in_the_history() -> None:
    labels = (await file(*BUREAU, SET | {"ref": "set"}, why="局务会决定")).created

    await file(SET | {"authority": labels["bureau"], "value": "off"}, why="只有一人在岗")

    assert (await recorded([labels["bureau"]]))[labels["bureau"]] == {"four_eyes": "off"}
    versions = await history_of("policy", labels["set"])
    assert [(one.why, (one.image or {})["value"]) for one in versions] == [
        ("局务会决定", "all"),
        ("只有一人在岗", "off"),
    ]


@pytest.mark.usefixtures("db")
async def test_the_list_tells_a_default_from_what_was_set() -> None:
    await file(*BUREAU, SET)

    text = policies_text(await policies(ALL))
    async with local_client() as client:
        found = (await client.get("/api/v1/policies")).json()

    (line,) = [line for line in text.splitlines() if "four_eyes" in line]
    assert "all（复核全部期限）" in line
    assert "默认" not in line
    assert [(one["key"], one["value"], one["recorded"]) for one in found] == [
        ("four_eyes", "all", True),
        ("request_days", "3", False),
    ]


@pytest.mark.usefixtures("db")
async def test_an_authority_sees_its_own() -> None:
    other = BUREAU[0] | {"ref": "other", "code": "lx", "name": "云澜市公安局临汐分局"}
    labels = (await file(*BUREAU, other)).created

    seen = await policies(Viewer("本局", authorities=frozenset({labels["bureau"]})))

    assert {one.authority_code for one in seen} == {"qd"}
    assert await database.rows("SELECT id FROM policy") == []
