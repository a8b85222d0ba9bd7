"""The sample's 2023 gives the figures of the real annual report, counted from its rows alone."""

from collections import Counter

import pytest

from tests.sample.plain import accepted_on, decided_on, grouped, rows

FIRST, LAST = "2023-01-01", "2023-12-31"
LOSSES = (
    "r_revoked",
    "r_partly_revoked",
    "r_changed",
    "f_revoked",
    "f_partly_revoked",
    "f_unlawful",
    "f_unlawful_kept",
    "s_reversed",
    "t_reversed",
)


def of_the_bureau(*procedures: str) -> list[str]:
    """Labels of the proceedings of these kinds in which the bureau stands."""
    return [
        row["ref"]
        for row in rows("proceedings")
        if row["procedure"] in procedures
        and any(entry.startswith("bureau:") for entry in row["ours"].split())
    ]


def handled(*procedures: str) -> list[str]:
    """Open at the start of 2023, or accepted in it."""
    accepted, decided = accepted_on(), decided_on()
    return [
        label
        for label in of_the_bureau(*procedures)
        if label in accepted and accepted[label] <= LAST and decided.get(label, LAST) >= FIRST
    ]


def closed(*procedures: str) -> list[str]:
    """Decided in 2023."""
    decided = decided_on()
    return [label for label in handled(*procedures) if FIRST <= decided.get(label, "") <= LAST]


def codes(labels: list[str]) -> Counter[str]:
    """How many of these proceedings ended with each code."""
    items = grouped("outcomes", "proceeding")
    return Counter(code for label in labels for code in {item["code"] for item in items[label]})


def sittings(**wanted: str) -> list[dict[str, str]]:
    """Court sittings held in 2023 in proceedings of one kind."""
    procedure = {row["ref"]: row["procedure"] for row in rows("proceedings")}
    return [
        row
        for row in rows("hearings")
        if row["kind"] == "court_hearing"
        and row["state"] == "held"
        and FIRST <= row["held_on"] <= LAST
        and wanted.get("procedure") in (None, procedure[row["proceeding"]])
    ]


def ranks_of_the_bureau(hearing: str) -> set[str]:
    """Who sat for the bureau at one sitting."""
    found = rows("appearances")
    return {r["rank"] for r in found if r["hearing"] == hearing and r["authority"] == "bureau"}


LEADERS = {"principal", "deputy", "portfolio_deputy_level", "other_portfolio_leader"}


@pytest.mark.parametrize(
    ("procedures", "all_handled", "all_closed"),
    [
        pytest.param(("reconsideration",), 70, 66, id="复议 70, 已结 66, 未结 4"),
        pytest.param(("first_instance",), 50, 37, id="一审 50, 已结 37, 未结 13"),
        pytest.param(("second_instance",), 16, 8, id="二审 16, 已结 8, 未结 8"),
        pytest.param(("retrial_review", "retrial"), 3, 2, id="再审 3"),
        pytest.param(
            ("first_instance", "second_instance", "retrial_review", "retrial"),
            69,
            47,
            id="行政诉讼 69",
        ),
    ],
)
def test_as_many_cases_were_handled_and_closed_as_the_report_says(
    procedures: tuple[str, ...],
    all_handled: int,
    all_closed: int,
) -> None:
    assert len(handled(*procedures)) == all_handled
    assert len(closed(*procedures)) == all_closed


def test_reconsiderations_closed_as_the_report_says() -> None:
    """维持40, 终止11, 驳回14, 撤销0, 确认违法1: in all 66."""
    found = codes(closed("reconsideration"))

    assert found.total() == 66
    assert found["r_upheld"] == 40
    assert sum(n for code, n in found.items() if code.startswith(("r_withdrawn", "r_term_"))) == 11
    assert found["r_dismiss_application"] + found["r_dismiss_claim"] == 14
    assert found["r_revoked"] == 0
    assert found["r_unlawful"] == 1


def test_no_suit_of_the_year_was_lost() -> None:
    """无败诉案件, 一审胜诉率100%: not one closed suit of any level ended with a loss."""
    found = codes(closed("first_instance", "second_instance", "retrial_review", "retrial"))

    assert found.total() == 47
    assert not found.keys() & set(LOSSES)


def test_the_three_that_fifty_and_sixteen_leave_are_retrials() -> None:
    procedure = {row["ref"]: row["procedure"] for row in rows("proceedings")}

    assert Counter(procedure[label] for label in handled("retrial_review", "retrial")) == {
        "retrial_review": 2,
        "retrial": 1,
    }


def test_the_principal_leader_sat_twice_in_court() -> None:
    """今年公安机关主要负责人出庭2次; a third time at a hearing of the reconsideration organ."""
    in_court = [s["ref"] for s in sittings() if "principal" in ranks_of_the_bureau(s["ref"])]
    anywhere = [
        row["ref"]
        for row in rows("hearings")
        if row["held_on"].startswith("2023") and "principal" in ranks_of_the_bureau(row["ref"])
    ]

    assert len(in_court) == 2
    assert len(anywhere) == 3


def test_a_leader_sat_in_every_first_instance_case_heard() -> None:
    """单位负责人一审出庭率达100%: 25 cases were heard, in each a leader sat at least once."""
    heard = {s["proceeding"] for s in sittings(procedure="first_instance")}
    attended = {
        s["proceeding"]
        for s in sittings(procedure="first_instance")
        if ranks_of_the_bureau(s["ref"]) & LEADERS
    }

    assert len(heard) == 25
    assert attended == heard


def test_some_sittings_passed_without_the_leader() -> None:
    """Later sittings of a first instance, and a second instance, each excused by the court."""
    without = [s for s in sittings() if not ranks_of_the_bureau(s["ref"]) & LEADERS]
    reviews = {r["hearing"]: r["absence_review"] for r in rows("appearances")}

    assert [s["proceeding"].split("/")[1] for s in without] == ["second", "first2", "first"]
    assert {reviews[s["ref"]] for s in without} == {"accepted"}


def test_cases_were_carried_into_the_year_and_out_of_it() -> None:
    accepted, decided = accepted_on(), decided_on()
    suits = handled("first_instance")

    assert sum(accepted[label] < FIRST for label in suits) == 9
    assert sum(decided[label] > LAST for label in suits) == 13


def test_losses_of_other_years_are_there_and_not_counted() -> None:
    """A loss of 2022 and two of 2024, so that a count without its period would show."""
    decided = decided_on()
    years = Counter(
        decided[row["proceeding"]][:4] for row in rows("outcomes") if row["code"] in LOSSES
    )

    assert years == {"2022": 1, "2024": 2}
