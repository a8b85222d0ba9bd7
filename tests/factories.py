"""Rows of what figures are counted from, inserted as they are: the bureau is an invented one."""

import itertools
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from docket import db
from docket.accounts.rules import Viewer
from docket.statistics.queries import figures
from docket.statistics.rules.periods import Period
from docket.statistics.schemas import Measure
from docket.terms import Attendance, HearingKind, Level, Procedure, Role
from tests.counted import YEAR, case

_numbers = itertools.count(1)


@dataclass(frozen=True, slots=True)
class Bureau:
    """One of our authorities with one unit."""

    authority: int
    unit: int


async def insert(table: str, **row: Any) -> int:
    """Insert one row; table and columns are named by the tests."""
    values = [str(v) if isinstance(v, StrEnum) else v for v in row.values()]
    marks = ", ".join("{}" for _ in row)
    found = await db.rows(
        f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks}) RETURNING id",  # noqa: S608
        *values,
    )
    return int(found[0]["id"])


async def make_bureau(code: str = "qd", name: str = "云澜市公安局青渡分局") -> Bureau:
    """Register an authority and its unit."""
    authority = await insert(
        "authority", code=code, name=name, short_name="我局", organ_word="公安机关", version=1
    )
    return Bureau(authority, await make_unit(authority))


async def make_unit(authority: int, code: str = "fz", name: str = "法制大队") -> int:
    """Register a unit."""
    return await insert("unit", authority=authority, code=code, name=name, note="", version=1)


async def make_proceeding(
    procedure: Procedure = Procedure.FIRST_INSTANCE,
    *,
    bureau: Bureau,
    number: str | None = None,
    court: str | None = None,
    opened_on: date = date(2023, 1, 1),
    confidential: bool = False,
) -> int:
    """Open a matter and one proceeding in it, without tallying it."""
    matter = await insert(
        "matter",
        number=f"2023-{next(_numbers)}",
        cause="不服行政处罚",
        field="public_security",
        act_kind="administrative_penalty",
        unit=bureau.unit,
        opened_on=opened_on,
        confidential=confidential,
        note="",
        version=1,
    )
    return await insert(
        "proceeding",
        matter=matter,
        procedure=procedure,
        compensation=False,
        forum=f"青渡区人民法院{next(_numbers)}庭",
        docket_number=number,
        number_court=court,
        note="",
        version=1,
        suspended=False,
    )


async def make_case(
    procedure: Procedure = Procedure.FIRST_INSTANCE,
    code: str | None = None,
    *,
    bureau: Bureau,
    accepted_on: date | None = date(2023, 3, 1),
    decided_on: date | None = None,
    role: Role | None = None,
    attendance: Attendance = Attendance.NOT_REQUIRED,
    number: str | None = None,
    court: str | None = None,
    confidential: bool = False,
    proceeding: int | None = None,
) -> int:
    """A tallied proceeding of the bureau; returns the id of the proceeding."""
    made = case(procedure, code, accepted_on=accepted_on, decided_on=decided_on, role=role)
    if proceeding is None:
        proceeding = await make_proceeding(
            procedure, bureau=bureau, number=number, court=court, confidential=confidential
        )
    await insert(
        "tally",
        **await _belonging(proceeding, bureau),
        procedure=procedure,
        level=procedure.level,
        role=made.role,
        compensation=False,
        confidential=confidential,
        accepted_on=accepted_on,
        decided_on=decided_on or (date(2023, 9, 1) if code else None),
        code=code,
        category=made.category,
        wln=made.wln,
        partial=False,
        merits=made.merits,
        attendance=attendance,
    )
    return proceeding


async def make_sitting(
    proceeding: int,
    *,
    bureau: Bureau,
    held_on: date = date(2023, 6, 1),
    kind: HearingKind = HearingKind.COURT_HEARING,
    level: Level = Level.FIRST_INSTANCE,
    attended: bool = True,
    principals: int = 0,
    recorded: bool = True,
    excused: bool = False,
    represented: bool = False,
    notified: bool = False,
    renotified: bool = False,
    confidential: bool = False,
) -> int:
    """A held hearing with its row for the bureau; returns the id of the hearing."""
    hearing = await insert(
        "hearing",
        proceeding=proceeding,
        kind=kind,
        held_on=held_on,
        mode="in_person",
        state="held",
        leader_renotified=renotified,
        note="",
        struck=False,
        version=1,
    )
    await insert(
        "sitting",
        hearing=hearing,
        **await _belonging(proceeding, bureau),
        kind=kind,
        procedure=Procedure(level),
        level=level,
        confidential=confidential,
        held_on=held_on,
        recorded=recorded,
        attended=attended,
        principals=principals,
        represented=represented,
        excused=excused,
        notified=notified,
        renotified=renotified,
    )
    return hearing


async def _belonging(proceeding: int, bureau: Bureau) -> Mapping[str, int]:
    """To which matter, authority and unit a projected row belongs."""
    (row,) = await db.rows("SELECT matter FROM proceeding WHERE id = {}", proceeding)
    return {
        "proceeding": proceeding,
        "matter": int(row["matter"]),
        "authority": bureau.authority,
        "unit": bureau.unit,
    }


async def counted(
    *, viewer: Viewer | None = None, period: Period = YEAR, **asked: Any
) -> dict[str, Measure]:
    """The figures of the year 2023, by id, as one who sees everything."""
    found = await figures(viewer or Viewer.everything(), period, **asked)
    return {measure.id: measure for measure in found}
