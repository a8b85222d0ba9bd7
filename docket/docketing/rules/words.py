"""How a refusal is worded: what is wrong, where, and what to do."""

from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches

from docket.errors import FieldError


def unknown_code(field: str, value: str, known: Iterable[str], name: str) -> FieldError:
    """A code that is in no vocabulary, with the nearest ones that are."""
    near = get_close_matches(value, list(known), n=3, cutoff=0.4)
    remedy = f"是否指：{'、'.join(near)}?" if near else "请从列表中选择。"
    return FieldError(field, f"没有名为“{value}”的{name}。", remedy)


def in_future(field: str, day: date, today: date) -> list[FieldError]:
    """Facts are what happened; a day to come is none."""
    if day <= today:
        return []
    return [FieldError(field, f"{day}晚于今天（{today}）。", "尚未发生的事不能登记；请核对日期。")]


def out_of_order(field: str, earlier: str, first: date, later: str, second: date) -> FieldError:
    """Two days in an order that cannot be."""
    return FieldError(
        field, f"{later}（{second}）早于{earlier}（{first}）。", f"请核对{earlier}与{later}。"
    )


def blank(**values: str | None) -> list[FieldError]:
    """What must be filled in and is not; every such field is named."""
    return [
        FieldError(name, "不能为空。", "请填写。")
        for name, value in values.items()
        if not (value or "").strip()
    ]
