"""The annual report as it leaves docket."""

from datetime import date

import msgspec

from docket.reports.rules.checks import Check
from docket.reports.rules.passages import Passage
from docket.statistics.schemas import Measure
from docket.terms import Attendance, Procedure


class AuthorityOut(msgspec.Struct, frozen=True, kw_only=True):
    """本机关, and how reports call it."""

    id: int
    code: str
    name: str
    short_name: str
    organ_word: str


class AnnualReport(msgspec.Struct, frozen=True, kw_only=True):
    """年度报告: the passages, the figures they and their readers need, and whether they add up.

    ``others`` names our other authorities that this reader may ask for instead.
    """

    year: int
    from_on: date
    to_on: date
    authority: AuthorityOut
    others: list[AuthorityOut]
    passages: tuple[Passage, ...]
    reconciliation: tuple[Check, ...]
    figures: list[Measure]


class CaseRow(msgspec.Struct, frozen=True, kw_only=True):
    """A counted proceeding of one authority."""

    id: int
    docket_number: str | None
    procedure: Procedure
    number_court: str | None
    attendance: Attendance


class GapRow(msgspec.Struct, frozen=True, kw_only=True):
    """A proceeding whose record lacks what figures need."""

    id: int
    undated: bool
    unrecorded: bool


"""Without a day of acceptance; decided without an outcome."""
