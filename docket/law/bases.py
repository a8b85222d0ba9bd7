"""From which day a period runs, where the law leaves several: pure choices with their reasons.

What a person must choose knowing the whole matter (was reconsideration mandatory? was there a suit?)
is chosen here from facts handed in. Nothing is guessed: what is not known is refused or named as a
doubt. The earliest reading is the safe one.
"""

from dataclasses import dataclass
from datetime import date

from docket.errors import NotComputable
from docket.law.calendar import Calendar
from docket.law.periods import ONE_DAY, Computation, compute
from docket.law.provisions import Rulebook
from docket.law.readings import Reading, reading_of


@dataclass(frozen=True, slots=True)
class Base:
    """The day from which a period runs.

    Args:
        on: The day by law: the latest expiry, moved off rest days.
        safe_on: The same without any move: from it the period ends earliest.
        rule: Key of the rule that expired, or None for an event.
        why: One sentence.
    """

    on: date
    safe_on: date
    rule: str | None
    why: str


# --- non-litigation enforcement (行政强制法第五十三条) ---


@dataclass(frozen=True, slots=True)
class Remedies:
    """What the addressee of an act could do against it, and did.

    Args:
        told_on: The day on which the act was handed over or served, with the remedies.
        prior_reconsideration: Reconsideration must come first (行政复议法第二十三条第一款: a penalty
            on the spot, inaction, refusal of information): no suit is open without it.
        told_of_remedies: The act told of the remedies and their periods.
        recon_decision_on: The day on which the reconsideration decision, or the refusal, was served.
        effective_on: The day on which the judgment that let the act stand took effect.
        deferred_until: The last day of a fine that was deferred or paid in instalments.
    """

    told_on: date
    prior_reconsideration: bool
    told_of_remedies: bool = True
    recon_decision_on: date | None = None
    effective_on: date | None = None
    deferred_until: date | None = None


def nonlit_base(remedies: Remedies, book: Rulebook, calendar: Calendar) -> Base:
    """From which day the three months to apply for enforcement run.

    Raises:
        NotComputable: The addressee was not told of the remedies: finality cannot be presumed.
    """
    if remedies.deferred_until is not None:
        day = remedies.deferred_until
        return Base(
            day, day, None, "罚款延期、分期缴纳的，自其期限届满之日（行政处罚法第七十二条第二款）。"
        )
    if remedies.effective_on is not None:
        day = remedies.effective_on
        return Base(day, day, None, "经过诉讼的，自裁判发生法律效力之日。")
    if not remedies.told_of_remedies:
        raise NotComputable("未告知救济权利和期限的，不能推定救济期限已经届满。请核对送达的文书。")
    if remedies.recon_decision_on is not None:
        ended = expiry("suit_after_recon", remedies.recon_decision_on, book, calendar)
        return _base(ended, "经过复议而未起诉的，自起诉期限（十五日）届满之日。")
    apply = expiry("recon_apply", remedies.told_on, book, calendar)
    if remedies.prior_reconsideration:
        return _base(apply, "复议前置而未申请复议的，不能起诉，自复议申请期限届满之日。")
    suit = expiry("suit_direct", remedies.told_on, book, calendar)
    last = max((apply, suit), key=lambda one: one.due_statutory)
    return _base(last, "复议、起诉可以选择而均未提出的，自两项期限中较晚的届满之日。")


@dataclass(frozen=True, slots=True)
class Window:
    """申请非诉执行的窗口: from when, until when, and by when the demand must be served.

    Args:
        base: From which expiry it runs, and why.
        opens_on: The first day on which an application is admissible: the day after the latest
            expiry, and after the tenth working day since the demand.
        due_statutory: The last day by law: three months from the latest expiry.
        due_safe: The day by which to apply by the earliest reading.
        demand_by: The last day to serve the demand if the application is to be in time.
        doubts: What stands against it.
    """

    base: Base
    opens_on: date
    due_statutory: date
    due_safe: date
    demand_by: date
    doubts: tuple[str, ...]


def nonlit_window(
    base: Base, book: Rulebook, calendar: Calendar, *, demand_served_on: date | None = None
) -> Window:
    """When the authority may and must apply to the court (行政强制法第五十三条、第五十四条)."""
    by_law = expiry("nonlit_apply", base.on, book, calendar)
    safe = expiry("nonlit_apply", base.safe_on, book, calendar).due_safe
    demand_by = expiry("nonlit_demand_latest", safe, book, calendar).due_statutory
    opens_on = base.on + ONE_DAY
    doubts = []
    if demand_served_on is not None:
        waited = expiry("nonlit_demand", demand_served_on, book, calendar)
        opens_on = max(opens_on, waited.raw_end + ONE_DAY)
        if demand_served_on > demand_by:
            doubts.append(f"催告书送达迟于{demand_by}，等满十个工作日后可能已过安全日{safe}。")
    if opens_on > by_law.due_statutory:
        doubts.append("可以申请之日迟于申请期限的届满日。")
    return Window(base, opens_on, by_law.due_statutory, safe, demand_by, tuple(doubts))


# --- redoing an act (RULES: first the paper, then the law, then sixty days) ---


@dataclass(frozen=True, slots=True)
class Redo:
    """责令重作的期限: every period that may govern, the one that does, and the safe day."""

    governing: Reading
    all: tuple[Reading, ...]
    due_safe: date


def redo(
    received_on: date,
    book: Rulebook,
    calendar: Calendar,
    *,
    paper_until: date | None = None,
    police: bool = False,
) -> Redo:
    """Until when an act must be made anew after it was revoked.

    The period in the decision governs; without one, that of a law, regulation or rule (thirty days
    in public security cases); without either, sixty days. The safe day is the earliest of them.

    Args:
        received_on: The day on which the revoking decision or judgment was received.
        book: The rules.
        calendar: Which days are worked.
        paper_until: The last day that the decision fixes.
        police: It is a public security case (治安管理处罚法第一百一十八条).
    """
    found: list[Reading] = []
    if paper_until is not None:
        rule = book.in_force("recon_perform", on=received_on)
        fixed = compute(rule, received_on, calendar, until=paper_until)
        found.append(reading_of(fixed, "文书指定的期限（行政复议法第六十四条）。", code="paper"))
    limit = book.governing("pol_case_limit", received_on)
    if police and limit is not None:
        counted = compute(limit, received_on, calendar)
        found.append(reading_of(counted, "治安案件的办理期限（治安管理处罚法第一百一十八条）。"))
    default = expiry("recon_redo_default", received_on, book, calendar)
    pending = default.pending
    found.append(reading_of(default, f"没有其他规定时的六十日。{pending}"))
    return Redo(found[0], tuple(found), min(one.due_safe for one in found))


def expiry(key: str, on: date, book: Rulebook, calendar: Calendar) -> Computation:
    """A period by the version in force on the day from which it runs."""
    return compute(book.in_force(key, on=on), on, calendar)


def _base(computation: Computation, why: str) -> Base:
    return Base(computation.due_statutory, computation.raw_end, computation.rule.key, why)
