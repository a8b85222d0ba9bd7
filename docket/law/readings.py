"""Where the law can be read in more than one way: every reading with its dates and its reason.

A change of the law without a transitional clause leaves open which version governs a step near it;
no text says whether an absolute limit moves off a rest day, nor whether months are counted from the
day of the trigger or from the day after. The earliest reading is the safe one for what we must do;
what others may do ends only with the latest.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from docket.errors import NotComputable
from docket.law.calendar import Calendar
from docket.law.periods import ONE_DAY, Computation, compute
from docket.law.provisions import Rule, Rulebook
from docket.terms import LengthUnit

TAKES_LENGTH_OF = {
    "comp_suit_no_decision": (
        "suit_inaction",
        "法释〔2022〕10号第十五条指向行政诉讼法的起诉期限：六个月（解释第六十六条）。",
    ),
}
"""Rules of which a later text says that the length of another rule is to be taken."""

REACH = timedelta(days=30)
"""How long after a change a step may belong to a matter of the old law, when nobody says."""

_MONTHS = {LengthUnit.MONTH: 1, LengthUnit.YEAR: 12}


UNMOVED = "unmoved"
FULL_MONTHS = "full_months"
"""Codes of readings that rest on no other version of the rule."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read the law: by which version, when it ends, and why one may read it so.

    Args:
        version: The version of a rule that it rests on.
        due_statutory: The last day.
        due_safe: The day by which to act.
        why: One sentence.
        code: What a person chooses it by; the version where that alone tells it from the others.
        raw_end: The last day before any move.
        computation: The count that gives it, where it is a count of its own.
    """

    version: str
    due_statutory: date
    due_safe: date
    why: str
    code: str
    raw_end: date
    computation: Computation | None = None


def reading_of(computation: Computation, why: str, *, code: str | None = None) -> Reading:
    """A computation as one of several readings; its code is its version, unless another is given."""
    c = computation
    name = code or c.rule.id
    return Reading(c.rule.id, c.due_statutory, c.due_safe, why, name, c.raw_end, c)


def readings(
    book: Rulebook, chosen: Computation, calendar: Calendar, *, began_on: date | None = None
) -> tuple[Reading, ...]:
    """The reading that was chosen and the others that can be argued; empty when there is one only.

    Args:
        book: All versions of the rule.
        chosen: The period by the version in force, or by the one a person chose.
        calendar: Which days are worked.
        began_on: When the matter began (the application was filed, accepted), if it is known.
    """
    others = [
        *_by_version(book, chosen, calendar, began_on),
        *_unmoved(chosen),
        *_literal_months(chosen, calendar),
        *_by_other_length(book, chosen, calendar),
    ]
    if not others:
        return ()
    rule = chosen.rule
    why, versions = "通行的读法。", {version.id for version in book.versions(rule.key)}
    if any(one.version != rule.id and one.version in versions for one in others):
        held = "以起算之日有效的规定为准（实体从旧、程序从新）。"
        why = held if rule.holds_on(chosen.trigger_on) else "指定的版本。"
    return (reading_of(chosen, why), *others)


def safe_of(computation: Computation, found: tuple[Reading, ...]) -> date:
    """The day by which to act whatever the reading: the earliest safe day of all."""
    return min([computation.due_safe, *(one.due_safe for one in found)])


def latest_of(computation: Computation, found: tuple[Reading, ...]) -> date:
    """The last day on which somebody may still act by some reading."""
    return max([computation.due_statutory, *(one.due_statutory for one in found)])


def _by_version(
    book: Rulebook, chosen: Computation, calendar: Calendar, began_on: date | None
) -> Iterator[Reading]:
    """The other version of the rule, where the step lies near the change between the two."""
    rule = chosen.rule
    if rule.version_by == "filing":
        return
    for other in book.versions(rule.key):
        if other.id == rule.id:
            continue
        try:
            counted = compute(other, chosen.trigger_on, calendar, added_days=chosen.added_days)
        except NotComputable:
            continue
        same = counted.due_statutory == chosen.due_statutory
        if not same and _arguable(rule, other, chosen, counted, began_on):
            yield reading_of(counted, _why(other, chosen.trigger_on))


def _arguable(
    rule: Rule, other: Rule, chosen: Computation, counted: Computation, began_on: date | None
) -> bool:
    """Whether the step is so near the change that the other version can be argued for.

    Before the change: one of the two periods reaches it. After it: the matter began under the old
    law, or nobody says when it began and the change is not long past.
    """
    change = max(rule.in_force_from, other.in_force_from)
    if chosen.trigger_on < change:
        return max(chosen.due_statutory, counted.due_statutory) >= change
    if began_on is not None:
        return began_on < change
    return chosen.trigger_on - change <= REACH


def _why(other: Rule, trigger_on: date) -> str:
    """Why one may apply the version that was not in force on the day of the trigger."""
    if other.holds_on(trigger_on):
        return f"以起算之日有效的规定为准：{other.law}。"
    if trigger_on < other.in_force_from:
        return f"期间跨过{other.in_force_from}新法施行之日，可以主张届满时的新法：{other.law}。"
    return f"案件在{other.in_force_to}以前开始的，可以主张继续适用旧法：{other.law}。"


def _by_other_length(book: Rulebook, chosen: Computation, calendar: Calendar) -> Iterator[Reading]:
    """The length of the rule to which a later text sends the reader."""
    key, why = TAKES_LENGTH_OF.get(chosen.rule.key, ("", ""))
    other = book.governing(key, chosen.trigger_on) if key else None
    if other is not None:
        yield reading_of(compute(other, chosen.trigger_on, calendar), why)


def _unmoved(chosen: Computation) -> Iterator[Reading]:
    """An absolute limit may not move off a rest day: no text says."""
    if chosen.rule.kind == "cap" and chosen.due_statutory != chosen.raw_end:
        why = "最长期限届满日逢休息日是否顺延，条文没有专门规定：不顺延的读法。"
        end = chosen.raw_end
        yield Reading(chosen.rule.id, end, chosen.due_safe, why, UNMOVED, end)


def _literal_months(chosen: Computation, calendar: Calendar) -> Iterator[Reading]:
    """Months counted in full from the day after the trigger (民诉法解释第一百二十五条)."""
    per = _MONTHS.get(chosen.rule.unit)
    if per is None or chosen.rule.length is None or chosen.added_days:
        return
    start = chosen.trigger_on + ONE_DAY
    following = start + relativedelta(months=per * chosen.rule.length)
    end = following - ONE_DAY if following.day == start.day else following
    if end > chosen.raw_end:
        due = calendar.next_working(end) if chosen.rule.roll else end
        why = (
            "月、年从次日起足月计算的读法（民诉法解释第一百二十五条字面），我方不用，对方可能主张。"
        )
        yield Reading(chosen.rule.id, due, chosen.due_safe, why, FULL_MONTHS, end)
