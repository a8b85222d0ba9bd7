"""Facts of the calendar: what the State Council notified of a year's days."""

from datetime import date

import msgspec

from docket.docketing.schemas.base import Fact, Number, Ref
from docket.terms import DayKind


class NoticeDayIn(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A day that the notice names."""

    day: date
    kind: DayKind
    name: str


class RecordNotice(Fact, tag="record_notice"):
    """登记放假通知: every day as it is to hold; of a day named more than once, the last holds.

    ``complete`` is false for one that takes back what was loaded by mistake: the year is open
    again, and what rests on it provisional. Use ``docket calendar import`` for a notice as it was
    published; it reads the text and shows first what would move.
    """

    year: Number
    title: str
    source: str
    days: list[NoticeDayIn]
    complete: bool = True


class RecordLocalRestDay(Fact, tag="record_local_rest_day"):
    """登记停止办公日: one of our offices is closed on a working day.

    No period ends later for it; what binds this authority rings on the working day before.
    """

    authority: Ref
    day: date
    name: str
    source: str
