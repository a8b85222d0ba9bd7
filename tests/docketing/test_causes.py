"""Why a date moved, in one sentence: of all that was recorded, what concerns the deadline."""

from typing import Any

import pytest

from docket.docketing.rules.causes import Causes, Recorded
from docket.law import library


def added(table: str, row_id: int, **row: Any) -> Recorded:
    return Recorded(table, None, {"id": row_id, "struck": False, **row})


def received(row_id: int, proceeding: int, on: str = "2024-09-27", **more: Any) -> Recorded:
    return added(
        "event",
        row_id,
        proceeding=proceeding,
        kind="copy_received",
        happened_on=on,
        how=None,
        note="",
        **more,
    )


def amended(one: Recorded, **changes: Any) -> Recorded:
    return Recorded(one.table, one.after, {**one.after, "version": 2, **changes})


def causes(*recorded: Recorded) -> Causes:
    return Causes(recorded, library.event_kinds())


ROOT = [("event", 1)]


@pytest.mark.parametrize(
    ("recorded", "said"),
    [
        pytest.param(received(1, 7), "登记“收到副本”（2024-09-27）", id="entered"),
        pytest.param(
            amended(received(1, 7), happened_on="2024-09-26", how="mail_room", note="更正"),
            "更正“收到副本”（日期 2024-09-27 → 2024-09-26，方式 （空） → 收发室签收）",
            id="corrected: what moves dates is told, a note is not",
        ),
        pytest.param(
            amended(received(1, 7), struck=True), "划除“收到副本”（2024-09-27）", id="struck"
        ),
        pytest.param(
            Recorded("event", {**received(1, 7).after, "struck": True}, received(1, 7).after),
            "恢复“收到副本”（2024-09-27）",
            id="restored",
        ),
        pytest.param(
            added("notice", 3, title="国务院办公厅关于2027年部分节假日安排的通知"),
            "载入《国务院办公厅关于2027年部分节假日安排的通知》",
            id="a notice reaches every proceeding",
        ),
        pytest.param(
            added("local_rest_day", 2, name="台风停止办公", day="2026-11-20", authority=1),
            "登记停止办公日“台风停止办公”（2026-11-20）",
            id="a closed office",
        ),
        pytest.param(
            amended(
                added("proceeding", 7, procedure="first_instance", track=None), track="simplified"
            ),
            "更正第一审程序（程序类型 （空） → 简易程序）",
            id="the proceeding itself",
        ),
    ],
)
def test_one_row_is_told(recorded: Recorded, said: str) -> None:
    assert causes(recorded).of(7, ROOT) == said


def test_the_root_comes_before_whatever_else_the_proceeding_got() -> None:
    answer = added("event", 2, proceeding=7, kind="answer_filed", happened_on="2024-10-08")

    assert causes(answer, received(1, 7)).of(7, ROOT) == "登记“收到副本”（2024-09-27）"


def test_a_suspension_is_told_for_a_deadline_that_started_before() -> None:
    suspended = added("event", 2, proceeding=7, kind="suspended", happened_on="2024-10-10")

    assert causes(suspended).of(7, ROOT) == "登记“中止”（2024-10-10）"


def test_another_proceeding_of_the_filing_is_left_out() -> None:
    other = received(2, 8, "2024-09-20")

    assert causes(other, received(1, 7)).of(7, ROOT) == "登记“收到副本”（2024-09-27）"
    assert causes(other, received(1, 7)).of(8, []) == "登记“收到副本”（2024-09-20）"


def test_three_causes_are_named_and_the_others_counted() -> None:
    many = [received(n, 7, f"2024-09-0{n}") for n in range(1, 6)]

    said = causes(*many).of(7, [])

    assert said.count("登记") == 3
    assert said.endswith("；等5项")


def test_what_a_person_did_to_a_deadline_is_told_as_such() -> None:
    """A waiving is no counting anew; beside a fact that moves dates it is not the cause."""
    acted = added("deadline_act", 5, proceeding=7, verb="waived")

    assert causes(acted).of(7, ROOT) == "处置期限"
    assert causes(acted, received(1, 7)).of(7, ROOT) == "登记“收到副本”（2024-09-27）"
    assert causes().of(7, ROOT) == "按现行规则和日历重新计算"


def test_a_deadline_is_told_of_the_versions_of_its_own_rule() -> None:
    """Of many versions adopted in one act, and of those taken back."""
    reply = added("rule_version", 1, rule="recon_reply", rule_version="recon_reply@2027-01-01")
    other = added("rule_version", 2, rule="first_trial", rule_version="first_trial@2027-01-01")
    struck = amended(reply, struck=True)

    assert causes(other, reply).of(7, ROOT, "recon_reply") == "采用规则版本recon_reply@2027-01-01"
    assert causes(other, struck).of(7, ROOT, "recon_reply") == "撤回规则版本recon_reply@2027-01-01"
    assert causes(reply).of(7, ROOT, "nonlit_apply") == "采用规则版本recon_reply@2027-01-01"


def test_an_undoing_names_the_act_it_takes_back() -> None:
    back = amended(received(1, 7), happened_on="2024-09-26")

    said = causes(back, added("undoing", 1, act=57)).of(7, ROOT)

    assert said == "撤销历史第57号：更正“收到副本”（日期 2024-09-27 → 2024-09-26）"
