"""The cases behind a figure: what it counts, of what, and what it leaves out and why."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from docket.accounts.rules import Right, Viewer, needs
from docket.desk.pages.asking import Asked
from docket.desk.pages.dashboard import ASKED, Whose
from docket.desk.queries.cases import deadlines_by_id, proceedings_by_id
from docket.desk.schemas.screens import CaseLine
from docket.rulebook.queries import load_book
from docket.statistics import queries
from docket.statistics.rules.deadlines import UNIT
from docket.statistics.schemas import Counted, Measure
from docket.web.rendering import Screen

SIDES = ("numerator", "denominator", "excluded")
MOST = 300
"""Rows of one list; a longer one says how many more there are, and is whole over the API."""


@get(
    "/figures/{measure:str}",
    opt=needs(Right.READ_STATISTICS),
    include_in_schema=False,
    dependencies=ASKED,
)
async def figure_page(
    viewer: NamedDependency[Viewer],
    today: NamedDependency[date],
    screen: NamedDependency[Screen],
    asked: NamedDependency[Asked],
    measure: FromPath[str],
    side: FromQuery[str] = "numerator",
) -> Response[str]:
    """One figure with the list of one side of it."""
    whose = await Whose.of(viewer, asked)
    [found] = await queries.figures(
        viewer,
        asked.period,
        authority=whose.authority,
        unit=whose.unit,
        basis=asked.basis.value,
        ids=True,
        measures=(measure,),
        today=today,
    )
    shown = side if side in SIDES else SIDES[0]
    ids, reasons = _listed(found, shown)
    book = await load_book()
    cases = await _cases(viewer, found, ids[:MOST])
    return screen.show(
        "figure.html",
        place="dashboard",
        asked=asked,
        figure=found,
        side=shown,
        rows=[(cases[id_], reasons.get(id_, "")) for id_ in ids[:MOST] if id_ in cases],
        total=len(ids),
        hidden=_hidden(found, shown),
        rules={key: book.name_zh(key) for key in _rules(cases.values())},
    )


def _listed(found: Measure, side: str) -> tuple[Sequence[int], Mapping[int, str]]:
    """The ids of a side, and why each of those left out is."""
    if side == "excluded":
        return [one.id for one in found.excluded], {one.id: one.reason for one in found.excluded}
    counted = found.denominator if side == "denominator" else found.numerator
    return (counted.ids if counted else None) or [], {}


def _hidden(found: Measure, side: str) -> int:
    """另有 n 件无权查看."""
    counted: Counted | None = found.denominator if side == "denominator" else found.numerator
    return counted.hidden if counted and side != "excluded" else 0


async def _cases(viewer: Viewer, found: Measure, ids: Sequence[int]) -> Mapping[int, CaseLine]:
    read = deadlines_by_id if found.unit_counted == UNIT else proceedings_by_id
    return await read(viewer, ids)


def _rules(cases: Iterable[CaseLine]) -> set[str]:
    return {one.rule for one in cases if one.rule is not None}
