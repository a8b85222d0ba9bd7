"""Holiday notices and the days they name."""

from piccolo.columns import Boolean, Date, ForeignKey, Integer, OnDelete, Serial, Text, Varchar
from piccolo.table import Table

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
