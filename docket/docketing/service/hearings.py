"""Hearings and who sat in them."""

from collections.abc import Mapping

from msgspec.structs import replace

from docket.docketing import queries
from docket.docketing.rules import check_appearance, check_hearing
from docket.docketing.schemas import RecordAppearance, RecordHearing
from docket.docketing.service.desk import Desk, Verb
from docket.errors import FieldError, Invalid
from docket.hearings.schemas import HearingRow
from docket.hearings.tables import Appearance, Hearing


async def record_hearing(desk: Desk, fact: RecordHearing) -> int:
    """登记庭审(听证), to come or held."""
    brief = await desk.brief(fact.proceeding)
    errors = check_hearing(fact, brief, today=desk.today)
    if errors:
        raise Invalid.of(*errors)
    return await desk.ledger.add(
        Hearing(
            proceeding=brief.proceeding.id,
            kind=fact.kind,
            held_on=fact.held_on,
            starts_at=fact.starts_at,
            room=fact.room,
            mode=fact.mode,
            state=fact.state,
            leader_notified=fact.leader_notified,
            leader_renotified=fact.leader_renotified,
            paper=await desk.optional(fact.paper, "paper", "paper"),
            note=fact.note,
        )
    )


async def record_appearance(desk: Desk, fact: RecordAppearance) -> int:
    """登记出庭. What is not recorded stays unknown; it never becomes an absence."""
    hearing_id = desk.resolve(fact.hearing, "hearing", "hearing")
    hearing = await _hearing(desk, hearing_id)
    brief = await desk.brief(hearing.proceeding, "hearing")
    hearing = await _hearing(desk, hearing_id)  # it may have been struck until the matter was ours
    fact = replace(fact, authority=desk.resolve(fact.authority, "authority", "authority"))
    others = await queries.ranks_at(hearing_id, int(fact.authority))
    errors = check_appearance(fact, hearing, brief, others)
    if errors:
        raise Invalid.of(*errors)
    return await desk.ledger.add(
        Appearance(
            hearing=hearing_id,
            authority=fact.authority,
            rank=fact.rank,
            person=fact.person,
            title=fact.title,
            identity_proved=fact.identity_proved,
            spoke=fact.spoke,
            left_without_leave=fact.left_without_leave,
            absence_reason=fact.absence_reason,
            absence_review=fact.absence_review,
            refused_to_explain=fact.refused_to_explain,
            paper=await desk.optional(fact.paper, "paper", "paper"),
            note=fact.note,
        )
    )


async def _hearing(desk: Desk, hearing_id: int) -> HearingRow:
    """The sitting, unless there is none or it was struck."""
    seen = await queries.known(desk.viewer, "hearing", hearing_id)
    hearing = await queries.load_hearing(hearing_id) if seen else None
    if hearing is None:
        raise Invalid.of(
            FieldError("hearing", f"没有编号为{hearing_id}的庭审（听证）。", "请先登记开庭。")
        )
    return hearing


VERBS: Mapping[type, Verb] = {RecordHearing: record_hearing, RecordAppearance: record_appearance}
