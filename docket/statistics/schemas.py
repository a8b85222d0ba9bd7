"""Figures as they leave docket, and the rows they are counted from as honest types."""

from collections.abc import Mapping
from typing import Any

import msgspec

from docket.law.outcomes import OutcomeKind
from docket.statistics.rules.attendance import Sat, judge
from docket.statistics.rules.cells import AppearanceCell, DeadlineCell, DutyCell, ProceedingCell
from docket.statistics.rules.figures import Definition, Figure, Side
from docket.statistics.rules.periods import Basis, When
from docket.terms import Attendance, Category, DeadlineState, Level, Procedure, Role, Wln


class Counted(msgspec.Struct, frozen=True, kw_only=True):
    """One side of a figure.

    ``ids`` is null when no list was asked for, else it has one id a thing counted, but for those
    that this reader may count and not see. ``hidden``: 另有 n 件无权查看, those, and the
    confidential ones that this reader does not count.
    """

    count: int
    ids: list[int] | None = None
    hidden: int = 0


class Excluded(msgspec.Struct, frozen=True, kw_only=True):
    """What the figure is about and does not count, and why."""

    id: int
    reason: str


class DefinitionOut(msgspec.Struct, frozen=True, kw_only=True):
    """口径: what the figure counts, where that comes from, and which version of it this is."""

    text: str
    source: str
    version: str


class Measure(msgspec.Struct, frozen=True, kw_only=True):
    """指标: a published figure with its lists. A count has neither denominator nor value."""

    id: str
    name_zh: str
    basis: str
    unit_counted: str
    numerator: Counted
    denominator: Counted | None
    excluded: list[Excluded]
    value: float | None
    display: str
    definition: DefinitionOut

    @classmethod
    def of(cls, definition: Definition[Any], figure: Figure, basis: Basis) -> "Measure":
        """The figure of a definition."""
        value = figure.value
        return cls(
            id=definition.id,
            name_zh=definition.name_zh,
            basis=(definition.basis or basis).value,
            unit_counted=definition.unit_counted,
            numerator=_side(figure.numerator),
            denominator=None if figure.denominator is None else _side(figure.denominator),
            excluded=[Excluded(id=one.id, reason=one.reason) for one in figure.left_out],
            value=None if value is None else float(value),
            display=figure.display,
            definition=DefinitionOut(
                text=definition.text, source=definition.source, version=definition.version
            ),
        )


def _side(side: Side) -> Counted:
    return Counted(
        count=side.count, ids=None if side.ids is None else list(side.ids), hidden=side.hidden
    )


class ProceedingRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row or a group of rows of ``tally``."""

    procedure: Procedure
    role: Role
    accepted: When
    decided: When
    wln: Wln
    category: Category | None
    merits: bool
    attendance: Attendance
    code: str | None
    confidential: bool
    counted: int
    ids: tuple[int, ...] = ()

    def cell(self, outcomes: Mapping[str, OutcomeKind]) -> ProceedingCell:
        """The thing counted, with what the law says of its outcome."""
        return ProceedingCell(
            procedure=self.procedure,
            role=self.role,
            accepted=self.accepted,
            decided=self.decided,
            wln=self.wln,
            category=self.category,
            merits=self.merits,
            attendance=self.attendance,
            outcome=outcomes.get(self.code) if self.code else None,
            confidential=self.confidential,
            count=self.counted,
            ids=self.ids,
        )


class DutyRow(msgspec.Struct, frozen=True, kw_only=True):
    """Case numbers heard in the period, with what their sittings so far add up to."""

    level: Level | None
    role: Role | None
    met: bool
    missed_again: bool
    silent_again: bool
    represented: bool
    silent: bool
    excused: bool
    notified: bool
    confidential: bool
    counted: int
    ids: tuple[int, ...] = ()

    def cell(self) -> DutyCell:
        """The duty, judged."""
        return DutyCell(
            level=self.level,
            role=self.role,
            attendance=judge(
                Sat(
                    met=self.met,
                    missed_again=self.missed_again,
                    silent_again=self.silent_again,
                    represented=self.represented,
                    silent=self.silent,
                    excused=self.excused,
                )
            ),
            notified=self.notified,
            confidential=self.confidential,
            count=self.counted,
            ids=self.ids,
        )


class AppearanceRow(msgspec.Struct, frozen=True, kw_only=True):
    """Appearances of principal leaders."""

    confidential: bool
    counted: int
    ids: tuple[int, ...] = ()

    def cell(self) -> AppearanceCell:
        """The appearances."""
        return AppearanceCell(confidential=self.confidential, count=self.counted, ids=self.ids)


class DeadlineRow(msgspec.Struct, frozen=True, kw_only=True):
    """Deadlines of ours that were due in the period."""

    rule: str
    state: DeadlineState
    past: bool
    confidential: bool
    counted: int
    ids: tuple[int, ...] = ()

    def cell(self) -> DeadlineCell:
        """The duty with its day."""
        return DeadlineCell(
            rule=self.rule,
            state=self.state,
            past=self.past,
            confidential=self.confidential,
            count=self.counted,
            ids=self.ids,
        )
