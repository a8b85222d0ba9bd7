"""What a reader counts but may not see leaves the lists: 另有 n 件无权查看."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from docket import db
from docket.accounts.rules import Viewer
from docket.matters.queries import visible
from docket.statistics.rules.deadlines import UNIT
from docket.statistics.schemas import Counted, Measure

_AT_ONCE = 500  # ids in one statement


async def told_to(viewer: Viewer, measures: Sequence[Measure]) -> list[Measure]:
    """The figures with the lists that a reader may read; their counts stay as they are."""
    if viewer.unlimited:
        return list(measures)
    seen = {
        deadlines: await _seen(viewer, "deadline" if deadlines else "proceeding", ids)
        for deadlines, ids in _listed(measures).items()
    }
    return [_told(measure, seen[measure.unit_counted == UNIT]) for measure in measures]


async def seen_proceedings(viewer: Viewer, ids: Iterable[int]) -> frozenset[int]:
    """Those of these proceedings that a reader may see."""
    return await _seen(viewer, "proceeding", frozenset(ids))


def _listed(measures: Iterable[Measure]) -> dict[bool, frozenset[int]]:
    """The ids that the figures list: those of deadlines apart from those of proceedings."""
    found: dict[bool, set[int]] = {True: set(), False: set()}
    for measure in measures:
        mine = found[measure.unit_counted == UNIT]
        for side in (measure.numerator, measure.denominator):
            mine.update((side.ids if side else None) or ())
        mine.update(one.id for one in measure.excluded)
    return {kind: frozenset(ids) for kind, ids in found.items()}


async def _seen(viewer: Viewer, table: str, ids: frozenset[int]) -> frozenset[int]:
    if viewer.unlimited:
        return ids
    condition, values = visible(viewer)
    ordered, found = sorted(ids), set[int]()
    for start in range(0, len(ordered), _AT_ONCE):
        part = ordered[start : start + _AT_ONCE]
        rows = await db.rows(
            f"SELECT t.id FROM {table} t JOIN matter m ON m.id = t.matter "
            f"WHERE t.id IN ({', '.join('{}' for _ in part)}) AND {condition}",
            *part,
            *values,
        )
        found.update(int(row["id"]) for row in rows)
    return frozenset(found)


def _told(measure: Measure, seen: frozenset[int]) -> Measure:
    return replace(
        measure,
        numerator=_side(measure.numerator, seen),
        denominator=_side(measure.denominator, seen) if measure.denominator else None,
        excluded=[one for one in measure.excluded if one.id in seen],
    )


def _side(side: Counted, seen: frozenset[int]) -> Counted:
    if side.ids is None:
        return side
    kept = [id_ for id_ in side.ids if id_ in seen]
    return replace(side, ids=kept, hidden=side.hidden + len(side.ids) - len(kept))
