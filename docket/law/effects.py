"""When a judgment took effect, and from when the others may be presumed not to act any more.

What is not known is refused, never guessed. For what others may still do the latest reading counts.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from docket.errors import NotComputable
from docket.law.bases import expiry
from docket.law.calendar import Calendar
from docket.law.periods import ONE_DAY, Computation
from docket.law.provisions import Rulebook
from docket.law.readings import Reading, latest_of, reading_of

MAIL_TRANSIT = timedelta(days=7)
"""How long a filing posted on the last day may be under way (民事诉讼法第八十五条第四款).

An estimate of practice, not a period of the law.
"""


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
    ends = {who: expiry(rule, day, book, calendar) for who, day in served_on.items()}
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


def second_trial(
    appeal_received_on: date, docketed_on: date, book: Rulebook, calendar: Calendar
) -> tuple[Reading, Reading]:
    """二审审限: from the receipt of the appeal (第八十八条), from docketing (解释第五十条)."""
    by_statute = expiry("second_trial", appeal_received_on, book, calendar)
    by_docket = expiry("second_trial", docketed_on, book, calendar)
    return (
        reading_of(
            by_statute, "自收到上诉状之日（行政诉讼法第八十八条）。", code="appeal_received"
        ),
        reading_of(by_docket, "自立案之日（行政诉讼法解释第五十条）。"),
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
