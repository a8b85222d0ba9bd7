"""领导驾驶舱: the figures of a period, each with its two counts, its definition and its cases."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from dateutil.relativedelta import relativedelta
from litestar import Response, get
from litestar.di import NamedDependency, Provide
from litestar.params import FromQuery

from docket.accounts.rules import Right, Viewer, needs
from docket.desk.pages.asking import Asked, asked_of, years
from docket.desk.pages.charts import pairs, share
from docket.desk.queries import offered
from docket.statistics import queries
from docket.statistics.queries.leaders import LeaderSat, leaders_sat
from docket.statistics.rules.periods import CHOICES, Period
from docket.statistics.schemas import Measure
from docket.web.rendering import Screen
from docket.web.texts import marked

ASKED = {"asked": Provide(asked_of, sync_to_thread=False)}
CARDS = (
    "suit.first_instance.win_nonloss",
    "attendance.first_instance",
    "recon.correction_narrow",
    "suit.loss_total",
)
RESULTS = (
    "recon.upheld",
    "recon.dismissed",
    "recon.terminated",
    "recon.revoked",
    "recon.confirmed_unlawful",
    "recon.other_outcome",
    "recon.open",
)
LEVELS = (
    ("suit.first_instance", marked("一审")),
    ("suit.second_instance", marked("二审")),
    ("suit.retrial", marked("再审（含审查）")),
)
_BY_UNIT = ("recon.handled", "recon.correction_narrow", "suit.handled", "suit.loss_total")
OF_YEAR = (
    "recon.handled",
    "suit.handled",
    "suit.first_instance.win_nonloss",
    "attendance.first_instance",
    "recon.correction_narrow",
)
_YEARS = 3
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Whose:
    """The authority and unit asked for, by id."""

    viewer: Viewer
    authority: int | None
    unit: int | None

    @classmethod
    async def of(cls, viewer: Viewer, asked: Asked) -> "Whose":
        """Look the codes up.

        Raises:
            Invalid: There is no such code among those that the reader may see.
        """
        ours = await queries.authority_of(viewer, asked.authority) if asked.authority else None
        mine = await queries.unit_of(viewer, asked.unit, authority=ours) if asked.unit else None
        return cls(viewer, ours, mine)

    async def figures(
        self, period: Period, asked: Asked, today: date, measures: Sequence[str] = ()
    ) -> Mapping[str, Measure]:
        """Figures by id."""
        found = await queries.figures(
            self.viewer,
            period,
            authority=self.authority,
            unit=self.unit,
            basis=asked.basis.value,
            measures=measures,
            today=today,
        )
        return {one.id: one for one in found}


@get("/dashboard", opt=needs(Right.READ_STATISTICS), include_in_schema=False, dependencies=ASKED)
async def dashboard_page(
    viewer: NamedDependency[Viewer],
    today: NamedDependency[date],
    screen: NamedDependency[Screen],
    asked: NamedDependency[Asked],
    compare: FromQuery[str] = "year",
) -> Response[str]:
    """Every figure of a period; ``compare=none`` leaves out the year before."""
    whose = await Whose.of(viewer, asked)
    found = await whose.figures(asked.period, asked, today)
    before = await whose.figures(asked.before(), asked, today, CARDS) if compare == "year" else {}
    scope = queries.Scope(viewer, whose.authority, whose.unit)
    months = await _months(whose, asked)
    return screen.show(
        "dashboard.html",
        place="dashboard",
        asked=asked,
        today=today,
        figures=found,
        before=before,
        compare=compare,
        cards=CARDS,
        results=RESULTS,
        longest=max(found[id_].numerator.count for id_ in RESULTS),
        share=share,
        levels=LEVELS,
        months=months,
        charts=_charts(months),
        units=await _units(whose, asked),
        past=await _past(whose, asked, today),
        of_year=OF_YEAR,
        leaders=_leaders(await leaders_sat(scope, asked.period)),
        years=years(today),
        bases=CHOICES,
        authorities=await offered.authorities(viewer),
    )


@dataclass(frozen=True, slots=True)
class Month:
    """What a month brought in, and where its cases are listed."""

    first: date
    recon: int
    suits: int
    days: Mapping[str, str]


async def _months(whose: Whose, asked: Asked) -> Sequence[Month]:
    """What came in, month by month, on the accepted basis; empty for more than twelve months."""
    first, last = asked.period.from_on.replace(day=1), asked.period.to_on
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    if count > _MONTHS:
        return ()
    heads = [first + relativedelta(months=n) for n in range(count)]
    apart = await queries.figures_by(
        whose.viewer,
        asked.period,
        "month",
        measures=("recon.handled", "suit.handled"),
        authority=whose.authority,
        unit=whose.unit,
        basis="accepted",
    )
    return [_month(head, apart.get(f"{head:%Y-%m}", {}), asked) for head in heads]


def _month(head: date, found: Mapping[str, Measure], asked: Asked) -> Month:
    counts = [
        found[id_].numerator.count if id_ in found else 0
        for id_ in ("recon.handled", "suit.handled")
    ]
    last = head + relativedelta(months=1, days=-1)
    days = {
        "from": max(head, asked.period.from_on).isoformat(),
        "to": min(last, asked.period.to_on).isoformat(),
    }
    return Month(head, counts[0], counts[1], days)


def _charts(months: Sequence[Month]) -> object:
    """The wide drawing and the one for a phone; none when nothing is shown by month."""
    if not months:
        return ()
    first, second = [m.recon for m in months], [m.suits for m in months]
    wide = pairs(first, second, width=720, height=236)
    return wide, pairs(first, second, width=340, height=220)


async def _units(whose: Whose, asked: Asked) -> Sequence[tuple[str, str, Mapping[str, Measure]]]:
    """Code, name and figures of each unit that has any, the busiest first."""
    apart = await queries.figures_by(
        whose.viewer,
        asked.period,
        "unit",
        measures=_BY_UNIT,
        authority=whose.authority,
        unit=whose.unit,
        basis=asked.basis.value,
    )
    named = {str(unit.id): unit for unit in await offered.units(whose.viewer)}
    rows = [
        (named[key].code, named[key].name, found) for key, found in apart.items() if key in named
    ]
    return sorted(rows, key=lambda row: -_both(row[2]))


def _both(found: Mapping[str, Measure]) -> int:
    return found["recon.handled"].numerator.count + found["suit.handled"].numerator.count


async def _past(
    whose: Whose, asked: Asked, today: date
) -> Sequence[tuple[int, Mapping[str, Measure]]]:
    """The years up to that of the period."""
    last = asked.period.to_on.year
    return [
        (year, await whose.figures(Period.year(year), asked, today, OF_YEAR))
        for year in range(last - _YEARS + 1, last + 1)
    ]


def _leaders(sat: Sequence[LeaderSat]) -> Sequence[tuple[LeaderSat, Sequence[LeaderSat]]]:
    """Who sat most, with the sittings."""
    apart = [list(some) for _, some in groupby(sat, key=lambda one: (one.person or "", one.rank))]
    return [(some[0], some) for some in sorted(apart, key=len, reverse=True)]
