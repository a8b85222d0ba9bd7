"""Figures of a period: what there is, fetched once a kind, and every definition applied to it."""

from collections.abc import Awaitable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Protocol, TypeVar

from docket.accounts.rules import Viewer
from docket.statistics.queries import statements
from docket.statistics.queries.redacting import told_to
from docket.statistics.queries.scopes import Scope
from docket.statistics.rules import catalogue
from docket.statistics.rules.figures import Countable, Definition, Figure, count
from docket.statistics.rules.periods import Basis, Period
from docket.statistics.schemas import Measure

CellT = TypeVar("CellT", bound=Countable)
Cell_co = TypeVar("Cell_co", bound=Countable, covariant=True)


class Fetch(Protocol[Cell_co]):
    """A statement with its scope and period: grouped, or listed one by one."""

    def __call__(self, *, listed: bool) -> Awaitable[Sequence[Cell_co]]:
        """Run it."""
        ...


async def figures(  # noqa: PLR0913 -- what is asked for, by keyword
    viewer: Viewer,
    period: Period,
    *,
    authority: int | None = None,
    unit: int | None = None,
    basis: str = Basis.HANDLED,
    ids: bool = False,
    measures: Sequence[str] = (),
    today: date | None = None,
    redact: bool = True,
) -> list[Measure]:
    """Count figures of a period. A list ends where the reader's sight does, and says so.

    Args:
        viewer: Who reads; confidential matters count only for readers with that right.
        period: First and last day.
        authority: One of our authorities; None adds up those the reader may see.
        unit: One of its units; None is all.
        basis: Which proceedings belong to the period: handled, accepted or concluded.
        ids: Whether each figure brings its lists.
        measures: Ids of the figures wanted; none is all.
        redact: Whether lists leave out what the reader counts but may not see; whoever still reckons
            with them leaves it out afterwards (``told_to``).
        today: The day to which open deadlines are judged, if the period is not over yet.
    """
    wanted = catalogue.chosen(measures)
    asked = _Asked(wanted, Basis.chosen(basis), confidential=viewer.counts_confidential, ids=ids)
    scope = Scope(viewer, authority, unit)
    as_of = min(today, period.to_on) if today else period.to_on
    found = [
        *await _counted(
            asked, catalogue.PROCEEDINGS, partial(statements.proceedings, scope, period)
        ),
        *await _counted(asked, catalogue.DUTIES, partial(statements.duties, scope, period)),
        *await _counted(
            asked, catalogue.APPEARANCES, partial(statements.appearances, scope, period)
        ),
        *await _counted(
            asked, catalogue.DEADLINES, partial(statements.deadlines, scope, period, as_of=as_of)
        ),
    ]
    found.sort(key=lambda measure: catalogue.IDS.index(measure.id))
    return await told_to(viewer, found) if ids and redact else found


async def figures_by(
    viewer: Viewer,
    period: Period,
    by: statements.By,
    *,
    measures: Sequence[str],
    authority: int | None = None,
    unit: int | None = None,
    basis: str = Basis.HANDLED,
) -> dict[str, dict[str, Measure]]:
    """Figures of proceedings set side by side, by the same definitions; one statement for all.

    Args:
        viewer: Who reads.
        period: First and last day.
        by: For each unit (its id), or for each month of acceptance (``2023-03``).
        measures: Ids of figures that count proceedings.
        authority: One of our authorities.
        unit: One of its units.
        basis: Which proceedings belong to the period.
    """
    asked = _Asked(
        catalogue.chosen(measures),
        Basis.chosen(basis),
        confidential=viewer.confidential,
        ids=False,
    )
    mine = [definition for definition in catalogue.PROCEEDINGS if definition.id in asked.wanted]
    apart = await statements.proceedings_by(Scope(viewer, authority, unit), period, by)
    return {
        key: {d.id: Measure.of(d, asked.figure(d, cells), asked.basis) for d in mine}
        for key, cells in apart.items()
    }


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a reader wants to see of the figures."""

    wanted: frozenset[str]
    basis: Basis
    confidential: bool
    ids: bool

    def figure(self, definition: Definition[CellT], cells: Iterable[CellT]) -> Figure:
        """A figure of these cells, with lists where they are wanted."""
        return count(
            definition, cells, basis=self.basis, confidential=self.confidential, listed=self.ids
        )


async def _counted(
    asked: _Asked, definitions: Sequence[Definition[CellT]], fetch: Fetch[CellT]
) -> list[Measure]:
    """The figures wanted of one kind of thing; lists are read only where something needs them."""
    mine = [definition for definition in definitions if definition.id in asked.wanted]
    if not mine:
        return []
    cells = await fetch(listed=asked.ids)
    found = {definition: asked.figure(definition, cells) for definition in mine}
    if any(figure.unnamed for figure in found.values()):
        things = await fetch(listed=True)
        for definition, figure in found.items():
            if figure.unnamed:
                named = asked.figure(definition, things)
                found[definition] = replace(figure, left_out=named.left_out)
    return [Measure.of(definition, figure, asked.basis) for definition, figure in found.items()]
