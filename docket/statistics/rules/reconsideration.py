"""行政复议 figures: our authority as respondent (被申请人)."""

from docket.statistics.rules.cells import ProceedingCell
from docket.statistics.rules.figures import Definition
from docket.statistics.rules.periods import Basis, When
from docket.terms import Category, Procedure

SCOPE = "本机关为被申请人的行政复议案件"
SEED = (
    "2023年度法治政府建设情况报告第七部分的五类写法；"
    "行政复议法第三十三条、第四十一条、第六十三条至第六十九条"
)
TERMS = "本系统统计口径(办理数等于期初未结数加期内受理数)"


def _is_reconsideration(cell: ProceedingCell) -> bool:
    return cell.procedure is Procedure.RECONSIDERATION


def _about(cell: ProceedingCell, basis: Basis) -> bool:
    return _is_reconsideration(cell) and cell.answers and cell.belongs(basis)


def _about_closed(cell: ProceedingCell, basis: Basis) -> bool:
    return _about(cell, basis) and cell.closed


def _about_open(cell: ProceedingCell, basis: Basis) -> bool:
    return _about(cell, basis) and cell.open


def _of_the_period(cell: ProceedingCell, basis: Basis) -> bool:
    """Whatever our authority stands in, even where it does not count."""
    return _is_reconsideration(cell) and (cell.belongs(basis) or decided_without_acceptance(cell))


def decided_without_acceptance(cell: ProceedingCell) -> bool:
    """Decided in the period with no day of acceptance, although it was not refused at the door."""
    refused = cell.outcome is not None and cell.outcome.excluded
    return cell.accepted is When.UNKNOWN and cell.decided is When.WITHIN and not refused


def why_not_counted(cell: ProceedingCell) -> str | None:
    """Why a proceeding of the period is not among those that our authority answers for."""
    if not cell.answers:
        return f"本机关在该程序中为{cell.role.zh}"
    if not cell.accepted_by_the_end:
        return "已结但未登记受理(立案)日"
    return None


def _result(
    id_: str, name: str, category: Category | None, text: str
) -> Definition[ProceedingCell]:
    """Closed cases of one of the five published categories, or of none of them."""
    return Definition(
        id=id_,
        name_zh=name,
        text=text,
        source=SEED,
        whole=lambda cell, basis: _about_closed(cell, basis) and cell.category is category,
    )


def _corrected_directly(cell: ProceedingCell) -> bool:
    return cell.outcome is not None and cell.outcome.corrects == "narrow"


def _corrected(cell: ProceedingCell) -> bool:
    return cell.outcome is not None and cell.outcome.corrects is not None


HANDLED = Definition(
    id="recon.handled",
    name_zh="行政复议案件数",
    text=f"{SCOPE}，受理日不晚于期末、结案日不早于期初(含未结)。本机关为复议机关或者第三人的不计。",
    source=TERMS,
    whole=_of_the_period,
    left_out=why_not_counted,
)
CLOSED = Definition(
    id="recon.closed",
    name_zh="已办结行政复议案件",
    text=f"{SCOPE}中，复议决定日(或终止日)在统计期内的。以决定书载明日期为准，不以送达日为准。",
    source=TERMS,
    whole=_about_closed,
)
OPEN = Definition(
    id="recon.open",
    name_zh="尚未作出复议决定",
    text=f"{SCOPE}中，统计期末尚未结案的，等于案件数减已办结数。",
    source=TERMS,
    whole=_about_open,
)
RESULTS = (
    _result(
        "recon.upheld",
        "复议结果维持",
        Category.UPHELD,
        "已办结案件中，决定维持的(行政复议法第六十八条)。",
    ),
    _result(
        "recon.terminated",
        "复议终止",
        Category.TERMINATED,
        "已办结案件中，终止复议的(行政复议法第四十一条，含撤回申请)。",
    ),
    _result(
        "recon.dismissed",
        "驳回申请",
        Category.DISMISSED,
        "已办结案件中，驳回行政复议申请或者驳回行政复议请求的(行政复议法第三十三条、第六十九条)。",
    ),
    _result(
        "recon.revoked",
        "撤销",
        Category.REVOKED,
        "已办结案件中，决定撤销、部分撤销(含责令重作)的(行政复议法第六十四条、第七十条)。",
    ),
    _result(
        "recon.confirmed_unlawful",
        "确认违法",
        Category.CONFIRMED_UNLAWFUL,
        "已办结案件中，决定确认违法的(行政复议法第六十五条)。",
    ),
    _result(
        "recon.other_outcome",
        "其他结果",
        None,
        "已办结案件中，不属于上述五类的(变更、责令履行、确认无效、调解书结案等，以及未登记结果的)。",
    ),
)
CORRECTIONS = (
    Definition(
        id="recon.correction_narrow",
        name_zh="复议直接纠错率",
        text="直接纠错(撤销、变更、确认违法、确认无效、责令履行等)件数÷已办结件数。",
        source="北京市行政复议白皮书、通州区2023年口径；行政复议法第六十三条至第六十七条、第七十条、第七十一条",
        whole=_about_closed,
        part=_corrected_directly,
    ),
    Definition(
        id="recon.correction_broad",
        name_zh="复议纠错率(含改正后终止)",
        text="直接纠错件数与行政机关改正后申请人撤回而终止的件数之和÷已办结件数。",
        source="上海市2014年行政复议统计口径",
        whole=_about_closed,
        part=_corrected,
    ),
)
DEFINITIONS: tuple[Definition[ProceedingCell], ...] = (
    HANDLED,
    CLOSED,
    OPEN,
    *RESULTS,
    *CORRECTIONS,
)
