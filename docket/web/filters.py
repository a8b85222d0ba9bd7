"""What templates may do to a value: write it as people read it. Nothing is computed here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

from docket.clock import LEGAL_ZONE
from docket.law import library
from docket.terms import Term
from docket.web import texts
from docket.web.texts import marked

_WEEKDAYS = (
    marked("周一"),
    marked("周二"),
    marked("周三"),
    marked("周四"),
    marked("周五"),
    marked("周六"),
    marked("周日"),
)

_LONG = marked("%(year)d年%(month)d月%(day)d日")
_SHORT = marked("%(month)d月%(day)d日")
_MONTH = marked("%(year)d年%(month)d月")


class Named(Protocol):
    """What has a name in either language: kinds of events, outcome codes."""

    @property
    def zh(self) -> str:
        """Its Chinese name."""

    @property
    def en(self) -> str:
        """Its English name."""


class Ruled(Protocol):
    """What rests on a rule: every deadline, wherever it is shown."""

    @property
    def rule(self) -> str:
        """Key of the rule."""

    @property
    def rule_version(self) -> str:
        """Which version of it."""

    @property
    def name_zh(self) -> str:
        """Its Chinese name."""


def of_language(language: str) -> Mapping[str, Callable[..., Any]]:
    """The filters of one language, by the name that templates use."""
    reader = Reader(language)
    names = ("weekday", "long", "short", "month", "label", "pair", "named", "rule", "said")
    own = {name: getattr(reader, name) for name in names}
    return own | {"initial": _initial, "md": _month_and_day, "moment": _moment}


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who reads in one language."""

    language: str

    def said(self, text: str) -> str:
        """A marked text."""
        return texts.catalogue(self.language).gettext(text)

    def weekday(self, day: date) -> str:
        """周一 to 周日."""
        return self.said(_WEEKDAYS[day.weekday()])

    def long(self, day: date) -> str:
        """2026年11月25日."""
        return _parts(self.said(_LONG), day)

    def short(self, day: date) -> str:
        """11月25日."""
        return _parts(self.said(_SHORT), day)

    def month(self, day: date) -> str:
        """2026年11月."""
        return _parts(self.said(_MONTH), day)

    def label(self, term: Term | None) -> str:
        """The word for a code of a closed vocabulary."""
        if term is None:
            return ""
        return term.zh if self.language == texts.SOURCE else term.en

    def rule(self, deadline: Ruled) -> str:
        """The name of a deadline's rule."""
        found = library.rulebook().version(deadline.rule, deadline.rule_version)
        if self.language == texts.SOURCE or found is None:
            return deadline.name_zh
        return found.name_en

    def pair(self, term: Term) -> tuple[str, str]:
        """A code and its word, as a list to choose from has them."""
        return term.value, self.label(term)

    def named(self, kind: Named) -> str:
        """The name of a kind that the law's data defines."""
        return kind.zh if self.language == texts.SOURCE else kind.en


def _parts(pattern: str, day: date) -> str:
    names = {"year": day.year, "month": day.month, "day": day.day, "name": f"{day:%b}"}
    return pattern % names


def _month_and_day(day: date) -> str:
    """11-25, where the year is plain from the place."""
    return f"{day:%m-%d}"


def _initial(text: str) -> str:
    """The first sign, where there is room for one."""
    return text[:1]


def _moment(at: datetime) -> str:
    """A moment as it was here (UTC+8)."""
    return f"{at.astimezone(LEGAL_ZONE):%Y-%m-%d %H:%M}"
