"""What no fact may hold, whatever its kind: texts beyond their column, days beyond any docket."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import msgspec
from piccolo.columns import Varchar
from piccolo.table import Table

from docket.accounts.tables import Authority, Unit
from docket.calendars.tables import CalendarDay, LocalRestDay, Notice
from docket.deadlines.tables import DeadlineAct, GapDismissal
from docket.docketing import schemas
from docket.docketing.schemas import AnyFact
from docket.errors import FieldError
from docket.hearings.tables import Appearance, Hearing
from docket.matters.tables import ChallengedAct, Matter, Party, Series
from docket.papers.tables import Paper
from docket.policies.tables import Milestone, Policy
from docket.proceedings.tables import Event, OutcomeItem, Proceeding, Standing, UnitRequest
from docket.rulebook.tables import RuleSignOff

TABLES: Mapping[type, type[Table]] = {
    schemas.RegisterAuthority: Authority,
    schemas.RegisterUnit: Unit,
    schemas.OpenSeries: Series,
    schemas.AddPaper: Paper,
    schemas.OpenMatter: Matter,
    schemas.AddChallengedAct: ChallengedAct,
    schemas.AddParty: Party,
    schemas.OpenProceeding: Proceeding,
    schemas.StandingIn: Standing,
    schemas.RecordEvent: Event,
    schemas.RecordHearing: Hearing,
    schemas.RecordAppearance: Appearance,
    schemas.OutcomeItemIn: OutcomeItem,
    schemas.ActOnDeadline: DeadlineAct,
    schemas.AcceptMove: DeadlineAct,
    schemas.DismissGap: GapDismissal,
    schemas.RecordNotice: Notice,
    schemas.NoticeDayIn: CalendarDay,
    schemas.RecordLocalRestDay: LocalRestDay,
    schemas.SignRule: RuleSignOff,
    schemas.RecordPolicy: Policy,
    schemas.RecordMilestone: Milestone,
    schemas.AskUnit: UnitRequest,
    schemas.AnswerRequest: UnitRequest,
}
"""The table whose columns say how long a text of a fact may be."""

YEARS = range(1949, 2200)
"""Years a docket can speak of: land was titled in 1949. Any other is a slip of the pen."""

UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
"""What a single line does not show: control characters, zero width, and what turns its direction."""


def beyond(fact: AnyFact) -> Iterator[FieldError]:
    """Everything in a fact as it was entered, also in its lists, that cannot be kept."""
    yield from _of_struct(fact)


def beyond_columns(table: type[Table] | None, values: Mapping[str, Any]) -> Iterator[FieldError]:
    """Everything in the fields of one row that cannot be kept."""
    for name, value in values.items():
        match value:
            case str():
                yield from _of_text(name, value, getattr(table, name, None))
            case date() if value.year not in YEARS:
                yield FieldError(name, f"{value}不会是案件中的日期。", "请核对年份，写四位数字。")
            case list():
                for n, below in enumerate(value):
                    yield from (e.under(f"{name}[{n}]") for e in _of_struct(below))
            case dict():
                yield from (e.under(name) for e in beyond_columns(None, value))
            case _:
                pass


def _of_struct(value: object) -> Iterator[FieldError]:
    if isinstance(value, msgspec.Struct):
        fields = {name: getattr(value, name) for name in value.__struct_fields__}
        yield from beyond_columns(TABLES.get(type(value)), fields)


def _of_text(name: str, text: str, column: object) -> Iterator[FieldError]:
    """A text longer than its column, or with a NUL or half of a character pair in it."""
    longest = column.length if isinstance(column, Varchar) else None
    if longest is not None and len(text) > longest:
        yield FieldError(name, f"有{len(text)}个字，最多{longest}个。", "请缩短，详情写入备注。")
    if any(c == "\x00" or "\ud800" <= c <= "\udfff" for c in text):
        yield FieldError(name, "含有无法保存的字符。", "请删去不可见的字符后重试。")
    elif isinstance(column, Varchar) and UNSEEN.search(text):
        yield FieldError(name, "含有换行或者不可见的控制字符。", "请删去后重试，多行内容写入备注。")
