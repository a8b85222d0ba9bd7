"""The numbers of the fixtures: valid, of the fictional courts only, each given once, rising."""

from collections import Counter

from docket.law import courts as court_codes
from docket.law import library
from docket.law.case_numbers import parse, parse_reconsideration
from docket.terms import Procedure
from tests.sample.plain import (
    FIXTURES,
    accepted_on,
    rows,
)

ORGANS = {"reconsideration", "suggestion", "state_compensation"}


def own_courts() -> dict[str, str]:
    """The names of the fictional courts, by code."""
    return {row["code"]: row["name"] for row in rows("courts")}


def filled(number: str) -> str:
    """A number of the current caseload as it would be loaded in 2026."""
    return number.replace("{Y}", "2026")


def court_numbers() -> list[tuple[str, str, str]]:
    """Procedure, forum and number of every proceeding before a court."""
    return [
        (row["procedure"], row["forum"], filled(row["docket_number"]))
        for part in ("bureau", "current")
        for row in rows("proceedings", part)
        if row["docket_number"] and row["procedure"] not in ORGANS
    ]


def test_every_court_number_is_valid_without_any_leniency() -> None:
    for procedure, _, number in court_numbers():
        parsed = parse(number, strict=True)
        assert (parsed.text, parsed.warnings) == (number, ())
        assert parsed.procedure is Procedure(procedure), number


def test_every_court_number_carries_the_code_of_its_court() -> None:
    named = own_courts()

    assert [n for _, forum, n in court_numbers() if named[parse(n).court] != forum] == []


def test_the_fictional_courts_stand_in_a_readable_table_and_are_no_real_ones() -> None:
    ours = court_codes.parse((FIXTURES / "bureau" / "courts.csv").read_text(encoding="utf-8"))

    assert ours.keys() == {"浙99", "浙9901", "浙9902"}
    assert not ours.keys() & library.courts().keys()
    assert not {c.name for c in ours.values()} & {c.name for c in library.courts().values()}


def test_every_reconsideration_number_reads_as_one() -> None:
    numbers = [
        filled(row["docket_number"])
        for part in ("bureau", "current")
        for row in rows("proceedings", part)
        if row["procedure"] == "reconsideration" and row["docket_number"]
    ]

    assert len(numbers) > 100
    assert [n for n in numbers if parse_reconsideration(n) is None] == []


def test_no_number_stands_twice() -> None:
    numbers = Counter(n for _, _, n in court_numbers())
    numbers.update(row["number"] for row in rows("acts") if row["number"])

    assert [n for n, count in numbers.items() if count > 1] == []


def test_numbers_of_one_court_rise_with_the_day_of_acceptance() -> None:
    accepted = accepted_on()
    series: dict[tuple[str, str, int], list[tuple[str, int]]] = {}
    for row in rows("proceedings"):
        if row["procedure"] not in ORGANS:
            number = parse(row["docket_number"])
            key = number.court, number.type, number.year
            series.setdefault(key, []).append((accepted[row["ref"]], number.seq))
            assert accepted[row["ref"]].startswith(str(number.year)), row["docket_number"]

    assert all(
        [seq for _, seq in sorted(found)] == sorted(seq for _, seq in found)
        for found in series.values()
    )
