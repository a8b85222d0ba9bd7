"""The one place that reads the law's data files; each is read once and kept."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from docket.law import admission, events, notices, outcome_kinds
from docket.law import courts as court_codes
from docket.law import expectations as expected
from docket.law import fields as subjects
from docket.law.calendar import Calendar, HolidayNotice, Statutory
from docket.law.courts import Court
from docket.law.editions import bound
from docket.law.events import EventKind
from docket.law.expectations import Expectation
from docket.law.fields import ActKind, Field
from docket.law.outcome_kinds import OutcomeKind
from docket.law.provisions import Rule, Rulebook

RULE_FILES = tuple(
    f"rules/{stage}.toml"
    for stage in (
        "application",
        "acceptance",
        "hearing",
        "decision",
        "suit",
        "first_instance",
        "second_instance",
        "retrial",
        "enforcement",
        "suggestions",
        "compensation",
        "act",
    )
)
"""The rule book, by stage, in the order in which a dispute runs."""


def read_text(name: str) -> str:
    """A file of ``docket/law/data`` as text."""
    return (files("docket.law") / "data" / name).read_text(encoding="utf-8")


def read_toml(name: str) -> dict[str, Any]:
    """A TOML file of ``docket/law/data``."""
    return tomllib.loads(read_text(name))


@cache
def event_kinds() -> Mapping[str, EventKind]:
    """程序事件种类, by code."""
    return events.parse(read_toml("events.toml")["event"])


@cache
def rulebook() -> Rulebook:
    """期限规则 as delivered: every version of every rule. A docket counts by what it adopted."""
    return bound(shipped_rules())


@cache
def shipped_rules() -> tuple[Rule, ...]:
    """The versions as they are written, not yet ended by those that replace them."""
    rows = {name: read_toml(name)["rule"] for name in RULE_FILES}
    return admission.admitted(rows, event_kinds=event_kinds())


@cache
def expectations() -> Mapping[str, Expectation]:
    """缺项: what must be on record at each stage, by code."""
    rows = read_toml("expectations.toml")["expectation"]
    return expected.parse(rows, event_kinds=event_kinds(), rules=rulebook().keys())


@cache
def holiday_notices() -> tuple[HolidayNotice, ...]:
    """The State Council notices that docket is delivered with, oldest first."""
    return notices.parse_notices(read_toml("holidays.toml")["notice"])


@cache
def statutory_holidays() -> Statutory:
    """法定节假日 of 全国年节及纪念日放假办法."""
    return notices.parse_statutory(read_toml("statutory_holidays.toml"))


@cache
def official_calendar() -> Calendar:
    """The calendar of the delivered notices, for use without a database."""
    return Calendar.of(holiday_notices(), statutory_holidays())


@cache
def outcomes() -> Mapping[str, OutcomeKind]:
    """结果代码, by code."""
    return outcome_kinds.parse(read_toml("outcomes.toml")["outcome"])


@cache
def courts() -> Mapping[str, Court]:
    """人民法院, by the code of their case numbers."""
    return court_codes.parse(read_text("courts.csv"))


@cache
def fields() -> Mapping[str, Field]:
    """行政管理领域, by code, in the order of the national form."""
    return subjects.parse(read_toml("fields.toml")["field"])


@cache
def act_kinds() -> Mapping[str, ActKind]:
    """行政行为种类, by code."""
    return subjects.parse_act_kinds(read_toml("act_kinds.toml")["act_kind"])
