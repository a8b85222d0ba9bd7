"""The gaps of all matters that a viewer may see, read in a fixed number of statements."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

import msgspec

from docket.accounts.rules import Viewer
from docket.deadlines.rules.gaps import Gap, GapFile, gaps
from docket.deadlines.schemas import DeadlineRow
from docket.desk.queries.rows import an_id, grouped, read
from docket.desk.schemas.gaps import GapLine, GapPage
from docket.hearings.schemas import HearingRow
from docket.law import library
from docket.law.provisions import Rulebook
from docket.matters.queries import visible
from docket.proceedings.schemas import EventRow, ProceedingRow, StandingRow
from docket.rulebook.queries import load_book

T = TypeVar("T")
_ORDER = {"high": 0, "normal": 1, "low": 2}


@dataclass(frozen=True, slots=True)
class Asked:
    """Which gaps are asked for; whatever is None asks for nothing in particular."""

    matter: int | None = None
    unit: int | None = None
    handler: str | None = None
    code: str | None = None


class _Whose(ProceedingRow, frozen=True, kw_only=True):
    """A proceeding with what a list tells of its matter."""

    matter_number: str
    handler: str | None
    unit: int


class _Party(msgspec.Struct, frozen=True):
    proceeding: int
    party: int
    name: str


class _Ours(StandingRow, frozen=True, kw_only=True):
    name: str


class _Sat(msgspec.Struct, frozen=True):
    hearing: int
    authority: int
    proceeding: int


class _Dismissed(msgspec.Struct, frozen=True):
    proceeding: int
    code: str
    subject: str


class _Result(msgspec.Struct, frozen=True):
    proceeding: int


async def gap_page(
    viewer: Viewer, asked: Asked, *, today: date, limit: int | None = None
) -> GapPage:
    """What is missing today, the most important first, then by age."""
    condition, values = _condition(viewer, asked)
    proceedings = await read(
        _Whose,
        "SELECT p.*, m.number AS matter_number, m.handler, m.unit FROM proceeding p"
        f" JOIN matter m ON m.id = p.matter WHERE {condition} ORDER BY p.id",
        *values,
    )
    files = await _files(proceedings, condition, values)
    expected = [one for one in library.expectations().values() if asked.code in (None, one.code)]
    book = await load_book()
    found = [
        _line(whose, gap, book)
        for whose, file in zip(proceedings, files, strict=True)
        for gap in gaps(file, expected, today)
    ]
    found.sort(key=lambda one: (_ORDER[one.severity], one.since, one.proceeding, one.code))
    return GapPage(tuple(found[:limit]), len(found))


def _condition(viewer: Viewer, asked: Asked) -> tuple[str, list[object]]:
    """Which matters, joined as ``m``."""
    seen, values = visible(viewer)
    conditions = [seen]
    for column, number in (("m.id", asked.matter), ("m.unit", asked.unit)):
        if number is not None:
            conditions.append(f"{column} = {{}}")
            values.append(an_id(number))
    if asked.handler is not None:
        conditions.append("m.handler = {}")
        values.append(asked.handler)
    return " AND ".join(conditions), values


async def _files(
    proceedings: Sequence[_Whose], condition: str, values: Sequence[object]
) -> list[GapFile]:
    """What each proceeding has on record: one statement a table, whatever their number."""

    async def hanging(
        shape: type[T], table: str, *, columns: str = "t.*", join: str = "", more: str = ""
    ) -> dict[int, tuple[T, ...]]:
        rows = await read(
            shape,
            f"SELECT {columns} FROM {table} t {join}"
            f" JOIN proceeding p ON p.id = {'h' if table == 'appearance' else 't'}.proceeding"
            f" JOIN matter m ON m.id = p.matter WHERE {condition}{more} ORDER BY t.id",
            *values,
        )
        return grouped(rows, "proceeding")

    kept = " AND NOT t.struck"
    events = await hanging(EventRow, "event", more=kept)
    ours = await hanging(
        _Ours, "standing", columns="t.*, a.name", join="JOIN authority a ON a.id = t.authority"
    )
    parties = await hanging(
        _Party, "proceeding_party", columns="t.*, y.name", join="JOIN party y ON y.id = t.party"
    )
    hearings = await hanging(HearingRow, "hearing", more=kept)
    sat = await hanging(
        _Sat,
        "appearance",
        columns="t.hearing, t.authority, h.proceeding",
        join="JOIN hearing h ON h.id = t.hearing",
        more=kept,
    )
    deadlines = await hanging(DeadlineRow, "deadline", more=" AND t.state = 'open'")
    results = await hanging(_Result, "outcome_item", more=kept)
    dismissed = await hanging(_Dismissed, "gap_dismissal", more=kept)
    following = grouped((one for one in proceedings if one.previous), "previous")
    return [
        GapFile(
            proceeding=one,
            events=events.get(one.id, ()),
            standings=ours.get(one.id, ()),
            names=_names(ours.get(one.id, ()), parties.get(one.id, ())),
            parties=tuple(dict.fromkeys(p.party for p in parties.get(one.id, ()))),
            hearings=hearings.get(one.id, ()),
            sat=_seats(sat.get(one.id, ())),
            deadlines=deadlines.get(one.id, ()),
            successors=following.get(one.id, ()),
            decided_with_result=one.id in results,
            dismissed=frozenset((d.code, d.subject) for d in dismissed.get(one.id, ())),
        )
        for one in proceedings
    ]


def _names(ours: Sequence[_Ours], parties: Sequence[_Party]) -> dict[tuple[str, int], str]:
    found = {("authority", one.authority): one.name for one in ours}
    return found | {("party", one.party): one.name for one in parties}


def _seats(sat: Sequence[_Sat]) -> dict[int, frozenset[int]]:
    return {
        hearing: frozenset(one.authority for one in sat if one.hearing == hearing)
        for hearing in {one.hearing for one in sat}
    }


def _line(whose: _Whose, gap: Gap, book: Rulebook) -> GapLine:
    return GapLine(
        code=gap.expectation.code,
        zh=gap.expectation.zh,
        severity=gap.expectation.severity,
        matter=whose.matter,
        matter_number=whose.matter_number,
        handler=whose.handler,
        unit=whose.unit,
        proceeding=whose.id,
        procedure=whose.procedure,
        forum=whose.forum,
        docket_number=whose.docket_number,
        subject=gap.subject,
        subject_zh=gap.named or _rule_zh(gap.subject, book),
        since=gap.since,
        note=gap.note,
        remedy=gap.expectation.remedy,
    )


def _rule_zh(subject: str, book: Rulebook) -> str:
    kind, _, key = subject.partition(":")
    return book.name_zh(key) if kind == "rule" else ""
