"""A deadline with the count that led to it: what is stored, and what explains it."""

from dataclasses import dataclass

from docket.deadlines.rules.files import Root
from docket.deadlines.schemas import Computed
from docket.law.periods import Computation
from docket.law.provisions import Rule
from docket.law.readings import Reading


@dataclass(frozen=True, slots=True)
class Derived:
    """One deadline as it follows from the facts.

    Args:
        row: What the projection keeps of it.
        rule: The version of the rule.
        root: From which day it runs, and why.
        computation: The count of the reading that holds; None when there is no date.
        readings: Every way to read the law; empty when there is one only.
    """

    row: Computed
    rule: Rule
    root: Root
    computation: Computation | None = None
    readings: tuple[Reading, ...] = ()
