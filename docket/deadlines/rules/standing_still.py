"""Days that a period stands still or is extended by, as the events of its proceeding tell."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from docket.deadlines.rules.files import ProceedingFile, Root
from docket.law.provisions import Rule
from docket.proceedings.schemas import EventRow
from docket.terms import Procedure

OF_THE_FORUM = frozenset(
    {
        "recon_decision",
        "recon_decision_simplified",
        "first_trial",
        "first_trial_simplified",
        "second_trial",
        "retrial_review",
    }
)
"""Periods for deciding: a granted extension lengthens them, a suspension stops them."""

OF_A_PARTY = frozenset({"answer_evidence", "recon_correction_submit"})
"""Periods that the forum may extend for one party (行政诉讼法第三十六条; 行政复议法第三十一条)."""

REGULATION_ENDS = date(2026, 7, 1)
"""From here the time excluded by 行政复议法实施条例 of 2007 is not excluded: its text is replaced."""

STANDS = {"suspended": "resumed", "excluded_began": "excluded_ended"}
"""What begins a time that is not counted, and what ends it."""


def extensions(file: ProceedingFile, rule: Rule, root: Root) -> list[EventRow]:
    """The extensions granted for a period: the forum's own, or one given to its party."""
    if rule.key in OF_THE_FORUM:
        whose: tuple[int | None, int | None] = (None, None)
    elif rule.key in OF_A_PARTY:
        whose = (root.authority, root.party)
    else:
        return []
    return [
        e for e in file.events if e.kind == "extension_granted" and (e.authority, e.party) == whose
    ]


def days_not_counted(file: ProceedingFile, rule: Rule, root: Root) -> int | None:
    """Days between trigger and decision that are not counted; None while the time stands still.

    From the day of the suspension to that of the resumption (行政复议法第三十九条; 解释第五十条),
    a day that falls in two such times counted once. A decision ends what nobody ended before.
    """
    if rule.key not in OF_THE_FORUM:
        return 0
    spans = [
        (max(began, root.on), ended or file.proceeding.decided_on)
        for kind in STANDS
        for began, ended in _spans(file, kind)
        if kind == "suspended" or not _regulation_lapsed(file, began)
    ]
    if any(ended is None for _, ended in spans):
        return None
    closed = [(began, ended) for began, ended in spans if ended is not None]
    days = {
        began + timedelta(days=n) for began, ended in closed for n in range((ended - began).days)
    }
    return len(days)


def _spans(file: ProceedingFile, begin: str) -> Iterator[tuple[date, date | None]]:
    """The times that a kind of event began, each with its end."""
    began: date | None = None
    for event in _in_order(file.events, begin):
        if event.kind == begin and began is None:
            began = event.happened_on
        elif event.kind != begin and began is not None:
            yield began, event.happened_on
            began = None
    if began is not None:
        yield began, None


def _in_order(events: Sequence[EventRow], begin: str) -> list[EventRow]:
    return sorted(
        (e for e in events if e.kind in (begin, STANDS[begin])),
        key=lambda e: (e.happened_on, e.id),
    )


def _regulation_lapsed(file: ProceedingFile, began: date) -> bool:
    """Whether an exclusion of the old regulation has no text to rest on any more."""
    return file.proceeding.procedure is Procedure.RECONSIDERATION and began >= REGULATION_ENDS
