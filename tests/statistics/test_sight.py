"""What a reader counts and may not see: it is in the figure, not in the list, and that is said."""

import pytest

from docket import db as database
from docket.accounts.rules import Right, Role, Viewer
from docket.matters.tables import MatterPerson
from docket.reports import service as reports
from docket.statistics.queries import figures
from docket.statistics.rules.periods import Period
from docket.statistics.schemas import Measure
from docket.terms import Procedure
from tests.factories import Bureau, make_bureau, make_case
from tests.people import person, viewer

FIRST = Procedure.FIRST_INSTANCE
SECRET = "(2023)浙行申66号"


@pytest.fixture
async def bureau(db: database.Engine) -> Bureau:
    """One of our authorities."""
    return await make_bureau()


async def suits(reader: Viewer, *, ids: bool = True) -> Measure:
    """诉讼 of 2023, as a reader counts them."""
    found = await figures(reader, Period.year(2023), ids=ids, measures=["suit.handled"])
    return found[0]


async def test_a_leader_counts_confidential_matters_without_their_names(bureau: Bureau) -> None:
    """「另有 n 件无权查看」: the figure is whole, its list ends where the leader's sight does."""
    plain = await make_case(FIRST, "f_dismiss_claims", bureau=bureau)
    await make_case(FIRST, "f_revoked", bureau=bureau, confidential=True)
    leader = await viewer(await person(Role.LEADER, authority=bureau.authority))

    listed, counted = await suits(leader), await suits(leader, ids=False)

    assert (listed.numerator.count, listed.numerator.ids, listed.numerator.hidden) == (
        2,
        [plain],
        1,
    )
    assert (counted.numerator.count, counted.numerator.ids) == (2, None)


async def test_who_is_named_finds_the_matter_in_the_list(bureau: Bureau) -> None:
    secret = await make_case(FIRST, "f_revoked", bureau=bureau, confidential=True)
    lawyer = await person(Role.LAWYER, authority=bureau.authority)
    (row,) = await database.rows("SELECT matter FROM proceeding WHERE id = {}", secret)
    await MatterPerson(matter=row["matter"], account=lawyer.id).save()

    found = await suits(await viewer(lawyer))

    assert (found.numerator.ids, found.numerator.hidden) == ([secret], 0)


async def test_without_the_right_it_does_not_count_and_is_said_to_be_missing(
    bureau: Bureau,
) -> None:
    await make_case(FIRST, "f_revoked", bureau=bureau, confidential=True)
    reader = Viewer("某", user_id=1, rights=frozenset({Right.READ_MATTERS, Right.READ_STATISTICS}))

    found = await suits(reader)

    assert (found.numerator.count, found.numerator.ids, found.numerator.hidden) == (0, [], 1)


@pytest.mark.parametrize("subtree", [False, True])
async def test_a_city_counts_its_districts_and_sees_them_by_right(
    bureau: Bureau, subtree: bool
) -> None:
    """Figures of the whole subtree; the cases of those below only with ``--subtree``."""
    city = await make_bureau("ylcity", "云澜市公安局")
    await database.execute(
        "UPDATE authority SET parent = {} WHERE id = {}", city.authority, bureau.authority
    )
    neighbour = await make_bureau("linju", "邻市公安局")
    own = await make_case(FIRST, "f_dismiss_claims", bureau=city)
    below = await make_case(FIRST, "f_revoked", bureau=bureau)
    await make_case(FIRST, "f_revoked", bureau=neighbour)
    account = await person(Role.LAWYER, authority=city.authority, subtree=subtree)

    found = await suits(await viewer(account))

    assert found.numerator.count == 2
    assert found.numerator.ids == ([own, below] if subtree else [own])
    assert found.numerator.hidden == (0 if subtree else 1)


async def test_a_district_does_not_count_its_city(bureau: Bureau) -> None:
    city = await make_bureau("ylcity", "云澜市公安局")
    await database.execute(
        "UPDATE authority SET parent = {} WHERE id = {}", city.authority, bureau.authority
    )
    await make_case(FIRST, "f_dismiss_claims", bureau=city)
    account = await person(Role.LAWYER, authority=bureau.authority, subtree=True)

    assert (await suits(await viewer(account))).numerator.count == 0


async def test_a_report_counts_what_it_does_not_name(bureau: Bureau) -> None:
    """Its words are those of the whole year; no number and no id of what is hidden is in it."""
    await make_case(FIRST, "f_dismiss_claims", bureau=bureau)
    secret = await make_case(
        Procedure.RETRIAL_REVIEW, bureau=bureau, number=SECRET, confidential=True
    )
    leader = await viewer(await person(Role.LEADER, authority=bureau.authority))

    seen = await reports.annual(Viewer.everything(), 2023, bureau.authority)
    told = await reports.annual(leader, 2023, bureau.authority)

    assert [one.text for one in told.passages] == [one.text for one in seen.passages]
    assert SECRET in str(seen.reconciliation)
    assert SECRET not in str(told)
    named = [one.ids for one in told.reconciliation]
    named += [segment.ids or () for one in told.passages for segment in one.segments]
    assert secret not in {id_ for ids in named for id_ in ids}
