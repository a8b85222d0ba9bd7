"""Finality over real filings: names, withdrawn appeals, the levels of a matter, who may look."""

import pytest

from docket.accounts.rules import Viewer
from docket.desk.queries.finality import matter_finality, proceeding_finality
from docket.desk.texts import finality_text
from docket.errors import NotFound
from tests.facts import BUREAU, MATTER, TODAY, event, file, outcome, suit

pytestmark = pytest.mark.usefixtures("db")
ALL = Viewer.everything()


async def a_judgment(*further: dict[str, object]) -> dict[str, int]:
    """Claims dismissed on 2023-06-01, served on ours on 06-05 and on theirs on 06-08."""
    filed = await file(
        *BUREAU,
        *MATTER,
        suit(),
        event("@suit", "accepted", "2023-03-01"),
        outcome("@suit", "f_dismiss_claims", "2023-06-01"),
        event("@suit", "served", "2023-06-05", authority="@bureau"),
        event("@suit", "served", "2023-06-08", party="@citizen"),
        *further,
    )
    return filed.created


APPEAL: dict[str, object] = {
    "fact": "open_proceeding",
    "ref": "appeal",
    "matter": "@matter",
    "procedure": "second_instance",
    "forum": "云澜市中级人民法院",
    "docket_number": "(2023)浙99行终7号",
    "previous": "@suit",
    "link": "appeal",
    "standings": [{"authority": "@bureau", "role": "appellee"}],
    "parties": [{"party": "@citizen", "role": "appellant"}],
}


async def test_a_judgment_is_judged_by_what_was_filed() -> None:
    """The fifteenth day, 06-23, lies in 端午: theirs ends on the make-up Sunday 06-25."""
    ids = await a_judgment()

    found = await proceeding_finality(ALL, ids["suit"], today=TODAY)

    assert (found.state, str(found.on)) == ("presumed", "2023-07-03")
    assert [(one.name, one.ours) for one in found.parties] == [
        ("云澜市公安局青渡分局", True),
        ("柏溪某", False),
    ]
    text = finality_text([found])
    assert "可以推定生效：自2023年7月3日（周一）起" in text
    assert "柏溪某" in text


async def test_a_withdrawn_appeal_lets_the_first_instance_stand() -> None:
    ids = await a_judgment(
        event("@suit", "appealed", "2023-06-20", party="@citizen"),
        APPEAL,
        event("@appeal", "accepted", "2023-07-10"),
        outcome("@appeal", "s_withdrawn", "2023-08-01"),
        event("@appeal", "served", "2023-08-04", authority="@bureau"),
    )

    one, two = await matter_finality(ALL, ids["matter"], today=TODAY)

    assert (one.state, str(one.on)) == ("effective", "2023-08-04")
    assert (two.state, str(two.on)) == ("effective", "2023-08-04")


async def test_a_hidden_matter_is_not_found() -> None:
    ids = await a_judgment()
    nobody = Viewer("林某", matters=frozenset())

    with pytest.raises(NotFound):
        await matter_finality(nobody, ids["matter"], today=TODAY)
    with pytest.raises(NotFound):
        await proceeding_finality(nobody, ids["suit"], today=TODAY)
