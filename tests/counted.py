"""Counted things without a database: each builder has a plain case, a test names what it is about."""

import itertools
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, TypeVar

from docket.law import library
from docket.law.outcomes import Held, resolve
from docket.statistics.rules import catalogue
from docket.statistics.rules.cells import AppearanceCell, DeadlineCell, DutyCell, ProceedingCell
from docket.statistics.rules.figures import Countable, Definition, count
from docket.statistics.rules.periods import Basis, Period
from docket.statistics.schemas import Measure
from docket.terms import Attendance, Level, Procedure, Role

YEAR = Period(date(2023, 1, 1), date(2023, 12, 31))
_numbers = itertools.count(1)
_ROLES = {
    Procedure.RECONSIDERATION: Role.RESPONDENT,
    Procedure.FIRST_INSTANCE: Role.DEFENDANT,
    Procedure.SECOND_INSTANCE: Role.APPELLEE,
    Procedure.RETRIAL_REVIEW: Role.RETRIAL_RESPONDENT,
    Procedure.RETRIAL: Role.RETRIAL_RESPONDENT,
}


def case(
    procedure: Procedure = Procedure.FIRST_INSTANCE,
    code: str | None = None,
    *,
    accepted_on: date | None = date(2023, 3, 1),
    decided_on: date | None = None,
    period: Period = YEAR,
    role: Role | None = None,
    attendance: Attendance = Attendance.NOT_REQUIRED,
    confidential: bool = False,
    below: str | None = None,
    id_: int | None = None,
) -> ProceedingCell:
    """One proceeding; with a code it is decided, on 2023-09-01 unless said otherwise."""
    book = library.outcomes()
    under = resolve([Held(below)], capacity=None, below=None, book=book) if below else None
    held = [Held(code)] if code else []
    result = resolve(held, capacity=None, below=under, book=book)
    decided_on = decided_on or (date(2023, 9, 1) if code else None)
    return ProceedingCell(
        procedure=procedure,
        role=role or _ROLES[procedure],
        accepted=period.place(accepted_on),
        decided=period.place(decided_on),
        wln=result.wln,
        category=result.category,
        merits=result.merits,
        attendance=attendance,
        outcome=book[code] if code else None,
        confidential=confidential,
        ids=(next(_numbers) if id_ is None else id_,),
    )


def id_of(one: Countable) -> int:
    """Which thing a cell of one stands for."""
    (id_,) = one.ids
    return id_


def cases(
    n: int, procedure: Procedure, code: str | None = None, **more: Any
) -> list[ProceedingCell]:
    """Several of the same."""
    return [case(procedure, code, **more) for _ in range(n)]


def duty(
    attendance: Attendance = Attendance.ATTENDED,
    *,
    level: Level = Level.FIRST_INSTANCE,
    role: Role = Role.DEFENDANT,
    notified: bool = False,
    confidential: bool = False,
) -> DutyCell:
    """One case number heard in the period."""
    return DutyCell(
        level=level,
        role=role,
        attendance=attendance,
        notified=notified,
        confidential=confidential,
        ids=(next(_numbers),),
    )


CellT = TypeVar("CellT", bound=Countable)


def figures_of(
    proceedings: Sequence[ProceedingCell] = (),
    duties: Sequence[DutyCell] = (),
    principals: int = 0,
    deadlines: Sequence[DeadlineCell] = (),
    *,
    basis: Basis = Basis.HANDLED,
    confidential: bool = True,
) -> dict[str, Measure]:
    """Every figure of these things, with its lists."""

    def measured(
        definitions: Iterable[Definition[CellT]], cells: Sequence[CellT]
    ) -> dict[str, Measure]:
        return {
            d.id: Measure.of(
                d, count(d, cells, basis=basis, confidential=confidential, listed=True), basis
            )
            for d in definitions
        }

    sat = [AppearanceCell(confidential=False, ids=(next(_numbers),)) for _ in range(principals)]
    return {
        **measured(catalogue.PROCEEDINGS, proceedings),
        **measured(catalogue.DUTIES, duties),
        **measured(catalogue.APPEARANCES, sat),
        **measured(catalogue.DEADLINES, deadlines),
    }
