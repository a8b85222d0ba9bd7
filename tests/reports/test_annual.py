"""The annual report from rows, on both engines."""

from datetime import date

import pytest

from docket.accounts.rules import Viewer
from docket.errors import Invalid, NotFound
from docket.reports import queries, service
from docket.reports.rules.checks import Check
from docket.reports.schemas import AnnualReport
from docket.statistics.queries import Scope
from docket.statistics.rules.periods import Period
from docket.terms import Attendance, Procedure, Role
from tests.factories import Bureau, make_bureau, make_case, make_sitting
from tests.reports import year2023
from tests.reports.year2023 import FIRST, RECON, SECOND

ALL = Viewer.everything()


@pytest.fixture
async def bureau(db: object) -> Bureau:
    return await make_bureau()


def check(report: AnnualReport, id_: str) -> Check:
    return next(one for one in report.reconciliation if one.id == id_)


async def fill_2023(bureau: Bureau) -> list[int]:
    """The rows of the published year; returns the three proceedings that it does not name."""
    for procedure, code, n in (
        (RECON, "r_upheld", 40),
        (RECON, "r_withdrawn", 11),
        (RECON, "r_dismiss_application", 14),
        (RECON, "r_unlawful", 1),
        (RECON, None, 4),
        (FIRST, "f_dismiss_claims", 35),
        (FIRST, "f_withdrawn", 2),
        (FIRST, None, 13),
        (SECOND, None, 8),
    ):
        for _ in range(n):
            await make_case(procedure, code, bureau=bureau, court="浙03")
    for _ in range(8):
        await make_case(SECOND, "s_withdrawn", bureau=bureau, court="浙03")
    for day in (date(2023, 4, 18), date(2023, 9, 26)):
        heard = await make_case(FIRST, bureau=bureau, accepted_on=date(2024, 1, 2))
        await make_sitting(heard, bureau=bureau, held_on=day, principals=1)
    return [
        await make_case(procedure, bureau=bureau, number=number)
        for procedure, number in (
            (Procedure.RETRIAL_REVIEW, "(2023)浙行申101号"),
            (Procedure.RETRIAL_REVIEW, "(2023)浙行申102号"),
            (Procedure.RETRIAL, "(2023)浙行再3号"),
        )
    ]


async def test_the_year_2023_comes_out_as_it_was_published(bureau: Bureau) -> None:
    others = await fill_2023(bureau)

    report = await service.annual(ALL, 2023)

    assert [passage.text for passage in report.passages] == [
        year2023.RECONSIDERATION,
        year2023.LITIGATION,
        year2023.ATTENDANCE,
    ]
    left = check(report, "suit.passage")
    assert not left.ok
    assert left.ids == tuple(others)
    assert left.text == (
        "一审50件 + 二审16件 = 66件，与诉讼总数69件相差3件："
        "再审审查2件（(2023)浙行申101号、(2023)浙行申102号）、再审1件（(2023)浙行再3号）。"
    )
    assert {c.id for c in report.reconciliation if not c.ok} == {"suit.passage"}


async def test_every_segment_opens_into_the_cases_of_its_figure(bureau: Bureau) -> None:
    case = await make_case(RECON, "r_upheld", bureau=bureau)

    report = await service.annual(ALL, 2023)

    by_measure = {s.measure: s.ids for p in report.passages for s in p.segments if s.measure}
    assert by_measure["recon.upheld"] == (case,)
    assert by_measure["recon.revoked"] == ()
    listed = {m.id: m.numerator.ids for m in report.figures}
    assert all(listed[m] == list(ids or ()) for m, ids in by_measure.items())


async def test_what_was_open_on_new_year_comes_over(bureau: Bureau) -> None:
    """Carried over is counted from the year before, received from this one."""
    await make_case(RECON, "r_upheld", bureau=bureau, accepted_on=date(2022, 12, 20))
    await make_case(RECON, bureau=bureau, accepted_on=date(2021, 6, 1))
    await make_case(
        RECON,
        "r_upheld",
        bureau=bureau,
        accepted_on=date(2022, 3, 1),
        decided_on=date(2022, 12, 31),
    )
    await make_case(RECON, bureau=bureau)

    report = await service.annual(ALL, 2023)

    assert check(report, "recon.flow").text == "复议上年末未结 2 + 本年受理 1 = 复议总数 3"


async def test_gaps_in_the_records_are_found(bureau: Bureau) -> None:
    undated = await make_case(FIRST, bureau=bureau, accepted_on=None)
    unrecorded = await make_case(FIRST, bureau=bureau, decided_on=date(2023, 5, 5))
    await make_case(FIRST, "f_not_docketed", bureau=bureau, accepted_on=None)
    await make_case(FIRST, bureau=bureau, decided_on=date(2024, 5, 5))
    suggestion = Procedure.SUGGESTION
    await make_case(suggestion, bureau=bureau, role=Role.DEFENDANT, accepted_on=None)

    report = await service.annual(ALL, 2023)

    assert check(report, "records.accepted_on").ids == (undated,)
    assert check(report, "records.outcome").ids == (unrecorded,)


async def test_sittings_without_a_record_and_absences_are_found(bureau: Bureau) -> None:
    silent = await make_case(FIRST, bureau=bureau, number="(2023)浙9901行初5号")
    await make_sitting(silent, bureau=bureau, recorded=False, attended=False)
    excused = await make_case(FIRST, bureau=bureau, attendance=Attendance.EXCUSED)
    await make_sitting(excused, bureau=bureau, attended=False, excused=True)

    report = await service.annual(ALL, 2023)

    assert check(report, "attendance.recorded").ids == (silent,)
    assert "(2023)浙9901行初5号" in check(report, "attendance.recorded").text
    assert check(report, "attendance.absent").ids == (excused,)
    assert "法院认可理由 1 件" in check(report, "attendance.absent").text


async def test_second_instances_are_called_intermediate_only_where_all_are(bureau: Bureau) -> None:
    await make_case(SECOND, bureau=bureau, court="浙03")
    at_intermediate = await service.annual(ALL, 2023)
    await make_case(SECOND, bureau=bureau, court="浙")
    at_either = await service.annual(ALL, 2023)

    assert "；中院二审1件" in at_intermediate.passages[1].text
    assert "；二审2件" in at_either.passages[1].text


async def test_a_report_is_about_one_authority(bureau: Bureau) -> None:
    city = await make_bureau("ylcity", "云澜市公安局")
    await make_case(RECON, bureau=bureau)
    await make_case(RECON, "r_upheld", bureau=city)

    first = await service.annual(ALL, 2023)
    second = await service.annual(ALL, 2023, city.authority)

    assert (first.authority.code, [one.code for one in first.others]) == ("qd", ["ylcity"])
    assert "尚未作出复议决定1件" in first.passages[0].text
    assert "维持1件" in second.passages[0].text


async def test_another_authority_is_not_found(bureau: Bureau) -> None:
    city = await make_bureau("ylcity", "云澜市公安局")
    reader = Viewer("法制员", authorities=frozenset({bureau.authority}))

    assert (await service.annual(reader, 2023)).others == []
    with pytest.raises(NotFound):
        await service.annual(reader, 2023, city.authority)


async def test_confidential_cases_are_not_named_to_those_without_the_right(bureau: Bureau) -> None:
    secret = "(2023)浙行申66号"
    await make_case(Procedure.RETRIAL_REVIEW, bureau=bureau, number=secret, confidential=True)
    await make_case(FIRST, bureau=bureau, accepted_on=None, confidential=True)

    reader = Viewer("法制员")

    kept = await service.annual(reader, 2023)
    seen = await service.annual(ALL, 2023)

    assert secret in check(seen, "suit.passage").text
    assert all(secret not in one.text for one in kept.reconciliation)
    assert check(kept, "records.hidden").text == "另有 1 件无权查看，未计入本报告"
    assert check(kept, "records.accepted_on").ok
    assert await queries.cases(Scope(reader), Period.year(2023)) == {}


async def test_an_empty_year_is_written_without_a_figure_made_up(bureau: Bureau) -> None:
    report = await service.annual(ALL, 2022, bureau.authority)

    assert [passage.text for passage in report.passages] == [
        "行政复议：2022年我局无行政复议案件。",
        "行政诉讼：2022年我局无行政诉讼案件。",
        "今年公安机关主要负责人出庭0次，本年度无一审开庭案件。",
    ]
    assert all(one.ok for one in report.reconciliation)


@pytest.mark.usefixtures("db")
async def test_without_an_authority_there_is_no_report() -> None:
    with pytest.raises(NotFound, match=r"尚未登记本机关.*register_authority"):
        await service.annual(ALL, 2023)


@pytest.mark.usefixtures("bureau")
async def test_a_year_nobody_can_mean_is_refused() -> None:
    with pytest.raises(Invalid, match="四位年份"):
        await service.annual(ALL, 23)


async def test_a_year_that_goes_on_says_so(bureau: Bureau) -> None:
    """Its figures are of what is known so far; on the last day it is not over yet."""
    going_on = await service.annual(ALL, 2023, today=date(2023, 12, 31))
    over = await service.annual(ALL, 2023, today=date(2024, 1, 1))

    (said,) = [check for check in going_on.reconciliation if check.id == "year.over"]
    assert (said.ok, "截至2023-12-31" in said.text) == (False, True)
    assert all(check.id != "year.over" for check in over.reconciliation)
