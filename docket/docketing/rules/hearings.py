"""Whether a hearing, and who sat in it, may be recorded."""

import re
from datetime import date

from docket.docketing.rules.words import in_future, out_of_order
from docket.docketing.schemas import RecordAppearance, RecordHearing
from docket.errors import FieldError
from docket.hearings.schemas import HearingRow
from docket.proceedings.schemas import Brief
from docket.terms import HearingKind, HearingState, Procedure, Rank

CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


def check_hearing(fact: RecordHearing, brief: Brief, *, today: date) -> list[FieldError]:
    """Every reason why this sitting cannot be recorded."""
    errors = []
    reconsideration = brief.proceeding.procedure is Procedure.RECONSIDERATION
    if reconsideration != (fact.kind is HearingKind.RECONSIDERATION_HEARING):
        right = (
            HearingKind.RECONSIDERATION_HEARING if reconsideration else HearingKind.COURT_HEARING
        )
        errors.append(
            FieldError(
                "kind",
                f"{brief.proceeding.procedure.zh}程序没有“{fact.kind.zh}”。",
                f"应为“{right.zh}”。",
            )
        )
    if fact.state is HearingState.HELD:
        errors += in_future("held_on", fact.held_on, today)
    decided, accepted = brief.decided_on, brief.accepted_on
    sits = fact.state in (HearingState.HELD, HearingState.SCHEDULED)
    if decided is not None and sits and fact.held_on > decided:
        errors.append(out_of_order("held_on", "开庭（听证）日", fact.held_on, "结案日", decided))
    if accepted is not None and fact.held_on < accepted:
        errors.append(
            out_of_order("held_on", "受理（立案）日", accepted, "开庭（听证）日", fact.held_on)
        )
    if fact.starts_at is not None and not CLOCK.fullmatch(fact.starts_at):
        errors.append(FieldError("starts_at", f"“{fact.starts_at}”不是时刻。", "请写成 09:30。"))
    return errors


def check_appearance(
    fact: RecordAppearance, hearing: HearingRow, brief: Brief, others: list[Rank]
) -> list[FieldError]:
    """Every reason why this appearance cannot be recorded.

    Args:
        fact: Who sat.
        hearing: The sitting.
        brief: The proceeding of the sitting.
        others: Ranks already recorded for the same authority at the same sitting.
    """
    errors = []
    if fact.authority not in brief.authorities:
        errors.append(FieldError("authority", "该机关不在此程序中。", "请核对机关。"))
    if hearing.state is not HearingState.HELD:
        errors.append(
            FieldError(
                "hearing", f"该次庭审（听证）的状态是“{hearing.state.zh}”。", "先把它登记为已开庭。"
            )
        )
    if Rank.NOBODY in others or (fact.rank is Rank.NOBODY and others):
        errors.append(
            FieldError("rank", "“无人到庭”与到庭人员不能并存。", "请核对；错误的一条可以划除。")
        )
    if fact.rank.is_responsible_leader and fact.absence_reason is not None:
        errors.append(
            FieldError(
                "absence_reason", "负责人已到庭，不应填写未出庭理由。", "请删去理由或改正到庭人。"
            )
        )
    if fact.absence_review is not None and fact.absence_reason is None:
        errors.append(
            FieldError("absence_review", "没有理由，法院无从审查。", "请先填写未出庭的理由。")
        )
    return errors
