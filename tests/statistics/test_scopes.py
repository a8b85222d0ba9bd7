"""Within what a reader may see: authority, unit, matter, and what is confidential."""

import pytest

from docket.accounts.rules import Viewer
from docket.errors import Invalid
from docket.statistics.queries import authority_of, unit_of
from docket.terms import Procedure
from tests.factories import Bureau, counted, make_bureau, make_case, make_sitting, make_unit

pytestmark = pytest.mark.usefixtures("db")

ALL = Viewer.everything()
FIRST = Procedure.FIRST_INSTANCE


async def test_a_case_with_two_of_our_authorities_counts_once_for_each(bureau: Bureau) -> None:
    """共同被告."""
    city = await make_bureau("ylcity", "云澜市公安局")
    shared = await make_case(FIRST, "f_recon_revoked_only", bureau=bureau)
    await make_case(FIRST, "f_dismiss_claims", bureau=city, proceeding=shared)

    both = await counted(ids=True)
    one = await counted(ids=True, authority=city.authority)

    assert both["suit.handled"].numerator.ids == [shared, shared]
    assert one["suit.handled"].numerator.ids == [shared]


async def test_a_reader_of_one_authority_sees_no_other(bureau: Bureau) -> None:
    city = await make_bureau("ylcity", "云澜市公安局")
    mine = await make_case(FIRST, bureau=bureau)
    await make_case(FIRST, bureau=city)
    reader = Viewer("法制员", authorities=frozenset({bureau.authority}))

    found = await counted(viewer=reader, ids=True)
    elsewhere = await counted(viewer=reader, authority=city.authority)
    nowhere = await counted(viewer=Viewer("无", authorities=frozenset()))

    assert found["suit.handled"].numerator.ids == [mine]
    assert elsewhere["suit.handled"].numerator.count == 0
    assert nowhere["suit.handled"].numerator.count == 0
    with pytest.raises(Invalid, match=r"没有代码为“ylcity”的本机关.*qd"):
        await authority_of(reader, "ylcity")


async def test_a_reader_of_one_unit_or_matter_sees_only_those(bureau: Bureau) -> None:
    station = Bureau(bureau.authority, await make_unit(bureau.authority, "cx", "城西派出所"))
    mine = await make_case(FIRST, bureau=station)
    heard = await make_sitting(mine, bureau=station, principals=1)
    other = await make_case(FIRST, bureau=bureau)
    await make_sitting(other, bureau=bureau, principals=1)

    of_unit = await counted(viewer=Viewer("所长", units=frozenset({station.unit})), ids=True)
    asked = await counted(unit=station.unit, ids=True)
    of_matter = await counted(viewer=Viewer("律师", matters=frozenset({0})), ids=True)

    assert heard
    for found in (of_unit, asked):
        assert found["suit.handled"].numerator.ids == [mine]
        assert found["attendance.principal_count"].numerator.ids == [mine]
        assert found["attendance.heard"].numerator.ids == [mine]
    assert of_matter["suit.handled"].numerator.count == 0


async def test_confidential_matters_are_hidden_and_it_is_said_how_many(bureau: Bureau) -> None:
    await make_case(FIRST, "f_revoked", bureau=bureau, confidential=True)
    seen = await make_case(FIRST, "f_dismiss_claims", bureau=bureau)
    heard = await make_case(FIRST, "f_dismiss_claims", bureau=bureau, confidential=True)
    await make_sitting(heard, bureau=bureau, confidential=True, principals=1)

    plain = await counted(viewer=Viewer("法制员"))
    listed = await counted(viewer=Viewer("法制员"), ids=True)

    for found in (plain, listed):
        assert found["suit.handled"].numerator.count == 1
        assert found["suit.handled"].numerator.hidden == 2
        assert found["suit.win_nonloss"].display == "100%"
        assert found["attendance.heard"].display == "—"
        assert found["attendance.principal_count"].numerator.count == 0
        assert found["attendance.principal_count"].numerator.hidden == 1
    assert listed["suit.handled"].numerator.ids == [seen]


async def test_a_unit_is_found_by_its_code_within_its_authority(bureau: Bureau) -> None:
    city = await make_bureau("ylcity", "云澜市公安局")

    assert await unit_of(ALL, "fz", authority=city.authority) == city.unit
    with pytest.raises(Invalid, match="有几个承办单位的代码是“fz”"):
        await unit_of(ALL, "fz")
    with pytest.raises(Invalid, match=r"没有代码为“zz”的承办单位.*fz\(法制大队\)"):
        await unit_of(ALL, "zz", authority=bureau.authority)
