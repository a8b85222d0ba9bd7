"""What people call the things that a figure lists: by case number, or by ours where there is none."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from docket import db
from docket.rulebook.queries import load_book
from docket.statistics.rules.deadlines import UNIT
from docket.statistics.schemas import Measure
from docket.terms import Procedure

_AT_ONCE = 500  # ids in one statement


@dataclass(frozen=True, slots=True)
class Names:
    """The names of proceedings and of deadlines; what has none keeps its id."""

    proceedings: dict[int, str] = field(default_factory=dict)
    deadlines: dict[int, str] = field(default_factory=dict)

    def of(self, measure: Measure, id_: int) -> str:
        """The name of one thing that a measure counts."""
        known = self.deadlines if measure.unit_counted == UNIT else self.proceedings
        return known.get(id_, str(id_))


async def names(measures: Iterable[Measure]) -> Names:
    """The names of everything that these measures list, and only of that."""
    wanted: dict[bool, set[int]] = {True: set(), False: set()}
    for measure in measures:
        listed = wanted[measure.unit_counted == UNIT]
        for side in (measure.numerator, measure.denominator):
            listed.update((side.ids if side else None) or ())
        listed.update(one.id for one in measure.excluded)
    return Names(await _proceedings(sorted(wanted[False])), await _deadlines(sorted(wanted[True])))


async def _proceedings(ids: Sequence[int]) -> dict[int, str]:
    text = (
        "SELECT p.id, p.docket_number, p.procedure, m.number FROM proceeding p "
        "JOIN matter m ON m.id = p.matter WHERE p.id IN ({})"
    )
    return {int(row["id"]): _case(row) for row in await _read(text, ids)}


async def _deadlines(ids: Sequence[int]) -> dict[int, str]:
    text = (
        "SELECT d.id, d.rule, d.due_statutory, p.docket_number, p.procedure, m.number "
        "FROM deadline d JOIN proceeding p ON p.id = d.proceeding "
        "JOIN matter m ON m.id = p.matter WHERE d.id IN ({})"
    )
    book = await load_book()
    return {
        int(row["id"]): f"{_case(row)} {book.name_zh(row['rule'])} {row['due_statutory']}"
        for row in await _read(text, ids)
    }


async def _read(text: str, ids: Sequence[int]) -> list[dict[str, str]]:
    found: list[dict[str, str]] = []
    for start in range(0, len(ids), _AT_ONCE):
        part = ids[start : start + _AT_ONCE]
        found += await db.rows(text.replace("{}", ", ".join("{}" for _ in part)), *part)
    return found


def _case(row: dict[str, str]) -> str:
    """The forum's number; ours and the procedure while there is none."""
    return row["docket_number"] or f"{row['number']}（{Procedure(row['procedure']).zh}）"
