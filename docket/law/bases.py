"""From which day a period runs, where the law leaves several: pure choices with their reasons.

What a person must choose knowing the whole matter (was reconsideration mandatory? was there a suit?
when did the judgment take effect?) is chosen here from facts handed in. Nothing is guessed: what is
not known is refused or named as a doubt. For our own acts the earliest reading is safe; for what
others may still do the latest counts.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from docket.errors import NotComputable
from docket.law.calendar import Calendar
from docket.law.periods import ONE_DAY, Computation, compute
from docket.law.provisions import Rulebook
from docket.law.readings import Reading, latest_of

MAIL_TRANSIT = timedelta(days=7)
"""How long a filing posted on the last day may be under way (民事诉讼法第八十五条第四款).

An estimate of practice, not a period of the law.
"""


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
        expiry = _expiry("suit_after_recon", remedies.recon_decision_on, book, calendar)
        return _base(expiry, "经过复议而未起诉的，自起诉期限（十五日）届满之日。")
    apply = _expiry("recon_apply", remedies.told_on, book, calendar)
    if remedies.prior_reconsideration:
        return _base(apply, "复议前置而未申请复议的，不能起诉，自复议申请期限届满之日。")
    suit = _expiry("suit_direct", remedies.told_on, book, calendar)
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
    by_law = _expiry("nonlit_apply", base.on, book, calendar)
    safe = _expiry("nonlit_apply", base.safe_on, book, calendar).due_safe
    demand_by = _expiry("nonlit_demand_latest", safe, book, calendar).due_statutory
    opens_on = base.on + ONE_DAY
    doubts = []
    if demand_served_on is not None:
        waited = _expiry("nonlit_demand", demand_served_on, book, calendar)
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
        found.append(_reading(fixed, "文书指定的期限（行政复议法第六十四条）。"))
    limit = book.governing("pol_case_limit", received_on)
    if police and limit is not None:
        counted = compute(limit, received_on, calendar)
        found.append(_reading(counted, "治安案件的办理期限（治安管理处罚法第一百一十八条）。"))
    default = _expiry("recon_redo_default", received_on, book, calendar)
    pending = default.pending
    found.append(_reading(default, f"没有其他规定时的六十日。{pending}"))
    return Redo(found[0], tuple(found), min(one.due_safe for one in found))


# --- when a judgment took effect (行政诉讼法解释第一百一十条) ---


@dataclass(frozen=True, slots=True)
class Effect:
    """When a paper took effect: by law, and the day from which to count to be safe."""

    on: date
    safe_on: date
    why: str


def second_instance_effect(pronounced_on: date | None, served_on: Iterable[date]) -> Effect:
    """终审裁判: the earliest of its pronouncement and its first service on any party.

    Raises:
        NotComputable: Neither is known.
    """
    days = [*served_on, *([pronounced_on] if pronounced_on is not None else [])]
    if not days:
        raise NotComputable("没有宣判日和送达日，无法确定裁判何时生效。请登记其中之一。")
    first = min(days)
    return Effect(first, first, "终审裁判自宣判或者最先送达任何一方之日生效，以较早者为准。")


def first_instance_effect(
    served_on: Mapping[str, date], ours: str, rule: str, book: Rulebook, calendar: Calendar
) -> Effect:
    """一审裁判未上诉: the day after the last appeal period; safe from our own, un-moved.

    Args:
        served_on: For each party, the day on which it was served.
        ours: Which of them we are.
        rule: ``appeal_judgment`` or ``appeal_ruling``.
        book: The rules.
        calendar: Which days are worked.

    Raises:
        NotComputable: The service on us is not known.
    """
    if ours not in served_on:
        raise NotComputable("没有登记本机关收到裁判的日期，无法确定其何时生效。")
    ends = {who: _expiry(rule, day, book, calendar) for who, day in served_on.items()}
    last = max(one.due_statutory for one in ends.values())
    why = "未上诉的一审裁判，自最后一方上诉期满的次日生效；安全起见从我方未顺延的上诉期满次日起算。"
    return Effect(last + ONE_DAY, min(ends[ours].raw_end, last) + ONE_DAY, why)


def mediation_effect(signed_on: Sequence[date]) -> Effect:
    """调解书: the day on which the last party signed for it (解释第八十五条第三款).

    Raises:
        NotComputable: Nobody has signed.
    """
    if not signed_on:
        raise NotComputable("没有当事人签收调解书的日期，调解书尚未生效。")
    return Effect(max(signed_on), min(signed_on), "调解书自最后一方签收之日生效。")


# --- two readings of a trial period; what others may still do ---


def second_trial(
    appeal_received_on: date, docketed_on: date, book: Rulebook, calendar: Calendar
) -> tuple[Reading, Reading]:
    """二审审限: from the receipt of the appeal (第八十八条), from docketing (解释第五十条)."""
    by_statute = _expiry("second_trial", appeal_received_on, book, calendar)
    by_docket = _expiry("second_trial", docketed_on, book, calendar)
    return (
        _reading(by_statute, "自收到上诉状之日（行政诉讼法第八十八条）。"),
        _reading(by_docket, "自立案之日（行政诉讼法解释第五十条）。"),
    )


def presumed_final(
    computation: Computation,
    found: tuple[Reading, ...] = (),
    *,
    cap: Computation | None = None,
    transit: timedelta = MAIL_TRANSIT,
) -> date:
    """From when a step of the other side may be presumed not to come any more.

    Their period ends with its latest reading; what they posted on its last day may still be under
    way; a cap (rights that were not told) may leave them longer. It stays a presumption: an obstacle
    may excuse them.
    """
    last = latest_of(computation, found)
    if cap is not None:
        last = max(last, cap.due_statutory)
    return last + transit + ONE_DAY


def open_remedies(*, prior_reconsideration: bool, final_by_law: bool = False) -> tuple[str, ...]:
    """Keys of the periods that are open to the addressee of an act.

    Where reconsideration must come first, a direct suit is dismissed (解释第五十六条、第六十九条);
    where the decision is final by law, no suit follows it (出境入境管理法第六十四条).
    """
    after = () if final_by_law else ("suit_after_recon", "suit_recon_overdue")
    if prior_reconsideration:
        refused = () if final_by_law else ("suit_prior_recon_refused",)
        return ("recon_apply", *after, *refused)
    return ("recon_apply", "suit_direct", "suit_inaction", *after)


def _expiry(key: str, on: date, book: Rulebook, calendar: Calendar) -> Computation:
    return compute(book.in_force(key, on=on), on, calendar)


def _base(computation: Computation, why: str) -> Base:
    return Base(computation.due_statutory, computation.raw_end, computation.rule.key, why)


def _reading(computation: Computation, why: str) -> Reading:
    c = computation
    return Reading(c.rule.id, c.due_statutory, c.due_safe, why)
