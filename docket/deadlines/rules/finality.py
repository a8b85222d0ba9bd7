"""裁判（决定）是否可以视为生效: since when, for which reasons, and what is still unknown. Pure.

What others may still do ends with the latest reading and the post under way, so where nobody is seen
to have acted the day is presumed. What is not on record is named, never guessed.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from docket.deadlines.rules.remedies import FinalityFile, PartyRow, party_rows
from docket.deadlines.rules.taking_effect import Finality, at_once, known_days, mediation
from docket.law.calendar import Calendar
from docket.law.effects import MAIL_TRANSIT
from docket.law.provisions import Rulebook
from docket.proceedings.schemas import ProceedingRow
from docket.terms import Procedure

_NEW_LAW = date(2024, 1, 1)
_EFFECT_NOW = "行政复议法第七十五条第二款"
_EFFECT_OLD = "行政复议法（2017年修正）第三十一条第三款"
_SIGNED = "调解书自最后一方签收之日生效（行政诉讼法解释第八十五条第三款）。"
_SIGNED_RECON = "复议调解书自各方签字后具有法律效力（行政复议法第七十三条第二款）。"


def finality(file: FinalityFile, book: Rulebook, calendar: Calendar, today: date) -> Finality:
    """Whether the decision of a proceeding may be treated as effective today."""
    procedure = file.proceeding.procedure
    if procedure not in _BY_PROCEDURE:
        return Finality("not_judged", reasons=("这类程序没有需要判断生效的裁判（决定）。",))
    if file.proceeding.decided_on is None:
        return Finality("not_yet", reasons=("本程序尚未结案。",))
    judged = _BY_PROCEDURE[procedure](file, book, calendar, today)
    if file.reopened:
        judged = _with(judged, "本裁判将案件发回或者指令继续审理，争议没有终结。")
    return _under_review(file, judged)


# --- first instance, and a retrial of it: those who may appeal have their periods ---


def _first(file: FinalityFile, book: Rulebook, calendar: Calendar, today: date) -> Finality:
    if "mediation" in file.instruments:
        return mediation(file, _SIGNED)
    if second := _next(file, Procedure.SECOND_INSTANCE):
        return _after_appeal(file, second)
    if not file.instruments:
        why = "没有登记结果，不知道是判决还是裁定，上诉期间无从判断。"
        return Finality("unknown", unknown=(why,))
    if "judgment" not in file.instruments and not file.appealable:
        return at_once(file, "这类裁定不能上诉（行政诉讼法解释第一百零一条第二款）。")
    judgment = "judgment" in file.instruments
    rule, days = ("appeal_judgment", "十五日") if judgment else ("appeal_ruling", "十日")
    rows = party_rows(file, rule, "appealed", book, calendar)
    reason = (
        f"上诉期间为送达之日起{days}，各方从各自收到之日起算；逾期不上诉的，"
        "第一审裁判发生法律效力（行政诉讼法第八十五条）。"
    )
    return _by_periods(rows, reason, ("上诉", "没有登记二审程序或者撤回上诉"), today)


def _after_appeal(file: FinalityFile, second: ProceedingRow) -> Finality:
    """The second instance decides; with the appeal withdrawn, the first instance stands."""
    name = second.docket_number or f"程序 {second.id}"
    if second.decided_on is None:
        return Finality("not_yet", reasons=(f"已经上诉，二审（{name}）尚未审结。",))
    if second.id not in file.withdrawals:
        reason = f"二审（{name}）已于{second.decided_on}作出裁判，以二审裁判为准。"
        return Finality("superseded", second.decided_on, (reason,))
    known = known_days(file.withdrawals[second.id])
    reason = f"上诉已经撤回（{name}），第一审裁判自准许撤回上诉的裁定送达之日生效。"
    if not known:
        unknown = (f"没有登记二审裁定（{name}）的宣判日和送达日。",)
        return Finality("unknown", reasons=(reason,), unknown=unknown)
    return Finality("effective", min(known), (reason,))


def _by_periods(
    rows: Sequence[PartyRow], reason: str, words: tuple[str, str], today: date
) -> Finality:
    """By the last of the parties' periods, unless somebody acted in time."""
    verb, missing = words
    acted = [row for row in rows if row.acted_on is not None and not row.late]
    reasons = [reason, *(_late(row, verb) for row in rows if row.late)]
    if acted:
        named = "、".join(f"{row.name}（{row.acted_on}）" for row in acted)
        reasons.append(f"已有人{verb}：{named}；{missing}。")
        return Finality("not_yet", reasons=tuple(reasons), parties=tuple(rows))
    unknown = tuple(filter(None, map(_unknown, rows))) or _nobody(rows)
    free = [row.free_from for row in rows if row.free_from is not None]
    if unknown:
        return Finality("unknown", None, tuple(reasons), tuple(rows), unknown)
    on = max(free)
    reasons.append(
        f"对方的期间取最晚的读法，并留{MAIL_TRANSIT.days}天在途：期满前交邮的不算过期"
        "（民事诉讼法第八十五条第四款）；故为推定，因正当理由耽误的仍可申请顺延。"
    )
    return Finality("presumed" if on <= today else "not_yet", on, tuple(reasons), tuple(rows), ())


def _late(row: PartyRow, verb: str) -> str:
    last = max(one.due_statutory for one in row.ends)
    return f"{row.name}于{row.acted_on}{verb}，已过其期间（{last}），由人民法院审查。"


def _unknown(row: PartyRow) -> str:
    if row.served_on is None:
        return f"没有登记对{row.name}的送达日。"
    return f"{row.name}：{row.note}" if row.free_from is None else ""


def _nobody(rows: Sequence[PartyRow]) -> tuple[str, ...]:
    """Without another party on record nobody's period can be said to have ended."""
    return () if any(not row.ours for row in rows) else ("没有登记对方当事人。",)


# --- what takes effect at once ---


def _second(file: FinalityFile, _book: Rulebook, _calendar: Calendar, _today: date) -> Finality:
    if "mediation" in file.instruments:
        return mediation(file, _SIGNED)
    return at_once(file, "终审裁判不能上诉（行政诉讼法第七条）。")


def _review(file: FinalityFile, _book: Rulebook, _calendar: Calendar, _today: date) -> Finality:
    return at_once(file, "对再审申请的裁定不能上诉；原裁判在审查期间继续有效。")


def _retrial(file: FinalityFile, book: Rulebook, calendar: Calendar, today: date) -> Finality:
    """By the procedure of the level that is tried again (行政诉讼法解释第一百一十九条)."""
    if file.lower is None:
        why = "没有登记再审的是第一审还是第二审裁判，不知道能否上诉。请补充前一程序。"
        return Finality("unknown", unknown=(why,))
    if file.lower.procedure is Procedure.FIRST_INSTANCE:
        return _first(file, book, calendar, today)
    return at_once(file, "再审按照第二审程序审理，所作的裁判是发生法律效力的裁判。")


# --- reconsideration: it takes effect when served, and stands when no suit can follow ---


def _recon(file: FinalityFile, book: Rulebook, calendar: Calendar, today: date) -> Finality:
    if "mediation" in file.instruments:
        return mediation(file, _SIGNED_RECON)
    if suit := _next(file, Procedure.FIRST_INSTANCE):
        name = suit.docket_number or f"程序 {suit.id}"
        return Finality("not_yet", reasons=(f"已经起诉（{name}），复议决定受司法审查。",))
    article = _EFFECT_NOW if (file.proceeding.decided_on or today) >= _NEW_LAW else _EFFECT_OLD
    effect = f"复议决定书一经送达即发生法律效力（{article}）。"
    if file.final_by_law:
        return _with(at_once(file, effect), "依法是终局决定，不能起诉。")
    rows = party_rows(file, "suit_after_recon", "sued", book, calendar)
    reason = (
        f"{effect}不服的可以在收到之日起十五日内起诉（行政诉讼法第四十五条，法律另有规定的除外）；"
        "以下判断的是何时不再可诉，以决定书已告知起诉期限为前提，没有告知的最长一年"
        "（行政诉讼法解释第六十四条第二款）。"
    )
    return _by_periods(rows, reason, ("起诉", "没有登记一审程序"), today)


# --- what comes after ---


def _next(file: FinalityFile, procedure: Procedure) -> ProceedingRow | None:
    return next((p for p in file.successors if p.procedure is procedure), None)


def _under_review(file: FinalityFile, judged: Finality) -> Finality:
    """A review of a retrial application leaves the effect; a retrial that is ordered stops it."""
    if ordered := file.days("retrial_ordered"):
        judged = _with(
            judged,
            f"已于{min(ordered)}裁定再审：中止原裁判的执行，但追索抚恤金等可以不中止"
            "（行政诉讼法解释第一百一十八条）。",
        )
    elif file.days("retrial_asked") or _next(file, Procedure.RETRIAL_REVIEW):
        judged = _with(judged, "已申请再审：不停止裁判的执行（行政诉讼法第九十条）。")
    retried = _next(file, Procedure.RETRIAL)
    if retried is not None and retried.decided_on is not None:
        name = retried.docket_number or f"程序 {retried.id}"
        reason = f"再审（{name}）已于{retried.decided_on}作出裁判，以再审裁判为准。"
        return replace(_with(judged, reason), state="superseded", on=retried.decided_on)
    return judged


def _with(judged: Finality, reason: str) -> Finality:
    return replace(judged, reasons=(*judged.reasons, reason))


_Judge = Callable[[FinalityFile, Rulebook, Calendar, date], Finality]
_BY_PROCEDURE: Mapping[Procedure, _Judge] = {
    Procedure.RECONSIDERATION: _recon,
    Procedure.FIRST_INSTANCE: _first,
    Procedure.SECOND_INSTANCE: _second,
    Procedure.RETRIAL_REVIEW: _review,
    Procedure.RETRIAL: _retrial,
}
