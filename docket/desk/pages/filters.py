"""The conditions of the list of matters: read from the address, shown as chips, each removable."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated
from urllib.parse import urlencode

from litestar.params import FromQuery, QueryParameter

from docket.desk.queries.finding import Day, Sort, Sought
from docket.desk.schemas.screens import Choice
from docket.errors import FieldError, Invalid
from docket.law import library
from docket.terms import Level
from docket.web.rendering import Screen
from docket.web.texts import marked
from docket.web.typed_days import read_day

STATES = {"open": marked("在办"), "closed": marked("已结")}
SORTS: Mapping[Sort, str] = {
    "newest": marked("立卷日，新的在前"),
    "due": marked("下一期限，紧的在前"),
    "number": marked("内部编号"),
}
DAYS: Mapping[Day, str] = {
    "opened": marked("立卷"),
    "accepted": marked("受理（立案）"),
    "decided": marked("结案"),
}
_LABELS = {
    "text": marked("文字"),
    "level": marked("审级"),
    "state": marked("状态"),
    "unit": marked("承办单位"),
    "handler": marked("承办人"),
    "forum": marked("审理机关"),
    "field": marked("领域"),
    "outcome": marked("结果"),
    "since": marked("自"),
    "until": marked("至"),
}

Stand = Annotated[str, QueryParameter(name="state")]


@dataclass(frozen=True, slots=True)
class Filters:
    """What the address asks for, as it was written, and as it is sought."""

    asked: Mapping[str, str]
    sought: Sought
    sort: Sort

    def address(self, path: str = "/matters", /, **changed: str | None) -> str:
        """The same list under another address: with these parameters changed, None removes one."""
        kept = {**self.asked, **changed}
        query = urlencode({name: value for name, value in kept.items() if value})
        return f"{path}?{query}" if query else path

    def without(self, name: str) -> str:
        """The same list without one condition."""
        return self.address("/matters", **{name: None})


@dataclass(frozen=True, slots=True)
class Chip:
    """One condition: what it is about, its value, and the list without it."""

    label: str
    value: str
    without: str


def filters_of(  # noqa: PLR0913, PLR0917 -- one argument a query parameter
    text: FromQuery[str] = "",
    level: FromQuery[str] = "",
    stand: Stand = "",
    unit: FromQuery[str] = "",
    handler: FromQuery[str] = "",
    forum: FromQuery[str] = "",
    field: FromQuery[str] = "",
    outcome: FromQuery[str] = "",
    by: FromQuery[str] = "",
    since: FromQuery[str] = "",
    until: FromQuery[str] = "",
    sort: FromQuery[str] = "",
) -> Filters:
    """The filters of an address; an empty parameter is as good as none, as forms send them."""
    asked = {
        "text": text.strip(),
        "level": level,
        "state": stand,
        "unit": unit,
        "handler": handler.strip(),
        "forum": forum.strip(),
        "field": field,
        "outcome": outcome,
        "by": by,
        "since": since.strip(),
        "until": until.strip(),
        "sort": sort,
    }
    _check(asked)
    order: Sort = next((one for one in SORTS if one == sort), "newest")
    return Filters(
        asked,
        Sought(
            text=asked["text"],
            level=Level(level) if level else None,
            open_only={"open": True, "closed": False}.get(stand),
            unit=int(unit) if unit else None,
            handler=asked["handler"],
            forum=asked["forum"],
            field=field,
            outcome=outcome,
            by=next((one for one in DAYS if one == by), "opened"),
            since=_day(asked["since"]),
            until=_day(asked["until"]),
        ),
        order,
    )


def _check(asked: Mapping[str, str]) -> None:
    """Refuse what no filter of ours asks for, every wrong one at once.

    Raises:
        Invalid: A value is not among those there are.
    """
    closed: dict[str, set[str]] = {
        "level": {one.value for one in Level},
        "state": set(STATES),
        "sort": set(SORTS),
        "by": set(DAYS),
        "field": set(library.fields()),
        "outcome": set(library.outcomes()),
    }
    wrong = [name for name, known in closed.items() if asked[name] and asked[name] not in known]
    wrong += ["unit"] if asked["unit"] and not asked["unit"].isdecimal() else []
    wrong += [name for name in ("since", "until") if asked[name] and _day(asked[name]) is None]
    if wrong:
        raise Invalid.of(
            *(FieldError(name, "不是可用的条件。", "请从列表中选择。") for name in wrong)
        )


def _day(text: str) -> date | None:
    """A day in an address: one that does not depend on when it is read."""
    found = read_day(text, today=date.min) if text[:4].isdecimal() else None
    return found if found and found.year > 1 else None


def chips(filters: Filters, screen: Screen, units: Sequence[Choice]) -> Iterator[Chip]:
    """Every condition of the list, as it is shown."""
    shown = _values(filters, screen, units)
    for name, label in _LABELS.items():
        if filters.asked[name]:
            said = screen.say(label)
            if name in ("since", "until"):
                said = f"{screen.say(DAYS[filters.sought.by])} {said}"
            yield Chip(said, shown.get(name, filters.asked[name]), filters.without(name))


def _values(filters: Filters, screen: Screen, units: Sequence[Choice]) -> Mapping[str, str]:
    asked, found = filters.asked, dict[str, str]()
    if level := filters.sought.level:
        found["level"] = level.zh if screen.language == "zh" else level.en
    if asked["state"]:
        found["state"] = screen.say(STATES[asked["state"]])
    if asked["unit"]:
        names = {str(unit.id): unit.name for unit in units}
        found["unit"] = names.get(asked["unit"], asked["unit"])
    if asked["field"]:
        found["field"] = library.fields()[asked["field"]].zh
    if asked["outcome"]:
        kind = library.outcomes()[asked["outcome"]]
        found["outcome"] = kind.zh if screen.language == "zh" else kind.en
    return found
