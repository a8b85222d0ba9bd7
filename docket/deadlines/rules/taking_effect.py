"""What a judgment of effect comes to, and what takes effect at once: where no period has to run."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from docket.deadlines.rules.remedies import FinalityFile, PartyRow
from docket.deadlines.rules.serving import service_day
from docket.proceedings.schemas import EventRow

State = Literal["effective", "presumed", "not_yet", "unknown", "superseded", "not_judged"]
STATE_ZH: Mapping[State, str] = {
    "effective": "已经生效",
    "presumed": "可以推定生效",
    "not_yet": "尚未生效",
    "unknown": "无法判断",
    "superseded": "已被后续裁判取代",
    "not_judged": "不作生效判断",
}


@dataclass(frozen=True, slots=True)
class Finality:
    """Whether a decision may be treated as effective.

    Args:
        state: In one word.
        on: From that day; for ``not_yet``, the earliest day from which it could be, if known.
        reasons: Sentences with their articles.
        parties: What each party may still do.
        unknown: What is not on record and would decide it.
    """

    state: State
    on: date | None = None
    reasons: tuple[str, ...] = ()
    parties: tuple[PartyRow, ...] = ()
    unknown: tuple[str, ...] = ()


def at_once(file: FinalityFile, why: str) -> Finality:
    """What cannot be turned against takes effect when it is pronounced or first served."""
    known = known_days(file.events)
    if not known:
        unknown = ("没有登记宣判日和任何一方的送达日。",)
        return Finality("unknown", reasons=(why,), unknown=unknown)
    return Finality(
        "effective", min(known), (why, "自宣判或者最先送达任何一方之日生效，以较早者为准。")
    )


def known_days(events: Iterable[EventRow]) -> list[date]:
    """The days of pronouncement and of service that are on record."""
    return [
        service_day(e.happened_on, e.how) if e.kind == "served" else e.happened_on
        for e in events
        if e.kind in ("served", "pronounced")
    ]


def mediation(file: FinalityFile, reason: str) -> Finality:
    """调解书: with the last signature."""
    signed = {
        one: min(_served(file, ours=one.ours, row_id=one.id), default=None) for one in file.members
    }
    unknown = tuple(f"没有登记{one.name}签收的日期。" for one, day in signed.items() if day is None)
    days = [day for day in signed.values() if day is not None]
    if unknown or not days:
        return Finality("unknown", reasons=(reason,), unknown=unknown or ("没有登记当事人。",))
    return Finality("effective", max(days), (reason, "调解书不能上诉、起诉。"))


def _served(file: FinalityFile, *, ours: bool, row_id: int) -> list[date]:
    return [
        e.happened_on
        for e in file.events
        if e.kind == "served" and (e.authority if ours else e.party) == row_id
    ]
