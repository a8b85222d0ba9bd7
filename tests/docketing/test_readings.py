"""Choosing a reading, and times that stand still, through the one door and back."""

from datetime import date
from typing import Any

import pytest

from docket import db as database
from docket.accounts.rules import Viewer
from docket.desk import service
from docket.desk.queries.worklist import Wanted, worklist
from docket.docketing.service import rebuild
from docket.errors import FieldError, Invalid
from docket.history.service import verify
from docket.terms import Language
from tests.facts import BUREAU, MATTER, event, file, reconsideration, suit

pytestmark = pytest.mark.usefixtures("db")
ALL = Viewer.everything()
COPY = [*BUREAU, *MATTER, reconsideration()]
COPY += [event("@recon", "copy_received", "2023-12-28", authority="@bureau", ref="copy")]


async def reply() -> dict[str, Any]:
    """The deadline of our reply, as it is stored."""
    (row,) = await database.rows("SELECT * FROM deadline WHERE rule = 'recon_reply'")
    return row


def choose(deadline: int, code: str, reason: str = "承办法官告知按新法") -> dict[str, Any]:
    return {
        "fact": "act_on_deadline",
        "deadline": deadline,
        "verb": "reading_chosen",
        "happened_on": "2024-01-02",
        "value": code,
        "reason": reason,
    }


async def refused(*facts: dict[str, Any], why: str = "收到文书") -> FieldError:
    with pytest.raises(Invalid) as refusal:
        await file(*facts, why=why)
    (error,) = refusal.value.fields
    assert error.remedy
    return error


async def test_a_chosen_reading_moves_the_date_and_outlives_a_rebuild() -> None:
    await file(*COPY)
    row = await reply()

    filed = await file(choose(row["id"], "recon_reply@2024-01-01"), why="承办法官告知按新法")

    assert [
        (str(m.before.due_statutory), str(m.after.due_statutory))
        for m in filed.deadlines
        if m.before and m.after
    ] == [("2024-01-08", "2024-01-12")]
    await database.execute("DELETE FROM deadline")
    assert await rebuild() != []
    assert (await reply())["reading"] == "recon_reply@2024-01-01"
    assert await rebuild(check=True) == []
    assert (await verify()).ok


async def test_why_shows_every_reading_and_the_one_that_holds() -> None:
    await file(*COPY)
    row = await reply()
    await file(choose(row["id"], "recon_reply@2024-01-01"), why="承办法官告知按新法")

    found = await service.why(ALL, (await reply())["id"])

    assert found.due is not None
    assert found.deadline.reading == "recon_reply@2024-01-01"
    assert [one.code for one in found.due.readings] == [
        "recon_reply@1999-10-01",
        "recon_reply@2024-01-01",
    ]
    assert str(found.due.due_safe) == "2024-01-12"
    assert "没有证据、依据" in found.deadline.consequence


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("recon_reply@2030-01-01", "没有“recon_reply@2030-01-01”这种读法"),
        ("", "没有“”这种读法"),
    ],
)
async def test_only_a_reading_that_there_is_can_be_chosen(code: str, says: str) -> None:
    await file(*COPY)

    error = await refused(choose((await reply())["id"], code))

    assert error.field == "facts[0].value"
    assert says in error.message
    assert "recon_reply@1999-10-01（届满日2024-01-08" in error.remedy


async def test_a_choice_needs_a_reason() -> None:
    await file(*COPY)

    error = await refused(choose((await reply())["id"], "recon_reply@2024-01-01", reason=" "))

    assert error.field == "facts[0].reason"


async def test_where_there_is_one_reading_there_is_nothing_to_choose() -> None:
    copy = event("@suit", "copy_received", "2026-03-02", authority="@bureau")
    await file(*BUREAU, *MATTER, suit(), copy)
    (row,) = await database.rows("SELECT id FROM deadline WHERE rule = 'answer_evidence'")

    error = await refused(choose(row["id"], "answer_evidence@2015-05-01"))

    assert "只有一种读法" in error.message


async def test_why_explains_a_chain_by_its_first_link_and_in_english() -> None:
    await file(*BUREAU, *MATTER, reconsideration(), event("@recon", "accepted", "2026-03-02"))
    (row,) = await database.rows("SELECT id FROM deadline WHERE rule = 'suit_recon_overdue'")

    zh = await service.why(ALL, row["id"])
    en = await service.why(ALL, row["id"], language=Language.EN)

    assert zh.basis.startswith("自“复议决定”的届满之日（2026年5月6日）起算")
    assert zh.due is not None
    assert en.due is not None
    assert [step.kind for step in zh.due.steps][:3] == ["base", "law", "count"]
    assert en.due.steps[1].text.endswith("the last is Thu 21 May 2026.")
    assert [cell.day for cell in zh.due.counted] == [cell.day for cell in en.due.counted]
    assert "推定自 2026-05-29 起" in zh.note


SUSPENDED = event("@suit", "suspended", "2026-03-20", ref="suspended")
RESUMED = event("@suit", "resumed", "2026-04-20", ref="resumed")
OPENED = [*BUREAU, *MATTER, suit(), event("@suit", "accepted", "2026-03-02")]


@pytest.mark.parametrize(
    ("facts", "field", "says"),
    [
        pytest.param(
            [SUSPENDED, event("@suit", "suspended", "2026-04-01")],
            "facts[8].happened_on",
            "2026-03-20开始的“中止”尚未结束，2026-04-01又有一段开始：两段时间重叠",
            id="suspended while suspended",
        ),
        pytest.param(
            [SUSPENDED, event("@suit", "resumed", "2026-03-19")],
            "facts[8].happened_on",
            "2026-03-19早于“中止”的日期2026-03-20：不能在开始以前结束",
            id="resumed before it was suspended",
        ),
        pytest.param(
            [SUSPENDED, RESUMED, event("@suit", "suspended", "2026-03-10")],
            "facts",
            "2026-03-10开始的“中止”尚未结束，2026-03-20又有一段开始",
            id="an earlier suspension without its end",
        ),
        pytest.param(
            [event("@suit", "excluded_began", "2026-03-20", subject="correction")],
            "facts[7].subject",
            "第一审程序的“扣除期间开始”没有“correction”这一事项",
            id="what only a reconsideration organ may leave out",
        ),
        pytest.param(
            [event("@suit", "copy_received", "2026-03-20", authority="@bureau", subject="norm")],
            "facts[7].subject",
            "没有“norm”这一事项",
            id="a kind without subjects",
        ),
    ],
)
async def test_what_cannot_stand_still_is_refused(
    facts: list[dict[str, Any]], field: str, says: str
) -> None:
    error = await refused(*OPENED, *facts)

    assert error.field == field
    assert says in error.message
    assert await database.rows("SELECT id FROM event") == []


@pytest.mark.parametrize(
    ("until", "accepted"),
    [
        pytest.param("2026-06-01", True, id="the 90th day, a Sunday, moved to Monday"),
        pytest.param("2026-06-30", False, id="a month later"),
    ],
)
async def test_no_reconsideration_is_extended_beyond_ninety_days(
    until: str, *, accepted: bool
) -> None:
    """Accepted on 2026-03-02: 60 and 30 days end on 05-31 (行政复议法第六十二条)."""
    granted = event("@recon", "extension_granted", "2026-04-20", until_on=until)
    facts = [*BUREAU, *MATTER, reconsideration(), event("@recon", "accepted", "2026-03-02")]

    if accepted:
        await file(*facts, granted)
        (row,) = await database.rows("SELECT * FROM deadline WHERE rule = 'recon_decision'")
        assert str(row["due_statutory"]) == until
    else:
        error = await refused(*facts, granted)
        assert error.field == "facts[7].until_on"
        assert "到2026-05-31为止，2026-06-30已经超过" in error.message


async def test_hours_are_counted_from_the_moment_on_record() -> None:
    """暂缓执行行政拘留: asked at 23:30 of 03-02, to be decided by 23:30 of 03-03."""
    asked = event(
        "@recon",
        "stay_asked",
        "2026-03-02",
        happened_at="2026-03-02T23:30:00+08:00",
        party="@citizen",
        subject="detention",
    )
    await file(*BUREAU, *MATTER, reconsideration(), asked)
    (row,) = await database.rows("SELECT id FROM deadline WHERE rule = 'detention_stay_decision'")

    found = await service.why(ALL, row["id"])

    assert found.due is not None
    assert (str(found.due.due_statutory), str(found.due.ends_at)) == ("2026-03-03", "23:30:00")


async def test_an_earlier_suspension_can_be_entered_late_with_its_end() -> None:
    ids = (await file(*OPENED, SUSPENDED, RESUMED)).created

    await file(
        event(ids["suit"], "suspended", "2026-03-05"), event(ids["suit"], "resumed", "2026-03-10")
    )

    (row,) = await database.rows("SELECT raw_end FROM deadline WHERE rule = 'first_trial'")
    assert str(row["raw_end"]) == "2026-10-08"
    assert await rebuild(check=True) == []


async def test_a_resumption_cannot_be_struck_from_between_two_suspensions() -> None:
    again = event("@suit", "suspended", "2026-05-04")
    ids = (await file(*OPENED, SUSPENDED, RESUMED, again)).created

    error = await refused(
        {"fact": "strike", "what": "event", "id": ids["resumed"], "version": 1}, why="录错"
    )

    assert "两段时间重叠" in error.message


async def test_evidence_after_a_granted_delay_is_due_when_its_cause_has_ended() -> None:
    """解释第三十四条: no day is named by the court, fifteen days from the end of the cause."""
    await file(
        *OPENED,
        event("@suit", "copy_received", "2026-03-09", authority="@bureau"),
        event("@suit", "extension_granted", "2026-03-20", authority="@bureau"),
        event("@suit", "obstacle_began", "2026-03-12", authority="@bureau"),
        event("@suit", "obstacle_ended", "2026-04-10", authority="@bureau"),
    )

    (row,) = await database.rows(
        "SELECT due_statutory FROM deadline WHERE rule = 'evidence_after_extension'"
    )
    assert str(row["due_statutory"]) == "2026-04-27"


async def test_what_does_not_run_yet_for_others_is_on_no_list_until_it_does() -> None:
    """The organ has until 2026-05-06; from then on the suit against its silence is open."""
    await file(*BUREAU, *MATTER, reconsideration(), event("@recon", "accepted", "2026-03-02"))

    before = await worklist(ALL, Wanted(lapsed_by=date(2026, 5, 5)))
    running = await worklist(ALL, Wanted(lapsed_by=date(2026, 5, 6)))
    presumed = await worklist(ALL, Wanted(lapsed_by=date(2026, 5, 30)))

    key = "suit_recon_overdue"
    assert [key in {d.rule for d in page.items} for page in (before, running, presumed)] == [
        False,
        True,
        False,
    ]
