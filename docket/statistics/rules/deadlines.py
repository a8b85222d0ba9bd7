"""期限 figures: duties that the law lays on us, due in the period.

A period in which we may act and need not (上诉, 申请再审) is no duty: letting it pass misses nothing.
"""

from docket.statistics.rules.cells import DeadlineCell
from docket.statistics.rules.figures import Definition
from docket.statistics.rules.periods import Basis
from docket.terms import DeadlineState

ANSWERS = frozenset({"recon_reply", "recon_reply_simplified", "answer_evidence"})
"""答复、答辩举证: whoever neglects these has no evidence.

行政复议法第七十条；行政诉讼法第三十四条第二款。
"""

UNIT = "期限"
SOURCE = "行政复议法第八十八条；行政诉讼法第八十一条、第一百零一条；docket rules 所列各期限"


def _due(_cell: DeadlineCell, _basis: Basis) -> bool:
    return True


def _undecided(cell: DeadlineCell) -> str | None:
    """Why it is neither met nor missed."""
    if cell.state in (DeadlineState.WAIVED, DeadlineState.VOID):
        return f"期限{cell.state.zh}"
    return "尚未届满" if cell.state is DeadlineState.OPEN and not cell.missed else None


def _rate(id_: str, name: str, text: str, *states: DeadlineState) -> Definition[DeadlineCell]:
    def in_part(cell: DeadlineCell) -> bool:
        return cell.state in states or (DeadlineState.MISSED in states and cell.missed)

    return Definition(
        id=id_,
        name_zh=name,
        text=f"{text}÷统计期内届满的我方义务期限。上诉等可以不行使的权利不在其内；已免除、已失效和尚未届满的不计。",
        source=SOURCE,
        whole=_due,
        left_out=_undecided,
        part=in_part,
        unit_counted=UNIT,
        basis=Basis.DUE,
    )


DEFINITIONS: tuple[Definition[DeadlineCell], ...] = (
    _rate("deadline.met", "期限按时办结率", "届满日当日或者之前办结的", DeadlineState.DONE),
    _rate("deadline.late", "期限逾期办结率", "届满日之后办结的", DeadlineState.DONE_LATE),
    _rate("deadline.missed", "期限未办结率", "届满后仍未办结的", DeadlineState.MISSED),
    Definition(
        id="answer.on_time",
        name_zh="按期答复答辩举证率",
        text="按期提出书面答复或者答辩状、证据的次数÷统计期内届满的答复、答辩举证期限数。",
        source="行政复议法第四十八条、第五十四条；行政诉讼法第六十七条",
        whole=lambda cell, _basis: cell.rule in ANSWERS,
        left_out=_undecided,
        part=lambda cell: cell.state is DeadlineState.DONE,
        unit_counted=UNIT,
        basis=Basis.DUE,
    ),
)
