"""The four rungs 复 一 二 再 of a matter, and how far it has come on them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from docket.terms import Level, Procedure

Look = Literal["c", "d", ""]


class Staged(Protocol):
    """What of a proceeding decides it."""

    @property
    def procedure(self) -> Procedure:
        """Its kind."""

    @property
    def decided_on(self) -> date | None:
        """The day of its end."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A rung: current, closed, or not reached."""

    level: Level
    look: Look


def stages(proceedings: Iterable[Staged]) -> tuple[Stage, ...]:
    """Every rung, in the order of the law."""
    reached: dict[Level, Look] = {}
    for one in proceedings:
        level = one.procedure.level
        if level is not None and reached.get(level) != "c":
            reached[level] = "c" if one.decided_on is None else "d"
    return tuple(Stage(level, reached.get(level, "")) for level in Level)
