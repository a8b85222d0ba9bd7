"""How long it takes to compute deadlines anew after a holiday notice: all, or only those it reaches.

Run by hand, never as a timed test: ``python -m bench.calendar_change 1000000``. The deadlines are
invented: every rule that counts days, months or years, triggers spread over 2023 to 2026. Measured
is the computation itself, without the database; the limit for a million is in seconds, full 5.1 and
affected only 0.8 (1.5 and 2 times what a plain loop without rules takes).
"""

import json
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import click

from docket.calendars.rules import read_notice, settle, stretches
from docket.errors import NotComputable
from docket.law import library
from docket.law.calendar import Calendar
from docket.law.periods import compute
from docket.law.provisions import Rule

SEED = 20261123
FIRST, DAYS = date(2023, 1, 1), 1422  # to 2026-11-22
MOVED = (("2027-02-12", "rest", "春节"), ("2027-02-14", "make_up", "春节"))


@dataclass(frozen=True, slots=True)
class Stored:
    """A deadline as the table has it: what it is counted from, and the columns that are indexed."""

    rule: Rule
    trigger_on: date
    raw_end: date
    due_statutory: date


def notice_of_2027(calendar: Calendar) -> Calendar:
    """The calendar with an invented notice: the statutory days, one day off, one made up."""
    days = [
        {"day": f"{day}", "kind": "rest", "name": calendar.statutory.name(day)}
        for n in range(365)
        if calendar.statutory.name(day := date(2027, 1, 1) + timedelta(days=n))
    ]
    days += [{"day": day, "kind": kind, "name": name} for day, kind, name in MOVED]
    settled = settle(read_notice(json.dumps({"year": 2027, "days": days})), calendar)
    notices = [*library.holiday_notices(), settled.notice]
    return Calendar.of(notices, library.statutory_holidays())


def generated(number: int, calendar: Calendar) -> list[Stored]:
    """So many deadlines as they were computed before the notice."""
    dice = random.Random(SEED)  # noqa: S311 -- the same deadlines at every run, no secret
    rules = [rule for rule in library.rulebook().rules if rule.kind == "deadline"]
    found: list[Stored] = []
    while len(found) < number:
        rule = dice.choice(rules)
        trigger_on = FIRST + timedelta(days=dice.randrange(DAYS))
        try:
            counted = compute(rule, trigger_on, calendar)
        except NotComputable:
            continue
        found.append(Stored(rule, trigger_on, counted.raw_end, counted.due_statutory))
    return found


def full(stored: Sequence[Stored], calendar: Calendar) -> tuple[int, int]:
    """Compute every deadline; how many were computed, how many moved."""
    moved = sum(
        compute(one.rule, one.trigger_on, calendar).due_statutory != one.due_statutory
        for one in stored
    )
    return len(stored), moved


def affected(stored: Sequence[Stored], before: Calendar, after: Calendar) -> tuple[int, int]:
    """Compute only those that are counted over a day that changes."""
    reached = [
        one
        for stretch in stretches(before, after)
        for one in stored
        if one.trigger_on <= stretch.last
        and (one.due_statutory >= stretch.first or one.raw_end >= stretch.first)
    ]
    return full(reached, after)


@click.command()
@click.argument("number", type=click.IntRange(1), default=100_000)
def main(number: int) -> None:
    """Print how long NUMBER deadlines take."""
    before = library.official_calendar()
    after = notice_of_2027(before)
    stored = generated(number, before)
    timed("full", number, lambda: full(stored, after))
    timed("affected only", number, lambda: affected(stored, before, after))


def timed(name: str, number: int, work: Callable[[], tuple[int, int]]) -> None:
    """Run once and print the figures."""
    start = time.perf_counter()
    computed, moved = work()
    seconds = time.perf_counter() - start
    per_million = seconds / number * 1_000_000
    click.echo(
        f"{name:14} {number:>9} deadlines: {computed:>9} computed, {moved:>7} moved, "
        f"{seconds:7.2f} s, {per_million:6.2f} s per million"
    )


if __name__ == "__main__":
    main()
