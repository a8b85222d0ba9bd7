"""The acceptance story: from the sample's case-level facts to the published report of 2023."""

from datetime import date

from docket import db as database
from docket.accounts.rules import Viewer
from docket.docketing.service import rebuild
from docket.reports import service
from docket.statistics.queries import figures
from docket.statistics.rules.periods import Period
from docket.statistics.schemas import Measure
from tests.conftest import ENGINES
from tests.databases import Databases

EVERYTHING = Viewer.everything()
RECONSIDERATION = (
    "行政复议：2023年我局行政复议案件共70件。已办结行政复议案件66件，其中复议结果维持40件，"
    "复议终止11件，驳回申请14件，撤销0件，确认违法1件。尚未作出复议决定4件。"
)
LITIGATION = (
    "行政诉讼：2023年我局行政诉讼案件共69件，无败诉案件。其中一审案件50件，已结37件，未结13件，"
    "一审胜诉率为100%；中院二审16件，已结8件，未结8件。"
)
ATTENDANCE = "今年公安机关主要负责人出庭2次，单位负责人一审出庭率达100%。"


async def figures_of_2023() -> list[Measure]:
    """Every figure of the year with the ids of its cases."""
    year = Period(date(2023, 1, 1), date(2023, 12, 31))
    return await figures(EVERYTHING, year, ids=True, today=date(2026, 11, 23))


async def test_the_report_of_2023_is_written_word_for_word(sampled: database.Engine) -> None:
    """Section 七 and the attendance sentence of the seed, every figure computed."""
    report = await service.annual(EVERYTHING, 2023)

    lines = {passage.text for passage in report.passages}
    assert {RECONSIDERATION, LITIGATION, ATTENDANCE} <= lines


async def test_the_report_says_which_totals_do_not_add_up(sampled: database.Engine) -> None:
    """50 + 16 = 66 leaves 3 of 69, and they are named."""
    report = await service.annual(EVERYTHING, 2023)

    (passage,) = [check for check in report.reconciliation if check.id == "suit.passage"]
    assert not passage.ok
    assert "一审50件 + 二审16件 = 66件，与诉讼总数69件相差3件" in passage.text
    assert len(passage.ids) == 3


async def test_every_figure_opens_into_as_many_cases_as_it_counts(
    sampled: database.Engine,
) -> None:
    for measure in await figures_of_2023():
        for side in (measure.numerator, measure.denominator):
            if side is not None:
                assert len(side.ids or ()) == side.count, measure.id


async def test_nothing_derived_differs_from_its_facts(sampled: database.Engine) -> None:
    assert await rebuild(check=True) == []


async def test_both_engines_give_the_same_figures(databases: Databases) -> None:
    """Equal to the last id: in numerator, denominator and what is left out."""
    found = []
    for dialect in ENGINES:
        engine = database.engine_from_url(await databases.sampled(dialect))
        async with database.running(engine):
            found.append(await figures_of_2023())

    on_sqlite, on_postgres = found
    assert len(on_sqlite) > 50
    assert on_sqlite == on_postgres
