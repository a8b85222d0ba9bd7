"""本机关停止办公: the law moves no date for it, but we have to be ready before."""

from collections.abc import Collection
from datetime import date, timedelta

from docket.law.calendar import Calendar


def while_open(
    alarm_on: date | None, *, after: date, closed: Collection[date], calendar: Calendar
) -> date | None:
    """The alarm, on a day on which our office is open.

    期间 rest days are those of the State Council (民法典第二百零三条); a closure ordered by a
    locality, for a typhoon or a flood, is none. Whether it excuses a delay is for the forum to say
    (行政诉讼法第四十八条), so nobody should count on it.

    Args:
        alarm_on: When to be ready without the closure; None for a deadline without a date.
        after: The trigger; when no open day is left after it, the alarm stays.
        closed: Days on which the office of the authority bound is closed.
        calendar: Which days are worked.
    """
    if alarm_on is None or alarm_on not in closed:
        return alarm_on
    day = alarm_on
    while day > after and (day in closed or not calendar.is_working(day)):
        day -= timedelta(days=1)
    return day if day > after else alarm_on
