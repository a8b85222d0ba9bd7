"""The fixtures as facts: one CSV file a kind of fact, one row a fact, matter by matter.

``fixtures/README.md`` describes the columns. Rows of ``outcomes.csv`` of one proceeding become one
decision.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

import msgspec

from docket.docketing.schemas import AnyFact
from docket.errors import FieldError, Invalid
from docket.sample.days import Days
from docket.sample.files import Row, read_rows

_REGISTERS = {
    "authorities": "register_authority",
    "units": "register_unit",
    "series": "open_series",
}
_FACTS = {
    "matters": "open_matter",
    "acts": "add_challenged_act",
    "parties": "add_party",
    "proceedings": "open_proceeding",
    "events": "record_event",
    "hearings": "record_hearing",
    "appearances": "record_appearance",
    "outcomes": "record_outcome",
}
"""Which fact a row of each file is, in the order in which those of one day were recorded."""

_FOLLOWS_DECISION = "served"
"""On the day of the decision this comes after it, every other event before."""

_YEAR = "{Y}"
"""In a number of the current caseload: its year, known only when the sample is loaded."""


def registers(folder: Path) -> list[AnyFact]:
    """Our authorities, their units, and the series: what every matter refers to."""
    return [
        _fact(row, verb, name)
        for name, verb in _REGISTERS.items()
        for row in read_rows(folder, name, {})
    ]


def matters(folder: Path, days: Days, known: Mapping[str, int]) -> Iterator[list[AnyFact]]:
    """The facts of each matter, in the order in which they happened.

    Args:
        folder: Holds the CSV files.
        days: Places days that are written as offsets.
        known: Ids of what was filed before: authorities, units, series.

    Raises:
        Invalid: A cell cannot be read; the message names file, line and cell.
    """
    tables = {
        name: [_dated(row, days, name) for row in read_rows(folder, name, known)] for name in _FACTS
    }
    tables["outcomes"] = _decisions(tables["outcomes"])
    begun = _first_days(tables["events"])
    begun_or_accepted = begun | _first_days(e for e in tables["events"] if e["kind"] == "accepted")
    held = {f"@{row['ref']}": row["held_on"] for row in tables["hearings"]}
    for row in tables["proceedings"]:
        _fill_year(row, "docket_number", begun_or_accepted[f"@{row['ref']}"])
    for row in tables["acts"]:
        _fill_year(row, "number", row.get("made_on"))
    files: dict[str, list[tuple[tuple[date, int], AnyFact]]] = defaultdict(list)
    for rank, (name, verb) in enumerate(_FACTS.items()):
        for row in tables[name]:
            place = _place(name, row, rank, begun | held)
            files[_matter_of(row)].append((place, _fact(row, verb, name)))
    for facts in files.values():
        yield [fact for _, fact in sorted(facts, key=lambda placed: placed[0])]


def _dated(row: Row, days: Days, name: str) -> Row:
    """The row with days in place of what is written for them."""
    return {
        column: _day(cell, days, f"{name}.csv:{row['line']}.{column}")
        if column.endswith("_on")
        else cell
        for column, cell in row.items()
    }


def _day(cell: str, days: Days, where: str) -> date:
    try:
        return days.read(cell)
    except Invalid as error:
        raise Invalid.of(*(field.under(where) for field in error.fields)) from error


def _first_days(events: Iterable[Row]) -> dict[str, date]:
    """The first day of each proceeding, by its ``@label``."""
    first: dict[str, date] = {}
    for row in events:
        label = row["proceeding"]
        first[label] = min(row["happened_on"], first.get(label, date.max))
    return first


def _fill_year(row: Row, column: str, day: date | None) -> None:
    if day is not None and _YEAR in row.get(column, ""):
        row[column] = row[column].replace(_YEAR, str(day.year))


def _decisions(rows: Iterable[Row]) -> list[Row]:
    """One decision for the holdings of each proceeding."""
    found: dict[str, Row] = {}
    for row in rows:
        head = {column: row.pop(column) for column in ("line", "proceeding", "decided_on")}
        found.setdefault(head["proceeding"], {**head, "items": []})["items"].append(row)
    return list(found.values())


def _place(name: str, row: Row, rank: int, days: Mapping[str, date]) -> tuple[date, int]:
    """Where a fact stands among those of its matter: by day, then by kind."""
    match name:
        case "proceedings":
            return days[f"@{row['ref']}"], rank
        case "events":
            after = row["kind"] == _FOLLOWS_DECISION
            return row["happened_on"], len(_FACTS) if after else rank
        case "hearings":
            return row["held_on"], rank
        case "appearances":
            return days[row["hearing"]], rank
        case "outcomes":
            return row["decided_on"], rank
        case _:
            return date.min, rank


def _matter_of(row: Row) -> str:
    """The label of the matter, which begins the label of everything in it."""
    label = row.get("matter") or row.get("proceeding") or row.get("hearing") or row["ref"]
    return str(label).removeprefix("@").split("/")[0]


def _fact(row: Row, verb: str, name: str) -> AnyFact:
    where = f"{name}.csv:{row.pop('line')}"
    try:
        fact: AnyFact = msgspec.convert({"fact": verb, **row}, AnyFact, strict=False)
    except msgspec.ValidationError as error:
        raise Invalid.of(FieldError(where, str(error), "请改正示例案卷中的这一行。")) from error
    return fact
