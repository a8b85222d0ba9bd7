"""Days that a period stands still or is extended by, as the events of its proceeding tell."""

from collections import defaultdict
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
        "retrial_trial_first",
        "retrial_trial_second",
    }
)
"""Periods for deciding: a granted extension lengthens them, a suspension stops them."""

OF_A_PARTY = frozenset(
    {
        "answer_evidence",
        "recon_correction_submit",
        "pol_case_limit",
        "penalty_decision_limit",
        "seizure_limit",
        "info_reply",
    }
)
"""Periods extended for one party: by the forum (行政诉讼法第三十六条; 行政复议法第三十一条), or for us
by the organ above us or a superior of ours (治安管理处罚法第一百一十八条; 行政强制法第二十五条;
政府信息公开条例第三十三条)."""

STOPPED_BY_OBSTACLE = frozenset(
    {
        "recon_apply",
        "suit_direct",
        "suit_after_recon",
        "suit_recon_overdue",
        "suit_prior_recon_refused",
        "suit_inaction",
    }
)
"""Periods to apply and to sue: they run on when the obstacle is removed (行政复议法第二十条第二款),
and the time lost is not counted (行政诉讼法第四十八条第一款)."""

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
    a day that falls in two such times counted once. A decision ends what nobody ended before. The
    time to apply or to sue stands still while an obstacle keeps its party from it.
    """
    if rule.key in STOPPED_BY_OBSTACLE:
        spans = [
            (max(began, root.on), ended)
            for began, ended in _spans(file, "obstacle_began", party=root.party)
            if ended is None or ended > root.on
        ]
    elif rule.key in OF_THE_FORUM:
        spans = [
            (max(began, root.on), ended or file.proceeding.decided_on)
            for kind in STANDS
            for began, ended in _spans(file, kind)
            if kind == "suspended" or not _regulation_lapsed(file, began)
        ]
    else:
        return 0
    if any(ended is None for _, ended in spans):
        return None
    closed = [(began, ended) for began, ended in spans if ended is not None]
    days = {
        began + timedelta(days=n) for began, ended in closed for n in range((ended - began).days)
    }
    return len(days)


def _spans(
    file: ProceedingFile, begin: str, *, party: int | None = None
) -> Iterator[tuple[date, date | None]]:
    """The times that a kind of event began, each with its end; those about one thing apart."""
    end = {**STANDS, "obstacle_began": "obstacle_ended"}[begin]
    apart: defaultdict[tuple[object, ...], list[EventRow]] = defaultdict(list)
    for event in sorted(file.events, key=lambda e: (e.happened_on, e.id)):
        if event.kind in (begin, end) and (begin in STANDS or _of_the_party(event, party)):
            apart[event.authority, event.party, event.subject].append(event)
    for steps in apart.values():
        yield from _paired(steps, begin)


def _of_the_party(event: EventRow, party: int | None) -> bool:
    """Whether an obstacle is that of the party bound; of one that is not named, any of theirs."""
    return event.party is not None and party in (None, event.party)


def _paired(steps: Sequence[EventRow], begin: str) -> Iterator[tuple[date, date | None]]:
    began: date | None = None
    for event in steps:
        if event.kind == begin and began is None:
            began = event.happened_on
        elif event.kind != begin and began is not None:
            yield began, event.happened_on
            began = None
    if began is not None:
        yield began, None


def _regulation_lapsed(file: ProceedingFile, began: date) -> bool:
    """Whether an exclusion of the old regulation has no text to rest on any more."""
    return file.proceeding.procedure is Procedure.RECONSIDERATION and began >= REGULATION_ENDS
