"""The answer to "when is it due, by which law, and why": one shape for scripts and for people."""

from datetime import date, time

import msgspec

from docket.law.explain import WORDINGS, CellKind, Explanation, StepKind
from docket.law.periods import Computation
from docket.law.provisions import Rule, Status
from docket.law.readings import Reading, safe_of
from docket.terms import Binds, Language


class LawOut(msgspec.Struct, frozen=True, kw_only=True):
    """The provision that was applied, with its own words."""

    name: str
    key: str
    article: str
    quote: str
    quotes: tuple[str, ...]
    in_force_from: date
    in_force_to: date | None


class DayOut(msgspec.Struct, frozen=True, kw_only=True):
    """One day of the count; see ``law.explain.DayCell``."""

    day: date
    number: int | None
    kind: CellKind
    working: bool
    name: str | None


class StepOut(msgspec.Struct, frozen=True):
    """One step of the explanation: what it tells, the same in every language, and the sentence."""

    kind: StepKind
    text: str


class ReadingOut(msgspec.Struct, frozen=True, kw_only=True):
    """One way to read the law; see ``law.readings.Reading``."""

    code: str
    version: str
    due_statutory: date
    due_safe: date
    why: str


class DueOut(msgspec.Struct, frozen=True, kw_only=True):
    """A due date that explains itself. ``rule`` is the name asked for."""

    rule: str
    key: str
    version: str
    name_zh: str
    name_en: str
    trigger: date
    added_days: int
    raw_end: date
    due_statutory: date
    due_safe: date
    provisional: bool
    binds: Binds
    actor: str
    law: LawOut
    counted: list[DayOut]
    steps: tuple[StepOut, ...]
    safe_note: str
    status: Status
    consequence: str
    extension: str
    doubts: str
    pending: str
    readings: tuple[ReadingOut, ...]
    starts_at: time | None
    ends_at: time | None


def answer(
    asked: str,
    computation: Computation,
    explanation: Explanation,
    found: tuple[Reading, ...] = (),
    *,
    language: Language = Language.ZH,
) -> DueOut:
    """The computation and its explanation, as they are printed; with readings, the safest of them."""
    rule = computation.rule
    safe = safe_of(computation, found)
    steps = [StepOut(step.kind, step.text) for step in explanation.steps]
    if safe != computation.due_safe:
        steps.append(StepOut("reading", WORDINGS[language].safest(safe)))
    return DueOut(
        rule=asked,
        key=rule.key,
        version=rule.id,
        name_zh=rule.name_zh,
        name_en=rule.name_en,
        trigger=computation.trigger_on,
        added_days=computation.added_days,
        raw_end=computation.raw_end,
        due_statutory=computation.due_statutory,
        due_safe=safe,
        provisional=computation.provisional,
        binds=rule.binds,
        actor=rule.actor_zh,
        law=_law(rule),
        counted=[
            DayOut(day=c.day, number=c.number, kind=c.kind, working=c.working, name=c.name)
            for c in explanation.counted
        ],
        steps=tuple(steps),
        safe_note=computation.safe_note,
        status=rule.status,
        consequence=rule.consequence,
        extension=rule.extension,
        doubts=computation.pending + rule.doubts,
        pending=computation.pending,
        readings=tuple(
            ReadingOut(
                code=one.code,
                version=one.version,
                due_statutory=one.due_statutory,
                due_safe=one.due_safe,
                why=one.why,
            )
            for one in found
        ),
        starts_at=computation.starts_at,
        ends_at=computation.ends_at,
    )


def _law(rule: Rule) -> LawOut:
    return LawOut(
        name=rule.law,
        key=rule.law_key,
        article=rule.articles,
        quote="\n".join(rule.quotes),
        quotes=rule.quotes,
        in_force_from=rule.in_force_from,
        in_force_to=rule.in_force_to,
    )
