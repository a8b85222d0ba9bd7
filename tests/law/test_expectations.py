"""The list of what must be on record: what it holds, and what it refuses to be."""

from typing import Any

import pytest

from docket.errors import Invalid
from docket.law import expectations, library

ROW: dict[str, Any] = {
    "code": "copy",
    "zh": "没有登记收到副本的日期",
    "check": "event",
    "after": "accepted",
    "grace": 10,
    "settled_by": ["copy_received"],
    "severity": "high",
    "remedy": "请登记收到副本。",
}


def parse(*rows: dict[str, Any]) -> dict[str, expectations.Expectation]:
    return expectations.parse(
        rows, event_kinds={"accepted", "copy_received"}, rules={"first_trial"}
    )


def test_the_delivered_list_names_what_the_levels_need() -> None:
    known = library.expectations()

    assert {"complaint_copy", "recon_notice", "attendance", "served_on_us"} <= set(known)
    assert {"second_instance", "overrun", "not_computable", "outcome"} <= set(known)
    assert all(one.zh and not one.zh.endswith("。") for one in known.values())


def test_a_row_is_read() -> None:
    assert parse(ROW)["copy"].settled_by == ("copy_received",)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        pytest.param({"zh": " "}, "没有写明缺什么", id="says nothing"),
        pytest.param({"remedy": "登记"}, "没有写明怎么补", id="no remedy"),
        pytest.param({"settled_by": []}, "检查事件的写明", id="nothing settles it"),
        pytest.param({"settled_by": ["copied"]}, "没有“copied”", id="an event nobody knows"),
        pytest.param({"after": "opened"}, "没有“opened”", id="follows an unknown event"),
        pytest.param({"unless": ["gone"]}, "没有“gone”", id="unless an unknown event"),
        pytest.param({"next": ["retrial"]}, "检查后续程序的", id="a next proceeding unasked"),
        pytest.param({"rules": ["first_trial"]}, "检查审理期限的", id="rules unasked"),
        pytest.param(
            {"check": "overrun", "settled_by": [], "rules": ["trial"]},
            "没有“trial”这条规则",
            id="a rule nobody knows",
        ),
        pytest.param({"check": "feeling"}, "数据不合要求", id="no such check"),
        pytest.param({"colour": "red"}, "没有这个字段", id="a field too many"),
    ],
)
def test_a_row_that_asks_for_nothing_sensible_is_refused(
    changes: dict[str, Any], said: str
) -> None:
    with pytest.raises(Invalid, match=said):
        parse({**ROW, **changes})


def test_a_code_stands_once() -> None:
    with pytest.raises(Invalid, match=r"expectations\.toml:copy: 代码重复"):
        parse(ROW, ROW)
