"""The fixtures read plainly, without docket: what the tests check docket's reading against."""

import csv
from collections import defaultdict
from pathlib import Path

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
BUREAU_FILES = (
    "authorities",
    "units",
    "series",
    "matters",
    "acts",
    "parties",
    "proceedings",
    "events",
    "hearings",
    "appearances",
    "outcomes",
)
CURRENT_FILES = BUREAU_FILES[3:]


def rows(name: str, part: str = "bureau") -> list[dict[str, str]]:
    """The rows of one file."""
    with (FIXTURES / part / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def grouped(name: str, key: str, part: str = "bureau") -> dict[str, list[dict[str, str]]]:
    """The rows of one file by what one column says."""
    found: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows(name, part):
        found[row[key]].append(row)
    return found


def accepted_on() -> dict[str, str]:
    """The day each proceeding of the bureau was accepted, by label."""
    return {r["proceeding"]: r["happened_on"] for r in rows("events") if r["kind"] == "accepted"}


def decided_on() -> dict[str, str]:
    """The day each proceeding of the bureau was decided, by label."""
    return {r["proceeding"]: r["decided_on"] for r in rows("outcomes")}
