"""Gaps as they are listed."""

from datetime import date

import msgspec

from docket.law.expectations import Severity
from docket.terms import Procedure


class GapLine(msgspec.Struct, frozen=True, kw_only=True):
    """缺项: what must be on record by now and is not.

    Args:
        code: Of the expectation; a dismissal names it.
        zh: What is missing.
        severity: How much depends on it.
        matter: The matter's id.
        matter_number: Our number of the matter.
        handler: Who handles the matter.
        unit: The unit that handles it.
        proceeding: The proceeding's id.
        procedure: What it is.
        forum: Where it is.
        docket_number: The forum's number.
        subject: Whom or what it is about; a dismissal names it. Empty for nobody.
        subject_zh: What people call that.
        since: The day from which it is missing.
        note: More about it.
        remedy: What to do.
    """

    code: str
    zh: str
    severity: Severity
    matter: int
    matter_number: str
    handler: str | None
    unit: int
    proceeding: int
    procedure: Procedure
    forum: str
    docket_number: str | None
    subject: str
    subject_zh: str
    since: date
    note: str
    remedy: str


class GapPage(msgspec.Struct, frozen=True):
    """The gaps, those first on which most depends, each kind from the oldest on."""

    items: tuple[GapLine, ...]
    total: int
