"""Whatever is filed in whatever order: refused and nothing written, or derived without a remainder."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docket import db
from docket.docketing.service import rebuild
from docket.errors import DocketError
from docket.history.rules import Actor
from docket.history.service import verify
from docket.law import library
from docket.terms import Anchor, DeadlineVerb, FourEyes, HearingState, How, Rank
from tests.docketing.co_defendants import GOVERNMENT, TOGETHER
from tests.facts import (
    BUREAU,
    COUNSEL,
    MATTER,
    SECOND,
    event,
    file,
    hearing,
    reconsideration,
    suit,
)

pytestmark = [
    pytest.mark.usefixtures("db"),
    pytest.mark.parametrize("shared_engine", ["sqlite"], indirect=True),
]
BEGUN = [
    event("@suit", "accepted", "2023-05-20"),
    event("@suit", "copy_received", "2023-05-26", authority="@bureau"),
    event("@recon", "accepted", "2023-05-22"),
    event("@recon", "copy_received", "2023-05-30", authority="@bureau"),
    hearing("@suit", "2023-06-01"),
]
Ids = Mapping[str, int]
Step = dict[str, Any]
STRUCK = ("event", "hearing", "appearance", "outcome_item", "milestone", "unit_request")
DERIVED = ("tally", "sitting", "deadline")

days = st.integers(0, 500).map(lambda n: str(date(2023, 6, 1) + timedelta(days=n)))
proceedings = st.sampled_from(["suit", "recon"])
sides = st.sampled_from(
    [{}, {"authority": "bureau"}, {"authority": "government"}, {"party": "citizen"}]
)
indexes = st.integers(0, 7)


def maybe(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Step]:
    """Some of these fields."""
    return st.fixed_dictionaries({}, optional=fields)


events = st.builds(
    lambda kind, on, where, whose, more: {
        "fact": "record_event",
        "kind": kind,
        "happened_on": on,
        "proceeding": where,
        **whose,
        **more,
    },
    st.sampled_from(sorted(library.event_kinds())),
    days,
    proceedings,
    sides,
    maybe(how=st.sampled_from([*How]), sent_on=days, days=st.integers(1, 40), until_on=days),
)
CODES = {
    "suit": ["f_dismiss_claims", "f_revoked", "f_dismiss_suit", "f_withdrawn", "f_damages"],
    "recon": ["r_upheld", "r_revoked", "r_withdrawn", "r_mediated", "f_revoked"],
}
outcomes = proceedings.flatmap(
    lambda where: st.builds(
        lambda codes, on, more: {
            "fact": "record_outcome",
            "proceeding": where,
            "decided_on": on,
            "items": [{"code": code} for code in codes],
            **more,
        },
        st.lists(st.sampled_from(CODES[where]), min_size=1, max_size=2),
        days,
        maybe(supplementary=st.just(value=True)),
    )
)
sittings = st.builds(
    lambda on, where, state, kind: {
        "fact": "record_hearing",
        "proceeding": where,
        "kind": kind,
        "held_on": on,
        "state": state,
    },
    days,
    proceedings,
    st.sampled_from([*HearingState]),
    st.sampled_from(["court_hearing", "reconsideration_hearing"]),
)
seats = st.builds(
    lambda n, whose, rank: {
        "fact": "record_appearance",
        "hearing": ("hearing", n),
        "authority": whose,
        "rank": rank,
    },
    indexes,
    st.sampled_from(["bureau", "government"]),
    st.sampled_from([*Rank]),
)
CHANGES: dict[str, st.SearchStrategy[Step]] = {
    "event": st.fixed_dictionaries({"happened_on": days}) | maybe(authority=st.just("government")),
    "hearing": maybe(held_on=days, state=st.sampled_from([*HearingState])),
    "appearance": maybe(authority=st.just("government"), rank=st.sampled_from([*Rank])),
    "outcome_item": maybe(code=st.sampled_from(CODES["suit"]), perform_by=days),
    "standing": maybe(role=st.sampled_from(["defendant", "respondent", "third_party"])),
    "proceeding": maybe(track=st.sampled_from(["ordinary", "simplified", None])),
    "milestone": maybe(length=st.integers(-9, 9), from_on=days),
    "unit_request": maybe(asked_on=days, answered_on=days),
    "matter": maybe(confidential=st.booleans(), unit=st.just("office")),
}
amendments = st.sampled_from([*CHANGES]).flatmap(
    lambda what: st.builds(
        lambda n, new: {"fact": "amend", "what": what, "id": (what, n), "changes": new},
        indexes,
        CHANGES[what],
    )
)
strikes = st.builds(
    lambda what, n: {"fact": "strike", "what": what, "id": (what, n)},
    st.sampled_from(STRUCK),
    indexes,
)
acts = st.builds(
    lambda n, verb, on: {
        "fact": "act_on_deadline",
        "deadline": ("deadline", n),
        "verb": verb,
        "happened_on": on,
        "value": None if verb is DeadlineVerb.CONFIRMED else "2024-01-05",
        "reason": "领导批示",
    },
    indexes,
    st.sampled_from([*DeadlineVerb, DeadlineVerb.CONFIRMED]),
    days,
)
policies = st.builds(
    lambda whose, value: {
        "fact": "record_policy",
        "authority": whose,
        "key": "four_eyes",
        "value": value,
    },
    st.sampled_from(["bureau", "government"]),
    st.sampled_from([*FourEyes]),
)
ANCHORS = [
    (Anchor.EVENT, "copy_received", 3),
    (Anchor.HEARING, "court_hearing", -7),
    (Anchor.DEADLINE, "answer_evidence", -2),
    (Anchor.DEADLINE, "recon_reply", -2),
]
milestones = st.builds(
    lambda whose, anchor, asks, on: {
        "fact": "record_milestone",
        "authority": whose,
        "name": f"节点{anchor[1]}",
        "anchor": anchor[0],
        "code": anchor[1],
        "length": anchor[2],
        "procedures": ["first_instance", "reconsideration"],
        "asks_unit": asks,
        "from_on": on,
    },
    st.sampled_from(["bureau", "government"]),
    st.sampled_from(ANCHORS),
    st.booleans(),
    st.sampled_from(["2023-01-01", "2023-06-01"]),
)
asks = st.builds(
    lambda where, on: {
        "fact": "ask_unit",
        "proceeding": where,
        "unit": "unit",
        "subject": "处罚案卷",
        "asked_on": on,
    },
    proceedings,
    days,
)
OURS = st.one_of(policies, milestones, milestones, asks)
"""What an authority decides about its own work, and asks of its units."""
steps = st.one_of(
    events, events, events, outcomes, sittings, seats, amendments, strikes, acts, acts, OURS
)


async def resolved(value: object, ids: Ids) -> object:
    """Names as ids, and "the n-th row of a table" as the id of one that exists."""
    match value:
        case str() if value in ids:
            return ids[value]
        case (str() as table, int() as n):
            found = await db.rows(f"SELECT id FROM {table} ORDER BY id")  # noqa: S608
            return found[n % len(found)]["id"] if found else 99
        case dict():
            return {k: await resolved(v, ids) for k, v in value.items()}
    return value


async def as_filed(step: Step, ids: Ids) -> Step:
    """The fact, a correction with the version that its row has now."""
    fact = {k: await resolved(v, ids) for k, v in step.items() if k not in ("fact", "what")}
    if "what" in step:
        sql = f"SELECT version FROM {step['what']} WHERE id = {{}}"  # noqa: S608
        found = await db.rows(sql, fact["id"])
        fact |= {"what": step["what"], "version": found[0]["version"] if found else 1}
    return fact | {"fact": step["fact"]}


async def everything() -> list[Any]:
    """The end of the chain, which every written fact moves, and all that is derived."""
    tables = [await db.rows(f"SELECT * FROM {table} ORDER BY id") for table in DERIVED]  # noqa: S608
    return [await db.rows("SELECT seq, hash FROM history_head"), *tables]


@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    sequence=st.lists(st.tuples(steps, st.sampled_from([COUNSEL, SECOND])), min_size=3, max_size=10)
)
async def test_facts_and_what_follows_from_them_agree(sequence: list[tuple[Step, Actor]]) -> None:
    """No difference to a rebuild, no break in the history, no trace of what was refused."""
    await db.execute("SAVEPOINT example")
    try:
        facts = [*BUREAU, *GOVERNMENT, *MATTER, suit(standings=TOGETHER), reconsideration()]
        ids = (await file(*facts, *BEGUN)).created
        for step, by in sequence:
            before = await everything()
            try:
                await file(await as_filed(step, ids), by=by)
            except DocketError:
                assert await everything() == before
        assert await rebuild(check=True) == []
        assert (await verify()).problems == ()
    finally:
        await db.execute("ROLLBACK TO SAVEPOINT example")
        await db.execute("RELEASE SAVEPOINT example")
