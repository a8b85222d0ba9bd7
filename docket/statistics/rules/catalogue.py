"""目录: every published figure, in the order in which it is shown."""

import difflib
from collections.abc import Sequence
from typing import Any

from docket.errors import FieldError, Invalid
from docket.statistics.rules import attendance, deadlines, litigation, reconsideration
from docket.statistics.rules.cells import ProceedingCell
from docket.statistics.rules.figures import Definition

PROCEEDINGS: tuple[Definition[ProceedingCell], ...] = (
    *reconsideration.DEFINITIONS,
    *litigation.DEFINITIONS,
    attendance.ALL_CONCLUDED,
)
DUTIES = attendance.DUTIES
APPEARANCES = (attendance.PRINCIPALS,)
DEADLINES = deadlines.DEFINITIONS

ALL: tuple[Definition[Any], ...] = (
    *reconsideration.DEFINITIONS,
    *litigation.DEFINITIONS,
    *DUTIES,
    *APPEARANCES,
    attendance.ALL_CONCLUDED,
    *DEADLINES,
)
IDS = tuple(definition.id for definition in ALL)


def chosen(ids: Sequence[str]) -> frozenset[str]:
    """The ids asked for, or all of them when none is; a refusal that points to like ones."""
    wrong = [
        FieldError(f"measure[{n}]", f"没有“{id_}”这个指标。", _like(id_))
        for n, id_ in enumerate(ids)
        if id_ not in IDS
    ]
    if wrong:
        raise Invalid.of(*wrong)
    return frozenset(ids or IDS)


def _like(id_: str) -> str:
    """What may have been meant."""
    like = difflib.get_close_matches(id_, IDS, n=3, cutoff=0.5)
    return (
        f"相近的有 {'、'.join(like)}。" if like else "全部指标见 docs/figures.md 或 docket stats。"
    )
