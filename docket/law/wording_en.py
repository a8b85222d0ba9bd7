"""The sentences of ``wording`` in English, for who works with the file and does not read Chinese.

Statutes, articles and the words of the law stay as they are: nothing else is the law.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from docket.law.calendar import Calendar
from docket.law.periods import Computation
from docket.law.provisions import Rule, Status
from docket.terms import Binds, DayKind, HearingKind, LengthUnit

ONE_DAY = timedelta(days=1)

FESTIVALS = {
    "元旦": "New Year's Day",
    "春节": "Spring Festival",
    "清明节": "Tomb-Sweeping Day",
    "劳动节": "Labour Day",
    "端午节": "Dragon Boat Festival",
    "中秋节": "Mid-Autumn Festival",
    "国庆节": "National Day",
}

STATUS_EN: dict[Status, str] = {
    "verified": "the text was checked",
    "memory": "the text or its date is from memory and to be checked",
    "secondary": "from a secondary source, to be checked",
    "outdated": "there is a newer text, to be entered",
    "provisional": "a stop-gap until the new text is at hand",
}

SAFE_FOR = {
    Binds.US: "; be ready by then",
    Binds.EITHER: "; be ready by then; for the other side the last day counts",
    Binds.THEM: "; for the other side the last day counts",
    Binds.ORGAN: "",
}


def day(on: date) -> str:
    """Fri 27 September 2024, the same wherever it stands."""
    return f"{on:%a} {on.day} {on:%B} {on.year}"


def festival(name: str) -> str:
    """The festival, or two that fall together; one that is not known keeps its name."""
    return " and ".join(FESTIVALS.get(part, part) for part in name.split("、"))


def trigger(rule: Rule) -> str:
    """What the period runs from."""
    if rule.trigger.hearing is HearingKind.COURT_HEARING:
        return "the court hearing"
    if rule.trigger.hearing is not None:
        return "the reconsideration hearing"
    if rule.trigger.event is not None:
        return rule.trigger.event.replace("_", " ")
    return "the expiry of the period before it"


def law(c: Computation) -> str:
    """Which law and version applies, and which day chose it."""
    rule = c.rule
    until = f" until {day(rule.in_force_to)}" if rule.in_force_to else ""
    text = f"{rule.law} {rule.articles} (in force from {day(rule.in_force_from)}{until})"
    if rule.version_by == "filing":
        return f"Applies {text}: for this period the law on the day of filing governs."
    if rule.holds_on(c.trigger_on):
        return f"Applies {text}: the law on the day of the trigger governs."
    if rule.stands_in_on(c.trigger_on):
        return f"Counted for the time being by {text}: the newer text is not at hand."
    return f"Applies {text} as asked: it was not in force on {day(c.trigger_on)}; give a reason."


def other_version(c: Computation) -> str:
    """What the version in force would give, beside the version that was asked for."""
    return (
        f"By the version in force that day ({c.rule.law} {c.rule.articles}) the last day is "
        f"{day(c.due_statutory)}, the safe day {day(c.due_safe)}; in doubt the earlier is safe."
    )


def count(c: Computation, calendar: Calendar) -> str:
    """From the trigger to the last day, and how it moves."""
    start = f"{day(c.trigger_on)}: {trigger(c.rule)}"
    if c.rule.unit in _WORDED_APART:
        return start + _WORDED_APART[c.rule.unit](c, calendar)
    length, unit = c.rule.length or 0, c.rule.unit
    if length == 0:
        return f"{start}; it takes effect the same day."
    end = f"{_described(c.raw_end, calendar)}{_move(c, calendar)}"
    if length < 0:
        return f"{start}; counted back {-length} {unit.en} it is {end}"
    if unit in (LengthUnit.MONTH, LengthUnit.YEAR):
        return f"{start}; {length} {_one(unit, length)}{_added(c)} end on {end}"
    return (
        f"{start}; of {length} {_one(unit, length)}{_added(c)} from the next day, the last is {end}"
    )


def _fixed(c: Computation, calendar: Calendar) -> str:
    end = f"{_described(c.raw_end, calendar)}{_move(c, calendar)}"
    return f"; the last day that the paper fixes{_added(c)} is {end}"


def _hours(c: Computation, _calendar: Calendar) -> str:
    end = f"{day(c.raw_end)} {c.ends_at:%H:%M}" if c.ends_at else day(c.raw_end)
    return f"; {c.rule.length} hours end on {end}; hours do not move off rest days."


def _before_sitting(_c: Computation, _calendar: Calendar) -> str:
    return "; to be done before the sitting opens."


_WORDED_APART = {
    LengthUnit.FIXED_BY_PAPER: _fixed,
    LengthUnit.HOUR: _hours,
    LengthUnit.SITTING: _before_sitting,
}


def _one(unit: LengthUnit, length: int) -> str:
    return unit.en.removesuffix("s") if length == 1 else unit.en


def _added(c: Computation) -> str:
    return f" with {c.added_days} days granted or not counted" if c.added_days else ""


def _described(on: date, calendar: Calendar) -> str:
    name = day_name(on, calendar)
    return f"{day(on)} ({name})" if name else day(on)


def _move(c: Computation, calendar: Calendar) -> str:
    if c.due_statutory != c.raw_end:
        moved = "forward" if c.due_statutory > c.raw_end else "back"
        return f", moved {moved} to {_described(c.due_statutory, calendar)}."
    if calendar.kind(c.raw_end) is DayKind.MAKE_UP:
        return ", which is worked: it does not move."
    if not c.rule.roll and not calendar.is_working(c.raw_end):
        return "; this period does not move off rest days."
    return "."


def passed_over(
    c: Computation, skipped: Iterable[tuple[date, str | None]], worked: list[date]
) -> str:
    """What a count of working days went through: holidays left out, make-up days taken."""
    if c.rule.unit is not LengthUnit.WORKING_DAY:
        return ""
    holidays = [(on, name) for on, name in skipped if name is not None]
    clauses = []
    if holidays:
        names = dict.fromkeys(festival(name) for _, name in holidays if name)
        days = ", ".join(f"{on.day} {on:%B}" for on, _ in holidays)
        clauses.append(f"{days} ({', '.join(names)}) are left out")
    if worked:
        clauses.append(f"{', '.join(f'{on.day} {on:%B}' for on in worked)} are worked and count")
    return f"Of the days between, {'; '.join(clauses)}." if clauses else ""


def safe(c: Computation, calendar: Calendar) -> str:
    """The day by which to act, and why it may be earlier than the last day."""
    if c.safe_note:
        return f"The safe day is the last day itself, {day(c.due_safe)}."
    if c.due_safe == c.due_statutory:
        return f"The safe day is {day(c.due_safe)}, the last day itself."
    why = "the last working day before it moved"
    if c.rule.unit is LengthUnit.SITTING:
        why = "the last working day before the sitting"
    elif (c.rule.length or 0) < 0:
        why = "no text says how to count back, so with full days between"
    elif c.rule.unit is LengthUnit.WORKING_DAY:
        why = "by the letter days off that were moved count, and make-up days do not"
    rests = "" if calendar.is_working(c.due_safe) else "; that day is off: act or post before it"
    return f"The safe day is {day(c.due_safe)}: {why}{rests}."


def status(c: Computation) -> str:
    """A caution where the words of the law were not all read."""
    return "" if c.rule.status == "verified" else f"Caution: {STATUS_EN[c.rule.status]}."


def pending(c: Computation) -> str:
    """A caution where a newer text is due that is not at hand."""
    return f"Caution: a newer text is due and not at hand ({c.pending})" if c.pending else ""


def provisional(c: Computation, calendar: Calendar) -> str:
    """A caution where the date rests on a year without a notice."""
    if not c.provisional:
        return ""
    known = f"known until {day(calendar.complete_until)}" if calendar.days else "not known"
    return f"Provisional: the holidays are {known}; the day may move when the notice is entered."


def safest(on: date) -> str:
    """What another reading changes about the day by which to act."""
    return f"Another arguable reading ends earlier: the safe day is {day(on)}."


def day_name(on: date, calendar: Calendar) -> str | None:
    """What to call a day that is not an ordinary working day; None for one that is."""
    name = calendar.name(on)
    if calendar.kind(on) is DayKind.MAKE_UP:
        return f"worked, made up for {festival(name or '')}"
    if name is None:
        return None if calendar.is_working(on) else "weekend"
    return festival(name)
