"""Holiday notices and the days they name."""

from piccolo.columns import Boolean, Date, ForeignKey, Integer, OnDelete, Serial, Text, Varchar
from piccolo.table import Table

from docket.accounts.tables import Authority
from docket.terms import DayKind


class Notice(Table):
    """国务院办公厅放假通知: one year's arrangement of rest days and make-up working days.

    A year may have several: of a day that more than one names, the last recorded holds. None is
    ever removed; what was loaded by mistake is taken back by another notice.
    """

    id: Serial
    year = Integer(null=False)
    title = Varchar(length=200, null=False)
    source = Text(null=False, help_text="where it was published")
    complete = Boolean(null=False, default=True, help_text="the year's arrangement is whole")
    version = Integer(null=False, default=1)


class CalendarDay(Table):
    """A day that a notice names: a rest day, one that is worked, or one that is ordinary again."""

    id: Serial
    day = Date(null=False, default=None)
    kind = Varchar(length=20, null=False, choices=DayKind)
    name = Varchar(length=80, null=False, help_text="the festival it belongs to")
    notice = ForeignKey(Notice, null=False, default=None, on_delete=OnDelete.restrict)
    version = Integer(null=False, default=1)


class LocalRestDay(Table):
    """本机关停止办公日: a working day on which one of our offices is closed, for a typhoon, say.

    The law knows no such day: no period ends later for it. We only have to be ready earlier.
    """

    id: Serial
    authority = ForeignKey(Authority, null=False, default=None, on_delete=OnDelete.restrict)
    day = Date(null=False, default=None)
    name = Varchar(length=80, null=False, help_text="why: 台风停止办公")
    source = Text(null=False, help_text="who ordered it, by which paper")
    struck = Boolean(null=False, default=False)
    version = Integer(null=False, default=1)
