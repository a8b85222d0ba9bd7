"""What people do to deadlines: facts of their own, so that no rebuild loses them."""

from collections.abc import Iterator, Mapping
from datetime import date

from docket.calendars.queries import load_calendar
from docket.deadlines.schemas import DeadlineRow, MoveRow
from docket.deadlines.tables import Deadline, DeadlineAct
from docket.docketing import queries
from docket.docketing.schemas import AcceptMove, ActOnDeadline
from docket.docketing.service.confirming import confirmation, waiving
from docket.docketing.service.desk import Desk, Verb
from docket.docketing.service.explaining import derivation
from docket.docketing.service.moves import Accepted
from docket.errors import FieldError, Invalid
from docket.law.provisions import Rulebook
from docket.rulebook.queries import load_book
from docket.terms import DeadlineVerb, MoveState

NEED_REASON = (
    DeadlineVerb.WAIVED,
    DeadlineVerb.REOPENED,
    DeadlineVerb.MANUAL_DATE,
    DeadlineVerb.READING_CHOSEN,
    DeadlineVerb.VERSION_KEPT,
)
LONGEST_NAME = Deadline.assignee.length or 0
"""What the projection keeps of an assignee."""


async def act_on_deadline(desk: Desk, fact: ActOnDeadline) -> int:
    """处置期限: kept by the deadline's identity, laid over whatever the law gives for it."""
    row = await _deadline(desk, fact.deadline)
    await desk.touch(row.matter)
    row = await _deadline(desk, fact.deadline)  # it may have fallen away until the matter was ours
    errors = [*_errors(fact, desk.today), *_unknown_version(fact, row, await load_book())]
    if fact.verb is DeadlineVerb.READING_CHOSEN:
        errors += await _no_such_reading(row, fact.value)
    if errors:
        raise Invalid.of(*errors)
    if fact.verb is DeadlineVerb.MOVE_ACCEPTED:
        move = await _last_move(row, fact.value)
        return await _accept(desk, move, fact.reason, fact.happened_on)
    return await desk.ledger.add(
        DeadlineAct(
            proceeding=row.proceeding,
            authority=row.authority,
            party=row.party,
            rule=row.rule,
            root_event=row.root_event,
            root_hearing=row.root_hearing,
            ordinal=row.ordinal,
            verb=fact.verb,
            happened_on=fact.happened_on,
            value=await _value(desk, fact, row),
            reason=fact.reason,
            how=fact.how,
            paper=await desk.optional(fact.paper, "paper", "paper"),
            actor_id=desk.actor.id,
            actor_name=desk.actor.name,
        )
    )


async def accept_move(desk: Desk, fact: AcceptMove) -> int:
    """接受变动: also of a deadline that fell away since, so it goes by the identity of the move."""
    move = await _move(desk, "move", fact.move)
    await desk.touch(move.matter)
    return await _accept(desk, await _move(desk, "move", fact.move), fact.reason, desk.today)


async def _accept(desk: Desk, move: MoveRow, reason: str, on: date) -> int:
    """Take the date as it stands after a move, and after all that came before it."""
    desk.accepted.append(Accepted(move.identity, move.id))
    return await desk.ledger.add(
        DeadlineAct(
            proceeding=move.proceeding,
            authority=move.authority,
            party=move.party,
            rule=move.rule,
            root_event=move.root_event,
            root_hearing=move.root_hearing,
            ordinal=move.ordinal,
            verb=DeadlineVerb.MOVE_ACCEPTED,
            happened_on=on,
            value=str(move.id),
            reason=reason,
        )
    )


async def _move(desk: Desk, name: str, move_id: int) -> MoveRow:
    """A move that is still to be confirmed.

    Raises:
        Invalid: There is none of this number, or somebody settled it already.
    """
    seen = await queries.known(desk.viewer, "deadline_move", move_id)
    move = await queries.load_move(move_id) if seen else None
    if move is None:
        raise Invalid.of(
            FieldError(name, f"没有编号为{move_id}的期限变动。", "编号见 docket moves。")
        )
    if move.state is not MoveState.PENDING:
        raise Invalid.of(FieldError(name, f"期限变动{move_id}{move.state.zh}。", "请刷新后再看。"))
    return move


async def _last_move(row: DeadlineRow, value: str | None) -> MoveRow:
    """The move of a deadline that is accepted: the one named, else the last to be confirmed."""
    pending = await queries.moves_pending(row)
    named = [move for move in pending if value in (None, str(move.id))]
    if not named:
        why = "这一期限没有待确认的变动。" if value is None else f"“{value}”不是它待确认的变动。"
        raise Invalid.of(FieldError("value", why, "编号见 docket moves；省略则确认最近一次。"))
    return named[-1]


async def _value(desk: Desk, fact: ActOnDeadline, row: DeadlineRow) -> str | None:
    """What goes with the verb; what a confirmation or a waiving is about is not for the caller."""
    match fact.verb:
        case DeadlineVerb.CONFIRMED:
            return await confirmation(desk, row, seen=fact.value)
        case DeadlineVerb.WAIVED:
            return await waiving(desk, row)
        case _:
            return fact.value


async def _deadline(desk: Desk, deadline_id: int) -> DeadlineRow:
    """The deadline, unless there is none."""
    seen = await queries.known(desk.viewer, "deadline", deadline_id)
    row = await queries.load_deadline(deadline_id) if seen else None
    if row is None:
        raise Invalid.of(
            FieldError("deadline", f"没有编号为{deadline_id}的期限。", "请刷新后再选。")
        )
    return row


def _errors(fact: ActOnDeadline, today: date) -> list[FieldError]:
    """Every reason why this cannot be done to a deadline."""
    errors = []
    if fact.happened_on > today:
        errors.append(FieldError("happened_on", f"{fact.happened_on}晚于今天。", "请核对日期。"))
    if fact.verb in NEED_REASON and not fact.reason.strip():
        errors.append(FieldError("reason", f"“{fact.verb.zh}”须说明理由。", "请填写理由。"))
    if fact.verb is not DeadlineVerb.DONE:
        errors += [
            FieldError(name, "只有办结才写明方式和凭证。", "请去掉，或者登记为办结（done）。")
            for name, given in (("how", fact.how), ("paper", fact.paper))
            if given is not None
        ]
    return errors + _of_value(fact)


def _of_value(fact: ActOnDeadline) -> list[FieldError]:
    """Why the value does not go with the verb."""
    errors = []
    if fact.verb is DeadlineVerb.ASSIGNED and not (fact.value or "").strip():
        errors.append(FieldError("value", "缺少承办人。", "请填写分派给谁。"))
    if fact.verb is DeadlineVerb.ASSIGNED and len(fact.value or "") > LONGEST_NAME:
        errors.append(FieldError("value", f"承办人最多{LONGEST_NAME}个字。", "请只填写姓名。"))
    if fact.verb is DeadlineVerb.MANUAL_DATE and not _is_day(fact.value):
        errors.append(FieldError("value", f"“{fact.value}”不是日期。", "请写成 2026-11-23。"))
    return errors


def _unknown_version(fact: ActOnDeadline, row: DeadlineRow, book: Rulebook) -> Iterator[FieldError]:
    """Only a version of the deadline's own rule can be kept; none brings back the law's choice."""
    if fact.verb is not DeadlineVerb.VERSION_KEPT or fact.value is None:
        return
    if book.version(row.rule, fact.value) is None:
        known = "、".join(rule.id for rule in book.named(row.rule))
        why = f"“{fact.value}”不是这一规则的版本。"
        yield FieldError("value", why, f"可用的版本：{known}；留空则仍按起算之日选择版本。")


async def _no_such_reading(row: DeadlineRow, code: str | None) -> list[FieldError]:
    """A reading is one of those that the facts and the law leave open for this deadline."""
    found = await derivation(row, await load_calendar())
    ways = found.readings if found is not None else ()
    if any(way.code == code for way in ways):
        return []
    if not ways:
        message = "这一期限只有一种读法，不用选择。"
        return [FieldError("value", message, "日期有误的，请更正事实；另有安排的，人工定日。")]
    listed = "；".join(f"{way.code}（届满日{way.due_statutory}，{way.why}）" for way in ways)
    return [FieldError("value", f"没有“{code or ''}”这种读法。", f"可以选择：{listed}")]


def _is_day(text: str | None) -> bool:
    """Whether the text is an ISO date."""
    try:
        date.fromisoformat(text or "")
    except ValueError:
        return False
    return True


VERBS: Mapping[type, Verb] = {ActOnDeadline: act_on_deadline, AcceptMove: accept_move}
