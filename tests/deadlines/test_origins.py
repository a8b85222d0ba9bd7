"""When a judgment took effect, when the last remedy had run out, how long to act anew."""

from datetime import date
from typing import Any

import pytest

from docket.deadlines.rules import Derived, MatterFacts, Sibling
from docket.proceedings.schemas import EventRow
from docket.terms import Procedure
from tests.deadlines.facts import a_proceeding, found, happened, only

FIRST, SECOND, RECON = (
    Procedure.FIRST_INSTANCE,
    Procedure.SECOND_INSTANCE,
    Procedure.RECONSIDERATION,
)
NON_LITIGATION = Procedure.NON_LITIGATION_ENFORCEMENT
JUDGMENT = frozenset({"judgment"})


def test_a_final_judgment_takes_effect_with_its_first_service_on_anybody() -> None:
    """Served on them on 03-04, on us on 03-11: our six months run from 03-04."""
    events = [happened("served", "2024-03-04", "them"), happened("served", "2024-03-11", "us")]

    rows = [d.row for d in found(SECOND, *events) if d.rule.key == "retrial_apply"]

    assert {(r.authority, r.party, str(r.due_statutory)) for r in rows} == {
        (1, None, "2024-09-04"),
        (None, 11, "2024-09-04"),
    }


def test_what_nobody_appealed_takes_effect_after_the_last_period_to_appeal() -> None:
    """Ours ends on 2024-03-19, theirs on 03-26; safe is counted from our own."""
    events = [happened("served", "2024-03-04", "us"), happened("served", "2024-03-11", "them")]

    ours, _ = (d.row for d in found(FIRST, *events, instruments=JUDGMENT) if _retrial(d))

    assert (str(ours.trigger_on), str(ours.due_statutory)) == ("2024-03-27", "2024-09-27")
    assert str(ours.due_safe) == "2024-09-20"


def _retrial(derived: Derived) -> bool:
    return derived.rule.key == "retrial_apply"


def test_a_judgment_that_is_appealed_against_has_not_taken_effect() -> None:
    events = [happened("served", "2024-03-04", "us"), happened("appealed", "2024-03-10", "us")]

    rows = found(FIRST, *events, instruments=JUDGMENT)

    assert only(rows, "retrial_apply").row.state == "void"


def test_a_withdrawal_is_not_tried_again() -> None:
    """准许撤诉的裁定 cannot be appealed and has no instrument that counts."""
    assert found(FIRST, happened("served", "2024-03-04", "us")) == []


def sibling(procedure: Procedure, *events: EventRow, judged: bool = False) -> Sibling:
    """Another proceeding of the matter."""
    return Sibling(
        a_proceeding(procedure, events, id=2), events, JUDGMENT if judged else frozenset()
    )


SERVED = happened("act_served", "2025-08-18", "them")
PRIOR = MatterFacts(prior_reconsideration=True)
RECON_DECISION = sibling(RECON, happened("served", "2025-12-01", "them"))
SUIT = sibling(
    FIRST,
    happened("decided", "2026-03-20"),
    happened("served", "2026-03-23", "us"),
    happened("served", "2026-03-23", "them"),
    judged=True,
)


@pytest.mark.parametrize(
    ("more", "due", "safe"),
    [
        pytest.param({}, "2026-05-25", "2026-05-18", id="neither reconsideration nor suit"),
        pytest.param(
            {"matter": PRIOR}, "2026-01-19", "2026-01-16", id="reconsideration must come first"
        ),
        pytest.param(
            {"siblings": (RECON_DECISION,)}, "2026-03-16", "2026-03-16", id="reconsidered, not sued"
        ),
        pytest.param({"siblings": (SUIT,)}, "2026-07-08", "2026-07-08", id="sued and upheld"),
    ],
)
def test_the_last_remedy_decides_from_when_enforcement_can_be_asked(
    more: dict[str, Any], due: str, safe: str
) -> None:
    """行政强制法第五十三条: three months from the expiry of whatever was open to the addressee."""
    row = only(found(NON_LITIGATION, SERVED, **more), "nonlit_apply").row

    assert (str(row.due_statutory), str(row.due_safe)) == (due, safe)
    assert row.root_event == SERVED.id


@pytest.mark.parametrize(
    ("events", "siblings", "says"),
    [
        pytest.param(
            [happened("act_known", "2025-08-18", "them", subject="not_informed")],
            (),
            "未告知救济权利",
            id="the addressee was not told of the remedies",
        ),
        pytest.param([], (sibling(FIRST),), "诉讼尚未终结", id="the suit is not over"),
    ],
)
def test_finality_is_not_presumed(
    events: list[EventRow], siblings: tuple[Sibling, ...], says: str
) -> None:
    row = only(found(NON_LITIGATION, SERVED, *events, siblings=siblings), "nonlit_apply").row

    assert row.due_statutory is None
    assert says in (row.not_computable or "")


def test_a_deferred_fine_is_enforced_after_the_deferral() -> None:
    """行政处罚法第七十二条第二款."""
    deferred = happened(
        "fixed_period_set",
        "2025-09-01",
        "them",
        subject="deferred_fine",
        until_on=date(2026, 6, 30),
    )

    assert str(only(found(NON_LITIGATION, SERVED, deferred), "nonlit_apply").row.due_statutory) == (
        "2026-09-30"
    )


REDO: dict[str, Any] = {"outcomes": frozenset({"r_revoked_redo"})}
POLICE = MatterFacts(field="public_security", act_kind="administrative_penalty")


@pytest.mark.parametrize(
    ("events", "matter", "due", "safe", "codes"),
    [
        pytest.param([], MatterFacts(), "2026-05-06", "2026-04-30", [], id="sixty days"),
        pytest.param(
            [],
            POLICE,
            "2026-04-01",
            "2026-04-01",
            ["pol_case_limit@2026-01-01", "recon_redo_default@2007-08-01"],
            id="thirty days in a police case",
        ),
        pytest.param(
            [happened("fixed_period_set", "2026-03-02", "us", until_on=date(2026, 4, 15))],
            POLICE,
            "2026-04-15",
            "2026-04-01",
            ["paper", "pol_case_limit@2026-01-01", "recon_redo_default@2007-08-01"],
            id="the decision fixes a day: it governs, the earliest is safe",
        ),
    ],
)
def test_acting_anew_is_due_by_the_paper_then_the_law_then_sixty_days(
    events: list[EventRow], matter: MatterFacts, due: str, safe: str, codes: list[str]
) -> None:
    served = happened("served", "2026-03-02", "us")

    found_ = only(found(RECON, served, *events, matter=matter, **REDO), "recon_redo_default")

    assert (str(found_.row.due_statutory), str(found_.row.due_safe)) == (due, safe)
    assert [way.code for way in found_.readings] == codes


def test_an_appeal_is_decided_three_months_from_docketing_or_from_its_receipt() -> None:
    """行政诉讼法第八十八条 says receipt, 解释第五十条 docketing: both are shown."""
    one = only(
        found(
            SECOND,
            happened("application_received", "2026-03-02"),
            happened("accepted", "2026-03-16"),
        ),
        "second_trial",
    )

    assert str(one.row.due_statutory) == "2026-06-16"
    assert [(way.code, str(way.due_statutory)) for way in one.readings] == [
        ("second_trial@2015-05-01", "2026-06-16"),
        ("appeal_received", "2026-06-02"),
    ]
