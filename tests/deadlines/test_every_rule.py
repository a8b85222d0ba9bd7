"""Every rule that the book lets follow by itself does follow, on the day of its worked example."""

from datetime import UTC, datetime, time
from typing import Any

import pytest

from docket.deadlines.rules import MatterFacts
from docket.deadlines.rules.rows import Derived
from docket.law import library
from docket.law.provisions import Example, Rule
from docket.proceedings.schemas import EventRow
from docket.terms import HearingKind, LengthUnit, Procedure
from tests.deadlines.facts import found, happened, sitting

ABOUT = {
    "prior_reconsideration": MatterFacts(prior_reconsideration=True),
    "information": MatterFacts(act_kind="information_disclosure"),
    "police": MatterFacts(field="public_security", act_kind="administrative_penalty"),
    "other_penalty": MatterFacts(field="market", act_kind="administrative_penalty"),
}
BY_EVENT = [
    rule
    for rule in library.rulebook().rules
    if rule.derived
    and rule.trigger.event
    and rule.key not in ("retrial_apply", "recon_redo_default")
]
BY_SITTING = [rule for rule in library.rulebook().rules if rule.derived and rule.trigger.hearing]


def setting(rule: Rule, example: Example, **event: Any) -> list[Derived]:
    """A proceeding in which exactly what triggers the rule has happened, on the example's day."""
    trigger = rule.trigger
    side = "us" if rule.binds == "us" and trigger.party == "any" else trigger.party
    if side == "any":
        side = "them" if "them" in library.event_kinds()[str(trigger.event)].sides else "organ"
    subject = trigger.subjects[0] if trigger.subjects else None
    events = [happened(str(trigger.event), example.trigger, side, subject=subject or None, **event)]
    if trigger.after:
        events.insert(0, happened(trigger.after, example.trigger, side))
    if trigger.relative == "after_decision":
        events.append(happened("decided", example.trigger))
    if subject == "criminal" and trigger.event != "claim_received":
        events.insert(0, happened("claim_received", "2013-06-03", "us", subject="criminal"))
    return found(
        rule.procedures[0],
        *events,
        track=rule.track,
        instruments=frozenset({trigger.instrument} if trigger.instrument else ()),
        outcomes=frozenset(trigger.outcomes[:1]),
        matter=ABOUT.get(str(trigger.about), MatterFacts()),
    )


def on_its_day(rows: list[Derived], rule: Rule, example: Example) -> bool:
    return any(d.rule.id == rule.id and d.row.due_statutory == example.due for d in rows)


@pytest.mark.parametrize("rule", BY_EVENT, ids=lambda rule: rule.alias or rule.id)
def test_what_an_event_triggers_is_due_on_the_day_of_its_example(rule: Rule) -> None:
    """The same event, in a procedure of the rule, on the day that the worked example starts from."""
    for example in rule.examples:
        more: dict[str, Any] = {}
        if rule.unit is LengthUnit.FIXED_BY_PAPER:
            more["until_on"] = example.until
        if rule.trigger.counts_from == "until_on":
            more["until_on"] = example.trigger
        if rule.unit is LengthUnit.HOUR:
            more["happened_at"] = datetime.combine(example.trigger, time(7, 30), tzinfo=UTC)
        assert on_its_day(setting(rule, example, **more), rule, example), example


@pytest.mark.parametrize("rule", BY_SITTING, ids=lambda rule: rule.id)
def test_what_a_sitting_triggers_is_due_on_the_day_of_its_example(rule: Rule) -> None:
    """What the forum owes before a sitting can be judged once its notice is on record."""
    for example in rule.examples:
        kind = HearingKind(str(rule.trigger.hearing))
        notice = happened(
            "notice_received", "2020-01-02", "us", subject=rule.done_subject or "summons"
        )
        rows = found(rule.procedures[0], notice, hearings=(sitting(kind, example.trigger),))
        assert on_its_day(rows, rule, example), example


RECON, FIRST, SECOND, COMPENSATION, NON_LITIGATION = (
    Procedure.RECONSIDERATION,
    Procedure.FIRST_INSTANCE,
    Procedure.SECOND_INSTANCE,
    Procedure.STATE_COMPENSATION,
    Procedure.NON_LITIGATION_ENFORCEMENT,
)
PENALTY_SERVED = happened("act_served", "2025-08-18", "them")
CHAINS: dict[str, tuple[Procedure, list[EventRow], dict[str, Any], str]] = {
    "recon_deemed_accepted": (
        RECON,
        [happened("application_received", "2026-02-13")],
        {},
        "2026-02-27",
    ),
    "recon_decision": (RECON, [happened("application_received", "2026-02-13")], {}, "2026-04-28"),
    "recon_send_copy": (RECON, [happened("application_received", "2026-02-13")], {}, "2026-03-09"),
    "suit_recon_overdue": (RECON, [happened("accepted", "2026-03-02")], {}, "2026-05-21"),
    "suit_inaction": (FIRST, [happened("request_received", "2025-12-31", "us")], {}, "2026-08-28"),
    "comp_suit_no_decision": (
        COMPENSATION,
        [happened("claim_received", "2024-11-29", "us")],
        {},
        "2025-05-06",
    ),
    "crim_comp_recon": (
        COMPENSATION,
        [happened("claim_received", "2024-11-29", "us", subject="criminal")],
        {},
        "2025-03-07",
    ),
    "crim_comp_committee": (
        COMPENSATION,
        [happened("application_received", "2024-11-29", subject="criminal_recon")],
        {},
        "2025-03-07",
    ),
    "trial_extension_request": (FIRST, [happened("accepted", "2026-03-02")], {}, "2026-08-21"),
    "nonlit_apply": (NON_LITIGATION, [PENALTY_SERVED], {}, "2026-05-25"),
    "nonlit_demand_latest": (NON_LITIGATION, [PENALTY_SERVED], {}, "2026-04-29"),
    "retrial_apply": (
        SECOND,
        [
            happened("pronounced", "2024-04-03"),
            happened("served", "2024-04-10", "us"),
        ],
        {"instruments": frozenset({"judgment"})},
        "2024-10-08",
    ),
    "recon_redo_default": (
        RECON,
        [happened("served", "2026-03-02", "us")],
        {"outcomes": frozenset({"r_revoked_redo"})},
        "2026-05-06",
    ),
}
"""Rules whose day hangs on another period or on several facts: facts, and the day counted by hand."""


@pytest.mark.parametrize("key", CHAINS)
def test_what_hangs_on_another_period_is_due_on_the_day_counted_by_hand(key: str) -> None:
    procedure, events, more, due = CHAINS[key]

    rows = found(procedure, *events, **more)

    assert [str(d.row.due_statutory) for d in rows if d.rule.key == key] == [due]


def test_no_derived_rule_is_left_out_of_these_tests() -> None:
    tested = {rule.key for rule in (*BY_EVENT, *BY_SITTING)} | CHAINS.keys()

    assert {rule.key for rule in library.rulebook().rules if rule.derived} <= tested
