"""The fixtures hold together: labels, codes, days, chains, and nothing real."""

from collections import Counter
from datetime import date

import pytest

from docket.law import library
from docket.sample import fixtures_folder
from tests.sample.plain import (
    BUREAU_FILES,
    CURRENT_FILES,
    FIXTURES,
    accepted_on,
    decided_on,
    grouped,
    rows,
)

BOTH = [("bureau", name) for name in BUREAU_FILES] + [("current", name) for name in CURRENT_FILES]
REAL_PLACES = (
    *(
        "温州",
        "鹿城",
        "杭州",
        "宁波",
        "绍兴",
        "金华",
        "台州",
        "浙江",
        "北京",
        "上海",
        "天津",
        "重庆",
    ),
    *(
        "南京",
        "苏州",
        "广州",
        "深圳",
        "武汉",
        "成都",
        "西安",
        "郑州",
        "济南",
        "福州",
        "长沙",
        "合肥",
    ),
)


def test_the_fixtures_are_found_beside_the_package() -> None:
    assert fixtures_folder() == FIXTURES


def test_every_label_is_given_once() -> None:
    labels = Counter(row["ref"] for part, name in BOTH for row in rows(name, part) if "ref" in row)

    assert [label for label, n in labels.items() if n > 1] == []


def test_every_reference_names_a_label() -> None:
    labels = {row["ref"] for part, name in BOTH for row in rows(name, part) if "ref" in row}
    plain = ("matter", "unit", "series", "proceeding", "hearing", "previous", "party", "authority")
    named = {
        cell
        for part, name in BOTH
        for row in rows(name, part)
        for column, cell in row.items()
        if column in (*plain, "act", "parent") and cell
    }
    standing = {
        entry.split(":")[0]
        for part in ("bureau", "current")
        for row in rows("proceedings", part)
        for entry in f"{row['ours']} {row['theirs']}".split()
    }

    assert named | standing <= labels


def test_every_party_and_event_belongs_to_the_matter_of_its_proceeding() -> None:
    """A label begins with its matter's, so a slip of the pen shows."""
    strays = [
        row
        for part in ("bureau", "current")
        for row in rows("events", part)
        if row["party"] and row["party"].split("/")[0] != row["proceeding"].split("/")[0]
    ]

    assert strays == []


def test_every_code_is_one_of_the_law_data() -> None:
    for part in ("bureau", "current"):
        assert {r["kind"] for r in rows("events", part)} <= library.event_kinds().keys()
        assert {r["code"] for r in rows("outcomes", part)} <= library.outcomes().keys()
        assert {r["field"] for r in rows("matters", part)} == {"public_security"}
        assert {r["act_kind"] for r in rows("matters", part)} <= library.act_kinds().keys()
        assert {r["kind"] for r in rows("acts", part)} <= library.act_kinds().keys()


def test_what_happened_is_in_order() -> None:
    """Received, answered; accepted, heard, decided, served: each after the one before."""
    accepted, decided = accepted_on(), decided_on()
    events = grouped("events", "proceeding")
    for label, found in events.items():
        days = {kind: [e["happened_on"] for e in found if e["kind"] == kind] for kind in CHAIN}
        assert accepted.get(label, "") <= decided.get(label, "9999")
        assert all(day >= decided[label] for day in days["served"])
        assert all(day <= decided.get(label, "9999") for day in days["answer_filed"])
        if days["copy_received"] and days["answer_filed"]:
            assert min(days["copy_received"]) < min(days["answer_filed"])
    for row in rows("hearings"):
        if row["state"] == "held":
            assert accepted[row["proceeding"]] < row["held_on"] < decided[row["proceeding"]]


CHAIN = ("copy_received", "answer_filed", "served")


def test_everything_happened_on_days_on_which_offices_work() -> None:
    calendar = library.official_calendar()
    days = {
        date.fromisoformat(cell)
        for name in BUREAU_FILES
        for row in rows(name)
        for column, cell in row.items()
        if column.endswith("_on") and cell
    }

    assert sorted(day for day in days if not calendar.is_working(day)) == []


def test_every_case_of_the_closed_docket_has_ended() -> None:
    """So that the worklist of a freshly loaded sample shows the current caseload only."""
    decided = decided_on()
    open_ones = {row["procedure"] for row in rows("proceedings") if row["ref"] not in decided}

    assert open_ones == {"non_litigation_enforcement", "suggestion"}
    assert max(e["happened_on"] for e in rows("events")) < "2024-06-01"


def test_one_reply_came_late() -> None:
    """Ten calendar days under the law of 2017, fifteen in court; one reply took thirteen days."""
    procedure = {row["ref"]: row["procedure"] for row in rows("proceedings")}
    late = []
    for label, found in grouped("events", "proceeding").items():
        received = {e["authority"]: e for e in found if e["kind"] == "copy_received"}
        for answer in (e for e in found if e["kind"] == "answer_filed"):
            copy = received[answer["authority"]]["happened_on"]
            took = date.fromisoformat(answer["happened_on"]) - date.fromisoformat(copy)
            if took.days > (10 if procedure[label] == "reconsideration" else 15):
                late.append((procedure[label], took.days))

    assert late == [("reconsideration", 13)]


def test_the_bureau_has_fourteen_units_and_all_have_cases() -> None:
    units = {row["ref"] for row in rows("units") if row["authority"] == "bureau"}

    assert len(units) == 14
    assert {row["unit"] for row in rows("matters")} == units


@pytest.mark.parametrize(
    ("what", "found"),
    [
        ("a remand that opened a new first instance", "remand"),
        ("a suit after reconsideration", "suit_after_reconsideration"),
        ("an application for retrial", "retrial_application"),
        ("a retrial that was ordered", "retrial_ordered"),
        ("a suit after a refused claim for compensation", "compensation"),
    ],
)
def test_chains_go_across_levels(what: str, found: str) -> None:
    assert found in {row["link"] for row in rows("proceedings")}, what


def test_one_matter_went_from_reconsideration_to_retrial_review() -> None:
    whole = ["reconsideration", "first_instance", "second_instance", "retrial_review"]
    chains = [
        [row["procedure"] for row in found] for found in grouped("proceedings", "matter").values()
    ]

    assert chains.count(whole) == 1


def test_two_authorities_of_ours_were_sued_together_outside_2023() -> None:
    """Not in 2023, so that its figures are the same for the bureau and for all authorities."""
    joint = {row["ref"]: row["ours"] for row in rows("proceedings") if "traffic:" in row["ours"]}
    accepted, decided = accepted_on(), decided_on()

    assert [(accepted[label][:4], decided[label][:4]) for label in joint] == [
        ("2022", "2022"),
        ("2024", "2024"),
    ]
    assert all(ours.startswith("bureau:") for ours in joint.values())
    assert any(ours.endswith("weifa:bureau") for ours in joint.values()), "represented"


def test_no_real_place_is_named() -> None:
    text = "".join(
        (FIXTURES / part / f"{name}.csv").read_text(encoding="utf-8") for part, name in BOTH
    )

    assert [place for place in REAL_PLACES if place in text] == []


def test_the_data_says_that_it_is_an_example() -> None:
    assert all("（示例）" in row["name"] for row in rows("authorities"))
