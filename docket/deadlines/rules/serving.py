"""Whose an event is, and on which day it counts: a public notice serves when its days have passed."""

from datetime import date, timedelta

from docket.deadlines.rules.files import MatterFacts
from docket.proceedings.schemas import EventRow
from docket.terms import How

PUBLIC_NOTICE_DAYS = 30
"""公告送达: served when thirty days have passed since the notice (民事诉讼法第九十五条)."""

OLD_PUBLIC_NOTICE_DAYS = 60
SHORTER_NOTICE_FROM = date(2022, 1, 1)
"""民事诉讼法 as amended in 2021; before it a notice took sixty days."""

POLICE_NOTICE_DAYS = 60
"""公告送达 of a police decision: not less than sixty days (公安机关办理行政案件程序规定第三十六条)."""


def side_of(event: EventRow) -> str:
    """Whose event it is: ours, theirs, or the forum's."""
    if event.authority is not None:
        return "us"
    return "them" if event.party is not None else "organ"


def fixed_day(event: EventRow) -> date | None:
    """The last day of a period that a paper fixes, by date or by days; None if it fixes none."""
    if event.until_on is not None or event.days is None:
        return event.until_on
    return event.happened_on + timedelta(days=event.days)


def served_on(event: EventRow, matter: MatterFacts) -> date:
    """The day a paper counts as served: for a public notice, when its days have passed.

    The notice itself may set more of them: sixty for whoever has no domicile in China. A police
    decision takes sixty in any case.
    """
    if event.kind == "fixed_period_set" or event.how is not How.PUBLIC_NOTICE:
        return service_day(event.happened_on, event.how)
    if event.days is not None:
        return event.happened_on + timedelta(days=event.days)
    if event.kind == "act_served" and matter.police:
        return event.happened_on + timedelta(days=POLICE_NOTICE_DAYS)
    return service_day(event.happened_on, event.how)


def service_day(happened_on: date, how: How | None) -> date:
    """The day a paper counts as served: for a public notice, when its days have passed."""
    if how is not How.PUBLIC_NOTICE:
        return happened_on
    days = OLD_PUBLIC_NOTICE_DAYS if happened_on < SHORTER_NOTICE_FROM else PUBLIC_NOTICE_DAYS
    return happened_on + timedelta(days=days)
