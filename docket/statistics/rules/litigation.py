"""行政诉讼 figures: the four court procedures, all together and by level."""

from collections.abc import Callable

from docket.statistics.rules.cells import ProceedingCell
from docket.statistics.rules.figures import Definition
from docket.statistics.rules.periods import Basis
from docket.statistics.rules.reconsideration import (
    TERMS,
    decided_without_acceptance,
    why_not_counted,
)
from docket.terms import LITIGATION, Level, Wln

LEVELS = (Level.FIRST_INSTANCE, Level.SECOND_INSTANCE, Level.RETRIAL)
COURTS = "一审、二审、再审审查、再审四种法院程序"

Whole = Callable[[ProceedingCell, Basis], bool]


def _won(cell: ProceedingCell) -> bool:
    return cell.wln is Wln.WIN


def _lost(cell: ProceedingCell) -> bool:
    return cell.wln is Wln.LOSS


def _not_lost(cell: ProceedingCell) -> bool:
    return cell.wln is not Wln.LOSS


def _withdrawn(cell: ProceedingCell) -> bool:
    return cell.outcome is not None and cell.outcome.withdrawn


def _withdrawn_after_change(cell: ProceedingCell) -> bool:
    return _withdrawn(cell) and cell.outcome is not None and cell.outcome.after_change


def _mediated(cell: ProceedingCell) -> bool:
    return cell.outcome is not None and cell.outcome.mediated


def _neither_won_nor_lost(cell: ProceedingCell) -> str | None:
    """Withdrawals are not wins here (law: OUTCOMES 7)."""
    if cell.no_verdict is not None:
        return cell.no_verdict
    return None if cell.wln in (Wln.WIN, Wln.LOSS) else f"胜败结论为{cell.wln.zh}，既不算胜也不算败"


def _not_on_the_merits(cell: ProceedingCell) -> str | None:
    """Decided otherwise than by a judgment on the merits."""
    if cell.outcome is None:
        return "已结但未登记结果"
    return None if cell.merits else f"结果为“{cell.outcome.zh}”，不是实体裁判"


def _at(level: Level | None) -> Whole:
    """Court proceedings that our authority answers in, of one level or of all."""

    def of_level(cell: ProceedingCell, basis: Basis) -> bool:
        return _in_court(cell, level) and cell.answers and cell.belongs(basis)

    return of_level


def _in_court(cell: ProceedingCell, level: Level | None) -> bool:
    return cell.procedure in LITIGATION and level in (None, cell.procedure.level)


def _closed(level: Level | None) -> Whole:
    about = _at(level)
    return lambda cell, basis: about(cell, basis) and cell.closed


def _open(level: Level | None) -> Whole:
    about = _at(level)
    return lambda cell, basis: about(cell, basis) and cell.open


def _of_the_period(level: Level | None) -> Whole:
    """Whatever our authority stands in, even where it does not count."""
    return lambda cell, basis: (
        _in_court(cell, level) and (cell.belongs(basis) or decided_without_acceptance(cell))
    )


def _definitions(level: Level | None) -> tuple[Definition[ProceedingCell], ...]:
    """All figures of one level, or of litigation as a whole."""
    return (*_counts(level), *_verdicts(level), *_other_ends(level))


def _names(level: Level | None) -> tuple[str, str, str]:
    """The prefix of ids, the prefix of names, and the cases meant."""
    if level is None:
        return "suit", "", f"行政诉讼案件({COURTS})"
    cases = "再审案件(含再审审查)" if level is Level.RETRIAL else f"{level.zh}案件"
    return f"suit.{level}", level.zh, cases


def _counts(level: Level | None) -> tuple[Definition[ProceedingCell], ...]:
    prefix, name, cases = _names(level)
    return (
        Definition(
            id=f"{prefix}.handled",
            name_zh=f"{name or '行政诉讼'}案件数",
            text=f"本机关为被告(上诉人、被上诉人、再审当事人)的{cases}，立案日不晚于期末、"
            "结案日不早于期初(含未结)。一个案号计一件；本机关为原告或者第三人的不计。",
            source=TERMS,
            whole=_of_the_period(level),
            left_out=why_not_counted,
        ),
        Definition(
            id=f"{prefix}.closed",
            name_zh=f"{name or '诉讼'}已结",
            text=f"{cases}中，裁判文书载明日期在统计期内的。",
            source=TERMS,
            whole=_closed(level),
        ),
        Definition(
            id=f"{prefix}.open",
            name_zh=f"{name or '诉讼'}未结",
            text=f"{cases}中，统计期末尚未结案的，等于案件数减已结数。",
            source=TERMS,
            whole=_open(level),
        ),
    )


def _verdicts(level: Level | None) -> tuple[Definition[ProceedingCell], ...]:
    prefix, name, cases = _names(level)
    closed = _closed(level)
    return (
        Definition(
            id=f"{prefix}.win_nonloss",
            name_zh=f"{name}胜诉率(非败诉率)",
            text=f"已结数减败诉数，除以已结数。分母为已结的{cases}，不含移送、并案、发回重审、指令立案或者"
            "继续审理等未对本机关作出胜败判断的案号，以及结果未登记、未定的案号；撤诉、调解不是败诉。",
            source="2023年度法治政府建设情况报告第七部分：一审已结37件，胜诉率100%；案号口径",
            whole=closed,
            left_out=lambda cell: cell.no_verdict,
            part=_not_lost,
        ),
        Definition(
            id=f"{prefix}.win_merits",
            name_zh=f"{name}胜诉率(仅计有胜败结论的)",
            text=f"胜诉数÷胜诉数与败诉数之和，分母为已结的{cases}中有胜败结论的；撤诉、调解等不计。",
            source="本系统口径，与非败诉率并列公布",
            whole=closed,
            left_out=_neither_won_nor_lost,
            part=_won,
        ),
        Definition(
            id=f"{prefix}.loss_total",
            name_zh=f"{name}总败诉率",
            text=f"败诉÷全部已结的{cases}。败诉指判决撤销、变更、确认违法或者无效、责令履行、赔偿等。",
            source="德州市中级人民法院2017年司法审查口径；行政诉讼法第七十条至第七十八条",
            whole=closed,
            part=_lost,
        ),
        Definition(
            id=f"{prefix}.loss_merits",
            name_zh=f"{name}实体裁判败诉率",
            text=f"败诉÷已结的{cases}中以实体裁判结案的。",
            source="德州市中级人民法院2017年司法审查口径",
            whole=closed,
            left_out=_not_on_the_merits,
            part=_lost,
        ),
    )


def _other_ends(level: Level | None) -> tuple[Definition[ProceedingCell], ...]:
    prefix, name, cases = _names(level)
    closed = _closed(level)
    return (
        Definition(
            id=f"{prefix}.withdrawn",
            name_zh=f"{name}撤诉率",
            text=f"准许撤诉与按撤诉处理的件数÷全部已结的{cases}。",
            source="社旗县人民法院2016年口径(撤诉÷结案)；行政诉讼法第五十八条、第六十二条",
            whole=closed,
            part=_withdrawn,
        ),
        Definition(
            id=f"{prefix}.withdrawn_after_change",
            name_zh=f"{name}改变行政行为后撤诉率",
            text=f"本机关改变被诉行政行为后原告撤诉的件数÷全部已结的{cases}。",
            source="行政诉讼法第六十二条",
            whole=closed,
            part=_withdrawn_after_change,
        ),
        Definition(
            id=f"{prefix}.mediated",
            name_zh=f"{name}调解率",
            text=f"以调解书结案的件数÷全部已结的{cases}。",
            source="行政诉讼法第六十条",
            whole=closed,
            part=_mediated,
        ),
    )


DEFINITIONS: tuple[Definition[ProceedingCell], ...] = tuple(
    definition for level in (None, *LEVELS) for definition in _definitions(level)
)
