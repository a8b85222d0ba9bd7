"""Which fields of a recorded fact may be corrected, and reading their new values."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

import msgspec

from docket.docketing.rules.words import blank
from docket.docketing.schemas import (
    AddChallengedAct,
    AddParty,
    DismissGap,
    MilestoneFields,
    OpenMatter,
    OpenSeries,
    OutcomeItemIn,
    ProceedingFields,
    RecordAppearance,
    RecordEvent,
    RecordHearing,
    RecordLocalRestDay,
    RegisterAuthority,
    RegisterUnit,
    RequestFields,
    StandingIn,
)
from docket.errors import FieldError, Invalid

SHOWN = 40
"""As much of a wrong value is quoted back."""

FIXED = frozenset(
    {
        "ref",
        "matter",
        "proceeding",
        "hearing",
        "standings",
        "parties",
        "accept_likeness",
        "previous",
        "link",
        "procedure",
    }
)
"""What makes a fact that fact: recorded under the wrong parent, it is struck and entered anew."""


@dataclass(frozen=True, slots=True)
class Amendable:
    """A kind of fact that can be corrected.

    Args:
        zh: What people call it.
        shape: The struct whose field types its new values must have.
        strikable: Whether it can be struck.
        fixed: Fields that cannot be changed, besides those of every fact.
        filled: Fields that cannot be left empty, though some may be when it is entered.
    """

    zh: str
    shape: type[msgspec.Struct]
    strikable: bool = False
    fixed: frozenset[str] = frozenset()
    filled: tuple[str, ...] = ()

    @property
    def fields(self) -> dict[str, Any]:
        """The fields that may be corrected, with their types."""
        return {
            f.name: f.type
            for f in msgspec.structs.fields(self.shape)
            if f.name not in FIXED and f.name not in self.fixed
        }


AMENDABLE: Mapping[str, Amendable] = {
    "authority": Amendable(
        "机关", RegisterAuthority, fixed=frozenset({"code"}), filled=("name", "short_name")
    ),
    "unit": Amendable(
        "单位", RegisterUnit, fixed=frozenset({"code", "authority"}), filled=("name",)
    ),
    "series": Amendable("系列案", OpenSeries, filled=("name",)),
    "matter": Amendable("案件", OpenMatter, filled=("cause", "number")),
    "challenged_act": Amendable("行政行为", AddChallengedAct),
    "party": Amendable("当事人", AddParty, filled=("name",)),
    "proceeding": Amendable("程序", ProceedingFields, filled=("forum",)),
    "standing": Amendable("诉讼地位", StandingIn, fixed=frozenset({"authority"}), filled=("unit",)),
    "event": Amendable("事件", RecordEvent, strikable=True),
    "local_rest_day": Amendable(
        "停止办公日",
        RecordLocalRestDay,
        strikable=True,
        fixed=frozenset({"authority", "day"}),
        filled=("name", "source"),
    ),
    "gap_dismissal": Amendable(
        "缺项说明",
        DismissGap,
        strikable=True,
        fixed=frozenset({"code", "subject"}),
        filled=("reason",),
    ),
    "hearing": Amendable("庭审（听证）", RecordHearing, strikable=True),
    "appearance": Amendable("出庭记录", RecordAppearance, strikable=True),
    "outcome_item": Amendable(
        "结果项", OutcomeItemIn, strikable=True, fixed=frozenset({"authority"})
    ),
    "milestone": Amendable("内部节点", MilestoneFields, strikable=True, filled=("from_on",)),
    "unit_request": Amendable(
        "调卷", RequestFields, strikable=True, filled=("subject", "asked_on", "answer_by")
    ),
}

REFERENCES: Mapping[str, str] = {
    "parent": "authority",
    "authority": "authority",
    "represented_by": "authority",
    "unit": "unit",
    "series": "series",
    "party": "party",
    "act": "challenged_act",
    "paper": "paper",
}
"""Fields that stand for a row, with its table."""

OF_A_DECISION = frozenset({"happened_on", "paper", "page", "quote", "note"})
"""What of a decision can be corrected; its holdings are facts of their own."""


def amendable(what: str) -> Amendable:
    """The kind of fact that ``what`` names.

    Raises:
        Invalid: It names none.
    """
    if what not in AMENDABLE:
        near = get_close_matches(what, AMENDABLE, n=2) or list(AMENDABLE)
        raise Invalid.of(
            FieldError("what", f"“{what}”不是可以更正的内容。", f"可用：{'、'.join(near)}。")
        )
    return AMENDABLE[what]


def read_changes(kind: Amendable, changes: Mapping[str, object]) -> dict[str, Any]:
    """The new values in their honest types.

    Raises:
        Invalid: A field cannot be corrected or its value is none of its type; all are named.
    """
    errors: list[FieldError] = []
    values: dict[str, Any] = {}
    if not changes:
        errors.append(FieldError("changes", "没有要更正的内容。", "请写出字段和新值。"))
    for name, value in changes.items():
        if name not in kind.fields:
            near = get_close_matches(name, kind.fields, n=2) or list(kind.fields)
            errors.append(
                FieldError(
                    f"changes.{name}",
                    f"{kind.zh}的“{name}”不能更正。",
                    f"可以更正：{'、'.join(near)}。",
                )
            )
            continue
        try:
            values[name] = msgspec.convert(value, kind.fields[name])
        except msgspec.ValidationError as error:
            said = f"“{str(value)[:SHOWN]}”不是合适的值（{error}）。"
            errors.append(FieldError(f"changes.{name}", said, "请核对格式。"))
    emptied = {name: _text(values[name]) for name in kind.filled if name in values}
    errors += [e.under("changes") for e in blank(**emptied)]
    if errors:
        raise Invalid.of(*errors)
    return {
        name: v.strip() if name in emptied and isinstance(v, str) else v
        for name, v in values.items()
    }


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def as_fact(kind: Amendable, row: Mapping[str, Any], values: Mapping[str, Any]) -> Any:  # noqa: ANN401
    """The corrected fact as if it were entered now, so that the same checks judge it."""
    names = {f.name for f in msgspec.structs.fields(kind.shape)}
    raw = {k: v for k, v in {**row, **values}.items() if k in names}
    return msgspec.convert(msgspec.to_builtins(raw), kind.shape, strict=False)
