"""Periods whose first day must be found out.

When a judgment took effect, when the last remedy had run out, what an order to act anew leaves
time for: no single event says.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from docket.deadlines.rules.files import MatterFacts, ProceedingFile, Root, Sibling
from docket.deadlines.rules.triggers import (
    fixed_day,
    served_on,
    side_of,
    triggered,
)
from docket.errors import NotComputable
from docket.law.bases import Remedies, Window, nonlit_base, nonlit_window, redo
from docket.law.calendar import Calendar
from docket.law.effects import (
    Effect,
    first_instance_effect,
    mediation_effect,
    second_instance_effect,
    second_trial,
)
from docket.law.provisions import Rule, Rulebook
from docket.law.readings import Reading
from docket.law.wording import zh_date
from docket.proceedings.schemas import EventRow
from docket.terms import Procedure


@dataclass(frozen=True, slots=True)
class Law:
    """The book and the calendar by which a day is found."""

    book: Rulebook
    calendar: Calendar


Found = Iterator[tuple[Rule, Root]]

COURTS = (Procedure.FIRST_INSTANCE, Procedure.SECOND_INSTANCE, Procedure.RETRIAL)


# --- when a judgment took effect (申请再审) ---


def from_effect(file: ProceedingFile, law: Law, key: str) -> Found:
    """For everyone served: from the day on which the judgment took effect, not from his own service.

    A first instance that somebody appealed against has not taken effect; a ruling that cannot be
    appealed is none that is tried again.
    """
    if file.proceeding.procedure is Procedure.FIRST_INSTANCE and not file.instruments:
        return
    appealed = any(e.kind == "appealed" and e.subject is None for e in file.events)
    for rule, root in triggered(file, law.book, key):
        try:
            effect = judgment_effect(file, law, root.authority)
        except NotComputable as error:
            yield rule, replace(root, pending=error.message)
            continue
        moved = effect.safe_on if effect.safe_on < effect.on else None
        yield (
            rule,
            replace(root, on=effect.on, safe_on=moved, why=effect.why, kept=appealed),
        )


def judgment_effect(of: ProceedingFile | Sibling, law: Law, ours: int | None) -> Effect:
    """When the decision of a proceeding took effect.

    Raises:
        NotComputable: The services that decide it are not recorded.
    """
    served = _services(of.events)
    if "mediation" in of.instruments:
        return mediation_effect(sorted(served.values()))
    if of.proceeding.procedure is not Procedure.FIRST_INSTANCE:
        pronounced = [e.happened_on for e in of.events if e.kind == "pronounced"]
        return second_instance_effect(min(pronounced, default=None), served.values())
    which = "appeal_ruling" if "ruling" in of.instruments else "appeal_judgment"
    by_us = next((who for who in sorted(served) if who.startswith("us")), "us")
    us = f"us{ours}" if f"us{ours}" in served else by_us
    return first_instance_effect(served, us, which, law.book, law.calendar)


def _services(events: tuple[EventRow, ...]) -> dict[str, date]:
    """When the decision was served on each, the earliest receipt counting."""
    found: dict[str, date] = {}
    for event in events:
        if event.kind == "served" and event.subject is None:
            side = side_of(event)
            who = f"{side}{event.authority if side == 'us' else event.party}"
            day = served_on(event, MatterFacts())
            found[who] = min(day, found.get(who, day))
    return found


# --- when the addressee of an act could do nothing more against it (申请非诉执行) ---


def from_last_remedy(file: ProceedingFile, law: Law, key: str) -> Found:
    """申请强制执行: three months from when the remedies of the addressee had run out.

    One period for each of ours, whatever the base turns out to be: it hangs on the service of the
    act, so that it stays the same deadline when a suit or a decision moves it.
    """
    told = min(
        file.everywhere("act_served", "act_known"),
        key=lambda e: (e.kind != "act_served", e.happened_on, e.id),
        default=None,
    )
    if told is None:
        return
    for authority in file.authorities:
        root = Root(served_on(told, file.matter), event=told.id, authority=authority)
        try:
            base = nonlit_base(_remedies(file, root.on, law), law.book, law.calendar)
            window = nonlit_window(
                base, law.book, law.calendar, demand_served_on=file.first("demand_served")
            )
        except NotComputable as error:
            root = replace(root, pending=error.message)
        else:
            earlier = base.safe_on if base.safe_on < base.on else None
            root = replace(root, on=base.on, safe_on=earlier, why=_window_zh(window))
        rule = law.book.governing(key, root.on)
        if rule is not None:
            yield rule, root


def _window_zh(window: Window) -> str:
    """From when on an application is admissible, and what stands against it (第五十三条、第五十四条)."""
    opens = f"最早自{zh_date(window.opens_on)}起可以申请，并须先催告、等满十个工作日。"
    return "".join((window.base.why, opens, *window.doubts))


def _remedies(file: ProceedingFile, told_on: date, law: Law) -> Remedies:
    """What the addressee could do, and did, in the other proceedings of the matter.

    Raises:
        NotComputable: He sued, and it is not recorded when the judgment took effect.
    """
    prior = file.matter.prior_reconsideration is True
    untold = any(e.subject == "not_informed" for e in file.everywhere("act_known"))
    deferred = [
        day
        for e in file.everywhere("fixed_period_set")
        if e.subject == "deferred_fine" and (day := fixed_day(e)) is not None
    ]
    return Remedies(
        told_on=told_on,
        prior_reconsideration=prior,
        told_of_remedies=not untold and not (prior and file.matter.told_of_prior is False),
        recon_decision_on=_recon_served(file),
        effective_on=_suit_over(file, law),
        deferred_until=max(deferred, default=None),
    )


def _recon_served(file: ProceedingFile) -> date | None:
    """When the reconsideration decision reached the other side."""
    days = [
        served_on(event, file.matter)
        for one in file.siblings
        if one.proceeding.procedure is Procedure.RECONSIDERATION
        for event in one.events
        if event.kind == "served" and side_of(event) == "them"
    ]
    return max(days, default=None)


def _suit_over(file: ProceedingFile, law: Law) -> date | None:
    """When the judgment of the last court took effect; None when nobody sued."""
    suits = [one for one in file.siblings if one.proceeding.procedure in COURTS]
    if not suits:
        return None
    if any(one.proceeding.decided_on is None for one in suits):
        message = "诉讼尚未终结，救济期限没有届满；裁判生效以后再计算。"
        raise NotComputable(message)
    last = max(suits, key=lambda one: (one.proceeding.decided_on or date.min, one.proceeding.id))
    return judgment_effect(last, law, None).on


# --- an order to act anew (责令重作) ---


def from_order(file: ProceedingFile, law: Law, key: str) -> Found:
    """The period that the decision fixes, else that of the law, else sixty days; all are shown."""
    fixed = [
        day
        for e in file.events
        if e.kind == "fixed_period_set" and e.subject is None and side_of(e) == "us"
        if (day := fixed_day(e)) is not None
    ]
    for rule, root in triggered(file, law.book, key):
        try:
            found = redo(
                root.on,
                law.book,
                law.calendar,
                paper_until=min(fixed, default=None),
                police=file.matter.police,
            )
        except NotComputable as error:
            yield rule, replace(root, pending=error.message)
            continue
        ways = found.all if len(found.all) > 1 else ()
        yield rule, replace(root, readings=ways, why=found.governing.why)


# --- two days from which one period may run ---


def from_docketing(file: ProceedingFile, law: Law, key: str) -> Found:
    """二审审限: from docketing (解释第五十条); the article itself says from the receipt of the appeal."""
    received = file.first("application_received")
    for rule, root in triggered(file, law.book, key):
        ways: tuple[Reading, ...] = ()
        if received is not None and received != root.on:
            by_statute, by_docket = second_trial(received, root.on, law.book, law.calendar)
            ways = (by_docket, by_statute)
        yield rule, replace(root, readings=ways)


def from_ruling(file: ProceedingFile, law: Law, key: str) -> Found:
    """申请检察监督: from service; for us safe from the day of the ruling itself."""
    decided = file.proceeding.decided_on
    for rule, root in triggered(file, law.book, key):
        ours = root.authority is not None and decided is not None and decided < root.on
        yield rule, replace(root, safe_on=decided if ours else None)


ORIGINS: Mapping[str, Callable[[ProceedingFile, Law, str], Found]] = {
    "retrial_apply": from_effect,
    "nonlit_apply": from_last_remedy,
    "recon_redo_default": from_order,
    "second_trial": from_docketing,
    "proc_supervision_apply": from_ruling,
}
"""Rules whose day is found out and not read off one event."""
