"""Times that stand still: each ends after it began, and none begins while one like it runs."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from docket.docketing.schemas import RecordEvent
from docket.errors import FieldError
from docket.law.events import EventKind
from docket.proceedings.schemas import EventRow

ENDS: Mapping[str, str] = {
    "suspended": "resumed",
    "excluded_began": "excluded_ended",
    "obstacle_began": "obstacle_ended",
}
"""What begins a time that is not counted, and what ends it."""

STANDSTILLS = frozenset({*ENDS, *ENDS.values()})


def check_standstill(
    fact: RecordEvent,
    others: Sequence[EventRow],
    kinds: Mapping[str, EventKind],
    *,
    amending: int | None,
) -> Iterator[FieldError]:
    """Whether a beginning or an end fits what is recorded, of the same side about the same.

    What comes after it is looked at when the whole filing is in: an earlier suspension may be
    entered late, its beginning first.
    """
    begin = next((b for b, end in ENDS.items() if fact.kind in (b, end)), None)
    if begin is None:
        return
    whose = fact.authority, fact.party, fact.subject
    steps = [e for e in _steps(others, begin) if (e.authority, e.party, e.subject) == whose]
    latest = max((e.id for e in steps), default=0) + 1
    own = fact.happened_on, amending or latest
    before = [e for e in steps if (e.happened_on, e.id) < own]
    runs = bool(before) and before[-1].kind == begin
    name, end = kinds[begin].zh, kinds[ENDS[begin]].zh
    if fact.kind == begin and runs:
        yield _overlap(name, end, before[-1], fact.happened_on)
    elif fact.kind != begin and not runs:
        yield _unbegun(fact, steps, begin, name)


def _unbegun(fact: RecordEvent, steps: Sequence[EventRow], begin: str, name: str) -> FieldError:
    later = next((e for e in steps if e.kind == begin and e.happened_on > fact.happened_on), None)
    if later is None:
        return FieldError("kind", "没有与之对应的开始事件。", f"请先登记“{name}”及其日期。")
    message = f"{fact.happened_on}早于“{name}”的日期{later.happened_on}：不能在开始以前结束。"
    return FieldError("happened_on", message, "请核对两个日期。")


def check_standstills(
    events: Iterable[EventRow], kinds: Mapping[str, EventKind]
) -> list[FieldError]:
    """Every time that begins while one like it runs, or ends without having begun.

    A suspension within a suspension would be counted twice or not at all; nobody can tell which was
    meant, so it is asked.
    """
    recorded, found = list(events), []
    for begin, ended_by in ENDS.items():
        name, end = kinds[begin].zh, kinds[ended_by].zh
        for one, other in _in_turn(_steps(recorded, begin)):
            if one.kind == other.kind == begin:
                found.append(_overlap(name, end, one, other.happened_on, field="facts"))
            elif one.kind == other.kind:
                message = f"{other.happened_on}登记的“{end}”没有与之对应的开始事件。"
                found.append(FieldError("facts", message, f"请先登记“{name}”，或者一并划除。"))
    return found


def _in_turn(steps: Iterable[EventRow]) -> Iterator[tuple[EventRow, EventRow]]:
    """Each step with the next of the same side about the same."""
    apart: defaultdict[tuple[object, ...], list[EventRow]] = defaultdict(list)
    for event in steps:
        apart[event.authority, event.party, event.subject].append(event)
    for of_one in apart.values():
        yield from pairwise(of_one)


def _steps(events: Iterable[EventRow], begin: str) -> list[EventRow]:
    """Beginnings and ends of one kind, in the order of their days."""
    found = [e for e in events if e.kind in (begin, ENDS[begin])]
    return sorted(found, key=lambda e: (e.happened_on, e.id))


def _overlap(
    name: str, end: str, runs: EventRow, on: object, *, field: str = "happened_on"
) -> FieldError:
    message = f"{runs.happened_on}开始的“{name}”尚未结束，{on}又有一段开始：两段时间重叠。"
    return FieldError(field, message, f"请先登记前一段的“{end}”，或者更正日期。")
