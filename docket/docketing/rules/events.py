"""Whether an event may be recorded in a proceeding."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta, timezone

from docket.docketing.rules.standstills import STANDSTILLS, check_standstill
from docket.docketing.rules.words import in_future, out_of_order, unknown_code
from docket.docketing.schemas import RecordEvent
from docket.errors import FieldError
from docket.law.events import EventKind
from docket.proceedings.schemas import Brief, EventRow
from docket.terms import Procedure

LEGAL_ZONE = timezone(timedelta(hours=8))
"""Legal days are those of UTC+8, wherever the program runs."""

LONGEST_REST = timedelta(days=10)
"""No run of rest days is longer: so far a last day can move."""

RECONSIDERATION_EXTENSION = 30
"""行政复议法第六十二条第一款: 延长期限最多不得超过三十日."""


def check_event(
    fact: RecordEvent,
    brief: Brief,
    kinds: Mapping[str, EventKind],
    *,
    today: date,
    amending: int | None = None,
) -> list[FieldError]:
    """Every reason why this event cannot be recorded; an empty list when it can.

    Args:
        fact: The event; its authority and party are ids by now.
        brief: The proceeding it belongs to.
        kinds: The event kinds of the law data.
        today: The legal day of recording.
        amending: The id of the event that is being corrected, which is left out of comparisons.
    """
    if fact.kind not in kinds:
        return [unknown_code("kind", fact.kind, kinds, "事件种类")]
    kind = kinds[fact.kind]
    others = [e for e in brief.events if e.id != amending]
    decided = min((e.happened_on for e in others if e.kind == "decided"), default=None)
    return [
        *_kind_fits(kind, fact, brief),
        *check_whose(kind, fact, brief),
        *in_future("happened_on", fact.happened_on, today),
        *check_days(fact),
        *_granted(fact, brief, others),
        *_after_closing(kind, fact, decided),
        *_order(fact, others, decided),
        *check_standstill(fact, others, kinds, amending=amending),
    ]


def _kind_fits(kind: EventKind, fact: RecordEvent, brief: Brief) -> list[FieldError]:
    """The kind belongs to this procedure, and a decision comes with its outcome."""
    procedure = brief.proceeding.procedure
    if kind.procedures and procedure not in kind.procedures:
        allowed = "、".join(p.zh for p in kind.procedures)
        return [
            FieldError("kind", f"“{kind.zh}”不属于{procedure.zh}程序。", f"它只用于：{allowed}。")
        ]
    if fact.kind in ("decided", "supplemented"):
        return [FieldError("kind", "裁决要连同结果登记。", "请用 record_outcome 登记结果。")]
    return _subject_fits(kind, fact, procedure)


def _subject_fits(kind: EventKind, fact: RecordEvent, procedure: Procedure) -> list[FieldError]:
    """The subject is one of the kind, and of the procedure.

    What a court may leave out of its time is not what a reconsideration organ may
    (解释第五十条; 行政复议法实施条例第二十九条以下).
    """
    if fact.subject is None:
        return []
    here = [s for s in kind.subjects if not s.procedures or procedure in s.procedures]
    if any(one.code == fact.subject for one in here):
        return []
    listed = "、".join(f"{one.code}（{one.zh}）" for one in here)
    remedy = f"可用：{listed}；都不是的，不填。" if here else "这种事件不分事项，请不填。"
    message = f"{procedure.zh}程序的“{kind.zh}”没有“{fact.subject}”这一事项。"
    return [FieldError("subject", message, remedy)]


def check_whose(kind: EventKind, fact: RecordEvent, brief: Brief) -> list[FieldError]:
    """Whose receipt, act or filing it is, and that they stand in this proceeding."""
    errors = []
    if fact.authority is not None and fact.party is not None:
        errors.append(
            FieldError(
                "party", "一个事件只能属于一方。", "请只填本机关（authority）或对方（party）。"
            )
        )
    if kind.needs_party and fact.authority is None and fact.party is None:
        errors.append(
            FieldError(
                "authority",
                f"“{kind.zh}”须说明是谁的。",
                "请填本机关（authority）或对方当事人（party）。",
            )
        )
    if fact.authority is not None and fact.authority not in brief.authorities:
        errors.append(
            FieldError(
                "authority", "该机关不在此程序中。", "请先在程序中登记它的诉讼地位，或改选机关。"
            )
        )
    if fact.party is not None and fact.party not in brief.parties:
        errors.append(FieldError("party", "该当事人不在此程序中。", "请先在程序中登记该当事人。"))
    side = "us" if fact.authority is not None else "them" if fact.party is not None else "organ"
    if not errors and side not in kind.sides:
        errors.append(FieldError("kind", f"“{kind.zh}”不能由这一方作出。", f"含义：{kind.meaning}"))
    return errors


def check_days(fact: RecordEvent) -> list[FieldError]:
    """A paper is posted before it arrives, ends what it fixes later, and an hour is of its day."""
    errors = []
    if fact.sent_on is not None and fact.sent_on > fact.happened_on:
        errors.append(out_of_order("sent_on", "交邮日", fact.sent_on, "到达日", fact.happened_on))
    if fact.until_on is not None and fact.until_on < fact.happened_on:
        errors.append(out_of_order("until_on", "事件日", fact.happened_on, "截止日", fact.until_on))
    if fact.happened_at is not None:
        day = fact.happened_at.astimezone(LEGAL_ZONE).date()
        if day != fact.happened_on:
            errors.append(
                FieldError(
                    "happened_at",
                    f"该时刻（东八区）是{day}，与事件日（{fact.happened_on}）不是同一天。",
                    "请核对时刻及其时区。",
                )
            )
    return errors


def _granted(fact: RecordEvent, brief: Brief, others: Sequence[EventRow]) -> list[FieldError]:
    """An extension says for how long; in reconsideration at most 30 days (行政复议法第六十二条).

    Evidence that a court lets one of the parties give later is due fifteen days after the cause has
    ended (解释第三十四条): no day is named then.
    """
    if fact.kind != "extension_granted":
        return []
    of_forum = fact.authority is None and fact.party is None
    if fact.days is None and fact.until_on is None:
        until_cause_ends = not of_forum and brief.proceeding.procedure is Procedure.FIRST_INSTANCE
        missing = FieldError("days", "缺少延长的天数。", "请按延长通知书填写天数或者截止日。")
        return [] if until_cause_ends else [missing]
    if brief.proceeding.procedure is not Procedure.RECONSIDERATION or not of_forum:
        return []
    total = (fact.days or 0) + sum(
        e.days or 0
        for e in others
        if e.kind == "extension_granted" and e.authority is None and e.party is None
    )
    if total > RECONSIDERATION_EXTENSION:
        return [
            FieldError(
                "days",
                f"行政复议最多延长{RECONSIDERATION_EXTENSION}日，不能延长{total}日。",
                "依据行政复议法第六十二条；请核对延长通知书。",
            )
        ]
    return _granted_until(fact, brief, others)


def _granted_until(fact: RecordEvent, brief: Brief, others: Sequence[EventRow]) -> list[FieldError]:
    """A last day that no extension can reach: ninety days from acceptance, moved off rest days.

    Where the time stood still it is not for a check without a calendar to say.
    """
    accepted_on = brief.accepted_on
    stood_still = any(e.kind in STANDSTILLS for e in others)
    if fact.until_on is None or fact.days is not None or accepted_on is None or stood_still:
        return []
    latest = accepted_on + timedelta(days=60 + RECONSIDERATION_EXTENSION)
    if fact.until_on <= latest + LONGEST_REST:
        return []
    message = (
        f"自受理（{accepted_on}）起六十日，最多延长{RECONSIDERATION_EXTENSION}日，"
        f"到{latest}为止，{fact.until_on}已经超过。"
    )
    return [FieldError("until_on", message, "依据行政复议法第六十二条；请核对延长通知书。")]


def _after_closing(kind: EventKind, fact: RecordEvent, decided: date | None) -> list[FieldError]:
    """After the decision only service, appeal, performance and their like can follow."""
    if decided is not None and not kind.after_closing and fact.happened_on > decided:
        return [
            FieldError(
                "happened_on",
                f"本程序已于{decided}结案，“{kind.zh}”不能发生在结案之后。",
                "请核对日期；若结案有误，先更正结案日。",
            )
        ]
    return []


def _order(fact: RecordEvent, others: Sequence[EventRow], decided: date | None) -> list[FieldError]:
    """Accepted once, decided before served, begun before ended."""
    errors = []
    if fact.kind == "accepted" and any(e.kind == "accepted" for e in others):
        errors.append(
            FieldError("kind", "本程序已登记过受理（立案）。", "如日期有误，请更正原来的那一条。")
        )
    of_decision = fact.kind == "served" and fact.subject is None
    if of_decision and decided is not None and fact.happened_on < decided:
        errors.append(out_of_order("happened_on", "裁决日", decided, "送达日", fact.happened_on))
    return errors
