"""Every stored word has a Chinese one: tables, fields, facts, codes, and how a deadline stands."""

from dataclasses import dataclass
from datetime import date
from typing import get_args

import msgspec
import pytest

from docket import db as database
from docket.desk import codes
from docket.desk.rules import state_zh
from docket.desk.words import FACTS, TABLES, field_zh, value_zh, what_zh
from docket.docketing.schemas import AnyFact, EnteredFact
from docket.history.queries import fact_tables, kinds, name_of
from docket.history.rules import FACT_TABLES
from docket.law import library
from docket.terms import Binds, DeadlineState, Term
from tests.clients import local_client
from tests.commands import run

TODAY = date(2026, 11, 23)
CALENDAR = {"notice", "calendar_day"}
"""No matter has rows in these."""


@dataclass(frozen=True)
class Deadline:
    state: DeadlineState = DeadlineState.OPEN
    binds: Binds = Binds.US
    duty: bool = True
    trigger_on: date = date(2026, 11, 9)
    last_on: date | None = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("deadline", "word"),
    [
        pytest.param(Deadline(), "逾期", id="we owed it yesterday"),
        pytest.param(Deadline(last_on=TODAY), "待办", id="it is due today"),
        pytest.param(Deadline(last_on=None), "待办", id="it has no day"),
        pytest.param(
            Deadline(trigger_on=date(2026, 11, 30), last_on=date(2026, 12, 15)),
            "未起算",
            id="another period must expire first",
        ),
        pytest.param(
            Deadline(trigger_on=date(2026, 12, 7), last_on=date(2026, 12, 2)),
            "待办",
            id="counted back from a sitting to come",
        ),
        pytest.param(Deadline(duty=False), "已过", id="a right of ours"),
        pytest.param(Deadline(binds=Binds.ORGAN), "已过", id="the court's period"),
        pytest.param(Deadline(binds=Binds.THEM), "已过", id="the other side's"),
        pytest.param(Deadline(state=DeadlineState.DONE), "已办", id="done"),
        pytest.param(Deadline(state=DeadlineState.DONE_LATE), "逾期办结", id="done late"),
        pytest.param(Deadline(state=DeadlineState.WAIVED), "已免除", id="waived"),
    ],
)
def test_a_deadline_stands_as(deadline: Deadline, word: str) -> None:
    assert state_zh(deadline, today=TODAY) == word


def test_every_fact_has_a_chinese_name() -> None:
    tags = {str(fact.__struct_config__.tag) for fact in get_args(AnyFact)}

    assert tags == set(FACTS)


def test_every_table_of_facts_and_every_field_of_it_has_a_chinese_name() -> None:
    """Columns of one number are the parts of ``docket_number``; they are not shown."""
    assert set(FACT_TABLES) - CALENDAR == set(TABLES)
    nameless = {
        f"{name_of(table)}.{column}"
        for table in fact_tables()
        for column in kinds(table)
        if name_of(table) in TABLES and not column.startswith("number_")
        if field_zh(name_of(table), column) == column
    }
    assert nameless - {"proceeding.accepted_on", "proceeding.suspended"} == set()


def test_a_stored_code_is_shown_by_its_label() -> None:
    assert value_zh("event", "kind", "copy_received") == "收到副本"
    assert value_zh("outcome_item", "code", "f_dismiss_claims") == "驳回诉讼请求"
    assert value_zh("proceeding", "procedure", "first_instance") == "第一审"
    assert value_zh("matter", "confidential", value=True) == "是"
    assert value_zh("event", "note", "") == "（空）"
    assert what_zh("open_matter +5") == "立卷等 6 项"
    assert what_zh("prepare") == "prepare"


def test_every_code_is_listed() -> None:
    found = codes.codes()

    assert {c.code for c in found.events.codes} == set(library.event_kinds())
    assert {c.code for c in found.outcomes.codes} == set(library.outcomes())
    assert {c.code for c in found.fields.codes} == set(library.fields())
    assert {c.code for c in found.act_kinds.codes} == set(library.act_kinds())
    assert {v.name for v in found.terms} == {
        term.__name__
        for term in Term.__subclasses__()
        if term.__module__.startswith("docket.terms.")
    }


def test_every_closed_vocabulary_that_a_fact_takes_says_where() -> None:
    used = {place for one in codes.codes().terms for place in one.used_in}

    assert "record_event.how" in used
    assert "open_proceeding.standings.role" in used
    assert {place.partition(".")[0] for place in used} <= {
        str(fact.__struct_config__.tag) for fact in get_args(EnteredFact)
    }


def test_codes_are_looked_up_by_list_and_by_word() -> None:
    events = run("codes", "events", "副本").stdout.splitlines()
    anywhere = run("codes", "驳回起诉").stdout

    assert events[0] == "程序事件种类 events（用于 record_event.kind）"
    assert "copy_received" in [line.split()[0] for line in events]
    assert not any(line.startswith("accepted") for line in events)
    assert "f_dismiss_suit" in anywhere
    assert run("codes", "outcomes", "没有这样的词").stdout == "没有这样的代码。\n"
    assert run("codes", "events", "一", "二").exit_code == 2


def test_an_outcome_says_where_it_is_allowed_and_how_it_counts() -> None:
    (line,) = [
        one for one in run("codes", "outcomes").stdout.splitlines() if one.startswith("r_upheld ")
    ]

    assert line.split()[2] == "行政复议"
    assert "归入维持；胜诉" in line


async def test_the_api_answers_with_all_codes_grouped(db: database.Engine) -> None:
    async with local_client() as client:
        answer = await client.get("/api/v1/codes")

    assert answer.status_code == 200
    assert msgspec.convert(answer.json(), type(codes.codes())) == codes.codes()
