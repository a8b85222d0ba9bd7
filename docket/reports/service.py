"""年度报告: the passages of one year, computed, marked and checked."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from docket.accounts.rules import Viewer
from docket.reports import queries
from docket.reports.rules import passages
from docket.reports.rules.checks import Check, Material, checks, intermediate
from docket.reports.rules.passages import Passage
from docket.reports.schemas import AnnualReport
from docket.statistics.queries import Scope, figures, seen_proceedings, told_to
from docket.statistics.rules.periods import Basis, Period
from docket.statistics.schemas import Measure

STOCK = ("recon.open", "suit.open")
RECEIVED = ("recon.handled", "suit.handled")


async def annual(
    viewer: Viewer, year: int, authority: int | None = None, *, today: date | None = None
) -> AnnualReport:
    """Write the passages of a year for one of our authorities.

    Args:
        viewer: Who reads; confidential matters are in it only for readers with that right.
        year: A calendar year.
        authority: One of our authorities; None is the first one registered.
        today: The legal day; while the year is not over the report says so.
    """
    period = Period.year(year)
    seen = await queries.authorities(viewer)
    ours = queries.chosen(seen, authority)
    material = await _material(Scope(viewer, ours.id), period, year)
    if today is not None and today <= period.to_on:
        material = replace(material, unfinished_on=today)
    named = passages.Named(ours.short_name, ours.organ_word)
    second = material.ids("suit.second_instance.handled")
    at_intermediate = intermediate(material.cases[i] for i in second)
    written = (
        passages.reconsideration(year, named, material.figures),
        passages.litigation(year, named, material.figures, intermediate=at_intermediate),
        passages.attendance(named, material.figures),
    )
    reconciled = checks(material)
    hidden = await _hidden(viewer, written, reconciled)
    return AnnualReport(
        year=year,
        from_on=period.from_on,
        to_on=period.to_on,
        authority=ours,
        others=[one for one in seen if one.id != ours.id],
        passages=tuple(one.without(hidden) for one in written),
        reconciliation=tuple(_without(hidden, one) for one in reconciled),
        figures=await told_to(viewer, list(material.figures.values())),
    )


async def _hidden(
    viewer: Viewer, written: Iterable[Passage], reconciled: Iterable[Check]
) -> frozenset[int]:
    """The cases behind the report that the reader counts and may not see."""
    segments = (segment for passage in written for segment in passage.segments)
    ids = {id_ for segment in segments for id_ in segment.ids or ()}
    ids.update(id_ for check in reconciled for id_ in check.ids)
    return frozenset(ids - await seen_proceedings(viewer, ids))


def _without(hidden: frozenset[int], check: Check) -> Check:
    """A check without the ids of cases that the reader may not see."""
    return replace(check, ids=tuple(id_ for id_ in check.ids if id_ not in hidden))


async def _material(scope: Scope, period: Period, year: int) -> Material:
    """Figures of the year and what they are checked against, counted apart."""
    viewer, authority = scope.viewer, scope.authority
    whole = await figures(viewer, period, authority=authority, ids=True, redact=False)
    accepted = await figures(
        viewer, period, authority=authority, basis=Basis.ACCEPTED, measures=RECEIVED
    )
    last = Period(date(year - 1, 1, 1), date(year - 1, 12, 31))
    before = await figures(viewer, last, authority=authority, measures=STOCK)
    undated, unrecorded = await queries.gaps(scope, period)
    return Material(
        figures=_by_id(whole),
        accepted=_by_id(accepted),
        before=_by_id(before),
        cases=await queries.cases(scope, period),
        undated=undated,
        unrecorded=unrecorded,
    )


def _by_id(measures: list[Measure]) -> dict[str, Measure]:
    return {measure.id: measure for measure in measures}
