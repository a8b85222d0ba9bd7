"""Hearings and who sat in them, as honest types."""

from datetime import date

import msgspec

from docket.terms import (
    AbsenceReason,
    AbsenceReview,
    HearingKind,
    HearingState,
    Level,
    Procedure,
    Rank,
)


class HearingRow(msgspec.Struct, frozen=True, kw_only=True):
    """庭审(听证), not struck."""

    id: int
    proceeding: int
    kind: HearingKind
    held_on: date
    state: HearingState
    leader_notified: bool | None
    leader_renotified: bool


class AppearanceRow(msgspec.Struct, frozen=True, kw_only=True):
    """出庭记录, not struck."""

    id: int
    hearing: int
    authority: int
    rank: Rank
    identity_proved: bool | None
    left_without_leave: bool
    absence_reason: AbsenceReason | None
    absence_review: AbsenceReview | None
    refused_to_explain: bool


class SittingRow(msgspec.Struct, frozen=True, kw_only=True):
    """What attendance is counted from: one held hearing, one authority. ``id``: 0 until stored."""

    hearing: int
    proceeding: int
    matter: int
    authority: int
    unit: int
    kind: HearingKind
    procedure: Procedure
    level: Level | None
    confidential: bool
    held_on: date
    recorded: bool
    attended: bool
    principals: int
    represented: bool
    excused: bool
    notified: bool
    renotified: bool
    id: int = 0

    @property
    def identity(self) -> tuple[object, ...]:
        """One row per hearing and authority."""
        return (self.hearing, self.authority)
