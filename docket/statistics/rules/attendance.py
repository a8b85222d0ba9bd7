"""行政机关负责人出庭应诉 figures: court sittings only, reconsideration hearings apart."""

from dataclasses import dataclass

from docket.statistics.rules.cells import AppearanceCell, DutyCell, ProceedingCell
from docket.statistics.rules.figures import Definition
from docket.statistics.rules.periods import Basis
from docket.terms import LITIGATION, Attendance, Level, Role

RULE = "行政诉讼法第三条第三款；法释〔2020〕3号第三条、第六条至第九条"
UNJUDGED = {
    Attendance.UNKNOWN: "开庭情况未登记：没有记录不等于未出庭",
    Attendance.REPRESENTED: "由共同被告的负责人出庭(法释〔2020〕3号第三条)",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sat:
    """What the sittings of one case number add up to for one authority.

    Args:
        met: A responsible leader sat at one sitting at least.
        missed_again: The leader was notified to appear again, and did not (第七条第一款).
        silent_again: The leader was notified to appear again, and nothing is recorded of it.
        represented: A co-defendant's leader was chosen to sit for the group (第三条).
        silent: Of some sitting nothing is recorded of who sat.
        excused: The court accepted the reason for every sitting without the leader.
    """

    met: bool = False
    missed_again: bool = False
    silent_again: bool = False
    represented: bool = False
    silent: bool = False
    excused: bool = False


def judge(sat: Sat) -> Attendance:
    """Whether the duty was met, by the reading of ``hearings.rules.judge`` (法释〔2020〕3号第七条).

    Counted from sums over the sittings up to the end of a period, so that the figures of a past
    year do not move with later sittings; which kind of absence it was makes no difference here.
    """
    if sat.represented:
        return Attendance.ATTENDED if sat.met else Attendance.REPRESENTED
    tests = (
        (Attendance.ABSENT, sat.missed_again),
        (Attendance.UNKNOWN, sat.silent_again),
        (Attendance.ATTENDED, sat.met),
        (Attendance.UNKNOWN, sat.silent),
        (Attendance.EXCUSED, sat.excused),
    )
    return next((shown for shown, holds in tests if holds), Attendance.ABSENT)


def _not_judged(cell: DutyCell) -> str | None:
    if cell.role is Role.THIRD_PARTY:
        return "本机关在该程序中为第三人"
    return UNJUDGED.get(cell.attendance)


def _attended(cell: DutyCell) -> bool:
    return cell.attendance is Attendance.ATTENDED


def _attended_of_concluded(cell: ProceedingCell) -> bool:
    return cell.attendance is Attendance.ATTENDED


def _concluded(cell: ProceedingCell, basis: Basis) -> bool:
    return cell.procedure in LITIGATION and cell.answers and cell.belongs(basis) and cell.closed


def _not_judged_of_concluded(cell: ProceedingCell) -> str | None:
    return UNJUDGED.get(cell.attendance)


DUTIES: tuple[Definition[DutyCell], ...] = (
    Definition(
        id="attendance.heard",
        name_zh="负责人出庭率",
        text="负责人已履行出庭义务的案号÷统计期内开过庭的案号。同一审级出庭一次即为履行，法院通知再次"
        "出庭而未出庭的除外；有正当理由未出庭的仍在分母；情况未登记、由共同被告负责人出庭的不计。",
        source=f"{RULE}；上城区2018年办法(以开庭案号为准)",
        whole=lambda _cell, _basis: True,
        left_out=_not_judged,
        part=_attended,
        basis=Basis.HEARD,
    ),
    Definition(
        id="attendance.first_instance",
        name_zh="单位负责人一审出庭率",
        text="负责人出庭率，仅计一审案号。",
        source=f"2023年度法治政府建设情况报告三(一)；{RULE}",
        whole=lambda cell, _basis: cell.level is Level.FIRST_INSTANCE,
        left_out=_not_judged,
        part=_attended,
        basis=Basis.HEARD,
    ),
    Definition(
        id="attendance.notified",
        name_zh="法院通知案件负责人出庭率",
        text="负责人出庭率，仅计法院已通知负责人出庭的案号。",
        source="法释〔2020〕3号第四条；法释〔2018〕1号第一百二十九条",
        whole=lambda cell, _basis: cell.notified,
        left_out=_not_judged,
        part=_attended,
        basis=Basis.HEARD,
    ),
)
PRINCIPALS: Definition[AppearanceCell] = Definition(
    id="attendance.principal_count",
    name_zh="主要负责人出庭次数",
    text="统计期内举行的庭审中，正职负责人出庭的人次。不含复议听证。",
    source="2023年度法治政府建设情况报告三(一)；法释〔2020〕3号第二条",
    whole=lambda _cell, _basis: True,
    unit_counted="人次",
    basis=Basis.HEARD,
)
ALL_CONCLUDED: Definition[ProceedingCell] = Definition(
    id="attendance.all_concluded",
    name_zh="全部已结案件负责人出庭率",
    text="负责人已履行出庭义务的案号÷统计期内已结的全部诉讼案号(含未开庭结案的)。",
    source="南阳市中级人民法院2015年口径(原文未载公式)",
    whole=_concluded,
    left_out=_not_judged_of_concluded,
    part=_attended_of_concluded,
    basis=Basis.CONCLUDED,
)
